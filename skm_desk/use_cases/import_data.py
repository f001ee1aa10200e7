"""Import filled forms from a file: looked at first, then all of it or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.doubts import doubts_about
from skm_desk.domain.file_errors import CellProblem, CellsRefused, FileChanged
from skm_desk.domain.import_errors import (
    RowsKnownBefore,
    RowsOvertaken,
    WorksheetsShareForms,
    WorksheetsWithoutForms,
)
from skm_desk.domain.imported_file import ImportedFile
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.overlap import Overlap, RowSigns, Taking, find_overlap
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.responden import Responden, Source, check_responden
from skm_desk.domain.signs import whole_signs
from skm_desk.domain.worksheet import USUAL, NamesAs, ReadAs, day_of, sharing
from skm_desk.exchange import formats
from skm_desk.exchange.reading import Inspection, Reading, Record
from skm_desk.exchange.telling import part_of, told
from skm_desk.machine.collector import let_go, set_aside
from skm_desk.storage.origin import Origin
from skm_desk.storage.sealed_import import SealedImport, seal_import
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.known_rows import (
    EarlierImports,
    KnownRows,
    earlier_imports,
    known_rows,
    signs_of,
)
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import open_period

_PARTS = 3  # of an import: read, made ready, kept


@dataclass(frozen=True)
class LookedAt:
    """What a person saw of a file: its fingerprint, and which rows came in before."""

    fingerprint: str
    known_rows: frozenset[int]


@dataclass(frozen=True)
class ImportPreview:
    """What a file was understood as, before or after it was taken in.

    `problems` are the cells for which it is refused. `known_before` is True when a file of the
    same content is already in the period: nothing is added then. `new_layanan` are names that
    the office does not have yet; `layanan_list` are those that it has. `how` is how it was read.
    `known` tells which rows came in with earlier imports, which are the `files` of the period.
    """

    how: ReadAs
    period: Period
    kuesioner: Kuesioner
    inspection: Inspection
    problems: tuple[CellProblem, ...]
    known_before: bool
    new_layanan: tuple[str, ...]
    layanan_list: tuple[Layanan, ...]
    future_dates: int
    known: KnownRows
    files: tuple[ImportedFile, ...]

    @property
    def reading(self) -> Reading:
        """What the file says."""
        return self.inspection.reading

    @property
    def forms(self) -> int:
        """The number of forms in the file."""
        return len(self.reading.records)

    @property
    def left_out(self) -> frozenset[int]:
        """The rows that do not come in, by their place, as a person said."""
        return self.known.places if self.how.rows is Taking.NEW else frozenset()

    @property
    def coming(self) -> int:
        """The number of forms that come in, as long as a person wants it so."""
        return 0 if self.known_before else self.forms - len(self.left_out)

    @property
    def is_decided(self) -> bool:
        """Whether it is clear which rows come in: a person said so, or none came in before."""
        return self.how.rows is not None or not self.known.places or self.known_before

    def records(self) -> Iterator[tuple[Record, RowSigns]]:
        """Yield the forms that come in, with what the row of each is known by."""
        left_out = self.left_out
        pairs = zip(self.reading.records, signs_of(self.reading), strict=True)
        return (pair for place, pair in enumerate(pairs) if place not in left_out)

    @property
    def shared(self) -> tuple[tuple[str, str, int], ...]:
        """Which two worksheets that are read hold the same forms, and how many."""
        return sharing(self.inspection.worksheets)

    @property
    def is_chosen(self) -> bool:
        """Whether it is clear which worksheets are to be read: a person said so, or no two of
        them hold the same forms."""
        return self.how.worksheets is not None or not self.shared

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the forms, those without one left out."""
        days = (tanggal_of(record, self.how) for record in self.reading.records)
        return tuple(day for day in days if day is not None)


def look_over(
    desk: Desk,
    path: Path,
    kode: str,
    how: ReadAs = USUAL,
    progress: Progress = silent,
) -> ImportPreview:
    """Read a file as it would be imported into the period, wrong cells and all; change nothing.

    Raise PeriodUnknown, PeriodClosed or an ExchangeError for a file that cannot be understood.
    """
    period, kuesioner = desk.look(_target, kode)
    # A large file takes long to read: the data file stays free for others meanwhile.
    inspection = formats.look_over(path, kuesioner, period, how, progress)
    earlier = desk.look(_earlier, period, inspection)
    rows = list(signs_of(inspection.reading)) if earlier.known else []
    overlap = find_overlap(rows, earlier.known, lambda: progress(1, 1))
    return desk.look(_compare, period, kuesioner, inspection, how, earlier.files, overlap)


def preview_import(desk: Desk, path: Path, kode: str, how: ReadAs = USUAL) -> ImportPreview:
    """Read a file as `look_over` does; raise CellsRefused with every cell at fault, too, and
    WorksheetsShareForms or WorksheetsWithoutForms where a person has to choose worksheets."""
    return _accepted(look_over(desk, path, kode, how))


def import_file(
    desk: Desk,
    path: Path,
    kode: str,
    how: ReadAs = USUAL,
    progress: Progress = silent,
    expected: LookedAt | None = None,
) -> ImportPreview:
    """Take the forms of a file into the period, or none; fails as `preview_import` does.

    All of them come in, or those that did not come in before, as `how` says. The data file is held
    only while the forms are written. `progress` is told how far all of it is; whatever it raises
    leaves nothing behind. `expected` is what a person looked at: raise FileChanged when the file
    holds something else by now, RowsOvertaken when other rows of it came in.
    """
    with set_aside(progress) as tell:
        while True:
            seen = look_over(desk, path, kode, how, part_of(tell, 0, _PARTS))
            if expected is not None:
                _hold_against(seen, expected)
            if not _accepted(seen).coming:
                return seen
            ready = _make_ready(desk.origin, path, seen, part_of(tell, 1, _PARTS))
            is_kept = desk.do(_take_in, ready, part_of(tell, 2, _PARTS))
            let_go(ready.sealed.forms)
            let_go(ready.sealed.rows)
            if is_kept:
                return seen


def _hold_against(seen: ImportPreview, expected: LookedAt) -> None:
    path = seen.inspection.path
    if seen.reading.fingerprint != expected.fingerprint:
        raise FileChanged(path)
    is_other = seen.known.places != expected.known_rows and not seen.known_before
    if is_other and seen.how.rows is not Taking.ALL and not seen.problems:
        raise RowsOvertaken(path)


@dataclass(frozen=True)
class _Ready:
    """A file that only needs to be written, as long as the data file is as it was `seen`."""

    seen: ImportPreview
    new_layanan: tuple[Layanan, ...]
    sealed: SealedImport


def _target(store: Store, kode: str) -> tuple[Period, Kuesioner]:
    period = open_period(store, kode)
    return period, kuesioner_of(store, period)


def _earlier(store: Store, period: Period, inspection: Inspection) -> EarlierImports:
    """Return what the rows of a file are compared with: nothing if it cannot come in."""
    prints = (inspection.reading.fingerprint, inspection.reading.timeless_fingerprint)
    is_compared = not inspection.problems and not store.imports.is_known(period, *prints)
    return earlier_imports(store, period, is_compared)


def _compare(
    store: Store,
    period: Period,
    kuesioner: Kuesioner,
    inspection: Inspection,
    how: ReadAs,
    files: tuple[ImportedFile, ...],
    overlap: Overlap,
) -> ImportPreview:
    reading = inspection.reading
    is_whole = not inspection.problems
    prints = (reading.fingerprint, reading.timeless_fingerprint)
    known_before = is_whole and store.imports.is_known(period, *prints)
    is_compared = is_whole and not known_before
    known = KnownRows()
    if is_compared:
        known = known_rows(store, period, inspection, files, overlap)
    spared = frozenset[int]() if how.rows is Taking.ALL else known.places
    taken = () if known_before else _taken_lembar(store, period, reading, spared)
    layanan_list = tuple(store.layanan.list_all())
    today = store.origin.now().date()
    left_out = known.places if how.rows is Taking.NEW else frozenset()
    coming = [record for place, record in enumerate(reading.records) if place not in left_out]
    days = (tanggal_of(record, how) for record in coming)
    return ImportPreview(
        how,
        period,
        kuesioner,
        inspection,
        (*inspection.problems, *taken),
        known_before,
        _new_layanan(coming, how, _by_name(layanan_list)),
        layanan_list,
        sum(1 for day in days if day is not None and day > today),
        known,
        files,
    )


def _accepted(seen: ImportPreview) -> ImportPreview:
    path, worksheets = seen.inspection.path, seen.inspection.worksheets
    if seen.problems:
        raise CellsRefused(path, seen.problems)
    if not seen.forms:
        held = tuple(one for one in worksheets if one.has_forms)
        raise WorksheetsWithoutForms(path, held)
    if not seen.is_chosen:
        raise WorksheetsShareForms(path, *seen.shared[0])
    if not seen.is_decided:
        known = seen.known
        same, corrected = len(known.same), len(known.corrected)
        new = seen.forms - same - corrected
        raise RowsKnownBefore(path, known.imports[0].number, same, corrected, new)
    return seen


def _make_ready(origin: Origin, path: Path, seen: ImportPreview, progress: Progress) -> _Ready:
    """Make the forms of the file, each checked once more by the rules of the survey."""
    new = tuple(Layanan(origin.new_id(), name) for name in seen.new_layanan)
    layanan = _by_name((*seen.layanan_list, *new))
    at = origin.now()
    read = [worksheet.name for worksheet in seen.inspection.worksheets if worksheet.is_read]
    file = ImportedFile(
        origin.new_id(),
        seen.reading.fingerprint,
        whole_signs(path.name),
        seen.reading.order.value,
        at,
        origin.new_salt(),
        ", ".join(read),
    )

    def forms() -> Iterator[tuple[Responden, RowSigns]]:
        for record, signs in told(seen.records(), seen.coming, progress):
            form = form_of(origin, record, Source.IMPORT, layanan, seen.how)
            form = replace(form, flags=doubts_about(form, at.date()))
            check_responden(form, seen.kuesioner, seen.period)
            yield form, signs

    return _Ready(seen, new, seal_import(file, forms(), seen.period.kode, origin))


def _take_in(store: Store, ready: _Ready, progress: Progress) -> Done[bool]:
    """Write what was made ready; write nothing, and say so, if the data file has changed in what
    it was made from."""
    period, seen = open_period(store, ready.seen.period.kode), ready.seen
    spared = seen.left_out
    is_as_seen = (
        period == seen.period
        and tuple(store.layanan.list_all()) == seen.layanan_list
        and store.imports.files(period) == seen.files
        and not _taken_lembar(store, period, seen.reading, spared)
    )
    if not is_as_seen:
        return Done(False, NO_CHANGES)
    for layanan in ready.new_layanan:
        store.layanan.add(layanan)
    store.imports.add(ready.sealed, period, progress)
    touched = {Kind.RESPONDEN, Kind.IMPORT}
    if ready.new_layanan:
        touched.add(Kind.LAYANAN)
    return Done(True, frozenset(touched))


def form_of(
    origin: Origin,
    record: Record,
    source: Source,
    layanan: Mapping[str, Layanan],
    how: ReadAs = USUAL,
) -> Responden:
    """Return the form that a record of a file stands for, with an id of its own."""
    name = layanan_of(record, how)
    return Responden(
        id=origin.new_id(),
        pc=origin.pc,
        source=source,
        jawaban=record.jawaban,
        lembar=record.lembar,
        tanggal=tanggal_of(record, how),
        jam=record.jam,
        jenis_kelamin=record.jenis_kelamin,
        usia=record.usia,
        pendidikan=record.pendidikan,
        pekerjaan=record.pekerjaan,
        pekerjaan_text=record.pekerjaan_text,
        layanan=layanan[name.casefold()].id if name else None,
        disabilitas=record.disabilitas,
        saran=record.saran,
        keyed_by=origin.who,
    )


def layanan_of(record: Record, how: ReadAs) -> str:
    """Return the name of the layanan of a form: of its row, else of its worksheet if a person
    said that these are layanan."""
    name = record.worksheet if how.names is NamesAs.LAYANAN else ""
    return record.layanan.strip() or name.strip()


def tanggal_of(record: Record, how: ReadAs) -> date | None:
    """Return the day of a form, likewise."""
    day = day_of(record.worksheet) if how.names is NamesAs.TANGGAL else None
    return record.tanggal or day


def layanan_by_name(store: Store) -> dict[str, Layanan]:
    """Return the layanan of the office by name, without regard to capitals."""
    return _by_name(store.layanan.list_all())


def _by_name(layanan_list: Iterable[Layanan]) -> dict[str, Layanan]:
    return {layanan.nama.casefold(): layanan for layanan in layanan_list}


def _new_layanan(
    records: Iterable[Record], how: ReadAs, known: Mapping[str, Layanan]
) -> tuple[str, ...]:
    """Return the names that the office does not have yet, each once, as first written."""
    new: dict[str, str] = {}
    for record in records:
        name = layanan_of(record, how)
        if name and name.casefold() not in known:
            new.setdefault(name.casefold(), name)
    return tuple(new.values())


def _taken_lembar(
    store: Store, period: Period, reading: Reading, spared: frozenset[int]
) -> tuple[CellProblem, ...]:
    """Return the sheet numbers of the file that forms of the period have already; rows that are
    spared do not come in."""
    heading = next((name for name, target in reading.columns if target == "lembar"), None)
    if heading is None:
        return ()
    used = store.responden.used_lembar(period)
    return tuple(
        CellProblem(record.row, heading, record.lembar, "lembar_taken", worksheet=record.worksheet)
        for place, record in enumerate(reading.records)
        if record.lembar is not None and record.lembar in used and place not in spared
    )
