"""LastForms: the forms typed last, so that an officer sees that they are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font

KEPT, BEING_KEPT, NOT_KEPT, VERIFIED, VOID = (
    "tersimpan",
    "disimpan …",
    "belum tersimpan",
    "diperiksa",
    "batal",
)
NOTHING_YET = "Lembar yang selesai diketik tampil di sini, yang terbaru di atas."
MOST = 10
_HIGHEST_ROW = 23
_LOWEST_ROW = 18
_FEWEST = 5
_WIDEST_LEMBAR = 56
_GAP = 10
_TIME = 46
_MARK = 18


@dataclass(frozen=True)
class LastForm:
    """One form: sheet number, time of typing (empty if unknown), digits, what became of it."""

    lembar: str
    time: str
    digits: str
    state: str = KEPT


class LastForms(SafeOverrides, QWidget):
    """Painted rows, the latest on top, as many as there is room for; `clicked` carries a number."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LastForm, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Baru diketik")
        self.setAccessibleDescription(NOTHING_YET)

    @property
    def rows(self) -> tuple[LastForm, ...]:
        """What is listed, the latest first."""
        return self._rows

    def show_rows(self, rows: Sequence[LastForm]) -> None:
        """List these, the latest first; no more than MOST."""
        listed = tuple(rows[:MOST])
        if listed == self._rows:
            return
        self._rows = listed
        words = (f"lembar {row.lembar or 'tanpa nomor'} {row.state}" for row in listed)
        self.setAccessibleDescription("; ".join(words) or NOTHING_YET)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, MOST * _HIGHEST_ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _FEWEST * _LOWEST_ROW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y()) // self._row_height()
        if place < len(self._rows) and self._rows[place].lembar:
            self.clicked.emit(self._rows[place].lembar)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._rows:
            painter.setFont(make_font("note"))
            painter.setPen(QColor(palette.MUTE))
            painter.drawText(self.rect(), int(Qt.TextFlag.TextWordWrap), NOTHING_YET)
        high = self._row_height()
        bold = QFontMetrics(make_font("note", bold=True))
        numbers = (bold.horizontalAdvance(row.lembar) + 2 for row in self._rows)
        lembar = min(max(numbers, default=0), _WIDEST_LEMBAR)
        time = _TIME if any(row.time for row in self._rows) else 0
        for place, row in enumerate(self._rows[: self.height() // high]):
            self._draw_row(painter, QRect(0, place * high, self.width(), high), row, lembar, time)
        painter.end()

    def _row_height(self) -> int:
        """Return how high a row is: all of them are seen where that can be."""
        return max(_LOWEST_ROW, min(_HIGHEST_ROW, self.height() // MOST))

    def _draw_row(
        self, painter: QPainter, room: QRect, row: LastForm, number: int, time: int
    ) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(make_font("note", bold=True))
        painter.setPen(QColor(palette.INK))
        metrics = painter.fontMetrics()
        lembar = metrics.elidedText(row.lembar or "–", Qt.TextElideMode.ElideLeft, number)
        high, left = room.height(), number + _GAP
        painter.drawText(QRect(0, room.top(), number, high), middle, lembar)
        painter.setFont(make_font("note"))
        painter.setPen(QColor(palette.MUTE))
        painter.drawText(QRect(left, room.top(), time, high), middle, row.time)
        rest = QRect(left + time, room.top(), 0, high)
        rest.setRight(room.right() - _MARK - 2)
        is_told = row.state in (NOT_KEPT, VOID)
        words = row.state if is_told else row.digits
        painter.setPen(QColor(palette.WARN if row.state == NOT_KEPT else palette.INK))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, middle | Qt.TextFlag.TextSingleLine, shown)
        self._draw_mark(painter, room, row.state)

    def _draw_mark(self, painter: QPainter, room: QRect, state: str) -> None:
        """Draw one tick for a form that is kept, two for one typed twice; none until it is."""
        ticks = {KEPT: 1, VERIFIED: 2}.get(state, 0)
        painter.setPen(QPen(QColor(palette.LEAD), 2))
        for number in range(ticks):
            left = room.right() - 13 - 6 * number
            top = room.center().y() - 6
            points = ((0, 7), (3, 10), (10, 2))
            painter.drawPolyline(QPolygonF([QPointF(left + x, top + y) for x, y in points]))
