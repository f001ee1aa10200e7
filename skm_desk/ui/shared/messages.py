"""Indonesian texts that more than one screen shows."""

from collections.abc import Iterable

from skm_desk.domain.errors import SkmError
from skm_desk.domain.findings import Finding
from skm_desk.sentences.failures import say
from skm_desk.sentences.finding_words import say_finding

NO_DATA = "belum ada data"
UNEXPECTED = (
    "Maaf, ada gangguan yang tidak terduga; data yang sudah tersimpan tetap aman. "
    "Coba lagi, dan buka ulang program bila gangguannya tetap ada."
)

READING = "Membaca data …"
CANCEL = "Batal"
CLOSE = "Tutup"
USE_BACKUP = "Pakai cadangan ini"
NOT_NOW = "Jangan sekarang"
CLOCK_RIGHT = "Jam benar"
DAY_FORMS = "1 Juli 2026 atau 1/7/26"
_LONGEST_QUOTE = 30


def failure_words(fault: Exception) -> str:
    """Return one sentence for whatever went wrong: what happened, and what to do now."""
    return say(fault) if isinstance(fault, SkmError) else UNEXPECTED


def quote(text: str) -> str:
    """Return what was typed between quotation marks, the beginning of it when it is long."""
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"“{short}”"


def unread_day(text: str, name: str = "") -> str:
    """Return that what was typed is no day, or nothing; `name` says which one is meant."""
    called = f"Tanggal {name}" if name else "Tanggal"
    typed = text.strip()
    what = f"{quote(typed)} tidak dikenali" if typed else "belum diisi"
    return f"{called} {what}; tulis seperti {DAY_FORMS}."


def finding_words(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return one sentence for each thing that a laporan would be caught with."""
    return tuple(say_finding(finding) for finding in findings)
