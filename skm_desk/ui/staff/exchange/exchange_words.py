"""What the page of files says: every sentence, decided without a widget."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from skm_desk.domain.file_errors import CellProblem
from skm_desk.domain.id_format import format_count, format_date, format_span, join_words
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner, columns_of
from skm_desk.domain.period import Period, current_period
from skm_desk.domain.worksheet import NamesAs
from skm_desk.sentences.import_words import KNOWN_BEFORE, NOTHING_NEW
from skm_desk.sentences.worksheet_words import shared_words
from skm_desk.ui.staff.exchange.known_words import UNDECIDED
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_file import ENDINGS_IN, FileView, Taken

TITLE = "Impor dan ekspor"
LINE = "Berkas dilihat dulu; lalu masuk seluruhnya atau tidak sama sekali."
NO_OPEN_PERIOD = (
    "Berkas dimasukkan ke periode yang masih terbuka. Buat periode, atau buka kembali yang sudah"
    " ditutup, di halaman Periode."
)
NO_PERIOD = "Begitu ada periode, semua formulirnya dapat disimpan sebagai berkas di sini."
DROP_HERE = "Tarik berkas ke sini"
OR_PICK = "atau klik untuk memilihnya"
KINDS_IN = (
    "Excel (.xlsx, .xls), OpenDocument (.ods), CSV, atau JSON; satu baris untuk satu formulir."
)
COLUMNS_IN = (
    "Yang harus ada hanya kolom jawaban: U1, U2, dan seterusnya, dengan nilai 1 sampai 4; sel"
    " kosong berarti tidak dijawab. Nomor lembar, tanggal, jam, profil, layanan, dan saran"
    " dikenali dari judul kolomnya."
)
FILTER_IN = f"Berkas jawaban ({' '.join(f'*{ending}' for ending in ENDINGS_IN)})"
KINDS_OUT = {
    "Excel": (
        ".xlsx",
        "Buku kerja Excel (*.xlsx)",
        "Untuk dibuka dan dihitung ulang: lembar Data, dan lembar Olah Data dengan rumusnya.",
    ),
    "CSV": (".csv", "Berkas CSV (*.csv)", "Tabel teks yang dapat dibaca hampir semua program."),
    "JSON": (".json", "Berkas JSON (*.json)", "Untuk program lain yang mengolah datanya."),
}
WHAT_OUT = (
    "Semua formulir satu periode yang dihitung dalam hasilnya. Berkas itu dapat diimpor lagi di"
    " komputer lain."
)
MADE_UP_OUT = "Formulir periode ini contoh buatan, bukan jawaban orang."
FINAL = (
    "Formulir yang sudah masuk tetap tersimpan: satu impor dapat dibatalkan seluruhnya di halaman"
    " ini, satu formulir di halaman Formulir."
)
WORKSHEETS_MEANING = "Spasi mencentang lembar kerja yang ikut dimasukkan"
NAMES_MEANING = "Pilih apa yang dikatakan nama lembar kerja tentang formulir di dalamnya"
NAMES_AS = {
    NamesAs.NOTHING: "tidak dipakai",
    NamesAs.LAYANAN: "layanan",
    NamesAs.TANGGAL: "tanggal",
}
ASSUMED = "Anggapan program selama belum dijawab"
ORDER_NAMES = {
    ColumnOrder.UNSUR: "Menurut nomor unsur",
    ColumnOrder.KUESIONER: "Menurut nomor pertanyaan di kuesioner resmi",
}
ONE_FILE = "Tarik satu berkas saja; berkas lain dapat menyusul sesudahnya."
STOPPED = {
    "baca": "Pembacaan dihentikan; tidak ada yang masuk.",
    "masuk": "Impor dihentikan; tidak ada satu formulir pun yang masuk.",
    "simpan": "Penyimpanan dihentikan; tidak ada berkas yang dibuat atau diganti.",
}
PERIOD_GONE = (
    "Periode {kode} tidak terbuka lagi, maka berkas tadi ditinggalkan; tidak ada yang masuk."
)
CANNOT_OPEN = "Folder itu tidak dapat dibuka dari sini; bukalah sendiri: {folder}"
_MOST_NAMES = 12
_LONGEST_NAME = 14  # of a worksheet before the number of a row
_FIELD_WORDS = {
    "no_res": "nomor urut",
    "lembar": "nomor lembar",
    "tanggal": "tanggal",
    "waktu": "cap waktu",
    "jam": "jam",
    "jenis_kelamin": "jenis kelamin",
    "usia": "usia",
    "pendidikan": "pendidikan",
    "pekerjaan": "pekerjaan",
    "layanan": "layanan",
    "disabilitas": "disabilitas",
    "saran": "saran",
}
_FAULT_WORDS = {
    "nilai": "bukan nilai 1–4",
    "zero": "nilai 0",
    "usia": "usia yang tidak mungkin",
    "choice": "pilihan yang tidak dikenal",
    "date": "bukan tanggal",
    "outside_period": "tanggal di luar periode",
    "hour": "bukan jam",
    "too_long": "teks terlalu panjang",
    "half_sign": "memuat tanda yang rusak",
    "lembar_twice": "nomor lembar dipakai dua kali",
    "lembar_taken": "nomor lembar sudah ada dalam periode",
    "below_foot": "di bawah baris jumlah",
    "row_shape": "tidak sejajar dengan judul kolom",
    "heading": "judul kolom keliru",
}


def open_rows(rows: Iterable[PeriodRow]) -> tuple[PeriodRow, ...]:
    """Return the periods that take files: those that are open."""
    return tuple(row for row in rows if row.period.closed_at is None)


def usual_kode(rows: Sequence[PeriodRow], today: date) -> str | None:
    """Return the kode of the period that is offered first: the one of today, else the newest."""
    current = current_period((row.period for row in rows), today)
    if current is not None:
        return current.kode
    real = [row for row in rows if not row.period.made_up] or rows
    return real[-1].period.kode if real else None


def shown_line(view: FileView) -> str:
    """Return what the line below the title says of a file."""
    forms = format_count(view.forms)
    return f"{view.path.name} · {forms} formulir · Periode {view.period.kode}"


def verdict(view: FileView, is_answered: bool) -> str:
    """Return whether a file may come in, and what is to be done if not."""
    if view.problems:
        count = format_count(view.problem_count)
        return (
            f"{count} sel keliru, maka tidak ada yang dimasukkan. Perbaiki di berkasnya, simpan,"
            " lalu pilih Baca ulang."
        )
    if view.known_before:
        return KNOWN_BEFORE
    if not view.forms:
        return "Centang dulu lembar kerja yang akan dimasukkan."
    if not view.is_chosen:
        return (
            f"{shared_words(*view.shared[0])}. Hapus centang salah satunya; bila orangnya memang"
            " berbeda, centang lagi."
        )
    if not is_answered:
        return f"Jawab dulu apa isi kolom {join_words(list(view.unclear))}."
    if not view.is_decided:
        return UNDECIDED
    if not view.coming:
        return NOTHING_NEW
    return f"{format_count(view.coming)} formulir dapat masuk ke periode {view.period.kode}."


def facts(view: FileView) -> list[tuple[str, str]]:
    """Return what a person should know of a file: a name for each fact, and the fact."""
    lines = [("Berkas", _file(view))]
    lines.append(("Formulir", format_count(view.forms)))
    lines.append(("Tanggal", _dates(view)))
    if view.is_chosen:
        for shared in view.shared:
            words = f"{shared_words(*shared)}; orangnya terhitung dua kali"
            lines.append(("Perhatian", words))
    if view.known.unsigned:
        count = format_count(view.known.unsigned)
        lines.append(
            ("Impor lama", f"{count} dari program lama, barisnya tidak dapat dibandingkan")
        )
    if view.future_dates:
        count = format_count(view.future_dates)
        lines.append(("Perhatian", f"{count} bertanggal sesudah hari ini dan akan diberi tanda"))
    if view.new_layanan:
        lines.append(("Layanan baru", _names(view.new_layanan)))
    if view.free_pekerjaan:
        lines.append(("Pekerjaan lain", _counted(view.free_pekerjaan)))
    for left_out in view.left_out:
        where = f"{left_out.worksheet}, " if left_out.worksheet else ""
        if left_out.repeated_rows:
            rows = _names([format_count(row) for row in left_out.repeated_rows])
            lines.append(("Tercetak ganda", f"{where}baris {rows}; dihitung sekali"))
        if left_out.foot_rows:
            first, last = left_out.foot_rows[0], left_out.foot_rows[-1]
            lines.append(("Kaki tabel", f"{where}baris {_span(first, last)}; tidak dihitung"))
    if view.ignored_columns:
        lines.append(("Kolom lain", f"{_names(view.ignored_columns)}; tidak dipakai"))
    return lines


def order_question(view: FileView) -> str:
    """Return the question which unsur the bare columns of a file hold."""
    columns = join_words(list(view.unclear))
    return f"Berkas hanya menulis {columns} tanpa nama. Apa isi kolom itu? Lihat lembar aslinya."


def order_meaning(order: ColumnOrder, columns: Sequence[str], kuesioner: Kuesioner) -> str:
    """Return what bare columns are in an order, by the names of the unsur, a line for each."""
    names = {unsur.kode: unsur.nama for unsur in kuesioner.unsur_list}
    unsur_of = {question.kode: question.unsur for question in kuesioner.questions}
    meant = columns_of(kuesioner, order)
    return "\n".join(
        f"{column} = {names[unsur_of[meant[column]]]}" for column in columns if column in meant
    )


def column_meanings(view: FileView) -> list[tuple[str, str]]:
    """Return, for each column of a file, what it was taken as: in a word, and in full."""
    unsur_of = {question.kode: question.unsur for question in view.kuesioner.questions}
    unsur_list = {unsur.kode: unsur for unsur in view.kuesioner.unsur_list}
    meanings = []
    for _, target in view.columns:
        if target in unsur_of:
            unsur = unsur_list[unsur_of[target]]
            meanings.append((unsur.short, f"{unsur.nama} ({target})"))
        else:
            meanings.append((_FIELD_WORDS[target], _FIELD_WORDS[target]))
    return meanings


def problem_title(view: FileView) -> str:
    """Return how many cells of a file are wrong, and of which fault how many."""
    by_fault = sorted(view.faults.items(), key=lambda fault: -fault[1])
    if len(by_fault) == 1:
        return f"{format_count(view.problem_count)} sel keliru: {_FAULT_WORDS[by_fault[0][0]]}"
    told = [f"{format_count(count)} {_FAULT_WORDS[fault]}" for fault, count in by_fault]
    return f"{format_count(view.problem_count)} sel keliru: {join_words(told)}"


def rest_words(view: FileView) -> str:
    """Return how many wrong cells are not listed, empty when all are."""
    rest = view.problem_count - len(view.problems)
    return f"dan {format_count(rest)} sel lain" if rest else ""


def rows_words(view: FileView) -> str:
    """Return which rows of a file are shown."""
    count, forms = format_count(len(view.rows)), format_count(view.forms)
    if len(view.rows) >= view.forms:
        return f"Isi berkas: {count} baris"
    if view.problems:
        return f"Isi berkas: {count} dari {forms} baris, yang pertama dan yang keliru"
    if view.has_several:
        return f"Isi berkas: {count} dari {forms} baris, yang pertama dari tiap lembar kerja"
    return f"Isi berkas: {count} baris pertama dari {forms}"


def where_words(problem: CellProblem) -> tuple[str, str]:
    """Return the row and the column of a wrong cell."""
    column = f"ke-{problem.column}" if problem.column.isdecimal() else problem.column
    return row_words(problem.worksheet, problem.row), column


def row_words(worksheet: str, row: int) -> str:
    """Return the number of a row, behind the name of its worksheet where there are several."""
    number = format_count(row)
    if len(worksheet) > _LONGEST_NAME:  # names often differ at their end alone
        half = _LONGEST_NAME // 2
        worksheet = f"{worksheet[:half].rstrip()}…{worksheet[-half:].lstrip()}"
    return f"{worksheet} · {number}" if worksheet else number


def take_words(view: FileView) -> str:
    """Return the verb of the button that takes the forms in."""
    return f"Masukkan {format_count(view.coming)} formulir"


def taken_words(taken: Taken, view: FileView) -> str:
    """Return what became of a file."""
    if taken.known_before:
        return KNOWN_BEFORE
    forms = format_count(taken.forms)
    return f"{forms} formulir dari {view.path.name} sudah masuk ke periode {view.period.kode}."


def suggested_name(period: Period, suffix: str) -> str:
    """Return the file name that is offered for an export."""
    return f"formulir-{period.kode}{suffix}"


def written_words(count: int, path: Path) -> str:
    """Return what was written, and where it lies."""
    return f"{format_count(count)} formulir tersimpan: {path}"


def _file(view: FileView) -> str:
    if view.has_several:
        return f"{view.path.name}, {format_count(len(view.read_worksheets))} lembar kerja"
    return f"{view.path.name}, lembar {view.sheet}" if view.sheet else view.path.name


def _dates(view: FileView) -> str:
    undated = f"{format_count(view.undated)} tanpa tanggal"
    if view.dates is None:
        return "tidak disebut" if view.forms == view.undated else undated
    first, last = view.dates
    span = format_date(first) if first == last else format_span(first, last)
    return f"{span}; {undated}" if view.undated else span


def _names(names: Sequence[str]) -> str:
    shown = list(names[:_MOST_NAMES])
    rest = len(names) - len(shown)
    return join_words([*shown, f"{format_count(rest)} lainnya"] if rest else shown)


def _counted(counts: Mapping[str, int]) -> str:
    by_count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return _names([f"{word} ({format_count(count)})" for word, count in by_count])


def _span(first: int, last: int) -> str:
    if first == last:
        return format_count(first)
    return f"{format_count(first)} sampai {format_count(last)}"
