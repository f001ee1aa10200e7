"""Where the heading of a table stands, and what each of its columns holds.

Sheets carry titles above the table, and headings of two or three lines: `NO. RES | NILAI UNSUR
PELAYANAN` above `U1 … U9`, with or without a line of unsur names above or below. The line with
the most question headings is the core; its neighbours are read together with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skm_desk.domain.file_errors import (
    CellProblem,
    CellsRefused,
    HeaderMissing,
)
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner
from skm_desk.exchange.headings import (
    WEAK_NO_RES,
    HeadingContradicts,
    QuestionHeading,
    QuestionHeadings,
    field_of,
    fold,
)

SEARCHED_ROWS = 30
_LINES_ABOVE = 2
_LINES_BELOW = 2
# A row 1, 2, 3 … under the heading numbers the columns; shorter ones could be nilai.
_SHORTEST_COLUMN_NUMBERS = 6

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Column:
    """One understood column: its place, its heading as written, and what it holds.

    `target` is a field or the kode of a question; `key` is what a fingerprint calls it, which
    does not depend on the assumed order of the columns.
    """

    place: int
    heading: str
    target: str
    key: str


@dataclass(frozen=True)
class Header:
    """The heading of a table: its last line (from 0), its width in cells, its columns.

    `known_lines` are the lines down to the heading, folded, by which a repeated page head is
    known again. `unclear` are the numbers, such as `U8`, that stand without a name and mean
    another question under the other order.
    """

    last: int
    width: int
    fields: tuple[Column, ...]
    questions: tuple[Column, ...]
    ignored: tuple[str, ...]
    known_lines: frozenset[tuple[str, ...]]
    unclear: tuple[str, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All understood columns in the order of the sheet."""
        return tuple(sorted(self.fields + self.questions, key=lambda column: column.place))


def find_header(
    rows: Rows, kuesioner: Kuesioner, order: ColumnOrder, path: Path, worksheet: str = ""
) -> Header:
    """Return the heading of the table in `rows`, which must name every question.

    Raise HeaderMissing with the kodes of questions without a column, or CellsRefused (fault
    `heading`) for a column that contradicts itself, comes twice, or is no question of the set.
    """
    headings = QuestionHeadings(kuesioner, order)
    core = _find_core(rows, headings)
    if core is None:
        raise HeaderMissing(path, SEARCHED_ROWS, kuesioner.question_kodes)
    read, lines = _question_lines(rows, core, headings)
    problems: list[CellProblem] = []

    def refuse(place: int) -> None:
        text = _cell(rows[core], place).strip()
        known = kuesioner.question_kodes
        problems.append(CellProblem(core + 1, text, text, "heading", known, worksheet))

    questions: dict[str, Column] = {}
    for place, heading in sorted(read.items()):
        try:
            kode, key = headings.resolve(heading)
        except HeadingContradicts:
            refuse(place)
            continue
        if kode in questions:
            refuse(place)
        else:
            questions[kode] = Column(place, _cell(rows[core], place).strip(), kode, key)
    asked = _asked_fields(kuesioner)
    fields: dict[str, Column] = {}
    ignored: list[str] = []
    for place, line, text in _other_cells(rows, core, set(read)):
        name = field_of(text)
        if name is None or name not in asked:
            if line == core:
                ignored.append(text)
            continue
        lines.add(line)
        if name in fields and name == "waktu":  # begun and sent: either tells forms apart
            ignored.append(text)
        elif name in fields:
            problems.append(CellProblem(line + 1, text, text, "heading", (), worksheet))
        else:
            fields[name] = Column(place, text, name, name)
    _take_running_number(rows, core, fields, ignored)
    missing = tuple(kode for kode in kuesioner.question_kodes if kode not in questions)
    if problems:
        raise CellsRefused(path, tuple(problems))
    if missing:
        raise HeaderMissing(path, SEARCHED_ROWS, missing)
    last = max(lines)
    return Header(
        last=last,
        width=max(filled_length(rows[line]) for line in lines),
        fields=tuple(fields.values()),
        questions=tuple(questions.values()),
        ignored=tuple(ignored),
        known_lines=frozenset(
            folded for row in rows[: last + 1] if (folded := fold_line(row)) and _has_word(folded)
        ),
        unclear=tuple(
            number for place in sorted(read) if (number := headings.unclear(read[place]))
        ),
    )


def count_question_headings(rows: Rows, kuesioner: Kuesioner) -> int:
    """Return how many question headings the best of the first rows has."""
    headings = QuestionHeadings(kuesioner, ColumnOrder.UNSUR)
    core = _find_core(rows, headings)
    return 0 if core is None else len(_read_line(rows[core], headings))


def fold_line(row: Sequence[str]) -> tuple[str, ...]:
    """Return the filled cells of a row, folded: how repeated lines are compared."""
    return tuple(folded for cell in row if (folded := fold(cell)))


def is_column_numbers(row: Sequence[str]) -> bool:
    """Return whether a row only numbers the columns: 1, 2, 3 … or (1), (2), (3) …"""
    cells = fold_line(row)
    return len(cells) >= _SHORTEST_COLUMN_NUMBERS and all(
        cell == str(number) for number, cell in enumerate(cells, start=1)
    )


def filled_length(row: Sequence[str]) -> int:
    """Return the number of cells of a row up to its last filled one."""
    length = len(row)
    while length and not row[length - 1].strip():
        length -= 1
    return length


def _find_core(rows: Rows, headings: QuestionHeadings) -> int | None:
    best, most = None, 0
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        found = len(_read_line(row, headings))
        if found > most:
            best, most = number, found
    return best


def _question_lines(
    rows: Rows, core: int, headings: QuestionHeadings
) -> tuple[dict[int, QuestionHeading], set[int]]:
    """Return what all lines of the heading say of questions, per column, and those lines."""
    read = _read_line(rows[core], headings)
    lines = {core}
    neighbours = [
        range(core - 1, max(core - 1 - _LINES_ABOVE, -1), -1),
        range(core + 1, min(core + 1 + _LINES_BELOW, len(rows))),
    ]
    for direction in neighbours:
        for line in direction:
            further = _read_line(rows[line], headings)
            shared = set(further) & set(read)
            if len(shared) * 2 < len(read):
                break
            lines.add(line)
            for place in shared:
                read[place].add(further[place])
    return read, lines


def _read_line(row: Sequence[str], headings: QuestionHeadings) -> dict[int, QuestionHeading]:
    found = ((place, headings.read(cell)) for place, cell in enumerate(row) if cell.strip())
    return {place: heading for place, heading in found if heading is not None}


def _other_cells(rows: Rows, core: int, taken: set[int]) -> list[tuple[int, int, str]]:
    """Return place, line and text of the headings that are no question.

    Where the core line is empty, a line above speaks for the column (cells joined downwards).
    """
    above = range(core, max(core - 1 - _LINES_ABOVE, -1), -1)
    width = max(len(rows[line]) for line in above)
    cells = []
    for place in (place for place in range(width) if place not in taken):
        for line in above:
            if text := _cell(rows[line], place).strip():
                cells.append((place, line, text))
                break
    return cells


def _take_running_number(
    rows: Rows, core: int, fields: dict[str, Column], ignored: list[str]
) -> None:
    if "no_res" in fields:
        return
    for place, line, text in _other_cells(rows, core, {c.place for c in fields.values()}):
        if fold(text) in WEAK_NO_RES:
            fields["no_res"] = Column(place, text, "no_res", "no_res")
            if line == core:
                ignored.remove(text)
            return


def _asked_fields(kuesioner: Kuesioner) -> frozenset[str]:
    profile = kuesioner.profile
    choices = {
        "jenis_kelamin": profile.jenis_kelamin,
        "pendidikan": profile.pendidikan,
        "pekerjaan": profile.pekerjaan,
        "disabilitas": profile.disabilitas,
    }
    always = {"no_res", "lembar", "tanggal", "waktu", "jam", "usia", "layanan", "saran"}
    return frozenset(always | {name for name, boxes in choices.items() if boxes})


def _has_word(folded: tuple[str, ...]) -> bool:
    return any(not cell.isdecimal() for cell in folded)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
