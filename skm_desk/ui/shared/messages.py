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


def failure_words(fault: Exception) -> str:
    """Return one sentence for whatever went wrong: what happened, and what to do now."""
    return say(fault) if isinstance(fault, SkmError) else UNEXPECTED


def finding_words(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return one sentence for each thing that a laporan would be caught with."""
    return tuple(say_finding(finding) for finding in findings)
