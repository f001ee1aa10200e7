"""What the tests of exchange share: a question set that asks sarana 8th, tables, workbooks."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import xlsxwriter

from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import (
    ColumnOrder,
    Kuesioner,
    Profile,
    ProfileChoice,
    Question,
    Unsur,
)
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.result import Bobot
from skm_desk.domain.tally import tally_forms
from skm_desk.exchange.export import Export
from skm_desk.exchange.reading import Reading
from skm_desk.exchange.record import inspect

UNSUR = (
    ("U1", "Persyaratan", "Persyaratan"),
    ("U2", "Sistem, mekanisme dan prosedur", "Prosedur"),
    ("U3", "Waktu penyelesaian", "Waktu"),
    ("U4", "Biaya/tarif", "Biaya/tarif"),
    ("U5", "Produk spesifikasi jenis pelayanan", "Produk layanan"),
    ("U6", "Kompetensi pelaksana", "Kompetensi"),
    ("U7", "Perilaku pelaksana", "Perilaku"),
    ("U8", "Penanganan pengaduan, saran dan masukan", "Pengaduan"),
    ("U9", "Sarana dan prasarana", "Sarana"),
)
AS_ASKED = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8")
Rows = Sequence[Sequence[str]]


def _question(kode: str) -> Question:
    return Question(kode, kode[:2], f"Tentang {kode}", f"Pertanyaan {kode}?", ("a", "b", "c", "d"))


def _profile(disabilitas: bool) -> Profile:
    def boxes(*kodes: str) -> tuple[ProfileChoice, ...]:
        return tuple(ProfileChoice(kode, kode.capitalize()) for kode in kodes)

    return Profile(
        jenis_kelamin=(ProfileChoice("L", "Laki-laki"), ProfileChoice("P", "Perempuan")),
        pendidikan=boxes("SD", "SMP", "SMA", "S1", "S2", "S3"),
        pekerjaan=(
            *boxes("PNS", "TNI", "POLRI", "SWASTA", "WIRAUSAHA"),
            ProfileChoice("LAINNYA", "Lainnya", with_text=True),
        ),
        disabilitas=boxes("NON", "FISIK", "SENSORIK") if disabilitas else (),
        hours=("08.00–12.00", "13.00–17.00"),
    )


def _build(kodes: Sequence[str], disabilitas: bool = False) -> Kuesioner:
    unsur_list = tuple(Unsur(kode, nama, f"arti {nama}", short) for kode, nama, short in UNSUR)
    questions = tuple(_question(kode) for kode in kodes)
    return Kuesioner("uji", 1, "Uji", "uji", unsur_list, questions, _profile(disabilitas))


@pytest.fixture(scope="session")
def kuesioner() -> Kuesioner:
    """Nine questions; the 8th asked is about sarana (U9), as in the regulation."""
    return _build(AS_ASKED)


@pytest.fixture(scope="session")
def wide_kuesioner() -> Kuesioner:
    """As `kuesioner`, but it asks for a disabilitas too."""
    return _build(AS_ASKED, disabilitas=True)


@pytest.fixture(scope="session")
def grouped_kuesioner() -> Kuesioner:
    """U2 and U9 have two questions each."""
    return _build(("U1", "U2a", "U2b", *AS_ASKED[2:7], "U9a", "U9b", "U8"))


@pytest.fixture(scope="session")
def period() -> Period:
    return Period("p-1", "2024", date(2024, 1, 1), date(2024, 12, 31), "uji", 1)


@pytest.fixture(scope="session")
def table() -> Callable[..., list[list[str]]]:
    """Return a function that makes a table of lines with bars between the cells."""
    return lambda *lines: [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.fixture(scope="session")
def understood(kuesioner: Kuesioner, period: Period) -> Callable[..., Reading]:
    """Return what reads a table, with the question set, period and order of most tests."""

    def understand_rows(
        rows: Rows, order: ColumnOrder = ColumnOrder.UNSUR, kuesioner: Kuesioner = kuesioner
    ) -> Reading:
        return inspect(rows, kuesioner, period, order, Path("uji.csv")).accepted()

    return understand_rows


@pytest.fixture(scope="session")
def reference_rows(data: Path) -> list[list[str]]:
    """The table of lampiran 2 of the 2024 laporan, as copied from its pages."""
    text = (data / "olah-data-2024.txt").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@pytest.fixture(scope="session")
def responden_2024(data: Path) -> list[dict[str, str]]:
    """The 80 rows as they were counted by hand."""
    with (data / "responden-2024.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def write_xlsx() -> Callable[[Path, Rows], Path]:
    """Return a function that writes texts, with digits as numbers, into an .xlsx."""

    def write(path: Path, rows: Rows) -> Path:
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("Lembar")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell.isdecimal():
                    sheet.write_number(row, column, int(cell))
                elif cell:
                    sheet.write_string(row, column, cell)
        book.close()
        return path

    return write


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Lembar">'
)
# The empty rest of a sheet stands in each real .ods as one repeated row.
_ODS_FOOT = (
    '<table:table-row table:number-rows-repeated="1048400"><table:table-cell'
    ' table:number-columns-repeated="16384"/></table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    "</manifest:manifest>"
)


def ods_cell(cell: str) -> str:
    if not cell:
        return "<table:table-cell/>"
    if cell.isdecimal():
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(cell)}</text:p></table:table-cell>"


@pytest.fixture(scope="session")
def write_ods() -> Callable[..., Path]:
    """Return a function that writes texts into an .ods; `instead` replaces cells by raw XML."""

    def write(path: Path, rows: Rows, instead: Mapping[tuple[int, int], str] | None = None) -> Path:
        lines = []
        for row, cells in enumerate(rows):
            made = [
                (instead or {}).get((row, column)) or ods_cell(cell)
                for column, cell in enumerate(cells)
            ]
            lines.append(f"<table:table-row>{''.join(made)}</table:table-row>")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", _ODS_TYPE)
            archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
            archive.writestr("content.xml", f"{_ODS_HEAD}{''.join(lines)}{_ODS_FOOT}")
        return path

    return write


@pytest.fixture(scope="session")
def rezip() -> Callable[[bytes, Mapping[str, bytes]], bytes]:
    """Return a function that gives an archive with some parts replaced, its sums right again."""

    def change(data: bytes, parts: Mapping[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, parts.get(name, old.read(name)), zipfile.ZIP_DEFLATED)
        return out.getvalue()

    return change


@pytest.fixture(scope="session")
def form() -> Callable[..., Responden]:
    """Return a function that makes a form from nine nilai in the order of the unsur."""

    def make(nilai: Sequence[int | None] = (4,) * 9, **fields: object) -> Responden:
        kodes = [kode for kode, _, _ in UNSUR]
        jawaban = dict(zip(kodes, nilai, strict=True))
        return Responden("id", "pc", Source.PAPER, jawaban, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def export(kuesioner: Kuesioner, period: Period) -> Callable[..., Export]:
    """Return a function that makes an Export of forms with the result that is theirs."""

    def make(
        forms: Sequence[Responden], kuesioner: Kuesioner = kuesioner, bobot: Bobot = Bobot.EXACT
    ) -> Export:
        tally = tally_forms((form.jawaban for form in forms), kuesioner)
        result = compute_result(tally, kuesioner.unsur_list, bobot)
        layanan = {"a": "Akta", "k": "KTP, KK & lainnya", "f": "=jebakan"}
        return Export(period, kuesioner, forms, layanan, result, "Dinas Sosial")

    return make
