"""The usia screen: how old the visitor is, in digits that can make an usia."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from skm_desk.domain.filling import USIA, is_usia, may_become_usia
from skm_desk.domain.responden import HIGHEST_USIA, LOWEST_USIA
from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Words, came_by_key
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.number_pad import NumberPad
from skm_desk.ui.kiosk.screen import Screen, Spoken
from skm_desk.ui.shared.announce import announce

TITLE = "Berapa usia Anda?"
HINT = f"Usia {LOWEST_USIA} sampai {HIGHEST_USIA} tahun"
EMPTY = "Usia belum diisi"
_SAID = f"{TITLE} Tekan angkanya, dalam tahun."
_UNIT = "tahun"
_MOST_DIGITS = len(str(HIGHEST_USIA))
_TITLE = 1.3
_WIDEST_MM = 480.0  # of all of it: the pad stays near what it fills
_DIGITS = 2.6
_CORNER_MM = 3.0
_PAD_MM = 5.0


class UsiaDisplay(Words):
    """Shows the digits large, the word for years after them; a line where none are yet.

    A keyboard can stand here: its digits come in, and Enter is left to who holds the screen.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _DIGITS, bold=True)
        self._digits = ""
        self._by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_digits(self, digits: str) -> None:
        """Show these digits; a screen reader says them with the word for years."""
        self._digits = digits
        self.setText(f"{digits} {_UNIT}" if digits else EMPTY)
        self.update()

    def room_for(self, look: Look) -> tuple[int, int]:
        """Return the width and height in pixels that the most digits and the word need."""
        digits = QFontMetrics(look.font(_DIGITS, bold=True))
        unit = QFontMetrics(look.font(_TITLE))
        width = digits.horizontalAdvance("0" * _MOST_DIGITS) + unit.horizontalAdvance(_UNIT)
        edges = 2 * look.mm(_PAD_MM + RING_ROOM_MM)
        return width + look.mm(4) + edges, digits.height() + 2 * look.mm(RING_ROOM_MM + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when a key brought the focus."""
        self._by_key = came_by_key(self, event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._by_key = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, its digits and the word for years on one line."""
        look, colours = self.look, self.look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner, room = look.mm(_CORNER_MM), look.mm(RING_ROOM_MM)
        if self.hasFocus() and self._by_key:
            width = max(look.mm(1.0), 4)
            painter.setPen(QPen(QColor(colours.lead), width))
            ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(ring, corner + width / 2, corner + width / 2)
        inset = room + look.line / 2
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(colours.edge), look.line))
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(body, corner, corner)
        self._draw_words(painter, body)
        painter.end()

    def _draw_words(self, painter: QPainter, body: QRectF) -> None:
        look, colours = self.look, self.look.colours
        font = look.font(_DIGITS, bold=True)
        metrics = QFontMetrics(font)
        left = body.left() + look.mm(_PAD_MM)
        foot = body.center().y() + metrics.capHeight() / 2
        if self._digits:
            painter.setFont(font)
            painter.setPen(QColor(colours.ink))
            painter.drawText(QPointF(left, foot), self._digits)
            left += metrics.horizontalAdvance(self._digits)
        else:
            width = metrics.horizontalAdvance("00")
            painter.setPen(QPen(QColor(colours.mute), look.line))
            painter.drawLine(QPointF(left, foot), QPointF(left + width, foot))
            left += width
        painter.setFont(look.font(_TITLE))
        painter.setPen(QColor(colours.mute))
        painter.drawText(QPointF(left + look.mm(4), foot), _UNIT)


class UsiaScreen(Screen):
    """Asks for the usia: `typed` gives the digits after each key, also those not yet whole."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self.title = Words(self, _TITLE, bold=True)
        self.title.setText(TITLE)
        self.display = UsiaDisplay(self)
        self.hint = Words(self, tone="warn")
        self.pad = NumberPad(self)
        self.pad.digit.connect(self._add)
        self.pad.erased.connect(self._erase)
        self.clear()

    def show_digits(self, digits: str) -> None:
        """Show the digits typed before; empty for none. Nothing is signalled."""
        self._set_digits(digits)
        self.place()

    def clear(self) -> None:
        """Forget the digits."""
        self._set_digits("")
        self.pad.clear()

    def refuse(self) -> None:
        """Say which usia there are, for digits that make none."""
        self.hint.setText(HINT)
        self.hint.show()
        announce(self.hint)

    def said(self) -> Sequence[Spoken]:
        """Return the question."""
        return (Spoken(USIA, _SAID),)

    def first_focus(self) -> QWidget:
        """Return the display: digits of a keyboard come in there, Enter goes on."""
        return self.display

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Backspace of a real keyboard."""
        if not self.pad.take_key(event):
            event.ignore()

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place the question beside the pad, or above it where the screen stands upright."""
        side = max(look.gap * 2, (area.width() - look.mm(_WIDEST_MM)) // 2)
        inner = area.adjusted(side, look.gap, -side, -look.gap)
        ring = look.mm(RING_ROOM_MM)
        if area.width() > area.height():
            half = inner.width() // 2 - look.gap
            column = QRect(inner.left(), inner.top(), half, inner.height())
            fits = self._arrange_question(look, column) <= inner.bottom() + 1
            width, height = self.pad.size_within(look, half + ring, inner.height() + 2 * ring)
            left, top = inner.center().x() + look.gap, inner.top() - ring
            return self.pad.arrange(look, QRect(left, top, width, height)) and fits
        top = self._arrange_question(look, inner) + look.gap - ring
        room = inner.bottom() + 1 + ring - top
        width, height = self.pad.size_within(look, inner.width() + 2 * ring, max(room, 1))
        return self.pad.arrange(look, QRect(inner.left() - ring, top, width, height))

    def _arrange_question(self, look: Look, column: QRect) -> int:
        """Place the words and the display; return where they end, or beyond if they do not fit."""
        ring = look.mm(RING_ROOM_MM)
        font = look.font(_TITLE, bold=True)
        left, width = column.left(), column.width()
        head = height_of(TITLE, font, width)
        self.title.setGeometry(left, column.top(), width, head)
        top = column.top() + head + look.gap - ring
        wide, tall = self.display.room_for(look)
        self.display.setGeometry(left - ring, top, wide, tall)
        top += tall - ring + look.gap // 2
        # Its room is kept while there is no hint: nothing jumps when one comes.
        foot = height_of(HINT, look.font(), width)
        self.hint.setGeometry(left, top, width, foot)
        widest = max(widest_word(TITLE, font), wide - 2 * ring, widest_word(HINT, look.font()))
        return top + foot if widest <= width else column.bottom() + 1_000

    @Slot(str)
    def _add(self, digit: str) -> None:
        digits = self._digits + digit
        if is_usia(digits) or may_become_usia(digits):
            self._type(digits)
        else:
            self.refuse()

    @Slot()
    def _erase(self) -> None:
        if self._digits:
            self._type(self._digits[:-1])

    def _type(self, digits: str) -> None:
        self._set_digits(digits)
        announce(self.display)
        self.typed.emit(digits)

    def _set_digits(self, digits: str) -> None:
        self._digits = digits
        self.display.show_digits(digits)
        self.hint.clear()
        self.hint.hide()
