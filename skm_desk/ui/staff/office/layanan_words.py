"""What the list of layanan says: every sentence, decided without a widget."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count
from skm_desk.domain.layanan import Layanan
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.manage_layanan import LayananRow

LINE = "Layanan yang ditanyakan di kios dan di formulir kertas."
EMPTY = (
    "Belum ada layanan, jadi kios dan formulir tidak menanyakannya. Tambahkan layanan kantor satu"
    " per satu dengan “Tambah layanan”."
)
NOTE = (
    "Layanan tidak pernah dihapus: yang tidak ditawarkan lagi tidak tampil di kios, tetapi"
    " formulir lamanya tetap dihitung. Nama baru berlaku juga untuk formulir lama."
)
LIST_MEANING = (
    "Enter mengganti nama; spasi menawarkan atau berhenti; Alt dengan panah atas atau bawah"
    " memindahkan"
)
RETIRED = "Tidak ditawarkan lagi"
NONE_OFFERED = "Tidak ada layanan yang ditawarkan; kios tidak menanyakannya."
ADD_MEANING = "Tambah layanan di akhir daftar (Ctrl+N)"
RENAME_MEANING = "Ganti nama layanan ini (F2)"
UP_MEANING = "Pindahkan layanan ke atas (Alt+Panah atas)"
DOWN_MEANING = "Pindahkan layanan ke bawah (Alt+Panah bawah)"


def list_rows(rows: Sequence[LayananRow]) -> list[Row]:
    """Return the layanan as rows of a list."""
    return [
        Row(
            row.layanan.id,
            row.layanan.nama,
            note=f"{format_count(row.forms)} formulir",
            detail=RETIRED if row.layanan.retired else "",
            dim=row.layanan.retired,
        )
        for row in rows
    ]


def count_line(rows: Sequence[LayananRow]) -> str:
    """Return how many layanan there are, and how many of them are offered."""
    offered = sum(not row.layanan.retired for row in rows)
    if not offered:
        return NONE_OFFERED
    line = f"{format_count(offered)} layanan ditawarkan"
    retired = len(rows) - offered
    return f"{line}, {format_count(retired)} tidak ditawarkan lagi." if retired else f"{line}."


def offer_words(retired: bool) -> tuple[str, str]:
    """Return the verb of the button that offers a layanan again, or no more, and its meaning."""
    if retired:
        return "Tawarkan lagi", "Tampilkan lagi layanan ini di kios dan formulir (spasi)"
    return "Berhenti tawarkan", "Layanan ini tidak tampil lagi di kios dan formulir (spasi)"


def offered_words(row: LayananRow, offered: bool) -> str:
    """Return what is told when a layanan was retired or taken back."""
    if offered:
        return f"“{row.layanan.nama}” ditawarkan lagi."
    kept = f" {format_count(row.forms)} formulir lamanya tetap dihitung." if row.forms else ""
    return f"“{row.layanan.nama}” tidak ditawarkan lagi.{kept}"


def renamed_words(before: Layanan, after: Layanan) -> str:
    """Return what is told when a layanan got another name."""
    return f"“{before.nama}” sekarang bernama “{after.nama}”."


def rename_note(forms: int) -> str:
    """Return what another name means for the forms there are."""
    if not forms:
        return "Belum ada formulir untuk layanan ini."
    return f"{format_count(forms)} formulir lama ikut memakai nama baru."


def moved_words(layanan: Layanan, place: int, count: int) -> str:
    """Return what is said when a layanan was moved; `place` from 0."""
    return f"“{layanan.nama}” sekarang urutan {format_count(place + 1)} dari {format_count(count)}."
