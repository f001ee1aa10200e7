"""What the photos of the page of documents say, decided without a widget."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count
from skm_desk.domain.photo import LONGEST_CAPTION, ListedPhoto
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.manage_photos import PhotoGroup, PhotoView

ADD_MEANING = "Tambah satu atau beberapa foto dari berkas (Ctrl+N)"
ADD_TITLE = "Pilih foto"
LIST_MEANING = "Panah memilih; Enter menulis keterangan; Alt dengan panah memindahkan"
UP_MEANING = "Pindahkan foto ini ke atas (Alt+panah atas)"
DOWN_MEANING = "Pindahkan foto ini ke bawah (Alt+panah bawah)"
RETIRE_MEANING = "Hapus foto ini dari laporan; dapat diurungkan"
EXCHANGE, CHOOSE = "Ganti gambar …", "Pilih gambar …"
EXCHANGE_MEANING = "Ganti gambar foto ini dengan yang lain; keterangannya tetap"
CHOOSE_MEANING = "Pilih gambar untuk keterangan ini"
EXCHANGE_TITLE = "Pilih gambar pengganti"
CAPTION = "Keterangan"
CAPTION_MEANING = (
    "Tulis apa yang terlihat; tercetak di bawah foto, paling banyak"
    f" {format_count(LONGEST_CAPTION)} huruf, disimpan sendiri"
)
NO_PICTURE = "Belum ada gambar; dicetak sebagai bingkai kosong untuk ditempeli foto."
UNREADABLE = "Gambar foto ini tidak dapat ditampilkan."
NO_CAPTION = "Tanpa keterangan"
NO_PHOTO = "Belum ada foto"
EMPTY = (
    "Belum ada foto. Foto pelaksanaan survei tercetak pada lampiran 3 laporan, misalnya petugas"
    " mendampingi pengisian kuesioner atau rapat pembahasan hasilnya."
)
EMPTY_STEPS = (
    "Pilih “Tambah foto …”, atau seret berkas gambar ke sini; boleh beberapa sekaligus.",
    "Tulis keterangan setiap foto.",
    "Tempat dan kamera yang tercatat di dalam berkas foto tidak ikut disimpan.",
)
DROP_HERE = "Lepaskan di sini untuk menambahkannya ke periode {kode}."
RETIRED = "Foto sudah dihapus dari laporan."
EXCHANGED = "Gambar foto sudah diganti."
UNDO_MEANING = "Kembalikan seperti sebelumnya"
STOP_MEANING = "Berhenti menambah foto; yang sudah ditambahkan tetap ada"


def page_line(view: PhotoView) -> str:
    """Return the line below the title: whose photos these are and how many."""
    count = format_count(len(view.rows))
    if len(view.groups) > 1:
        return f"Laporan setahun memuat foto semua periodenya · {count} foto"
    kode = view.groups[0].kode if view.groups else view.subject.stem
    return f"Foto laporan periode {kode} · {count} foto"


def list_rows(view: PhotoView) -> tuple[Row, ...]:
    """Return the rows of the list; of a year with several periods, each below its period."""
    rows: list[Row] = []
    for group in view.groups:
        if len(view.groups) > 1:
            note = "" if group.rows else NO_PHOTO
            rows.append(Row(f"periode:{group.kode}", f"Periode {group.kode}", note, head=True))
        rows += [_row(row, place) for place, row in enumerate(group.rows, start=1)]
    return tuple(rows)


def _row(photo: ListedPhoto, place: int) -> Row:
    number = f"Foto {format_count(place)}"
    note = number if photo.has_picture else f"{number} · tanpa gambar"
    caption = photo.caption or NO_CAPTION
    return Row(
        photo.id,
        caption,
        note,
        dim=not photo.caption,
        warns=not photo.has_picture,
        spoken=f"{note}, {caption}",
    )


def photo_title(group: PhotoGroup, photo: ListedPhoto, names_period: bool) -> str:
    """Return the heading of a photo: its place among those of its period."""
    place, count = group.rows.index(photo) + 1, len(group.rows)
    title = f"Foto {format_count(place)} dari {format_count(count)}"
    return f"{title} · {group.kode}" if names_period else title


def moved_words(group: PhotoGroup, photo_id: str, step: int) -> str:
    """Return what is said when a photo is moved, "" when it stands at that end already."""
    place = [row.id for row in group.rows].index(photo_id) + step
    if not 0 <= place < len(group.rows):
        return ""
    order = f"urutan {format_count(place + 1)} dari {format_count(len(group.rows))}"
    return f"Foto ini sekarang {order} pada periode {group.kode}."


def adding_words(place: int, count: int) -> str:
    """Return what is said while photos are added."""
    return f"Menambah foto {format_count(place)} dari {format_count(count)} …"


def added_words(count: int, kode: str) -> str:
    """Return what is said after photos were added."""
    return f"{format_count(count)} foto ditambahkan ke periode {kode}."


def refused_words(added: int, kode: str, sentences: Sequence[str]) -> str:
    """Return what is said when some files gave no photo; each sentence says why one did not."""
    others = len(sentences) - 1
    more = f" {format_count(others)} berkas lain juga tidak dapat ditambahkan." if others else ""
    done = f"{added_words(added, kode)} " if added else ""
    return f"{done}{sentences[0]}{more}"
