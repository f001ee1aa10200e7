"""What the page of files says of rows that came in before, and of imports that are there."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count, join_words
from skm_desk.domain.overlap import Taking
from skm_desk.sentences.import_words import (
    WEAK,
    correction_words,
    earlier_words,
    import_detail,
    import_facts,
)
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.manage_imports import ImportRow
from skm_desk.use_cases.view_file import FileView

UNDECIDED = "Pilih dulu baris mana yang dimasukkan."
TITLE = "Impor periode {kode}"
NO_IMPORTS = "Berkas yang sudah masuk ke periode ini tercantum di sini."
LIST_MEANING = "Enter membuka pembatalan impor yang ditunjuk"
TAKE_BACK = "Batalkan impor …"
TAKE_BACK_MEANING = "Batalkan semua formulir dari berkas yang ditunjuk"
ASK_TITLE = "Batalkan impor nomor {number}?"
ASK_VERB = "Batalkan impor"
ASK_VERB_MEANING = "Jadikan semua formulir impor ini batal"
ASK_WHY = (
    "Semua formulir dari berkas ini tetap tersimpan dengan alasannya, tetapi tidak dihitung lagi."
    " Sesudah itu berkas yang sama dapat dimasukkan lagi; pembatalan ini tidak dapat ditarik."
)
REASON = "Alasan"
REASON_MEANING = "Mengapa impor ini dibatalkan"
OFFICER = "Nama petugas"
OFFICER_MEANING = "Siapa yang membatalkannya"
_MOST_CORRECTIONS = 4


def question(view: FileView) -> str:
    """Return the question which rows of a file come in."""
    where = join_words([earlier_words(earlier) for earlier in view.known.imports])
    known, total = len(view.known.places), view.forms
    return f"{format_count(known)} dari {format_count(total)} baris sudah masuk lewat {where}."


def doubt(view: FileView) -> str:
    """Return why a person should look closely, empty where nothing is doubtful."""
    return WEAK if view.known.is_weak else ""


def name(taking: Taking) -> str:
    """Return what a choice is for."""
    if taking is Taking.NEW:
        return "Yang sudah masuk dan yang mungkin koreksi ditinggalkan"
    return "Hanya bila orangnya memang lain"


def meaning(taking: Taking, view: FileView) -> str:
    """Return what comes in by a choice."""
    if taking is Taking.ALL:
        return f"Semua {format_count(view.forms)} baris"
    return f"Hanya {format_count(view.forms - len(view.known.places))} baris yang baru"


def remark(taking: Taking, view: FileView) -> str:
    """Return which choice is proposed."""
    is_proposed = taking is Taking.NEW and view.how.rows is None and not view.known.is_weak
    return "Disarankan" if is_proposed else ""


def corrections(view: FileView) -> str:
    """Return the first rows that are likely corrections, a line for each."""
    listed = view.known.corrections
    if not listed:
        return ""
    lines = [f"•  {correction_words(one)}" for one in listed[:_MOST_CORRECTIONS]]
    if rest := len(listed) - _MOST_CORRECTIONS:
        lines += [f"… dan {format_count(rest)} baris lain"] if rest > 0 else []
    head = "Mungkin koreksi dari formulir yang sudah ada; perbaiki di halaman Formulir:"
    return "\n".join([head, *lines])


def import_rows(rows: Sequence[ImportRow]) -> list[Row]:
    """Return the imports of a period as rows of a list, the newest first."""
    return [_row(row) for row in rows[::-1]]


def asked_line(row: ImportRow) -> str:
    """Return which import a person is asked about."""
    return f"{row.file.file_name} · {' · '.join(import_facts(row))}"


def _row(row: ImportRow) -> Row:
    return Row(
        str(row.number),
        f"{row.number}. {row.file.file_name}",
        note=f"{format_count(row.forms)} formulir",
        detail=" · ".join(import_detail(row)),
        dim=row.file.void_reason is not None,
    )
