"""UnsurRow: one unsur of a result, painted: kode, name, bar, nilai, mutu."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from skm_desk import palette
from skm_desk.domain.id_format import format_number
from skm_desk.domain.result import HIGHEST_NILAI, LOWEST_NILAI, UnsurResult
from skm_desk.ui.shared.messages import NO_DATA
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.results_words import mutu_words, spoken_unsur

ROW = 36
NARROWEST_TRACK = 120
_BAR = 16
_CORNER = 3
_SHORTEST_BAR = 2  # the lowest nilai there is is still a nilai
_HIGHEST_NAME = 1000


@dataclass(frozen=True)
class Columns:
    """Where the columns of all rows begin and end, in px; `comma` is where every comma stands."""

    name: int
    name_end: int
    bar: int
    bar_end: int
    comma: int
    mutu: int


class UnsurRow(QWidget):
    """One unsur, painted: the whole row is one thing for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._unsur: UnsurResult | None = None
        self._last = False
        self._columns = Columns(0, 0, 0, 0, 0, 0)

    @property
    def unsur(self) -> UnsurResult | None:
        """What the row shows."""
        return self._unsur

    def show_unsur(self, unsur: UnsurResult, last: bool) -> None:
        """Show an unsur; the last row has no line below it."""
        self._unsur = unsur
        self._last = last
        self.setAccessibleName(spoken_unsur(unsur))
        self.setAccessibleDescription(unsur.unsur.meaning)
        self.setToolTip(unsur.unsur.meaning)
        self.update()

    def set_columns(self, columns: Columns) -> None:
        """Take the columns of the table; a long name takes as many lines as it needs."""
        self._columns = columns
        self.setFixedHeight(max(ROW, self._name_height() + ROW // 3))
        self.update()

    def track_rect(self) -> QRect:
        """Return the room of the bar, from LOWEST_NILAI to HIGHEST_NILAI."""
        columns = self._columns
        top = (self.height() - _BAR) // 2
        return QRect(columns.bar, top, columns.bar_end - columns.bar, _BAR)

    def bar_rect(self) -> QRectF | None:
        """Return the bar, as long on its track as the nilai is between lowest and highest."""
        if self._unsur is None or self._unsur.nilai is None:
            return None
        track = QRectF(self.track_rect())
        share = float((self._unsur.nilai - LOWEST_NILAI) / (HIGHEST_NILAI - LOWEST_NILAI))
        track.setWidth(max(track.width() * share, _SHORTEST_BAR))
        return track

    def sizeHint(self) -> QSize:
        """Return the least width at which every column can be read."""
        return QSize(NARROWEST_TRACK * 4, ROW)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a row is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        if self._unsur is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(make_font("body"))
        middle = Qt.AlignmentFlag.AlignVCenter
        columns, height = self._columns, self.height()
        painter.setPen(QColor(palette.MUTE))
        painter.drawText(QRect(0, 0, columns.name, height), middle, self._unsur.unsur.kode)
        painter.setPen(QColor(palette.INK))
        painter.drawText(self._name_rect(height), self._name_flags(), self._unsur.unsur.nama)
        if (bar := self.bar_rect()) is None:
            painter.setPen(QColor(palette.MUTE))
            room = QRect(columns.bar, 0, self.width() - columns.bar, height)
            painter.drawText(room, middle, NO_DATA)
        else:
            self._draw_figures(painter, bar)
        if not self._last:
            painter.fillRect(0, height - 1, self.width(), 1, QColor(palette.LINE))
        painter.end()

    def _draw_figures(self, painter: QPainter, bar: QRectF) -> None:
        if self._unsur is None or self._unsur.mutu is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.LEAD_SOFT))
        painter.drawRoundedRect(QRectF(self.track_rect()), _CORNER, _CORNER)
        painter.setBrush(QColor(palette.MUTU[self._unsur.mutu.letter]))
        painter.drawRoundedRect(bar, _CORNER, _CORNER)
        columns, height = self._columns, self.height()
        middle = Qt.AlignmentFlag.AlignVCenter
        # The digits of the font differ in width: whole and decimals meet at the comma.
        whole, decimals = format_number(self._unsur.nilai).split(",")
        painter.setPen(QColor(palette.INK))
        painter.setFont(make_font("body", bold=True))
        left = QRect(columns.bar_end, 0, columns.comma - columns.bar_end, height)
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignRight, whole)
        right = QRect(columns.comma, 0, columns.mutu - columns.comma, height)
        painter.drawText(right, middle, f",{decimals}")
        painter.setFont(make_font("body"))
        words = QRect(columns.mutu, 0, self.width() - columns.mutu, height)
        painter.drawText(words, middle, mutu_words(self._unsur.mutu))

    def _name_flags(self) -> int:
        return int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)

    def _name_rect(self, height: int) -> QRect:
        columns = self._columns
        return QRect(columns.name, 0, columns.name_end - columns.name, height)

    def _name_height(self) -> int:
        """Return how high the name is when it is broken into lines."""
        if self._unsur is None:
            return 0
        metrics = QFontMetrics(make_font("body"))
        room = self._name_rect(_HIGHEST_NAME)
        return metrics.boundingRect(room, self._name_flags(), self._unsur.unsur.nama).height()
