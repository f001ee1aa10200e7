"""FieldBox: the box that a digit is typed into, and how it shows whether it was reached."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.entry.field_words import BLANK_SIGN
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font

DIGIT_PX = 24
HEIGHT = 28
ONE_DIGIT = 44
_CORNER = 6
_PAD = 8
_SMALLEST_PX = 9
_CARET = 2


class Standing(Enum):
    """Where a field stands on the way through the form; the words are for a screen reader."""

    AHEAD = ""
    CARRIED = "ikut dari lembar sebelumnya"
    HERE = "sekarang"
    ASKED = "sekarang, ditanyakan"  # something must be answered before it goes on
    PASSED = "sudah diisi"
    BEHIND = "sudah diisi, lalu mundur"  # reached before, and gone back over since


PRESENT = (Standing.HERE, Standing.ASKED)


def digit_font() -> QFont:
    """Return the font of digits."""
    font = make_font("figure", bold=True)
    font.setPixelSize(DIGIT_PX)
    return font


class FieldBox(SafeOverrides, QWidget):
    """Holds the keyboard while its field is the present one; it takes no key by itself."""

    def __init__(self, name: str, width: int = ONE_DIGIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._text = ""
        self._standing = Standing.AHEAD
        self.setFixedSize(width, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self._text

    @property
    def standing(self) -> Standing:
        """Where the field stands on the way."""
        return self._standing

    def show_text(self, text: str, standing: Standing) -> None:
        """Show this text; nothing is drawn again when it is the same."""
        if (text, standing) != (self._text, self._standing):
            self._text, self._standing = text, standing
            self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_here = self._standing in PRESENT
        colour = palette.WARN if self._standing is Standing.ASKED else palette.LEAD
        edge = QPen(QColor(colour if is_here else palette.EDGE), 2 if is_here else 1)
        ground = palette.PAPER
        if self._standing is Standing.BEHIND:
            edge.setStyle(Qt.PenStyle.DashLine)
        if self._standing in (Standing.BEHIND, Standing.CARRIED):
            ground = palette.GROUND
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        inset = edge.widthF() / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, _CORNER, _CORNER)
        font = self._font()
        painter.setFont(font)
        is_blank = self._text == BLANK_SIGN
        painter.setPen(QColor(palette.MUTE if is_blank else palette.INK))
        is_wide = self.width() > ONE_DIGIT
        room = self.rect().adjusted(_PAD if is_wide else 0, 0, 0, 0)
        across = Qt.AlignmentFlag.AlignLeft if is_wide else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(room, across | Qt.AlignmentFlag.AlignVCenter, self._text)
        if self._standing is Standing.HERE and not is_blank:
            self._draw_caret(painter, QFontMetrics(font), room.left(), is_wide)
        painter.end()

    def _font(self) -> QFont:
        """Return the font of digits, smaller for a number that is longer than the box."""
        font = digit_font()
        room = self.width() - 2 * _PAD if self.width() > ONE_DIGIT else self.width()
        taken = QFontMetrics(font).horizontalAdvance(self._text)
        if taken > room:
            font.setPixelSize(max(DIGIT_PX * room // taken, _SMALLEST_PX))
        return font

    def _draw_caret(self, painter: QPainter, metrics: QFontMetrics, left: int, wide: bool) -> None:
        """Say by a line that something is to be typed here."""
        taken = metrics.horizontalAdvance(self._text)
        at = left + taken + 1 if wide else (self.width() + taken) // 2 + (1 if taken else 0)
        caret = QRectF(at, HEIGHT / 4, _CARET, HEIGHT / 2)
        painter.fillRect(caret, QColor(palette.LEAD))
