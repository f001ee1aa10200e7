"""What the page of files says of packages: every sentence, decided without a widget."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count
from skm_desk.sentences.merge_words import KNOWN_BEFORE, NOTHING_NEW, choice_note
from skm_desk.sentences.merge_words import attention as sentences
from skm_desk.use_cases.merge_outcome import MergeOutcome

WHAT_FOR = "Untuk kantor yang memakai SKM Desk di beberapa komputer tanpa jaringan."
PACK_MEANING = "Simpan semua data komputer ini sebagai satu paket, misalnya di stik USB"
JOIN_MEANING = "Pilih paket dari komputer lain dan lihat dulu apa yang akan masuk"
WHAT_PACKED = "Semua data komputer ini dalam satu berkas .skm untuk dibawa dengan stik USB."
WHAT_JOINED = "Isi paket komputer lain dilihat dulu, lalu bergabung dengan data di sini."
KIND = "Paket SKM Desk (*.skm)"
TITLE_PACK = "Simpan paket"
TITLE_JOIN = "Pilih paket dari komputer lain"
STOP_PACKING = "Hentikan; berkas yang lama tetap seperti semula"
STOP_LOOKING = "Hentikan pembacaan; tidak ada yang masuk"
STOP_JOINING = "Hentikan; tidak ada yang masuk"
JOIN = "Gabungkan"
FINAL = (
    "Yang sudah digabung tidak dapat dipisahkan lagi; formulir hanya dapat dibatalkan satu per"
    " satu."
)
STOPPED = {
    "paket": "Pembuatan paket dihentikan; tidak ada berkas yang dibuat atau diganti.",
    "lihat": "Pembacaan paket dihentikan; tidak ada yang masuk.",
    "gabung": "Penggabungan dihentikan; tidak ada yang masuk.",
}
NOTES = "Catatan"
_MOST_NOTES = 8


def shown_line(outcomes: Sequence[MergeOutcome]) -> str:
    """Return what the line below the title says of packages that are looked at."""
    added = sum(outcome.added for outcome in outcomes)
    names = outcomes[0].path.name if len(outcomes) == 1 else f"{format_count(len(outcomes))} paket"
    return f"{names} · {format_count(added)} formulir baru"


def verdict(outcomes: Sequence[MergeOutcome]) -> str:
    """Return whether joining the packages would bring anything."""
    if any(outcome.has_news for outcome in outcomes):
        return "Belum ada yang masuk. Gabungkan memasukkan semua yang baru, atau tidak sama sekali."
    return KNOWN_BEFORE if all(outcome.is_known for outcome in outcomes) else NOTHING_NEW


def all_notes(outcome: MergeOutcome) -> list[str]:
    """Return a sentence for each thing about a package that a person should know."""
    note = choice_note(outcome)
    return [*([note] if note else []), *sentences(outcome)]


def shown_notes(outcome: MergeOutcome) -> str:
    """Return the first of the notes of a package, a line for each, and how many more there are."""
    notes = all_notes(outcome)
    rest = len(notes) - _MOST_NOTES
    more = [f"… dan {format_count(rest)} catatan lain, tampil sesudah digabung"] if rest > 0 else []
    return "\n".join([*(f"•  {note}" for note in notes[:_MOST_NOTES]), *more])
