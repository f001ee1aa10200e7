"""What is understood of a file: a Record for each filled form, and what was left out or wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from skm_desk.domain.file_errors import CellProblem, CellsRefused
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.worksheet import NamesAs, Worksheet


@dataclass(frozen=True, slots=True)
class Record:
    """One form of a table: its row in the sheet (from 1), its profile, its nilai per question.

    `no_res` is the number of the row in that file and no identity. `waktu` is the moment at which
    the form was sent, to the second as far as it is written, or empty. Choices are kodes of the
    profile; `layanan` is the name as written. `worksheet` is empty where there is only one.
    """

    row: int
    no_res: str
    lembar: str | None
    tanggal: date | None
    jam: str | None
    jenis_kelamin: str | None
    usia: int | None
    pendidikan: str | None
    pekerjaan: str | None
    pekerjaan_text: str
    layanan: str
    disabilitas: str | None
    saran: str
    jawaban: Mapping[str, int | None]
    waktu: str = ""
    worksheet: str = ""


@dataclass(frozen=True)
class Reading:
    """A file understood. Rows are numbered from 1; `columns` pairs each heading as written with
    the field or the question kode it was taken as. `fingerprint` is the same for the same
    content in whatever format, order of rows or columns, or assumed order of U8 and U9.
    `timeless_fingerprint` leaves the moments out, as programs before this one did; it is empty
    where there are none. `said` is what each record says, without what numbers or names it, in
    words that no file format changes."""

    records: list[Record]
    said: list[str]
    columns: tuple[tuple[str, str], ...]
    order: ColumnOrder
    repeated_rows: tuple[int, ...]
    header_rows: tuple[int, ...]
    foot_rows: tuple[int, ...]
    ignored_columns: tuple[str, ...]
    fingerprint: str
    timeless_fingerprint: str = ""


@dataclass(frozen=True)
class SeenRow:
    """A row as the file holds it: its number in the sheet, and the texts of its understood
    columns in the order of the sheet; `worksheet` is empty where there is only one."""

    number: int
    cells: tuple[str, ...]
    worksheet: str = ""


@dataclass(frozen=True)
class Inspection:
    """A file looked over, whether it can be taken or not.

    `reading` holds a blank for each cell that cannot be taken; `problems` are all of these
    cells. `rows` are the first rows of forms, and after them the first ones with a problem.
    `unclear` are the columns, such as `U8`, whose meaning no name tells and the order decides.

    `sheet` is the worksheet that was read, else empty. Of a workbook, `worksheets` are all that it
    has; where several are read together, `parts` are these one by one (the rows that a reading
    leaves out are told there), and a wrong cell of a heading belongs to no part.
    `names_offered` is what the names of the worksheets may become.
    """

    path: Path
    reading: Reading
    problems: tuple[CellProblem, ...]
    rows: tuple[SeenRow, ...]
    unclear: tuple[str, ...]
    sheet: str = ""
    worksheets: tuple[Worksheet, ...] = ()
    parts: tuple["Inspection", ...] = ()
    names_offered: tuple[NamesAs, ...] = ()

    @property
    def each(self) -> tuple["Inspection", ...]:
        """The tables that were read, one by one."""
        return self.parts or (self,)

    def accepted(self) -> Reading:
        """Return the reading of a file without a wrong cell; raise CellsRefused otherwise."""
        if self.problems:
            raise CellsRefused(self.path, self.problems)
        return self.reading

    def with_problem(self, problem: CellProblem, cells: Sequence[str]) -> "Inspection":
        """Return the same with one more wrong cell, in a row of these cells."""
        rows = self.rows
        if problem.row not in {row.number for row in rows}:
            rows = (*rows, SeenRow(problem.row, tuple(cells)))
        return replace(self, problems=(*self.problems, problem), rows=rows)
