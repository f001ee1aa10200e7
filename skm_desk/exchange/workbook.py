"""The tables of a workbook looked over together: which hold forms, which are read, as one."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from skm_desk.domain.file_errors import (
    CellProblem,
    CellsRefused,
    ExchangeError,
    FileEmpty,
    HeaderMissing,
)
from skm_desk.domain.import_errors import (
    WorksheetNamesUnusable,
    WorksheetsWithoutForms,
    WorksheetUnknown,
)
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress
from skm_desk.domain.worksheet import (
    Holds,
    NamesAs,
    ReadAs,
    Worksheet,
    is_outside,
    names_allowed,
    names_offered,
)
from skm_desk.exchange.reading import Inspection, Reading, SeenRow
from skm_desk.exchange.record import FIRST_ROWS, MOST_WRONG, inspect
from skm_desk.exchange.worksheet_copies import mark_copies
from skm_desk.exchange.worksheet_kind import holds_identities, is_recap
from skm_desk.machine.collector import let_go

_FEWEST_ROWS = 3  # shown of each worksheet


class WorksheetTable(NamedTuple):
    """A worksheet as it was read: its name, whether it is hidden, its cells, and whom to tell how
    far the look at it is."""

    name: str
    is_hidden: bool
    rows: list[list[str]]
    progress: Progress


@dataclass(frozen=True)
class _Looked:
    """A worksheet with what was understood of it, or with why nothing was."""

    worksheet: Worksheet
    seen: Inspection | None = None
    fault: ExchangeError | None = None

    @property
    def problems(self) -> Sequence[CellProblem]:
        """Its wrong cells."""
        if isinstance(self.fault, CellsRefused):
            return self.fault.problems
        return () if self.seen is None else self.seen.problems


def look_over_tables(
    path: Path,
    tables: Iterable[WorksheetTable],
    has_several: bool,
    kuesioner: Kuesioner,
    period: Period,
    how: ReadAs,
) -> Inspection:
    """Return what the worksheets that are to be read say, and what all of them hold.

    `has_several` tells whether the workbook has more than one worksheet: only then do wrong
    cells name theirs. Fails as `record.inspect` does where no worksheet holds a form, or where
    all of them hold too many wrong cells, and with WorksheetUnknown, WorksheetsWithoutForms or
    WorksheetNamesUnusable for what `how` wants.
    """
    looked: list[_Looked] = []
    wrong = 0
    for table in tables:
        looked.append(_look_at(path, table, has_several, kuesioner, period, how.order))
        wrong += len(looked[-1].problems)
        if wrong > MOST_WRONG:
            raise CellsRefused(path, [each for one in looked for each in one.problems])
    if not any(one.worksheet.has_forms for one in looked):
        raise _without_forms(path, looked)
    if not has_several and looked[0].fault is not None:
        raise looked[0].fault
    seen = {one.worksheet.name: one.seen for one in looked if one.seen is not None}
    marked = mark_copies(path, [one.worksheet for one in looked], seen, period)
    wanted = _wanted(path, marked, how)
    worksheets = tuple(replace(worksheet, is_read=worksheet.name in wanted) for worksheet in marked)
    chosen = [one for one in looked if one.worksheet.name in wanted]
    joined = _join(path, chosen, how.order)
    return _with_names(replace(joined, worksheets=worksheets), has_several, how, period)


def _look_at(
    path: Path,
    table: WorksheetTable,
    has_several: bool,
    kuesioner: Kuesioner,
    period: Period,
    order: ColumnOrder,
) -> _Looked:
    """Look at one worksheet; its cells are let go afterwards."""
    worksheet = Worksheet(
        table.name,
        Holds.NOTHING,
        is_hidden=table.is_hidden,
        is_outside=is_outside(table.name, period),
    )
    if not any(table.rows):
        return _Looked(worksheet)
    name = table.name if has_several else ""
    try:
        seen = inspect(table.rows, kuesioner, period, order, path, table.progress, worksheet=name)
    except FileEmpty as fault:
        return _Looked(replace(worksheet, holds=Holds.BLANK_FORM), None, fault)
    except HeaderMissing as fault:
        holds = Holds.IDENTITIES if holds_identities(table.rows) else Holds.NO_HEADING
        has_most = len(fault.missing) * 2 <= len(kuesioner.questions)
        missing = tuple(fault.missing) if has_most else ()
        return _Looked(replace(worksheet, holds=holds, missing=missing), None, fault)
    except CellsRefused as fault:
        problems = len(fault.problems)
        return _Looked(replace(worksheet, holds=Holds.FORMS, problems=problems), None, fault)
    finally:
        let_go(table.rows)
    if is_recap(seen):
        recap = replace(worksheet, holds=Holds.RECAP)
        return _Looked(recap, None, WorksheetsWithoutForms(path, (recap,)))
    forms, problems = len(seen.reading.records), len(seen.problems)
    held = replace(worksheet, holds=Holds.FORMS, forms=forms, problems=problems)
    return _Looked(held, replace(seen, sheet=table.name))


def _without_forms(path: Path, looked: Sequence[_Looked]) -> ExchangeError:
    """Return why a workbook without any form cannot be read."""
    faults = [one.fault for one in looked if one.fault is not None]
    if not faults or all(isinstance(fault, FileEmpty) for fault in faults):
        return FileEmpty(path)
    nearest = [fault for fault in faults if isinstance(fault, HeaderMissing)]
    if len(nearest) == len(faults):
        return min(nearest, key=lambda fault: len(fault.missing))
    named = (one.worksheet for one in looked if one.fault is not None)
    return WorksheetsWithoutForms(path, tuple(named))


def _wanted(path: Path, worksheets: Sequence[Worksheet], how: ReadAs) -> frozenset[str]:
    """Return the names of the worksheets that are to be read."""
    if how.worksheets is None:
        return frozenset(worksheet.name for worksheet in worksheets if worksheet.is_usual)
    by_name = {worksheet.name.casefold().strip(): worksheet for worksheet in worksheets}
    by_name |= {worksheet.name: worksheet for worksheet in worksheets}
    found = []
    for name in how.worksheets:
        worksheet = by_name.get(name) or by_name.get(name.casefold().strip())
        if worksheet is None:
            raise WorksheetUnknown(path, name, [known.name for known in worksheets])
        found.append(worksheet)
    if without := tuple(worksheet for worksheet in found if not worksheet.has_forms):
        raise WorksheetsWithoutForms(path, without)
    return frozenset(worksheet.name for worksheet in found)


def _with_names(joined: Inspection, has_several: bool, how: ReadAs, period: Period) -> Inspection:
    """Return the same with what the names of its worksheets may become."""
    names = [worksheet.name for worksheet in joined.worksheets if worksheet.is_read]
    targets = frozenset(target for _, target in joined.reading.columns)
    allowed = names_allowed(names, targets, period) if has_several else {NamesAs.NOTHING}
    if how.names not in allowed:
        raise WorksheetNamesUnusable(joined.path, how.names.value)
    return replace(joined, names_offered=names_offered(names, targets, period))


def _join(path: Path, chosen: Sequence[_Looked], order: ColumnOrder) -> Inspection:
    """Return what several worksheets say as if they were one table."""
    headings: tuple[CellProblem, ...] = ()
    for one in chosen:
        if isinstance(one.fault, CellsRefused):
            headings += tuple(one.fault.problems)
    parts = tuple(one.seen for one in chosen if one.seen is not None)
    if len(parts) == 1:
        (only,) = parts
        return replace(only, problems=(*headings, *only.problems))
    columns: dict[str, str] = {}
    for part in parts:
        for heading, target in part.reading.columns:
            columns.setdefault(target, heading)
    reading = Reading(
        records=[record for part in parts for record in part.reading.records],
        said=[words for part in parts for words in part.reading.said],
        columns=tuple((heading, target) for target, heading in columns.items()),
        order=order,
        repeated_rows=(),
        header_rows=(),
        foot_rows=(),
        ignored_columns=tuple(_once(part.reading.ignored_columns for part in parts)),
        fingerprint=_fingerprint(part.reading.fingerprint for part in parts),
    )
    problems = [problem for part in parts for problem in part.problems]
    return Inspection(
        path,
        reading,
        (*headings, *problems, *_lembar_of_others(parts)),
        tuple(_rows(parts, tuple(columns))),
        tuple(_once(part.unclear for part in parts)),
        parts=parts,
    )


def _rows(parts: Sequence[Inspection], targets: Sequence[str]) -> Iterator[SeenRow]:
    """Yield some rows of each worksheet, and all that were kept for a wrong cell, with their cells
    in the order of the joined columns."""
    first = max(_FEWEST_ROWS, FIRST_ROWS // len(parts)) if parts else 0
    for part in parts:
        wrong = {problem.row for problem in part.problems}
        places = {target: place for place, (_, target) in enumerate(part.reading.columns)}
        for number, row in enumerate(part.rows):
            if number < first or row.number in wrong:
                cells = tuple(
                    row.cells[places[target]] if target in places else "" for target in targets
                )
                yield replace(row, cells=cells)


def _lembar_of_others(parts: Sequence[Inspection]) -> Iterator[CellProblem]:
    """Yield the sheet numbers that stand in more than one worksheet."""
    first: dict[str, int] = {}
    for place, part in enumerate(parts):
        heading = next((name for name, target in part.reading.columns if target == "lembar"), "")
        for record in part.reading.records if heading else ():
            lembar = record.lembar
            if lembar is not None and first.setdefault(lembar, place) != place:
                yield CellProblem(record.row, heading, lembar, "lembar_twice", (), record.worksheet)


def _once(lists: Iterable[Sequence[str]]) -> dict[str, None]:
    return dict.fromkeys(text for texts in lists for text in texts)


def _fingerprint(of_parts: Iterable[str]) -> str:
    """Return what a workbook is known by, whatever the order and the names of its worksheets."""
    return hashlib.sha256("\n".join(sorted(of_parts)).encode()).hexdigest()
