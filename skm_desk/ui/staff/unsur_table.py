"""UnsurTable: the rows of a result, one per unsur, with their columns in line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.id_format import format_number
from skm_desk.domain.result import HIGHEST_NILAI, Mutu, SkmResult
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.results_words import mutu_words
from skm_desk.ui.staff.unsur_row import NARROWEST_TRACK, Columns, UnsurRow

_GAP = 20
_NAME_OF_WIDTH = 0.36
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class UnsurTable(QWidget):
    """The rows of a result. Up and down lead from row to row, Tab past them all.

    `reached` carries the row that the keyboard came to, so that the page can scroll to it.
    """

    reached = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Nilai per unsur")
        self._result: SkmResult | None = None
        self._rows: list[UnsurRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> tuple[UnsurRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    def show_result(self, result: SkmResult) -> None:
        """Show the unsur of a result; rows that stay are kept, so that nothing flickers."""
        if result == self._result:
            return
        self._result = result
        while len(self._rows) > len(result.per_unsur):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.deleteLater()
        while len(self._rows) < len(result.per_unsur):
            row = UnsurRow(self)
            self._rows.append(row)
            self._column.addWidget(row)
        for place, (row, unsur) in enumerate(zip(self._rows, result.per_unsur, strict=True)):
            row.show_unsur(unsur, last=place == len(result.per_unsur) - 1)
        if self._rows and all(
            row.focusPolicy() is not Qt.FocusPolicy.StrongFocus for row in self._rows
        ):
            self._lead_tab_to(self._rows[0])
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new width."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from row to row."""
        step = _STEPS.get(event.key())
        focused = next((row for row in self._rows if row.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        place = self._rows.index(focused) + step
        if 0 <= place < len(self._rows):
            row = self._rows[place]
            self._lead_tab_to(row)
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.reached.emit(row)

    def _lead_tab_to(self, chosen: UnsurRow) -> None:
        """Let Tab enter the table at this row alone, and leave it in one step."""
        for row in self._rows:
            policy = Qt.FocusPolicy.StrongFocus if row is chosen else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def _arrange(self) -> None:
        if self._result is None:
            return
        columns = self._columns(self._result)
        for row in self._rows:
            row.set_columns(columns)

    def _columns(self, result: SkmResult) -> Columns:
        plain = QFontMetrics(make_font("body"))
        bold = QFontMetrics(make_font("body", bold=True))
        names = [plain.horizontalAdvance(u.unsur.nama) for u in result.per_unsur]
        kodes = [plain.horizontalAdvance(u.unsur.kode) for u in result.per_unsur]
        mutu = max(plain.horizontalAdvance(mutu_words(mutu)) for mutu in Mutu)
        width = self.width()
        name = max(kodes, default=0) + _GAP
        comma = width - mutu - _GAP - bold.horizontalAdvance(",00")
        widest_nilai = bold.horizontalAdvance(format_number(HIGHEST_NILAI, places=0))
        bar_end = comma - widest_nilai - _GAP
        widest_name = max(int(width * _NAME_OF_WIDTH) - name, 0)
        name_width = min(max(names, default=0) + 2, widest_name)
        bar = min(name + name_width + _GAP * 2, bar_end - NARROWEST_TRACK)
        return Columns(name, bar - _GAP, bar, bar_end, comma, width - mutu)
