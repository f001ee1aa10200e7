"""The ruler of staff: what the screen draws as so long is made so long, by ruler or by card."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QWidget

from skm_desk.domain.id_format import format_number
from skm_desk.machine.local_settings import LARGEST_CORRECTION, SMALLEST_CORRECTION
from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.ruler_marks import LENGTHS_MM, Bar, Card
from skm_desk.ui.kiosk.screen import Screen

STEP = 1.005  # of one press: half a percent
_REPEAT_AFTER_MS, _REPEAT_MS = 400, 80
_TITLES = (1.6, 1.2)  # against plain text
_SPACES = (1.0, 0.5)  # against the usual gap
_WIDE_MM, _NARROW_MM = 320, 200  # of everything: what lies farther apart is not seen together
_WITHOUT_CARD = 0.6  # a fit: on a screen so small the card gives way


@dataclass(frozen=True)
class _Shape:
    """One way to place everything; lengths in pixels, `buttons` from the top left of theirs."""

    is_wide: bool
    width: int
    column: int  # of the words
    drawn: QSize  # card and bar
    buttons: Sequence[QRect]
    holds_all_but_words: bool


class RulerScreen(Screen):
    """Lets staff correct the size of everything until a bar and a card have their real size.

    While a button is held only the drawn lengths follow: what is under a finger must not move.
    Everything else is placed anew, and `changed` sent, when it is let go.
    """

    changed = Signal(float)  # the correction to draw with from now on
    saved = Signal(float)  # the correction to keep
    left = Signal()  # the correction from before holds again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claimed = 4.0
        self._correction = self._told = 1.0
        self._gap = self.look.gap
        self._drawn_room = QRect()  # where card and bar may grow without touching anything
        self.title = Words(self, _TITLES[0], bold=True)
        self.title.setText("Ukuran layar")
        self.help = Words(self)
        self.help.setText("Tempelkan penggaris atau KTP pada layar. Samakan ukurannya.")
        self.height_words = Words(self)
        self.card = Card(self)
        self.bar = Bar(self)
        self.shorter = Touch("Lebih pendek", self, Kind.PLAIN, "shorter")
        self.longer = Touch("Lebih panjang", self, Kind.PLAIN, "add")
        self.cancel_button = Touch("Batal", self)
        self.save_button = Touch("Simpan", self, Kind.MAIN)
        self._texts = (self.title, self.help, self.height_words)
        self._buttons = (self.shorter, self.longer, self.cancel_button, self.save_button)
        for button, factor in ((self.shorter, STEP), (self.longer, 1 / STEP)):
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(_REPEAT_AFTER_MS)
            button.setAutoRepeatInterval(_REPEAT_MS)
            # Not `clicked`: that comes once more when a held button is let go.
            button.pressed.connect(lambda factor=factor: self._step(factor))
            button.released.connect(self._let_go)
        self.cancel_button.clicked.connect(self.left)
        self.save_button.clicked.connect(lambda: self.saved.emit(self._correction))

    def show_correction(self, claimed_px_per_mm: float, correction: float) -> None:
        """Begin with the correction of this screen, which claims so many pixels a millimetre.

        One outside 0.5 to 2.0 is taken as the nearest of these.
        """
        self._claimed = claimed_px_per_mm
        self._correction = self._told = _bounded(correction)
        self.place()

    @property
    def correction(self) -> float:
        """Real millimetres over those that the screen claims, as drawn now."""
        return self._correction

    @property
    def px_per_mm(self) -> float:
        """The pixels of one millimetre, as drawn now."""
        return self._claimed / self._correction

    def clear(self) -> None:
        """Forget the correction, and where the keyboard was."""
        self._correction = self._told = 1.0
        for button in self._buttons:
            button.clearFocus()

    def first_focus(self) -> QWidget:
        """Return the first of the two buttons that change the length."""
        return self.shorter

    def place(self) -> None:
        """Place everything; while a button is held, card and bar alone, if there is room.

        Unseen, nothing is placed: it takes long on a small screen, and showing does it anew.
        """
        if self.isVisible() and not (self._is_held() and self._follow()):
            super().place()

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place words, card, bar and buttons in the first shape in which all of it fits."""
        shapes = (True, False) if area.width() > area.height() else (False, True)
        cards = (True,) if look.fit > _WITHOUT_CARD else (True, False)
        self.height_words.setText(self._told_height(look))
        self.bar.look = look
        for button in self._buttons:
            button.apply(look)
        sizes = [button.room_for() for button in self._buttons]
        for has_card, space, length, is_wide, rows in product(
            cards, _SPACES, LENGTHS_MM, shapes, (1, 2, 3)
        ):
            self.card.setVisible(has_card)
            self._show_lengths(length)
            self._gap = round(look.gap * space)
            # The figure below the start of the bar stands out to its left.
            side = max(2 * self._gap, self.bar.overhang)
            inner = area.adjusted(side, side, -side, -side)
            shape = self._shape(look, inner, sizes, is_wide, rows)
            for title in _TITLES if shape.holds_all_but_words else ():
                self.title.share = title
                if self._place_shape(look, inner, shape):
                    return True
        self._place_shape(look, inner, shape)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape, as by the button."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _shape(
        self, look: Look, inner: QRect, sizes: Sequence[QSize], is_wide: bool, rows: int
    ) -> _Shape:
        """Return the widths of a shape, and whether it holds all that cannot be broken."""
        width = min(inner.width(), look.mm(_WIDE_MM if is_wide else _NARROW_MM))
        drawn = self._drawn_size(look)
        apart = max(3 * self._gap, self._gap + self.bar.overhang)
        buttons = self._button_places(look, sizes, width, rows)
        least = drawn.height() + 2 * self._gap + buttons[-1].bottom() + 1
        return _Shape(
            is_wide,
            width,
            width - drawn.width() - apart if is_wide else width,
            drawn,
            buttons,
            drawn.width() <= width
            and least <= inner.height()
            and all(body.width() >= size.width() for body, size in zip(buttons, sizes, strict=True))
            and (self.card.isHidden() or self.card.holds_words(look)),
        )

    def _place_shape(self, look: Look, inner: QRect, shape: _Shape) -> bool:
        """Place everything in one shape; return whether it fits."""
        words = self._words_height(look, shape.column)
        drawn = shape.drawn
        deep = shape.buttons[-1].bottom() + 1
        below = words + 2 * self._gap
        both = max(words, drawn.height()) if shape.is_wide else below + drawn.height()
        height = both + 2 * self._gap + deep
        start = QPoint(
            inner.left() + (inner.width() - shape.width) // 2,
            inner.top() + max((inner.height() - height) // 2, 0),
        )
        foot = start.y() + height - deep
        self._place_words(look, QRect(start, QSize(shape.column, words)))
        beside = QPoint(shape.width - drawn.width(), 0)
        origin = start + (beside if shape.is_wide else QPoint(0, below))
        self._drawn_room = QRect(origin, QPoint(self.width() - 1, foot - 1))
        self._place_drawn(look)
        ring = look.mm(RING_ROOM_MM)
        for button, body in zip(self._buttons, shape.buttons, strict=True):
            place = body.translated(start.x(), foot)
            button.setGeometry(place.adjusted(-ring, -ring, ring, ring))
        return (
            shape.holds_all_but_words
            and shape.column >= self._widest_word(look)
            and height <= inner.height()
        )

    def _place_words(self, look: Look, box: QRect) -> None:
        top = box.top()
        for part in self._texts:
            height = height_of(part.text(), _font(part, look), box.width())
            part.setGeometry(box.left(), top, box.width(), height)
            top += height + self._gap

    def _place_drawn(self, look: Look) -> None:
        """Place card and bar below each other, their left edges on one line."""
        left, top = self._drawn_room.left(), self._drawn_room.top()
        if not self.card.isHidden():
            size = self.card.card.size()
            self.card.setGeometry(QRect(QPoint(left, top), size))
            top += size.height() + 2 * self._gap
        self.bar.setGeometry(QRect(QPoint(left - self.bar.overhang, top), self.bar.room()))

    def _button_places(
        self, look: Look, sizes: Sequence[QSize], width: int, rows: int
    ) -> list[QRect]:
        """Return where the bodies of the buttons lie, from the top left."""
        high, gap = max(size.height() for size in sizes), _between(look, self._gap)
        half = (width - gap) // 2
        right = width - half
        if rows == 1:
            a, b, c, d = (size.width() for size in sizes)
            a = min(a, width - b - c - d - 4 * gap)  # short of room where there is too little
            spots = [(0, 0, a), (a + gap, 0, b), (width - d - gap - c, 0, c), (width - d, 0, d)]
        elif rows == 2:
            spots = [(0, 0, half), (right, 0, half), (0, 1, half), (right, 1, half)]
        else:
            spots = [(0, 0, width), (0, 1, width), (0, 2, half), (right, 2, half)]
        return [QRect(left, row * (high + gap), w, high) for left, row, w in spots]

    def _show_lengths(self, length: int) -> None:
        """Draw card and bar as long as the correction says, the bar of `length` mm."""
        self.card.show_size(self.px_per_mm)
        self.bar.show_length(length, self.px_per_mm)

    def _follow(self) -> bool:
        """Draw card and bar anew where they are; return whether they touch nothing there."""
        look = self.bar.look
        self._show_lengths(self.bar.length_mm)
        self.height_words.setText(self._told_height(look))
        self._place_drawn(look)
        return self._drawn_room.contains(QRect(self._drawn_room.topLeft(), self._drawn_size(look)))

    def _drawn_size(self, look: Look) -> QSize:
        """Return the room in pixels of card and bar, what stands out to the left not counted."""
        size = self.bar.room() - QSize(self.bar.overhang, 0)
        if self.card.isHidden():
            return size
        card = self.card.card.size()
        return QSize(max(card.width(), size.width()), card.height() + 2 * self._gap + size.height())

    def _words_height(self, look: Look, width: int) -> int:
        heights = [height_of(part.text(), _font(part, look), width) for part in self._texts]
        return sum(heights) + self._gap * (len(heights) - 1)

    def _widest_word(self, look: Look) -> int:
        return max(widest_word(part.text(), _font(part, look)) for part in self._texts)

    def _told_height(self, look: Look) -> str:
        """Return how tall the capitals of plain text really are in this look."""
        tall = Decimal(QFontMetricsF(look.font()).capHeight() / self.px_per_mm)
        # A hard space: a number keeps its unit.
        return f"Huruf besar pada layar ini setinggi {format_number(tall, places=1)}\u00a0mm."

    def _step(self, factor: float) -> None:
        """Change the correction by one step, within its range."""
        self._correction = _bounded(round(self._correction * factor, 4))
        self.place()

    def _let_go(self) -> None:
        # A held button says this too each time that it repeats, and when its screen is left.
        if self._is_held() or not self.isVisible():
            return
        self.place()
        if self._correction != self._told:
            self._told = self._correction
            self.changed.emit(self._correction)

    def _is_held(self) -> bool:
        return self.shorter.isDown() or self.longer.isDown()


def _bounded(correction: float) -> float:
    return min(max(correction, SMALLEST_CORRECTION), LARGEST_CORRECTION)


def _between(look: Look, gap: int) -> int:
    """Return the space between two buttons: their rings never touch."""
    return max(gap, 2 * look.mm(RING_ROOM_MM))


def _font(part: Words, look: Look) -> QFont:
    return look.font(part.share, part.bold)
