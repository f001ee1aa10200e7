"""What the page of verification says of stacks and of the work, decided without a widget."""

from skm_desk.domain.batch import Batch
from skm_desk.domain.id_format import format_count, format_date
from skm_desk.ui.entry.difference_words import lembar_words
from skm_desk.use_cases.key_paper import BatchRow, Stacks

TITLE = "Periksa ganda"
LINE = (
    "Petugas kedua mengetik ulang tanpa melihat ketikan pertama; yang berbeda diputus dengan"
    " melihat kertasnya."
)
NO_STACKS = (
    "Belum ada tumpukan formulir kertas. Setelah seorang petugas mengetik formulir kertas,"
    " petugas lain memeriksanya di sini dengan mengetik ulang."
)
NO_NAME = "Isi dulu nama Anda."
PERIOD_CLOSED = (
    "Periode ini sudah ditutup: isinya dapat dilihat, tetapi tidak dapat diperiksa atau"
    " diperbaiki lagi."
)
CHOOSE_HOW = "Pilih dulu: semua formulir, atau contoh."
FIXED_ONCE = "Pilihan ini berlaku untuk seluruh tumpukan dan tidak dapat diganti lagi."
FEWEST_APART, MOST_APART, USUAL_APART = 2, 20, 5  # every n-th form of a sample

DIFFERS = (
    "Berbeda dengan ketikan pertama. Lihat kertasnya, tekan Backspace, lalu ketik sekali lagi."
)
TRY_AGAIN = "Enter mencoba lagi."
FIND_SHEET = "Ambil kertas dengan nomor ini, lalu ketik isinya."
WHILE_TYPING = "0: kosong · panah kiri: kembali · Enter: isian berikutnya"
ALL_TYPED = "Semua isian sudah diketik. Enter: simpan."
LEAVE_NOTE = "F4 keluar; formulir yang belum selesai nanti diketik lagi dari awal."
STAYS = "Tidak ada yang hilang: teruskan dari isian ini. F4 keluar."
STACK_COLUMNS = ("Diketik oleh", "Dibuka", "Formulir", "Cara", "Sudah diperiksa")


def is_done(row: BatchRow) -> bool:
    """Return whether all chosen forms of a batch are typed twice."""
    return row.batch.verify_every is not None and row.verified >= row.chosen


def how_words(batch: Batch) -> str:
    """Return which forms of a batch are typed twice."""
    if batch.verify_every is None:
        return "belum dipilih"
    return "semua" if batch.verify_every == 1 else f"setiap {batch.verify_every} formulir"


def progress_words(row: BatchRow) -> str:
    """Return how far the verification of a batch is: `4 dari 20`, or that it has not begun."""
    if row.batch.verify_every is None:
        return "belum"
    words = f"{format_count(row.verified)} dari {format_count(row.chosen)}"
    return f"{words}, selesai" if is_done(row) else words


def stack_cells(row: BatchRow) -> tuple[str, ...]:
    """Return one row of the list of batches, for STACK_COLUMNS."""
    batch = row.batch
    return (
        batch.officer,
        format_date(batch.opened.date()),
        format_count(row.forms),
        how_words(batch),
        progress_words(row),
    )


def chosen_line(row: BatchRow) -> str:
    """Return the sentence about the forms of a batch that were chosen once."""
    batch = row.batch
    if batch.verify_every == 1:
        return "Semua formulir tumpukan ini diperiksa."
    return (
        f"Diperiksa contoh: setiap {batch.verify_every} formulir, mulai dari formulir"
        f" ke-{batch.verify_start}."
    )


def start_words(row: BatchRow | None) -> str:
    """Return the verb of the main button for a batch."""
    begun = row is not None and row.batch.verify_every is not None and row.verified > 0
    return "Lanjutkan periksa" if begun else "Mulai periksa"


def first_stack(stacks: Stacks) -> str | None:
    """Return the id of the batch to be verified first: the newest that is not done."""
    undone = [row for row in stacks.rows if row.forms and not is_done(row)]
    rows = undone or stacks.rows
    return rows[0].batch.id if rows else None


def work_line(typed_by: str, officer: str) -> str:
    """Return the line below the title while forms are typed a second time."""
    return f"Tumpukan {typed_by}, diperiksa oleh {officer} · {LEAVE_NOTE}"


def task_words(done: int, total: int) -> str:
    """Return where in the work the officer is; `done` forms lie behind."""
    return f"{format_count(done + 1)} dari {format_count(total)}"


def finished_words(officer: str, unsettled: int) -> str:
    """Return what is told when all chosen forms of a batch are typed twice."""
    head = f"Tumpukan {officer} selesai diperiksa."
    if unsettled == 0:
        return f"{head} Tidak ada perbedaan yang menunggu putusan."
    return f"{head} {format_count(unsettled)} perbedaan menunggu putusan."


def left_words(lembar: str | None, begun: bool) -> str:
    """Return what is told when the officer leaves; `begun` tells of a form half typed."""
    if not begun:
        return "Pemeriksaan dihentikan; yang sudah selesai tersimpan."
    return (
        f"Pemeriksaan dihentikan. {lembar_words(lembar)} belum selesai dan nanti diketik lagi"
        " dari awal; yang lain sudah tersimpan."
    )
