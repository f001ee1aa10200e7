"""Parts of the PIN screen: a field that shows dots alone, a line with its sign, a veil."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from skm_desk.domain.pin import LONGEST
from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Words, came_by_key
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides

EMPTY = "Belum ada angka"
_CORNER_MM = 3.0
_RING_MM = 1.0
_PAD_MM = 6.0
_DOT, _PITCH, _DEEP = 0.5, 0.85, 1.5  # against the size of plain text
_VEIL = 0.75  # how much of what lies below is taken away


class DotField(Words):
    """Shows how many digits were typed and never knows which; a keyboard can stand here.

    It leaves every key to the screen that holds it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self._by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show so many dots; a screen reader says their number."""
        self._count = count
        self.setText(f"{count} angka" if count else EMPTY)
        self.update()

    def room_for(self, look: Look) -> QSize:
        """Return the size in pixels of the drawn part, with room for the longest PIN."""
        dots = round((_PITCH * (LONGEST - 1) + _DOT) * look.text_px)
        return QSize(dots + 2 * look.mm(_PAD_MM), round(_DEEP * look.text_px))

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
        """Draw the ring if there is one, the field and the dots."""
        look, colours = self.look, self.look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = look.mm(_CORNER_MM)
        if self.hasFocus() and self._by_key:
            width = max(look.mm(_RING_MM), 4)
            painter.setPen(QPen(QColor(colours.lead), width))
            ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(ring, corner + width / 2, corner + width / 2)
        inset = look.mm(RING_ROOM_MM) + look.line / 2
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(colours.edge), look.line))
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(body, corner, corner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ink))
        radius = _DOT * look.text_px / 2
        first = body.left() + look.mm(_PAD_MM) + radius
        for place in range(self._count):
            middle = QPointF(first + place * _PITCH * look.text_px, body.center().y())
            painter.drawEllipse(middle, radius, radius)
        painter.end()


class SignedWords(Words):
    """A sentence after a sign, in the colour of what needs an act; not there while empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tone="warn")
        self.sign = "warn"
        self.hide()

    def say(self, words: str, sign: str = "warn") -> None:
        """Say these words after one of SIGNS; empty words say nothing."""
        self.sign = sign
        self.tone = "ink" if sign == "done" else "warn"
        self.setText(words)
        self.setVisible(bool(words))

    def height_within(self, words: str, look: Look, width: int) -> int:
        """Return the height in pixels that `words` need after a sign."""
        return height_of(words, look.font(), width - _inset(look))

    def least_width(self, words: str, look: Look) -> int:
        """Return the width in pixels without which a word of `words` would be cut."""
        return widest_word(words, look.font()) + _inset(look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign beside the first line, and the words."""
        look = self.look
        painter = QPainter(self)
        colour = getattr(look.colours, self.tone)
        font = look.font()
        line = height_of("A", font, 10_000)
        side = look.text_px
        picture = draw_sign(self.sign, colour, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, (line - side) / 2), picture)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(_inset(look), 0, 0, 0), int(flags), self.text())
        painter.end()


class Veil(SafeOverrides, QWidget):
    """Lies over what may not be used now: it pales it and keeps fingers off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look(4.0)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pale what lies below."""
        painter = QPainter(self)
        ground = QColor(self.look.colours.ground)
        ground.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), ground)
        painter.end()


def _inset(look: Look) -> int:
    return look.text_px + look.mm(2)
