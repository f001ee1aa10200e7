"""Import filled forms from a file: looked at first, then all of it or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from skm_desk.domain.changes import Kind
from skm_desk.domain.doubts import doubts_about
from skm_desk.domain.file_errors import (
    CellProblem,
    CellsRefused,
)
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner, columns_of
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, Source, check_responden
from skm_desk.exchange.formats import read_file
from skm_desk.exchange.headings import QuestionHeadings
from skm_desk.exchange.record import Reading, Record
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import open_period
from skm_desk.use_cases.progress import Progress


@dataclass(frozen=True)
class ImportPreview:
    """What a file was understood as, before or after it was taken in.

    `known_before` is True when a file of the same content is already in the period: nothing
    is added then. `new_layanan` are names that the office does not have yet.
    """

    period: Period
    kuesioner: Kuesioner
    reading: Reading
    known_before: bool
    new_layanan: tuple[str, ...]
    future_dates: int

    @property
    def forms(self) -> int:
        """The number of forms in the file."""
        return len(self.reading.records)


def preview_import(
    desk: Desk, path: Path, kode: str, order: ColumnOrder = ColumnOrder.UNSUR
) -> ImportPreview:
    """Read a file as it would be imported into the period, and change nothing.

    Raise PeriodUnknown, PeriodClosed or an ExchangeError that names every cell at fault.
    """
    period, kuesioner = desk.look(_target, kode)
    # A large file takes long to read: the data file stays free for others meanwhile.
    reading = read_file(path, kuesioner, period, order)
    return desk.look(_compare, path, period, kuesioner, reading)


def import_file(
    desk: Desk,
    path: Path,
    kode: str,
    order: ColumnOrder = ColumnOrder.UNSUR,
    progress: Progress | None = None,
) -> ImportPreview:
    """Take all forms of a file into the period, or none; fails as `preview_import` does.

    `progress` is called with (forms kept, forms in the file).
    """
    return import_seen(desk, path, preview_import(desk, path, kode, order), progress)


def import_seen(
    desk: Desk, path: Path, preview: ImportPreview, progress: Progress | None = None
) -> ImportPreview:
    """Take in the forms of a file as they were read for its preview, all or none.

    Raise PeriodClosed, or CellsRefused when a sheet number was used meanwhile; whatever
    `progress` raises leaves nothing behind.
    """
    if preview.known_before:
        return preview
    return desk.do(_take_in, path, preview, progress or (lambda done, total: None))


def bare_columns(preview: ImportPreview) -> tuple[str, ...]:
    """Return the headings, such as `U8`, that mean another question under the other order."""
    kuesioner, order = preview.kuesioner, preview.reading.order
    headings = QuestionHeadings(kuesioner, order)
    other = next(one for one in ColumnOrder if one is not order)
    first, second = columns_of(kuesioner, order), columns_of(kuesioner, other)
    moved = {kode for name, kode in first.items() if second.get(name) != kode}
    return tuple(
        heading
        for heading, target in preview.reading.columns
        if target in moved and headings.is_bare(heading)
    )


def _target(store: Store, kode: str) -> tuple[Period, Kuesioner]:
    period = open_period(store, kode)
    return period, kuesioner_of(store, period)


def _compare(
    store: Store, path: Path, period: Period, kuesioner: Kuesioner, reading: Reading
) -> ImportPreview:
    known_before = store.responden.is_imported(period, reading.fingerprint)
    if not known_before:
        _refuse_used_lembar(store, path, period, reading)
    today = store.origin.now().date()
    return ImportPreview(
        period,
        kuesioner,
        reading,
        known_before,
        _new_layanan(reading, layanan_by_name(store)),
        sum(1 for record in reading.records if record.tanggal and record.tanggal > today),
    )


def _take_in(
    store: Store, path: Path, seen: ImportPreview, progress: Progress
) -> Done[ImportPreview]:
    """Write what was read, unless the file came in, or its period closed, since it was read."""
    period = open_period(store, seen.period.kode)
    preview = _compare(store, path, period, seen.kuesioner, seen.reading)
    if preview.known_before:
        return Done(preview, frozenset())
    for name in preview.new_layanan:
        store.layanan.add(Layanan(store.origin.new_id(), name))
    store.responden.add_import(
        _forms(store, preview, progress),
        period,
        store.origin.now(),
        path.name,
        preview.reading.fingerprint,
        preview.reading.order.value,
    )
    touched = {Kind.RESPONDEN, Kind.IMPORT}
    if preview.new_layanan:
        touched.add(Kind.LAYANAN)
    return Done(preview, frozenset(touched))


def _forms(store: Store, preview: ImportPreview, progress: Progress) -> Iterator[Responden]:
    """Yield the forms of the file, each checked once more by the rules of the survey."""
    layanan = layanan_by_name(store)
    today = store.origin.now().date()
    for done, record in enumerate(preview.reading.records, start=1):
        form = form_of(store, record, Source.IMPORT, layanan)
        form = replace(form, flags=doubts_about(form, today))
        check_responden(form, preview.kuesioner, preview.period)
        yield form
        progress(done, preview.forms)


def form_of(
    store: Store,
    record: Record,
    source: Source,
    layanan: Mapping[str, Layanan],
) -> Responden:
    """Return the form that a record of a file stands for, with an id of its own."""
    name = record.layanan.strip()
    return Responden(
        id=store.origin.new_id(),
        pc=store.origin.pc,
        source=source,
        jawaban=record.jawaban,
        lembar=record.lembar,
        tanggal=record.tanggal,
        jam=record.jam,
        jenis_kelamin=record.jenis_kelamin,
        usia=record.usia,
        pendidikan=record.pendidikan,
        pekerjaan=record.pekerjaan,
        pekerjaan_text=record.pekerjaan_text,
        layanan=layanan[name.casefold()].id if name else None,
        disabilitas=record.disabilitas,
        saran=record.saran,
        keyed_by=store.origin.who,
    )


def layanan_by_name(store: Store) -> dict[str, Layanan]:
    """Return the layanan of the office by name, without regard to capitals."""
    return {layanan.nama.casefold(): layanan for layanan in store.layanan.list_all()}


def _new_layanan(reading: Reading, known: Mapping[str, Layanan]) -> tuple[str, ...]:
    """Return the names that the office does not have yet, each once, as first written."""
    new: dict[str, str] = {}
    for record in reading.records:
        name = record.layanan.strip()
        if name and name.casefold() not in known:
            new.setdefault(name.casefold(), name)
    return tuple(new.values())


def _refuse_used_lembar(store: Store, path: Path, period: Period, reading: Reading) -> None:
    used = store.responden.used_lembar(period)
    problems = [
        CellProblem(record.row, "lembar", record.lembar, "lembar_taken")
        for record in reading.records
        if record.lembar is not None and record.lembar in used
    ]
    if problems:
        raise CellsRefused(path, problems)
