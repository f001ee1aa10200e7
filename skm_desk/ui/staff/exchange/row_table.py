"""RowTable: the rows of a file, read as it holds them, with the wrong cells marked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from skm_desk.domain.file_errors import CellProblem
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.exchange.row_model import SIGN, RowModel
from skm_desk.use_cases.view_file import FileView

_ROW = 32
_HEAD = 56  # the heading as written, and what it was taken as
_PAD = 24
_WIDEST = 240
_LEAST_ROWS = 5
_MEASURED_ROWS = 60


class RowTable(SafeOverrides, QTableView):
    """Arrows lead from cell to cell, Tab past the table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowModel()
        self.setModel(self.rows)
        self.setAccessibleName("Isi berkas")
        view = QAbstractItemView
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionsClickable(False)
        rows.setHighlightSections(False)
        rows.setMinimumSectionSize(_ROW)
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(_HEAD)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumHeight(_HEAD + _LEAST_ROWS * _ROW)

    def show_file(self, view: FileView) -> None:
        """Show the rows of another file, from their head."""
        self.rows.show_file(view)
        metrics = QFontMetrics(make_font("note"))
        bold = QFontMetrics(make_font("note", bold=True))
        for column in range(self.rows.columnCount()):
            head = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            widest = max(metrics.horizontalAdvance(line) for line in head.splitlines())
            for row in range(min(self.rows.rowCount(), _MEASURED_ROWS)):
                index = self.rows.index(row, column)
                is_wrong = self.rows.data(index, Qt.ItemDataRole.FontRole) is not None
                width = (bold if is_wrong else metrics).horizontalAdvance(self.rows.data(index))
                widest = max(widest, width + (SIGN + 4 if is_wrong else 0))
            self.setColumnWidth(column, min(widest, _WIDEST) + _PAD)
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)

    def lead_to(self, problem: CellProblem) -> None:
        """Go to the row and the column of a wrong cell, if they are there."""
        place = self.rows.place_of(problem)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show at once which cell the keys go from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing: a letter is no way to a row."""
