"""Indonesian numbers and dates: written and read in one place."""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from skm_desk.domain.rounding import round_half_up

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_ONES = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SHORT_BULAN = {"agt": "agustus", "ags": "agustus", "nop": "november", "pebruari": "februari"}
_SIZES = (
    (1_000_000_000, "miliar", ""),
    (1_000_000, "juta", ""),
    (1000, "ribu", "seribu"),
    (100, "ratus", "seratus"),
    (10, "puluh", ""),
)
NO_VALUE = "–"
_NUMBER = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+)(,[0-9]+)?")
_DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d")


def format_number(value: Fraction | Decimal | int | None, places: int = 2) -> str:
    """Return a number with a decimal comma, a point between thousands, rounded half up.

    None becomes a dash: a missing value is never 0.
    """
    if value is None:
        return NO_VALUE
    rounded = round_half_up(value, places)
    return f"{rounded:,.{places}f}".translate(str.maketrans(",.", ".,"))


def format_count(value: int) -> str:
    """Return a whole number with a point between thousands."""
    return format_number(value, places=0)


def format_percent(value: Decimal | None) -> str:
    """Return a percentage of 2 decimals with its sign, or a dash."""
    return NO_VALUE if value is None else f"{format_number(value)} %"


def parse_number(text: str) -> Decimal:
    """Return the number written as 93,54 or 1.234,5: a comma before decimals, a point only
    between thousands. Raise ValueError for anything else, 93.54 too."""
    trimmed = text.strip()
    if not _NUMBER.fullmatch(trimmed):
        raise ValueError(text)
    return Decimal(trimmed.replace(".", "").replace(",", "."))


def format_date(day: date) -> str:
    """Return `24 November 2024`."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def format_moment(moment: datetime) -> str:
    """Return `24 November 2024 pukul 09.05`."""
    return f"{format_date(moment.date())} pukul {moment:%H.%M}"


def format_span(mulai: date, selesai: date) -> str:
    """Return `1 Januari – 31 Desember 2024`, the year once when both days share it."""
    if mulai == selesai:
        return format_date(mulai)
    if mulai.year != selesai.year:
        return f"{format_date(mulai)} – {format_date(selesai)}"
    if mulai.month != selesai.month:
        return f"{mulai.day} {BULAN[mulai.month - 1]} – {format_date(selesai)}"
    return f"{mulai.day}–{format_date(selesai)}"


def parse_date(text: str) -> date:
    """Return the day written as 2024-11-24, 24/11/2024, 24-11-2024, 24.11.2024 or 24 November 2024.

    Raise ValueError for anything else.
    """
    trimmed = text.strip()
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(trimmed, form).date()
        except ValueError:
            continue
    if (match := re.fullmatch(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})", trimmed)) is not None:
        name = match[2].lower()
        name = _SHORT_BULAN.get(name, name)
        for number, bulan in enumerate(BULAN, start=1):
            if len(name) >= 3 and bulan.lower().startswith(name):
                return date(int(match[3]), number, int(match[1]))
    raise ValueError(text)


def spell_number(number: int) -> str:
    """Return a whole number from 0 to 999.999.999.999 in words: 80 → `delapan puluh`."""
    if not 0 <= number < 10**12:
        raise ValueError(number)
    if number < len(_ONES):
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    for size, word, short in _SIZES:
        many, rest = divmod(number, size)
        if many:
            head = short if many == 1 and short else f"{spell_number(many)} {word}"
            return f"{head} {spell_number(rest)}" if rest else head
    raise AssertionError(number)


def join_words(words: list[str]) -> str:
    """Return `a`, `a dan b`, or `a, b, dan c`."""
    if len(words) <= 2:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"
