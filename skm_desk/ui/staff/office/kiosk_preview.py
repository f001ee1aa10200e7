"""KioskPreview: a question as it will stand on the screen of the kiosk, small and true to shape."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.domain.id_format import format_count
from skm_desk.domain.kuesioner import Wording
from skm_desk.machine.resources import resource
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import FAMILY

# All lengths are those of a kiosk of 1280 x 720; the widget paints them at its own scale.
_SCREEN = QRectF(0, 0, 1280, 720)
_HEAD = 88
_SIDE = 56
_GAP = 22
_TILES_TOP = 304
_TILES_HEIGHT = 372
_FACE = 138
_HEADING, _TEXT, _CHOICE, _SMALL = 42, 29, 30, 26
_SMALLEST = 15
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
MISSING = "…"


class KioskPreview(SafeOverrides, QWidget):
    """Shows heading, question and four faces with their words; a screen reader says them all."""

    def __init__(self, narrowest: int = 320) -> None:
        super().__init__()
        self._wording = Wording("", "", ("", "", "", ""))
        self._place, self._count = 0, 1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(narrowest)
        self.setAccessibleName("Tampilan di kios")

    def show_question(self, wording: Wording, place: int, count: int) -> None:
        """Show a question, the one at `place` (from 0) of `count`."""
        self._wording, self._place, self._count = wording, place, count
        parts = (self._title(), wording.heading, wording.text, *wording.choices)
        self.setAccessibleDescription(". ".join(part for part in parts if part.strip()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.heightForWidth(self.minimumWidth()))

    def heightForWidth(self, width: int) -> int:
        return round(width * _SCREEN.height() / _SCREEN.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the screen of the kiosk as wide as there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(self.width() / _SCREEN.width(), self.height() / _SCREEN.height())
        painter.scale(scale, scale)
        painter.fillRect(_SCREEN, QColor(palette.GROUND))
        self._draw_head(painter)
        self._draw_words(painter)
        width = (_SCREEN.width() - 2 * _SIDE - 3 * _GAP) / 4
        for number, words in enumerate(self._wording.choices):
            left = _SIDE + number * (width + _GAP)
            tile = QRectF(left, _TILES_TOP, width, _TILES_HEIGHT)
            _draw_tile(painter, tile, number + 1, words, scale * self.devicePixelRatioF())
        painter.setPen(QColor(palette.EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_SCREEN.adjusted(0, 0, -1, -1))
        painter.end()

    def _title(self) -> str:
        return f"Pertanyaan {format_count(self._place + 1)} dari {format_count(self._count)}"

    def _draw_head(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, _SCREEN.width(), _HEAD), QColor(palette.PAPER))
        painter.setPen(QColor(palette.INK))
        painter.setFont(_font(_SMALL, bold=True))
        title = self._title()
        painter.drawText(QRectF(_SIDE, 0, 400, _HEAD), int(Qt.AlignmentFlag.AlignVCenter), title)
        left = _SIDE + QFontMetricsF(painter.font()).horizontalAdvance(title) + 28
        bar = QRectF(left, _HEAD / 2 - 7, _SCREEN.width() - _SIDE - left, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.LEAD_SOFT))
        painter.drawRoundedRect(bar, 7, 7)
        bar.setWidth(bar.width() * (self._place + 1) / max(self._count, 1))
        painter.setBrush(QColor(palette.LEAD))
        painter.drawRoundedRect(bar, 7, 7)

    def _draw_words(self, painter: QPainter) -> None:
        """Draw heading and question in the room above the tiles, smaller where they are long."""
        room = QRectF(_SIDE, _HEAD + 24, _SCREEN.width() - 2 * _SIDE, _TILES_TOP - _HEAD - 40)
        heading = self._wording.heading or MISSING
        text = self._wording.text or MISSING
        for shrink in range(100):
            large = _font(max(_HEADING - shrink, _SMALLEST), bold=True)
            small = _font(max(_TEXT - shrink, _SMALLEST))
            above = QFontMetricsF(large).boundingRect(room, _WRAP, heading).height()
            below = QFontMetricsF(small).boundingRect(room, _WRAP, text).height()
            if above + below + 8 <= room.height() or _TEXT - shrink <= _SMALLEST:
                break
        painter.setPen(QColor(palette.INK))
        painter.setFont(large)
        painter.drawText(room, _WRAP, heading)
        painter.setFont(small)
        painter.drawText(room.adjusted(0, above + 8, 0, 0), _WRAP, text)


def _draw_tile(painter: QPainter, tile: QRectF, nilai: int, words: str, ratio: float) -> None:
    painter.setPen(QColor(palette.EDGE))
    painter.setBrush(QColor(palette.PAPER))
    painter.drawRoundedRect(tile, 18, 18)
    painter.setPen(QColor(palette.MUTE))
    painter.setFont(_font(_SMALL, bold=True))
    painter.drawText(tile.adjusted(22, 16, 0, 0), _WRAP, str(nilai))
    face = QRectF(tile.center().x() - _FACE / 2, tile.top() + 56, _FACE, _FACE)
    picture = _face(nilai, max(1, round(_FACE * ratio)))
    painter.drawPixmap(face, picture, QRectF(QPointF(0, 0), picture.size()))
    room = tile.adjusted(16, 56 + _FACE + 16, -16, -16)
    shown = words or MISSING
    for size in range(_CHOICE, _SMALLEST - 1, -1):
        font = _font(size, bold=True)
        needed = QFontMetricsF(font).boundingRect(room, _MIDDLE, shown)
        if needed.height() <= room.height() and needed.width() <= room.width():
            break
    painter.setPen(QColor(palette.INK))
    painter.setFont(font)
    painter.drawText(room, _MIDDLE, shown)


def _font(px: int, bold: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(px)
    font.setBold(bold)
    return font


@lru_cache(maxsize=32)
def _face(nilai: int, side: int) -> QPixmap:
    drawing = resource("wajah", f"nilai-{nilai}.svg").read_text(encoding="utf-8")
    coloured = drawing.replace("@fill@", palette.NILAI[nilai - 1]).replace("@mark@", palette.PAPER)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(coloured.encode())).render(painter)
    painter.end()
    return picture
