"""What an officer is told of the own typing: figures and sentences, no other person in them."""

from skm_desk.domain.difference import PAUSE_MS, Pace
from skm_desk.domain.id_format import format_count, format_number

NOTE = (
    f"Angka ini untuk Anda sendiri. Jeda di atas {PAUSE_MS // 1000} detik tidak dihitung sebagai"
    " waktu kerja."
)
NO_NAME = "Isi nama Anda di atas untuk melihat angka Anda sendiri."
NOTHING_TYPED = (
    "Belum ada formulir kertas yang diketik pertama kali atas nama ini; ketikan ulang untuk"
    " memeriksa tidak dihitung di sini."
)
NOT_CHECKED = "belum ada yang diperiksa"
NO_FIGURE = "–"
DAY_COLUMN = "Hari"
PACE_COLUMNS = (
    "Formulir",
    "Formulir per jam",
    "Ketukan per jam",
    "Ketukan per formulir",
    "Keliru per 1.000 isian",
)


def pace_cells(pace: Pace) -> tuple[str, ...]:
    """Return the figures of a pace, for PACE_COLUMNS; what is not known yet says so."""
    keys, wrong = pace.keys_a_form, pace.errors_per_1000
    return (
        format_count(pace.forms),
        _count(pace.forms_an_hour),
        _count(pace.keys_an_hour),
        NO_FIGURE if keys is None else format_number(keys, places=1),
        NOT_CHECKED if wrong is None else format_number(wrong, places=1),
    )


def spoken_pace(pace: Pace) -> str:
    """Return the figures of a pace as a screen reader says them."""
    pairs = zip(PACE_COLUMNS, pace_cells(pace), strict=True)
    return ", ".join(f"{name} {figure}" for name, figure in pairs)


def _count(value: int | None) -> str:
    return NO_FIGURE if value is None else format_count(value)
