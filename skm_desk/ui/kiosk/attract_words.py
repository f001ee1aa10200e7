"""What the first screen says: to the one who comes by, and about what it costs and is for."""

from dataclasses import dataclass

from skm_desk.domain.id_format import format_count

HERO = "Bagaimana pelayanan kami hari ini?"
PRIVACY = "Sukarela dan tanpa nama. Jawaban Anda dipakai untuk memperbaiki pelayanan."
BEGIN = "Mulai"
TOUCH_BEGIN = "Sentuh tombol Mulai."
LARGE = "Huruf besar"
CONTRAST = "Kontras tinggi"
LISTEN = "Dengarkan"


@dataclass(frozen=True)
class Welcome:
    """What the first screen shows of this office and its question set.

    `logo` is the content of a picture file, empty without one. `languages` are pairs of a kode
    and the name of that language in itself; `language` is the kode of the present one. `notice`
    is a sentence for staff, empty when all is well.
    """

    instansi: str
    place: str
    logo: bytes
    questions: int
    minutes: int
    languages: tuple[tuple[str, str], ...] = ()
    language: str = ""
    has_voice: bool = False
    notice: str = ""


NOTHING = Welcome("", "", b"", 0, 0)


def how_long(questions: int, minutes: int) -> str:
    """Return how many questions there are and how long they take; nothing without questions."""
    if questions <= 0:
        return ""
    whole = max(minutes, 1)
    return f"{format_count(questions)} pertanyaan, kira-kira {format_count(whole)} menit"
