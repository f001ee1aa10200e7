"""PriorityMap: the unsur between how good they are and how much they matter, painted."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.domain.importance import ImportanceMap, ImportancePoint, Quadrant
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font

_HEIGHT = 420
_MARGIN = 44
_DOT = 7.0
_AIR = 0.12  # of the span of the values, left free at each side
_HAIRLINE = 1.0
_CORNERS = {
    Quadrant.PRIORITAS_UTAMA: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
    Quadrant.PERTAHANKAN: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
    Quadrant.PRIORITAS_RENDAH: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
    Quadrant.BERLEBIHAN: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
}


class PriorityMap(SafeOverrides, QWidget):
    """Nilai to the right, importance upwards; the lines in the middle are the means."""

    def __init__(self) -> None:
        super().__init__()
        self._map: ImportanceMap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("Peta prioritas unsur")

    def show_map(self, shown: ImportanceMap) -> None:
        """Show a map; the table beside it says the same in words."""
        self._map = shown
        self.update()

    def place(self, nilai: float, importance: float) -> QPointF:
        """Return where a point of the map stands on the widget."""
        assert self._map is not None
        points = self._map.points
        room = self._room()
        across = _share(nilai, [float(p.nilai) for p in points], float(self._map.nilai_line))
        upwards = _share(importance, [p.importance for p in points], self._map.importance_line)
        return QPointF(room.left() + across * room.width(), room.bottom() - upwards * room.height())

    def sizeHint(self) -> QSize:
        return QSize(_HEIGHT, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._map is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter, self._map)
        for point in self._map.points:
            self._draw_point(painter, point)
        painter.end()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, 8, -8, -_MARGIN)

    def _draw_frame(self, painter: QPainter, shown: ImportanceMap) -> None:
        room = self._room()
        painter.setPen(QPen(QColor(palette.EDGE), _HAIRLINE))
        painter.drawRect(room)
        middle = self.place(float(shown.nilai_line), shown.importance_line)
        painter.setPen(QPen(QColor(palette.MUTE), _HAIRLINE, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle.x(), room.top()), QPointF(middle.x(), room.bottom()))
        painter.drawLine(QPointF(room.left(), middle.y()), QPointF(room.right(), middle.y()))
        painter.setPen(QColor(palette.MUTE))
        painter.setFont(make_font("note"))
        inner = room.adjusted(12, 8, -12, -8)
        for quadrant, corner in _CORNERS.items():
            painter.drawText(inner, int(corner), quadrant.label)
        foot = QRectF(room.left(), room.bottom() + 8, room.width(), _MARGIN - 8)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(foot, int(top), "Nilai unsur →")
        painter.save()
        painter.translate(0, room.bottom())
        painter.rotate(-90)
        side = QRectF(0, 0, room.height(), _MARGIN - 8)
        painter.drawText(side, int(Qt.AlignmentFlag.AlignCenter), "Kepentingan turunan →")
        painter.restore()

    def _draw_point(self, painter: QPainter, point: ImportancePoint) -> None:
        spot = self.place(float(point.nilai), point.importance)
        colour = palette.WARN if point.quadrant is Quadrant.PRIORITAS_UTAMA else palette.LEAD
        painter.setPen(QPen(QColor(colour), 2.0))
        # A point whose place is not sure is hollow.
        painter.setBrush(QColor(palette.PAPER if point.on_line else colour))
        painter.drawEllipse(spot, _DOT, _DOT)
        painter.setPen(QColor(palette.INK))
        painter.setFont(make_font("note", bold=True))
        room = QRectF(spot.x() + _DOT + 4, spot.y() - 12, 60, 24)
        if room.right() > self._room().right() - 20:
            room.moveRight(spot.x() - _DOT - 4)
        is_left = room.left() < spot.x()
        side = Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), point.unsur.kode)


def _share(value: float, values: list[float], line: float) -> float:
    """Return where a value stands between the lowest and the highest, 0.0 to 1.0, with air."""
    low, high = min(*values, line), max(*values, line)
    span = high - low or 1.0
    return _AIR + (value - low) / span * (1 - 2 * _AIR)
