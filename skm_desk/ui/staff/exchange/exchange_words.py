"""What the page of files says: every sentence, decided without a widget."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from skm_desk.domain.id_format import NO_VALUE, format_count, format_date
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner, columns_of
from skm_desk.domain.period import Period
from skm_desk.sentences.import_words import KNOWN_BEFORE, question_names
from skm_desk.use_cases.import_data import ImportPreview
from skm_desk.use_cases.manage_periods import PeriodRow

NO_OPEN_PERIOD = (
    "Berkas diimpor ke periode yang masih terbuka. Buat periode, atau buka kembali yang ditutup,"
    " di halaman Periode."
)
DROP_HERE = "Pilih berkas, atau jatuhkan ke halaman ini."
KINDS_IN = "CSV, Excel (.xlsx, .xls), OpenDocument (.ods), atau JSON; satu baris per formulir."
FILTER_IN = "Berkas jawaban (*.csv *.xlsx *.xls *.ods *.json *.txt *.tsv)"
KINDS_OUT = {
    "Excel": (".xlsx", "Buku kerja Excel (*.xlsx)", "Semua formulir, dengan rumus yang hidup"),
    "CSV": (".csv", "Berkas CSV (*.csv)", "Semua formulir sebagai teks yang dibaca program lain"),
    "JSON": (".json", "Berkas JSON (*.json)", "Semua formulir untuk program lain"),
}
ORDER_QUESTION = (
    "Berkas hanya menulis {columns}. Menurut daftar unsur atau menurut nomor pertanyaan di"
    " kuesioner? Lihat judul lembar aslinya."
)
ORDER_NAMES = {
    ColumnOrder.UNSUR: "Menurut daftar unsur",
    ColumnOrder.KUESIONER: "Menurut nomor pertanyaan",
}
FINAL = (
    "Formulir yang sudah dimasukkan tidak dapat dikeluarkan lagi, hanya dibatalkan satu per satu."
)
SHOWN_ROWS = 8
SHOWN_PROBLEMS = 200
_FIELD_WORDS = {
    "no_res": "nomor baris",
    "lembar": "nomor lembar",
    "tanggal": "tanggal survei",
    "jam": "jam",
    "jenis_kelamin": "jenis kelamin",
    "usia": "usia",
    "pendidikan": "pendidikan",
    "pekerjaan": "pekerjaan",
    "layanan": "layanan",
    "disabilitas": "kategori disabilitas",
    "saran": "saran",
}


def open_rows(rows: Iterable[PeriodRow]) -> tuple[PeriodRow, ...]:
    """Return the periods that take files: those that are open."""
    return tuple(row for row in rows if row.period.closed_at is None)


def column_rows(preview: ImportPreview) -> list[tuple[str, str]]:
    """Return every column of the file as written, and what it was read as."""
    named = dict(question_names(preview))
    return [
        (heading, named.get(heading) or _FIELD_WORDS.get(target, target))
        for heading, target in preview.reading.columns
    ]


def order_meaning(order: ColumnOrder, columns: Sequence[str], kuesioner: Kuesioner) -> str:
    """Return what bare columns are in an order, by the names of the unsur."""
    names = {unsur.kode: unsur.nama for unsur in kuesioner.unsur_list}
    unsur_of = {question.kode: question.unsur for question in kuesioner.questions}
    meant = columns_of(kuesioner, order)
    return "\n".join(
        f"{column} = {names[unsur_of[meant[column.upper()]]]}"
        for column in columns
        if column.upper() in meant
    )


def first_rows(preview: ImportPreview) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return the heads and the first rows of the forms as they were understood."""
    kuesioner = preview.kuesioner
    kodes = list(kuesioner.question_kodes)
    heads = ["Baris", "Tanggal", "Kelamin", "Usia", "Layanan", *kodes]
    rows = []
    for record in preview.reading.records[:SHOWN_ROWS]:
        nilai = (record.jawaban.get(kode) for kode in kodes)
        rows.append(
            (
                format_count(record.row),
                format_date(record.tanggal) if record.tanggal else NO_VALUE,
                record.jenis_kelamin or NO_VALUE,
                NO_VALUE if record.usia is None else format_count(record.usia),
                record.layanan or NO_VALUE,
                *(NO_VALUE if given is None else format_count(given) for given in nilai),
            )
        )
    return heads, rows


def preview_title(preview: ImportPreview, name: str) -> str:
    """Return what a file holds, in one line."""
    forms = format_count(preview.forms)
    return f"{name}: {forms} formulir untuk periode {preview.period.kode}"


def take_words(preview: ImportPreview) -> str:
    """Return the verb of the button that takes the forms in."""
    return f"Masukkan {format_count(preview.forms)} formulir"


def taken_words(preview: ImportPreview) -> str:
    """Return what became of a file."""
    if preview.known_before:
        return KNOWN_BEFORE
    return f"{format_count(preview.forms)} formulir masuk ke periode {preview.period.kode}."


def problem_title(count: int, name: str) -> str:
    """Return how many cells of a file are at fault."""
    return (
        f"{name}: {format_count(count)} isian keliru, jadi tidak ada yang dimasukkan. Perbaiki"
        " di berkasnya, lalu pilih lagi."
    )


def suggested_name(period: Period, suffix: str) -> str:
    """Return the file name that is offered for an export."""
    return f"formulir-{period.kode}{suffix}"


def written_words(count: int, path: Path) -> str:
    """Return what was written, and where it lies."""
    return f"{format_count(count)} formulir ditulis ke {path}."
