"""What the section of the backups says: every sentence, decided without a widget."""

from skm_desk.domain.id_format import format_count
from skm_desk.domain.retention import DAYS, MONTHS, WEEKS
from skm_desk.sentences.backup_words import backup_title, holding_words, second_words
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.view_backups import BackupState, BackupsView

LINE = "Salinan data kantor, supaya tidak ada formulir yang hilang bila komputer ini rusak."
LIST_MEANING = "Enter memulihkan cadangan yang dipilih"
MAKE_MEANING = "Buat cadangan data sekarang (Ctrl+N)"
RESTORE_MEANING = "Pakai lagi data dari cadangan yang dipilih; data sekarang tetap disimpan"
OTHER_MEANING = "Pilih berkas cadangan di stik USB atau folder lain"
PICK_MEANING = "Pilih folder, misalnya di stik USB, untuk salinan setiap cadangan"
STOP_MEANING = "Jangan salin cadangan ke folder kedua lagi; yang sudah ada di sana tetap ada"
EMPTY = "Belum ada cadangan. Buat yang pertama dengan “Cadangkan sekarang”."
NOTE = (
    "Cadangan dibuat sendiri sekali sehari saat jendela ini atau kios dibuka, bila ada yang"
    f" berubah. Yang disimpan: {DAYS} hari, {WEEKS} minggu, dan {MONTHS} bulan terakhir."
    " Berkas yang Anda simpan di tempat lain tidak pernah dihapus."
)
NO_SECOND = (
    "Semua cadangan ada di disk yang sama dengan data. Pilih folder di stik USB, supaya ada"
    " salinannya bila disk itu rusak."
)
SAME_DISK = "Folder ini ada di disk yang sama dengan data; lebih aman di stik USB."
SECOND_WAITS = "Cadangan berikutnya disalin juga ke folder ini."
FILES = "Cadangan SKM Desk (*.db)"
MAKING = "Mencadangkan …"
RESTORING = "Memulihkan …"
STOP_MAKING = "Hentikan pencadangan; cadangan yang lama tetap ada"
STOP_RESTORING = "Hentikan pemulihan; data tetap seperti semula"
APART = "Berisi data dari sebelum pemulihan"
UNDO_MEANING = "Pakai lagi data yang baru saja diganti"
SECOND_STOPPED = "Cadangan tidak disalin ke folder kedua lagi."


def list_rows(view: BackupsView) -> list[Row]:
    """Return the backups as rows of a list, the newest first."""
    return [
        Row(
            backup.path.name,
            backup_title(backup),
            note=holding_words(backup),
            detail=APART if backup.path in view.apart else "",
            dim=backup.facts is None,
        )
        for backup in view.backups
    ]


def second_path(state: BackupState) -> str:
    """Return where copies go, or that they go nowhere."""
    return str(state.second) if state.second is not None else "Belum dipilih"


def second_note(state: BackupState, is_same_disk: bool) -> str:
    """Return how the second folder stands."""
    if state.second is None:
        return NO_SECOND
    if is_same_disk:
        return SAME_DISK
    return second_words(state) or SECOND_WAITS


def restore_question(view: BackupsView, what: str, forms: int | None) -> str:
    """Return what a person must know before a backup takes the place of the data.

    `what` names the backup, `forms` is how many it holds, None if that is not known yet.
    """
    now = format_count(view.state.forms)
    then = "" if forms is None else f" ({format_count(forms)} formulir)"
    return (
        f"Data sekarang ({now} formulir) diganti dengan {what}{then}. Yang dimasukkan sesudah"
        " cadangan itu tidak ada lagi di program; berkas data yang sekarang tetap disimpan di"
        " sebelahnya."
    )
