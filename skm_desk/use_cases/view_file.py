"""Look at a file before its forms come in, and take them in as they were looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from heapq import nsmallest
from pathlib import Path

from skm_desk.domain.file_errors import CellProblem
from skm_desk.domain.import_errors import WorksheetNamesUnusable
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress
from skm_desk.domain.worksheet import NamesAs, ReadAs, Worksheet
from skm_desk.exchange.formats import READABLE, WRITABLE
from skm_desk.exchange.reading import Inspection, Reading, Record, SeenRow
from skm_desk.machine.collector import let_go, set_aside
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import ImportPreview, LookedAt, import_file, look_over
from skm_desk.use_cases.known_rows import KnownRows

ENDINGS_IN = READABLE
ENDINGS_OUT = WRITABLE
MOST_PROBLEMS = 200


@dataclass(frozen=True)
class LeftOut:
    """The rows of one table that are no forms; `worksheet` is empty where there is only one."""

    worksheet: str
    repeated_rows: tuple[int, ...]
    foot_rows: tuple[int, ...]


@dataclass(frozen=True)
class FileView:
    """What a person sees of a file, which is little even of a file of a million rows.

    `columns` pairs each heading as written with the field or question kode that it is taken
    as; `rows` are its first rows, and those of the first problems, by worksheet and number.
    `places` tells where a heading of a worksheet stands among the columns. `unclear` are the
    columns, such as `U8`, whose meaning only the order of `how` decides. `problems` are the
    first ones, `faults` tells how many there are of each. `free_pekerjaan` counts the words that
    were no choice of the profile and are kept as a text. `dates` are the first and the last
    day, None where no form has one.

    `worksheets` are all of a workbook; `shared` are two that are read and hold the same forms,
    with how many, and `is_chosen` tells that a person wants it so, or that there are none.

    `known` tells which rows came in with earlier imports; `is_decided` that a person said which
    rows come in, or that none did. `coming` counts the forms that would come in.
    """

    path: Path
    period: Period
    kuesioner: Kuesioner
    how: ReadAs
    sheet: str
    worksheets: tuple[Worksheet, ...]
    names_offered: tuple[NamesAs, ...]
    shared: tuple[tuple[str, str, int], ...]
    is_chosen: bool
    known: KnownRows
    is_decided: bool
    coming: int
    columns: tuple[tuple[str, str], ...]
    places: Mapping[tuple[str, str], int]
    ignored_columns: tuple[str, ...]
    unclear: tuple[str, ...]
    forms: int
    rows: tuple[SeenRow, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[CellProblem, ...]
    faults: Mapping[str, int]
    known_before: bool
    new_layanan: tuple[str, ...]
    free_pekerjaan: Mapping[str, int]
    dates: tuple[date, date] | None
    undated: int
    future_dates: int
    fingerprint: str

    @property
    def problem_count(self) -> int:
        """How many cells are wrong."""
        return sum(self.faults.values())

    @property
    def can_come_in(self) -> bool:
        """Whether there is something that may be taken in."""
        is_sound = not self.problems and not self.known_before
        return is_sound and bool(self.coming) and self.is_chosen and self.is_decided

    @property
    def is_asked(self) -> bool:
        """Whether a person has to say, or said, which rows come in."""
        return bool(self.known.places) and not self.known_before

    @property
    def has_several(self) -> bool:
        """Whether forms of more than one worksheet would come in."""
        return len(self.read_worksheets) > 1

    @property
    def read_worksheets(self) -> tuple[Worksheet, ...]:
        """The worksheets that are read."""
        return tuple(worksheet for worksheet in self.worksheets if worksheet.is_read)


@dataclass(frozen=True)
class Taken:
    """What became of a file: the forms that came in, unless they were `known_before`."""

    forms: int
    known_before: bool


def view_file(desk: Desk, path: Path, kode: str, how: ReadAs, progress: Progress) -> FileView:
    """Read a file as it would come into the period; nothing is written.

    Where the names of the worksheets cannot become what `how` wants of them, they become nothing.
    Raise PeriodUnknown, PeriodClosed, an ExchangeError for a file that cannot be understood, or
    whatever `progress` raises.
    """
    with set_aside(progress) as tell:
        try:
            seen = look_over(desk, path, kode, how, tell)
        except WorksheetNamesUnusable:
            seen = look_over(desk, path, kode, replace(how, names=NamesAs.NOTHING), tell)
        view = _view_of(path, seen)
        let_go(seen.reading.records)
        return view


def take_in(desk: Desk, view: FileView, progress: Progress) -> Taken:
    """Take in all forms of a file that was looked at, or none.

    Raise FileChanged when the file holds something else by now, RowsOvertaken, CellsRefused or
    PeriodClosed when the data file does; and whatever `progress` raises.
    """
    how = view.how
    if view.worksheets:  # the very ones that were looked at
        how = replace(how, worksheets=tuple(one.name for one in view.read_worksheets))
    kode = view.period.kode
    looked_at = LookedAt(view.fingerprint, view.known.places)
    seen = import_file(desk, view.path, kode, how, progress, looked_at)
    taken = Taken(seen.coming, seen.known_before)
    let_go(seen.reading.records)
    return taken


def _view_of(path: Path, seen: ImportPreview) -> FileView:
    reading, inspection = seen.reading, seen.inspection
    places = _places(inspection)
    order = {worksheet.name: place for place, worksheet in enumerate(inspection.worksheets)}

    def place_of(problem: CellProblem) -> tuple[int, int, int]:
        column = places.get((problem.worksheet, problem.column), len(places))
        return order.get(problem.worksheet, 0), problem.row, column

    problems = nsmallest(MOST_PROBLEMS, seen.problems, key=place_of)
    days = seen.days
    return FileView(
        path=path,
        period=seen.period,
        kuesioner=seen.kuesioner,
        how=seen.how,
        sheet=inspection.sheet,
        worksheets=inspection.worksheets,
        names_offered=inspection.names_offered,
        shared=seen.shared,
        is_chosen=seen.is_chosen,
        known=seen.known,
        is_decided=seen.is_decided,
        coming=seen.coming,
        columns=reading.columns,
        places=places,
        ignored_columns=reading.ignored_columns,
        unclear=inspection.unclear,
        forms=seen.forms,
        rows=_rows_of(seen, problems, order),
        left_out=tuple(_left_out(inspection)),
        problems=tuple(problems),
        faults=Counter(problem.fault for problem in seen.problems),
        known_before=seen.known_before,
        new_layanan=seen.new_layanan,
        free_pekerjaan=Counter(
            record.pekerjaan_text for record in reading.records if record.pekerjaan_text
        ),
        dates=(min(days), max(days)) if days else None,
        undated=seen.forms - len(days),
        future_dates=seen.future_dates,
        fingerprint=reading.fingerprint,
    )


def _places(inspection: Inspection) -> dict[tuple[str, str], int]:
    """Return the place of each heading of each worksheet among the columns of all."""
    by_target = {target: at for at, (_, target) in enumerate(inspection.reading.columns)}
    places: dict[tuple[str, str], int] = {}
    for part in inspection.each:
        name = part.sheet if len(inspection.worksheets) > 1 else ""
        for heading, target in (*part.reading.columns, *inspection.reading.columns):
            places.setdefault((name, heading), by_target[target])
    return places


def _left_out(inspection: Inspection) -> Iterator[LeftOut]:
    for part in inspection.each:
        reading = part.reading
        if reading.repeated_rows or reading.foot_rows:
            name = part.sheet if inspection.parts else ""
            yield LeftOut(name, reading.repeated_rows, reading.foot_rows)


def _rows_of(
    seen: ImportPreview, problems: Iterable[CellProblem], order: Mapping[str, int]
) -> tuple[SeenRow, ...]:
    """Return the rows to be shown, with those of sheet numbers that the period has already."""
    rows = {(row.worksheet, row.number): row for row in seen.inspection.rows}
    wanted = {(problem.worksheet, problem.row) for problem in problems} - rows.keys()
    if wanted:
        rows |= {
            (record.worksheet, record.row): SeenRow(
                record.row, _cells_of(record, seen.reading), record.worksheet
            )
            for record in seen.reading.records
            if (record.worksheet, record.row) in wanted
        }
    return tuple(rows[key] for key in sorted(rows, key=lambda key: (order.get(key[0], 0), key[1])))


def _cells_of(record: Record, reading: Reading) -> tuple[str, ...]:
    """Return what a form holds, in the order of the columns of its file."""
    cells = []
    for _, target in reading.columns:
        value = record.jawaban[target] if target in record.jawaban else getattr(record, target)
        cells.append("" if value is None else str(value))
    return tuple(cells)
