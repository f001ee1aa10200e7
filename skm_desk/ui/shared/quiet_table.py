"""QuietTable: a table of words and figures without a grid, as high as its rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from skm_desk.ui.shared.safe_overrides import SafeOverrides

ROW = 40
# Of a cell, both sides together; the QSS gives it, and Qt some more.
_PAD = 36
_CLOSE_PAD = 20
_NARROWEST = 200
_LEAST_WORDS = 140
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuietTable(SafeOverrides, QTableWidget):
    """The first column takes the room that is left; those named in `figures` stand on the right.

    On a narrow page the columns of `spare` are left out, the first of them first, until the
    first column has room for words. With `close` many columns of figures stand close together.

    Up and down lead from row to row, Tab past the table. `taken` tells of Enter or a double
    click on a row, `row_changed` of another current row; both carry its place from 0. Without
    `may_choose` it only shows.
    """

    taken = Signal(int)
    row_changed = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        figures: Sequence[int] = (),
        spare: Sequence[int] = (),
        may_choose: bool = False,
        close: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(columns), parent)
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        self._figures = frozenset(figures)
        self._spare = tuple(spare)
        self._pad = _CLOSE_PAD if close else _PAD
        self.setProperty("close", close)
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._widths: dict[int, int] = {}  # of all columns but the first, in px
        self._set_ways(may_choose)
        self._set_heads()
        self.currentCellChanged.connect(self._tell_row)
        self.cellDoubleClicked.connect(lambda row, _column: self.taken.emit(row))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the table, row by row."""
        return self._rows

    def show_rows(self, rows: Sequence[Sequence[str]], current: int | None = None) -> None:
        """Show these rows with the one of this place current; nothing is told to anybody."""
        was_blocked = self.blockSignals(True)
        listed = tuple(tuple(cells) for cells in rows)
        if listed != self._rows:
            self._rows = listed
            self.setRowCount(len(listed))
            for place, cells in enumerate(listed):
                for column, words in enumerate(cells):
                    item = QTableWidgetItem(words)
                    item.setTextAlignment(self._side(column))
                    item.setToolTip(words)
                    self.setItem(place, column, item)
            self._fit_columns()
            self.updateGeometry()
        if current is not None and 0 <= current < self.rowCount():
            self.setCurrentCell(current, 0)
        self.blockSignals(was_blocked)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), ROW * (self.rowCount() + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current row at Enter; Qt does the rest."""
        if event.key() in _ENTER and self.currentRow() >= 0:
            if not event.isAutoRepeat():
                self.taken.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font comes from the QSS."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._leave_out()

    def _set_ways(self, may_choose: bool) -> None:
        view, off = QAbstractItemView, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        modes = view.SelectionMode
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(modes.SingleSelection if may_choose else modes.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if may_choose else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)

    def _set_heads(self) -> None:
        modes = QHeaderView.ResizeMode
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(modes.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(ROW)
        for place, words in enumerate(self._columns):
            item = QTableWidgetItem(words)
            item.setTextAlignment(self._side(place))
            self.setHorizontalHeaderItem(place, item)
            head.setSectionResizeMode(place, modes.Fixed if place else modes.Stretch)

    def _fit_columns(self) -> None:
        """Give every column but the first the width of its longest words."""
        metrics = self.fontMetrics()
        for column in range(1, len(self._columns)):
            words = [self._columns[column], *(cells[column] for cells in self._rows)]
            width = max(metrics.horizontalAdvance(word) for word in words)
            self._widths[column] = width + self._pad
            self.setColumnWidth(column, width + self._pad)
        self._leave_out()

    def _leave_out(self) -> None:
        shown = dict(self._widths)
        for column in self._spare:
            is_tight = sum(shown.values()) + _LEAST_WORDS > self.viewport().width()
            self.setColumnHidden(column, is_tight)
            if is_tight:
                shown.pop(column, None)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        sides = Qt.AlignmentFlag
        side = sides.AlignRight if column in self._figures else sides.AlignLeft
        return side | sides.AlignVCenter

    def _tell_row(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before and row >= 0:
            self.row_changed.emit(row)
