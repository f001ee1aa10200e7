"""RowModel: the rows of a file as it holds them, with what each column was taken as."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from skm_desk import palette
from skm_desk.domain.file_errors import CellProblem
from skm_desk.sentences.file_failures import cell_fault
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.exchange.exchange_words import column_meanings, row_words
from skm_desk.use_cases.view_file import FileView

SIGN = 16  # of a wrong cell, in px
_WHOLE_ROW = -1  # in place of a column
_LEFT_OUT = "…"  # stands for rows that are not shown
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Line:
    """A row of the file; one without a number stands for rows that are left out."""

    number: int | None
    cells: tuple[str, ...]
    worksheet: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What a row of the file is known by."""
        return self.worksheet, self.number or 0


class RowModel(QAbstractTableModel):
    """The head of a row tells its number in the file; wrong cells carry a sign, and so does the
    head of a row that is wrong as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[str] = []
        self._told: list[str] = []
        self._figures: frozenset[int] = frozenset()
        self._lines: list[_Line] = []
        self._wrong: dict[tuple[tuple[str, int], int], CellProblem] = {}
        self._places: Mapping[tuple[str, str], int] = {}
        self._bold: QFont | None = None

    def show_file(self, view: FileView) -> None:
        """Take the rows of another file."""
        self.beginResetModel()
        self._bold = make_font("note", bold=True)
        self._heads, self._told, self._places = [], [], view.places
        for (heading, _), (word, told) in zip(view.columns, column_meanings(view), strict=True):
            is_same = heading.casefold() == word.casefold()
            self._heads.append(heading if is_same else f"{heading}\n{word}")
            self._told.append(f"{heading}: {told}")
        kodes = {*view.kuesioner.question_kodes, "no_res", "usia"}
        self._figures = frozenset(
            place for place, (_, target) in enumerate(view.columns) if target in kodes
        )
        self._lines = []
        before: tuple[str, int] | None = None
        for row in view.rows:
            line = _Line(row.number, row.cells, row.worksheet)
            follows = before in (None, (row.worksheet, row.number - 1))
            if not follows and len(view.rows) < view.forms:
                self._lines.append(_Line(None, ()))
            self._lines.append(line)
            before = line.key
        self._wrong = {
            ((problem.worksheet, problem.row), self._column_of(problem)): problem
            for problem in view.problems
        }
        self.endResetModel()

    def place_of(self, problem: CellProblem) -> QModelIndex:
        """Return where a wrong cell stands in the table; an invalid place if it is not there."""
        keys = [line.key for line in self._lines]
        key = (problem.worksheet, problem.row)
        if key not in keys:
            return QModelIndex()
        return self.index(keys.index(key), max(0, self._column_of(problem)))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or says to a screen reader."""
        if not index.isValid():
            return None
        column = index.column()
        line = self._lines[index.row()]
        wrong = self._wrong.get((line.key, column))
        words = self._words(line, column, wrong)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = f"{self._told[column]}: {words}"
            return told if wrong is None else f"{told}; keliru: {cell_fault(wrong)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return words if wrong is None else cell_fault(wrong)
        if wrong is None:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(palette.WARN)
        if role == Qt.ItemDataRole.FontRole:
            return self._bold
        if role == Qt.ItemDataRole.DecorationRole:
            return draw_sign("warn", palette.WARN, SIGN, 1.0)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_head(self._lines[section], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def _row_head(self, line: _Line, role: int) -> Any:
        wrong = self._wrong.get((line.key, _WHOLE_ROW))
        if role == Qt.ItemDataRole.DisplayRole:
            return _LEFT_OUT if line.number is None else row_words(line.worksheet, line.number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and line.number is not None:
            return f"Baris {row_words(line.worksheet, line.number)}"
        if wrong is not None and role == Qt.ItemDataRole.ToolTipRole:
            return cell_fault(wrong)
        if wrong is not None and role == Qt.ItemDataRole.DecorationRole:
            return draw_sign("warn", palette.WARN, SIGN, 1.0)
        return None

    def _words(self, line: _Line, column: int, wrong: CellProblem | None) -> str:
        cell = line.cells[column] if column < len(line.cells) else ""
        words = " ".join(cell.split())
        return words or ("" if wrong is None else wrong.value)

    def _column_of(self, problem: CellProblem) -> int:
        return self._places.get((problem.worksheet, problem.column), _WHOLE_ROW)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        sides = Qt.AlignmentFlag
        side = sides.AlignRight if column in self._figures else sides.AlignLeft
        return side | sides.AlignVCenter
