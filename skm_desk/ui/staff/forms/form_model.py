"""FormModel: a million rows of which only those around the screen are held."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from skm_desk import palette
from skm_desk.domain.form_list import FormOrder, FormRow
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.staff.forms.forms_words import (
    COLUMNS,
    LOADING,
    SORTED_BY,
    STATE,
    USIA,
    cells_of,
    spoken_row,
)
from skm_desk.use_cases.view_forms import FormListing, read_forms

NEAR = 40  # rows beyond the screen that must be there before a person comes to them
FAR = 120  # rows beyond the screen that are read along
MOST = 3_000  # rows held
SIGN = 16  # of the way that a column is sorted, in px
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """One row that is there: the form, and the words of its cells."""

    form: FormRow
    cells: tuple[str, ...]


@dataclass(frozen=True)
class _Wanted:
    """Rows to be read, each with the number of its form; `listing` says of which list."""

    listing: int
    numbers: Mapping[int, int]


class FormModel(QAbstractTableModel):
    """The numbers of all forms are held, 8 bytes each; rows that are not read yet show dots.

    The view says by `see` which rows are on screen; `failed` carries what kept them away.
    """

    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._numbers: array[int] = array("q")
        self._lines: dict[int, Line] = {}
        self._listing = 0
        self._seen = range(0)
        self._order = FormOrder()
        desk = context.desk

        def read(wanted: _Wanted) -> dict[int, Line]:
            rows = desk.look(read_forms, tuple(wanted.numbers.values()))
            lines = {form.number: line_of(form) for form in rows}
            return {row: lines[n] for row, n in wanted.numbers.items() if n in lines}

        self._newest: Newest[_Wanted, dict[int, Line]] = Newest(
            context.tasks, read, self._take, self.failed.emit
        )

    @property
    def is_waiting(self) -> bool:
        """True while rows are on their way."""
        return not self._newest.is_idle

    @property
    def held(self) -> int:
        """How many rows are held now."""
        return len(self._lines)

    def show_listing(self, listing: FormListing, lines: Sequence[Line], order: FormOrder) -> None:
        """Take another list; `lines` are those from its `first_row` on."""
        self.beginResetModel()
        self._listing += 1
        self._numbers = listing.numbers
        self._lines = dict(enumerate(lines, start=listing.first_row))
        self._seen = range(0)
        self._order = order
        self.endResetModel()

    def see(self, first: int, last: int) -> None:
        """Take note that these rows are on screen; read them and those around them if need be."""
        self._seen = range(first, last + 1)
        if any(row not in self._lines for row in self._around(NEAR)):
            wanted = {
                row: self._numbers[row] for row in self._around(FAR) if row not in self._lines
            }
            self._newest.ask(_Wanted(self._listing, wanted))

    def line(self, row: int) -> Line | None:
        """Return a row if it is there."""
        return self._lines.get(row)

    def number(self, row: int) -> int | None:
        """Return the number of the form in a row, or None outside the list."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or says to a screen reader; dots while its row is not there."""
        if not index.isValid():
            return None
        line, column = self._lines.get(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return LOADING if line is None else line.cells[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if line is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.cells[column]
        if role == Qt.ItemDataRole.ForegroundRole and line.form.void_reason is not None:
            return QColor(palette.MUTE)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[column]}: {line.cells[column]}" if column else spoken_row(line.cells)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        if role == Qt.ItemDataRole.ToolTipRole and section in SORTED_BY:
            return f"Urutkan menurut {COLUMNS[section].lower()}"
        if role == Qt.ItemDataRole.DecorationRole and SORTED_BY.get(section) is self._order.by:
            sign = "falling" if self._order.descending else "rising"
            return draw_sign(sign, palette.MUTE, SIGN, 2.0)
        return None

    def _around(self, beyond: int) -> range:
        """Return the rows on screen and so many before and behind them."""
        first = max(0, self._seen.start - beyond)
        return range(first, min(len(self._numbers), self._seen.stop + beyond))

    def _take(self, wanted: _Wanted, lines: dict[int, Line]) -> None:
        if wanted.listing != self._listing:
            return
        self._lines.update(lines)
        self._forget()
        if lines:
            first, last = min(lines), max(lines)
            self.dataChanged.emit(self.index(first, 0), self.index(last, STATE))
        # A wish for what is on screen now may have been dropped for a newer one.
        on_screen = self._around(0)
        if any(row not in self._lines and row not in wanted.numbers for row in on_screen):
            self.see(on_screen.start, on_screen.stop - 1)

    def _forget(self) -> None:
        """Let go of the rows that are farthest from the screen."""
        if len(self._lines) > MOST:
            kept = self._around(FAR)
            self._lines = {row: line for row, line in self._lines.items() if row in kept}


def line_of(form: FormRow) -> Line:
    """Return the row of a form, ready to be shown."""
    return Line(form, cells_of(form))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == USIA else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
