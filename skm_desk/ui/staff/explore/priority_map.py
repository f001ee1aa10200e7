"""PriorityMap: the unsur between how good they are and how much they matter, painted."""

from collections.abc import Iterable

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
_GAP = 4.0
_LABEL = QSize(32, 18)  # points nearer than this share a label
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
        painter.setPen(QColor(palette.INK))
        painter.setFont(make_font("note", bold=True))
        for spots, words in self.labels():
            self._draw_label(painter, spots, words)
        painter.end()

    def labels(self) -> list[tuple[list[QPointF], str]]:
        """Return what is written beside the points: the kodes of those that stand together."""
        assert self._map is not None
        groups: list[dict[str, QPointF]] = []
        for point in self._map.points:
            spot = self.place(float(point.nilai), point.importance)
            near = next((group for group in groups if _is_near(spot, group.values())), None)
            if near is None:
                groups.append(near := {})
            near[point.unsur.kode] = spot
        return [(list(group.values()), ", ".join(sorted(group))) for group in groups]

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

    def _draw_label(self, painter: QPainter, spots: list[QPointF], words: str) -> None:
        """Write right of the points; left of them where there is no room."""
        height = painter.fontMetrics().height()
        room = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(words) + 1, height)
        room.moveLeft(max(spot.x() for spot in spots) + _DOT + _GAP)
        room.moveTop(sum(spot.y() for spot in spots) / len(spots) - height / 2)
        if room.right() > self._room().right() - _GAP:
            room.moveRight(min(spot.x() for spot in spots) - _DOT - _GAP)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)


def _is_near(spot: QPointF, others: Iterable[QPointF]) -> bool:
    return any(
        abs(spot.x() - other.x()) < _LABEL.width() and abs(spot.y() - other.y()) < _LABEL.height()
        for other in others
    )


def _share(value: float, values: list[float], line: float) -> float:
    """Return where a value stands between the lowest and the highest, 0.0 to 1.0, with air."""
    low, high = min(*values, line), max(*values, line)
    span = high - low or 1.0
    return _AIR + (value - low) / span * (1 - 2 * _AIR)
