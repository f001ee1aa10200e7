"""Which rows of a file came in with earlier imports, and which are likely corrections of such."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from skm_desk.domain.imported_file import ImportedFile
from skm_desk.domain.overlap import Found, KnownImport, Overlap, RowSigns, are_names
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.exchange.fingerprint import settle
from skm_desk.exchange.reading import Inspection, Reading, Record
from skm_desk.storage.store import Store

_PROFILE = ("tanggal", "jam", "jenis_kelamin", "usia", "pendidikan", "disabilitas")


@dataclass(frozen=True)
class OtherCell:
    """A cell that says something else than a form that came in before: the heading of its column
    and the field or question that it holds, what stood there and what stands there now."""

    column: str
    target: str
    before: str
    now: str


@dataclass(frozen=True)
class LikelyCorrection:
    """A row that has the name or the place of a form of an earlier import (its number), and
    differs from it in one cell. `worksheet` is empty where there is only one."""

    worksheet: str
    row: int
    number: int
    form: str
    cell: OtherCell


@dataclass(frozen=True)
class EarlierImport:
    """An import that holds rows of the new file: its number, its file, when, how many of them."""

    number: int
    file_name: str
    at: datetime
    rows: int


@dataclass(frozen=True)
class KnownRows:
    """What of a file came in before, by the place of each row among its forms.

    `corrected` are the places of the `corrections`. `is_weak` as in `domain.overlap.Overlap`.
    `unsigned` counts the imports of older programs, whose rows cannot be known again.
    """

    same: frozenset[int] = frozenset()
    corrected: frozenset[int] = frozenset()
    corrections: tuple[LikelyCorrection, ...] = ()
    imports: tuple[EarlierImport, ...] = ()
    is_weak: bool = False
    unsigned: int = 0

    @property
    def places(self) -> frozenset[int]:
        """All rows that a person is asked about."""
        return self.same | self.corrected


def signs_of(reading: Reading) -> Iterator[RowSigns]:
    """Yield what each row of a file is known by."""
    have_names = are_names([record.no_res for record in reading.records])
    for record, said in zip(reading.records, reading.said, strict=True):
        yield RowSigns(_name(record, have_names), said)


@dataclass(frozen=True)
class EarlierImports:
    """The imports of a period as they stood when rows were compared with them."""

    files: tuple[ImportedFile, ...]
    known: tuple[KnownImport, ...]


def earlier_imports(store: Store, period: Period, is_compared: bool) -> EarlierImports:
    """Return the imports of a period, with the signs of their rows if these are compared."""
    known = store.imports.known(period) if is_compared else ()
    return EarlierImports(store.imports.files(period), known)


def known_rows(
    store: Store,
    period: Period,
    inspection: Inspection,
    files: Sequence[ImportedFile],
    overlap: Overlap,
) -> KnownRows:
    """Return which rows of a file stand in the period already, as was found of these imports."""
    standing = [file for file in files if file.void_reason is None]
    unsigned = sum(1 for file in standing if not file.salt)
    reading = inspection.reading
    same, parts = dict(overlap.same), dict(_known_parts(store, period, inspection, files))
    doubtful = {row: at for row, at in overlap.doubtful.items() if row not in parts}
    corrections: dict[int, LikelyCorrection] = {}
    for place, cells in _other_cells(store, reading, doubtful):
        if not cells:  # the form was corrected here as the file was
            same[place] = doubtful[place]
        elif len(cells) == 1:
            record, at = reading.records[place], doubtful[place]
            corrections[place] = LikelyCorrection(
                record.worksheet, record.row, at.number, at.form, cells[0]
            )
    counts = Counter(at.number for at in same.values())
    counts.update(correction.number for correction in corrections.values())
    counts.update(number for row, number in parts.items() if row not in same)
    return KnownRows(
        frozenset(same) | frozenset(parts),
        frozenset(corrections),
        tuple(corrections[place] for place in sorted(corrections)),
        tuple(
            EarlierImport(number, files[number - 1].file_name, files[number - 1].at, counts[number])
            for number in sorted(counts)
        ),
        overlap.is_weak,
        unsigned,
    )


def _name(record: Record, have_names: bool) -> str:
    named = {
        "lembar": record.lembar,
        "waktu": record.waktu,
        "nomor": record.no_res if have_names else "",
    }
    return " ".join(f"{kind} {value}" for kind, value in named.items() if value)


def _known_parts(
    store: Store, period: Period, inspection: Inspection, files: Sequence[ImportedFile]
) -> Iterator[tuple[int, int]]:
    """Yield the rows of each worksheet that was imported alone before, with the number of that
    import: an older program read only one worksheet of a workbook."""
    numbers = {
        file.fingerprint: number
        for number, file in enumerate(files, start=1)
        if file.void_reason is None
    }
    start = 0
    for part in inspection.parts:
        reading = part.reading
        prints = (reading.fingerprint, reading.timeless_fingerprint)
        number = next((numbers[one] for one in prints if one in numbers), 0)
        end = start + len(reading.records)
        if number and store.imports.is_known(period, *prints):
            yield from ((place, number) for place in range(start, end))
        start = end


def _other_cells(
    store: Store, reading: Reading, doubtful: Mapping[int, Found]
) -> Iterator[tuple[int, list[OtherCell]]]:
    """Yield each doubtful row with the cells that differ from the form as it came, or none if it
    says what the form says by now."""
    if not doubtful:
        return
    names = {layanan.id: layanan.nama for layanan in store.layanan.list_all()}
    headings = {target: heading for heading, target in reading.columns}
    states = store.package.first_and_last([at.form for at in doubtful.values()])
    for place, at in doubtful.items():
        first, last = states[at.form]
        record = reading.records[place]
        if not list(_differing(record, last, names, headings)):
            yield place, []
            continue
        yield place, list(_differing(record, first, names, headings))


def _differing(
    record: Record, form: Responden, names: Mapping[str, str], headings: Mapping[str, str]
) -> Iterator[OtherCell]:
    for target, now in _cells(record):
        before = _cell_of(form, target, names)
        if target == "layanan" and not now and before.casefold() == record.worksheet.casefold():
            continue  # the worksheet said it
        if before != now:
            yield OtherCell(headings.get(target, target), target, before, now)


def _cells(record: Record) -> Iterator[tuple[str, str]]:
    yield from ((kode, _text(nilai)) for kode, nilai in record.jawaban.items())
    yield from ((name, _text(getattr(record, name))) for name in _PROFILE)
    yield "pekerjaan", _pekerjaan(record)
    yield "layanan", record.layanan.strip()
    yield "saran", settle(record.saran)


def _cell_of(form: Responden, target: str, names: Mapping[str, str]) -> str:
    if target in form.jawaban:
        return _text(form.jawaban[target])
    if target == "pekerjaan":
        return _pekerjaan(form)
    if target == "layanan":
        return names.get(form.layanan or "", "")
    if target == "saran":
        return settle(form.saran)
    return _text(getattr(form, target, None))


def _pekerjaan(held: Record | Responden) -> str:
    return settle(f"{held.pekerjaan or ''} {held.pekerjaan_text}")


def _text(value: object) -> str:
    return "" if value is None else str(value)
