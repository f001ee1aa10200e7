"""What sets a form apart: how it came in, what it is flagged for."""

from collections.abc import Iterable

from skm_desk.domain.careless import BURST, CLOCK_AHEAD, CLOCK_BACK, OUTSIDE_HOURS, SAME_FAST
from skm_desk.domain.doubts import ALL_BLANK, UNUSUAL_USIA
from skm_desk.domain.responden import FUTURE_DATE

UNFINISHED = "tidak selesai"
FLAG_NAMES = {
    SAME_FAST: "diisi terlalu cepat",
    BURST: "beruntun",
    OUTSIDE_HOURS: "di luar jam buka",
    CLOCK_BACK: "jam komputer mundur",
    CLOCK_AHEAD: "jam komputer terlalu maju",
    FUTURE_DATE: "tanggal belum tiba",
    UNUSUAL_USIA: "usia jarang ada",
    ALL_BLANK: "semua pertanyaan kosong",
}
OTHER_FLAG = "alasan lain"


def flag_words(flags: Iterable[str]) -> str:
    """Return what a form is flagged for, always in the same order; empty for nothing."""
    given = set(flags)
    named = [words for flag, words in FLAG_NAMES.items() if flag in given]
    if given - FLAG_NAMES.keys():
        named.append(OTHER_FLAG)
    return ", ".join(named)
