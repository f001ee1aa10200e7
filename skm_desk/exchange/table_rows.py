"""Which rows below a heading are filled forms, and which are repeated page heads or the foot.

A sheet copied from a printed document repeats its heading at each page, and from the second
page may carry a running line number before every row, so that all its cells stand one further
right. Such a row is known only by having exactly one cell more than the heading and by fitting
the scale only so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skm_desk.exchange.cells import CellRefused, Remembering, read_nilai
from skm_desk.exchange.foot import FootFinder
from skm_desk.exchange.header import Header, Rows, filled_length, fold_line, is_column_numbers

_NUMBER = re.compile(r"\s*([0-9]{1,9})(?:[.,]0+)?\.?\s*")


@dataclass(frozen=True)
class FormRow:
    """A row that holds a form: its number in the sheet (from 1), its cells, and how many cells
    it stands too far right."""

    number: int
    cells: Sequence[str]
    shift: int

    def cell(self, place: int) -> str:
        """Return the text of the column that the heading has at `place`."""
        place += self.shift
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True)
class _Nilai:
    """How the question cells of a row look."""

    given: int
    refused: int


@dataclass
class TableRows:
    """Iterates over the rows that hold a form; afterwards the other rows are listed here."""

    rows: Rows
    header: Header
    header_rows: list[int] = field(default_factory=list)
    foot_rows: list[int] = field(default_factory=list)
    doubtful_rows: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._places = [column.place for column in self.header.questions]
        self._number_place = next(
            (column.place for column in self.header.fields if column.target == "no_res"), None
        )
        self._foot = FootFinder(self.header)
        self._read_nilai = Remembering(read_nilai)
        self._last_number: int | None = None

    def __iter__(self) -> Iterator[FormRow]:
        in_foot = False
        found = False
        for index in range(self.header.last + 1, len(self.rows)):
            cells = self.rows[index]
            if not filled_length(cells):
                continue
            row, nilai = self._place(FormRow(index + 1, cells, 0))
            if (not nilai.given or nilai.refused) and self._is_head(cells):
                self.header_rows.append(row.number)
                continue
            number = self._number_of(row)
            if number is None and found and self._is_foot(row, nilai):
                in_foot = True
            elif in_foot and self._is_form_again(row, number, nilai):
                in_foot = False
            if in_foot:
                self.foot_rows.append(row.number)
                if self._looks_like_form(row, nilai):
                    self.doubtful_rows.append(row.number)
                continue
            found = True
            self._last_number = number
            yield row

    def _place(self, row: FormRow) -> tuple[FormRow, _Nilai]:
        nilai = self._look_at(row)
        if nilai.refused and filled_length(row.cells) == self.header.width + 1:
            shifted = FormRow(row.number, row.cells, 1)
            moved = self._look_at(shifted)
            if moved.given and not moved.refused and _NUMBER.fullmatch(row.cells[0]):
                return shifted, moved
        return row, nilai

    def _look_at(self, row: FormRow) -> _Nilai:
        given = refused = 0
        for place in self._places:
            try:
                given += self._read_nilai(row.cell(place)) is not None
            except CellRefused:
                refused += 1
        return _Nilai(given, refused)

    def _is_head(self, cells: Sequence[str]) -> bool:
        return fold_line(cells) in self.header.known_lines or is_column_numbers(cells)

    def _is_foot(self, row: FormRow, nilai: _Nilai) -> bool:
        return self._foot.is_foot(row.cells, bool(nilai.given) and not nilai.refused)

    def _looks_like_form(self, row: FormRow, nilai: _Nilai) -> bool:
        """Return whether a row below a foot may be somebody's form: it must not be lost unsaid."""
        return nilai.given * 2 > len(self._places) and not self._foot.is_foot(row.cells, False)

    def _is_form_again(self, row: FormRow, number: int | None, nilai: _Nilai) -> bool:
        """Return whether a row below a foot is a form: named, and on the scale throughout.

        The very next number with most of its nilai is one too, so that a blank or a mistyped
        nilai is kept or told, not lost in the foot.
        """
        if nilai.given == len(self._places):
            return self._number_place is None or bool(row.cell(self._number_place).strip())
        follows = number is not None and self._last_number == number - 1
        return follows and nilai.given * 2 > len(self._places)

    def _number_of(self, row: FormRow) -> int | None:
        if self._number_place is None:
            return None
        match = _NUMBER.fullmatch(row.cell(self._number_place))
        return None if match is None else int(match[1])
