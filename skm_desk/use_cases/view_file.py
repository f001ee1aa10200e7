"""Look at a file before its forms come in, and take them in as they were looked at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from pathlib import Path

from skm_desk.domain.file_errors import CellProblem
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress
from skm_desk.exchange.formats import READABLE, WRITABLE
from skm_desk.exchange.reading import Reading, Record, SeenRow
from skm_desk.machine.collector import let_go, set_aside
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import ImportPreview, import_file, look_over

ENDINGS_IN = READABLE
ENDINGS_OUT = WRITABLE
MOST_PROBLEMS = 200


@dataclass(frozen=True)
class FileView:
    """What a person sees of a file, which is little even of a file of a million rows.

    `columns` pairs each heading as written with the field or question kode that it is taken
    as; `rows` are its first rows, and those of the first problems, by their number. `unclear`
    are the columns, such as `U8`, whose meaning only the `order` decides. `problems` are the
    first ones, `faults` tells how many there are of each. `free_pekerjaan` counts the words that
    were no choice of the profile and are kept as a text. `dates` are the first and the last
    day, None where no form has one.
    """

    path: Path
    period: Period
    kuesioner: Kuesioner
    order: ColumnOrder
    sheet: str
    columns: tuple[tuple[str, str], ...]
    ignored_columns: tuple[str, ...]
    unclear: tuple[str, ...]
    forms: int
    rows: tuple[SeenRow, ...]
    repeated_rows: tuple[int, ...]
    foot_rows: tuple[int, ...]
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
        return not self.problems and not self.known_before


@dataclass(frozen=True)
class Taken:
    """What became of a file: its forms, unless they were `known_before`."""

    forms: int
    known_before: bool


def view_file(
    desk: Desk, path: Path, kode: str, order: ColumnOrder, progress: Progress
) -> FileView:
    """Read a file as it would come into the period; nothing is written.

    Raise PeriodUnknown, PeriodClosed, an ExchangeError for a file that cannot be understood, or
    whatever `progress` raises.
    """
    with set_aside(progress) as tell:
        seen = look_over(desk, path, kode, order, tell)
        view = _view_of(path, seen)
        let_go(seen.reading.records)
        return view


def take_in(desk: Desk, view: FileView, progress: Progress) -> Taken:
    """Take in all forms of a file that was looked at, or none.

    Raise FileChanged when the file holds something else by now, CellsRefused or PeriodClosed
    when the data file does; and whatever `progress` raises.
    """
    seen = import_file(
        desk, view.path, view.period.kode, view.order, progress, expected=view.fingerprint
    )
    taken = Taken(seen.forms, seen.known_before)
    let_go(seen.reading.records)
    return taken


def _view_of(path: Path, seen: ImportPreview) -> FileView:
    reading = seen.reading
    places = {heading: place for place, (heading, _) in enumerate(reading.columns)}
    problems = nsmallest(
        MOST_PROBLEMS, seen.problems, key=lambda p: (p.row, places.get(p.column, len(places)))
    )
    days = [record.tanggal for record in reading.records if record.tanggal is not None]
    return FileView(
        path=path,
        period=seen.period,
        kuesioner=seen.kuesioner,
        order=reading.order,
        sheet=seen.inspection.sheet,
        columns=reading.columns,
        ignored_columns=reading.ignored_columns,
        unclear=seen.inspection.unclear,
        forms=seen.forms,
        rows=_rows_of(seen, problems),
        repeated_rows=reading.repeated_rows,
        foot_rows=reading.foot_rows,
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


def _rows_of(seen: ImportPreview, problems: Iterable[CellProblem]) -> tuple[SeenRow, ...]:
    """Return the rows to be shown, with those of sheet numbers that the period has already."""
    rows = {row.number: row for row in seen.inspection.rows}
    wanted = {problem.row for problem in problems} - rows.keys()
    if wanted:
        rows |= {
            record.row: SeenRow(record.row, _cells_of(record, seen.reading))
            for record in seen.reading.records
            if record.row in wanted
        }
    return tuple(rows[number] for number in sorted(rows))


def _cells_of(record: Record, reading: Reading) -> tuple[str, ...]:
    """Return what a form holds, in the order of the columns of its file."""
    cells = []
    for _, target in reading.columns:
        value = record.jawaban[target] if target in record.jawaban else getattr(record, target)
        cells.append("" if value is None else str(value))
    return tuple(cells)
