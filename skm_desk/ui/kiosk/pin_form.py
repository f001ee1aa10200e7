"""The form of the PIN screen: where its words, its field, its pad and its buttons stand."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.number_pad import COLUMNS, NumberPad
from skm_desk.ui.kiosk.pin_parts import DotField, SignedWords, Veil
from skm_desk.ui.kiosk.screen import Screen

_TITLES = (1.6, 1.2)  # against plain text
_KEYS_MM = (44.0, 36.0, 30.0, 25.0, 20.5)  # widths of a key: the first that fits
_WIDE_MM = 320  # of everything: what lies farther apart is not seen together


class PinForm(Screen):
    """Holds the parts and places them; `usual_message` is what room is always kept for."""

    usual_message = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(self, _TITLES[0], bold=True)
        self.line = Words(self, tone="mute")
        self.field = DotField(self)
        self.message = SignedWords(self)
        self.pad = NumberPad(self)
        self.back_button = Touch("Kembali", self, Kind.PLAIN, "back")
        self.deed_button = Touch("", self, Kind.MAIN)
        self.veil = Veil(self)

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self.veil.look = look
        super().apply(look)

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place words and pad side by side, or below each other where the screen is upright."""
        side = 2 * look.gap
        inner = area.adjusted(side, side, -side, -side)
        is_wide = inner.width() > inner.height()
        for button in (self.back_button, self.deed_button):
            button.apply(look)
        for title in _TITLES:
            self.title.share = title
            for key in _KEYS_MM:
                if self._place_shape(look, inner, is_wide, self._pad_width(look, key)):
                    return True
        return False

    def _place_shape(self, look: Look, inner: QRect, is_wide: bool, pad_width: int) -> bool:
        """Place everything with a pad of at most this width; return whether it fits."""
        width = min(inner.width(), look.mm(_WIDE_MM) if is_wide else pad_width)
        pad = self._pad_size(look, min(pad_width, width), inner.height())
        column = width - pad.width() - 3 * look.gap if is_wide else width
        buttons = self._button_places(look, column)
        deep = buttons[-1].bottom() + 1
        head = self._head_height(look, column)
        if is_wide:
            height = max(pad.height(), head + 2 * look.gap + deep)
        else:
            free = inner.height() - head - deep - 4 * look.gap
            pad = self._pad_size(look, min(pad_width, width), max(free, 1))
            height = head + deep + 4 * look.gap + pad.height()
        start = QPoint(
            inner.left() + (inner.width() - width) // 2,
            inner.top() + max((inner.height() - height) // 2, 0),
        )
        beside = QPoint(width - pad.width(), 0)
        below = QPoint(0, head + 2 * look.gap)
        self._place_head(look, QRect(start, QSize(column, head)))
        large_enough = self._place_pad(look, QRect(start + (beside if is_wide else below), pad))
        foot = start + QPoint(0, height - deep)
        for button, body in zip(self._buttons(), buttons, strict=True):
            button.setGeometry(_ringed(look, body.translated(foot)))
        return (
            large_enough
            and height <= inner.height()
            and self._holds(look, column)
            and all(
                body.width() >= button.room_for().width()
                for button, body in zip(self._buttons(), buttons, strict=True)
            )
        )

    def _place_head(self, look: Look, box: QRect) -> None:
        left, top, width = box.left(), box.top(), box.width()
        for part, gap in ((self.title, look.gap // 2), (self.line, look.gap)):
            height = height_of(part.text(), _font(part, look), width)
            part.setGeometry(left, top, width, height)
            top += height + gap
        field = QRect(QPoint(left, top), self.field.room_for(look))
        self.field.setGeometry(_ringed(look, field))
        top += field.height() + look.gap
        self.message.setGeometry(left, top, width, box.bottom() + 1 - top)

    def _place_pad(self, look: Look, body: QRect) -> bool:
        """Place the pad and its veil; return whether its keys are large enough."""
        where = _ringed(look, body)
        self.veil.setGeometry(where)
        return self.pad.arrange(look, where)

    def _head_height(self, look: Look, width: int) -> int:
        """Return the height in pixels of title, line, field and the longest message."""
        words = sum(
            height_of(part.text(), _font(part, look), width) for part in (self.title, self.line)
        )
        # Room is kept for what may be said: nothing jumps when it is.
        message = max(self.message.height_within(said, look, width) for said in self._messages())
        gaps = look.gap // 2 + 2 * look.gap
        return words + self.field.room_for(look).height() + message + gaps

    def _messages(self) -> tuple[str, str]:
        return (self.message.text(), self.usual_message)

    def _button_places(self, look: Look, width: int) -> tuple[QRect, QRect]:
        """Return the bodies of the buttons from the top left: side by side if there is room."""
        back, deed = (button.room_for() for button in self._buttons())
        high = max(back.height(), deed.height())
        gap = max(look.gap, 2 * look.mm(RING_ROOM_MM))  # their rings never touch
        beside = back.width() + gap
        if beside + deed.width() <= width:
            return QRect(0, 0, back.width(), high), QRect(beside, 0, width - beside, high)
        return QRect(0, 0, width, high), QRect(0, high + gap, width, high)

    def _pad_width(self, look: Look, key_mm: float) -> int:
        """Return the width in pixels of a pad with keys of this width, without outer rings."""
        ring = look.mm(RING_ROOM_MM)
        return COLUMNS * (look.mm(key_mm) + 1 + 2 * ring) - 2 * ring

    def _pad_size(self, look: Look, width: int, height: int) -> QSize:
        """Return the room that the pad takes of a room in pixels, both without outer rings."""
        rings = 2 * look.mm(RING_ROOM_MM)
        size = QSize(*self.pad.size_within(look, width + rings, height + rings))
        return size - QSize(rings, rings)

    def _holds(self, look: Look, width: int) -> bool:
        """Return whether no word and no dot is wider than there is room for it."""
        words = [widest_word(part.text(), _font(part, look)) for part in (self.title, self.line)]
        said = [self.message.least_width(said, look) for said in self._messages()]
        return max(*words, *said, self.field.room_for(look).width()) <= width

    def _buttons(self) -> tuple[Touch, Touch]:
        return (self.back_button, self.deed_button)


def _ringed(look: Look, body: QRect) -> QRect:
    """Return the place of what is drawn in `body`, with the room of its ring."""
    ring = look.mm(RING_ROOM_MM)
    return body.adjusted(-ring, -ring, ring, ring)


def _font(part: Words, look: Look) -> QFont:
    return look.font(part.share, part.bold)
