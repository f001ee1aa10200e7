"""Tables whose cells are parted only by white space, as text copied from a page often is."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from skm_desk.domain.file_errors import (
    CellProblem,
    CellsRefused,
)
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.exchange.bounds import any_lines
from skm_desk.exchange.header import SEARCHED_ROWS, count_question_headings
from skm_desk.exchange.headings import WEAK_NO_RES, field_of, fold

_WIDE_GAP = re.compile(r"\s{2,}")
_ANY_GAP = re.compile(r"\s+")
_FIRST_QUESTION = re.compile(r"(?:^|\s)u\s?1[a-z]?(?=\s)", re.IGNORECASE)
_MOST_WORDS = 3


def split_by_spaces(text: str, kuesioner: Kuesioner, path: Path) -> list[list[str]]:
    """Return the cells of each line.

    Gaps of two spaces and more are tried first, then single ones. White space cannot show a
    blank cell: a numbered line with fewer cells than its heading raises CellsRefused, for
    which nilai is missing there would be a guess.
    """
    rows = list(_split(path, text, _WIDE_GAP))
    if count_question_headings(rows[:SEARCHED_ROWS], kuesioner) < len(kuesioner.questions):
        rows = list(_split(path, text, _ANY_GAP))
    lines = [line for (line,) in islice(_split(path, text, None), SEARCHED_ROWS)]
    _add_number_column(lines, rows, kuesioner)
    _refuse_short_lines(rows, kuesioner, path)
    return rows


def _split(path: Path, text: str, gap: re.Pattern[str] | None) -> Iterator[list[str]]:
    """Yield the cells of each line; without a gap, a line is one cell."""
    lines = any_lines(path, text)
    stripped = (line.strip() for line in lines)
    return lines.rows(gap.split(line) if gap else [line] for line in stripped)


def _add_number_column(lines: list[str], rows: list[list[str]], kuesioner: Kuesioner) -> None:
    """Give the heading line one cell for what stands before its first question.

    That is `NO. RES`, in the line itself or at the start of the line above it.
    """
    core = _core_line(rows, kuesioner)
    if core is None or (question := _FIRST_QUESTION.search(lines[core])) is None:
        return
    before = lines[core][: question.start()].strip()
    if before:
        rows[core] = [before, *_ANY_GAP.split(lines[core][question.start() :].strip())]
        return
    for above in range(core - 1, max(core - 3, -1), -1):
        words = _ANY_GAP.split(lines[above])
        for count in range(_MOST_WORDS, 0, -1):
            name = " ".join(words[:count])
            if field_of(name) == "no_res" or fold(name) in WEAK_NO_RES:
                rows[core].insert(0, "")
                rows[above] = [name, " ".join(words[count:])]
                return


def _refuse_short_lines(rows: list[list[str]], kuesioner: Kuesioner, path: Path) -> None:
    core = _core_line(rows, kuesioner)
    if core is None:
        return
    short = tuple(
        CellProblem(number, str(len(row) + 1), " ".join(row), "row_shape")
        for number, row in enumerate(rows[core + 1 :], start=core + 2)
        if 1 < len(row) < len(rows[core]) and _is_numbers(row)
    )
    if short:
        raise CellsRefused(path, short)


def _is_numbers(row: Sequence[str]) -> bool:
    return all(cell.isdecimal() for cell in row)


def _core_line(rows: list[list[str]], kuesioner: Kuesioner) -> int | None:
    found = [count_question_headings([row], kuesioner) for row in rows[:SEARCHED_ROWS]]
    most = max(found, default=0)
    return found.index(most) if most else None
