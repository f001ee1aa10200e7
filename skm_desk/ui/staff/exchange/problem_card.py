"""ProblemCard: the cells of a file that are wrong, and why."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from skm_desk.domain.file_errors import CellProblem
from skm_desk.sentences.file_failures import cell_fault
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.use_cases.view_file import FileView

_COLUMNS = ("Baris", "Kolom", "Yang keliru")
_ROW = 32
_LEAST_ROWS = 4
_PAD = 24
_WIDEST_COLUMN = 140


class ProblemCard(Card):
    """`led` carries the wrong cell that a person goes to in the list."""

    led = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(8)
        self.title = make_label("strong", wrap=True)
        self.rest = make_label("note")
        self.list = _ProblemList()
        self._problems: tuple[CellProblem, ...] = ()
        self.list.currentCellChanged.connect(self._tell)
        self.list.cellClicked.connect(self._tell_clicked)
        for part in (self.title, self.list, self.rest):
            self.body.addWidget(part)

    def show_file(self, view: FileView) -> None:
        """List the first wrong cells of a file."""
        self.title.setText(texts.problem_title(view))
        self.setAccessibleName(self.title.text())
        self.rest.setText(texts.rest_words(view))
        self.rest.setVisible(bool(self.rest.text()))
        self._problems = view.problems
        was_blocked = self.list.blockSignals(True)
        self.list.show_problems(view.problems)
        self.list.blockSignals(was_blocked)

    @Slot(int)
    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._problems):
            self.led.emit(self._problems[row])

    @Slot(int, int)
    def _tell_clicked(self, row: int, _column: int) -> None:
        self._tell(row)


class _ProblemList(QTableWidget):
    """Up and down lead from cell to cell, Tab past the list."""

    def __init__(self) -> None:
        super().__init__(0, len(_COLUMNS))
        self.setObjectName("problems")
        self.setAccessibleName("Sel yang keliru")
        self.setAccessibleDescription("Panah berpindah sel; barisnya ditunjukkan di isi berkas")
        view = QAbstractItemView
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(_ROW)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, words in enumerate(_COLUMNS):
            item = QTableWidgetItem(words)
            item.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, item)
        self.setMinimumHeight((_LEAST_ROWS + 1) * _ROW)

    def show_problems(self, problems: tuple[CellProblem, ...]) -> None:
        """List these cells; none of them is current."""
        lines = [(*texts.where_words(problem), cell_fault(problem)) for problem in problems]
        self.setRowCount(len(lines))
        for row, cells in enumerate(lines):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(_side(column))
                self.setItem(row, column, item)
        self.setCurrentCell(-1, -1)
        self.scrollToTop()
        metrics = self.fontMetrics()
        for column in (0, 1):
            listed = [_COLUMNS[column], *(cells[column] for cells in lines)]
            widest = max(metrics.horizontalAdvance(words) for words in listed)
            self.setColumnWidth(column, min(widest, _WIDEST_COLUMN) + _PAD)


def _side(column: int) -> Qt.AlignmentFlag:
    sides = Qt.AlignmentFlag
    return (sides.AlignLeft if column else sides.AlignRight) | sides.AlignVCenter
