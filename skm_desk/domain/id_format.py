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
_OTHER_BULAN = {
    "agt": "agustus",
    "ags": "agustus",
    "nop": "november",
    "nopember": "november",
    "pebruari": "februari",
}
_SIZES = (
    (1_000_000_000, "miliar", ""),
    (1_000_000, "juta", ""),
    (1000, "ribu", "seribu"),
    (100, "ratus", "seratus"),
    (10, "puluh", ""),
)
NO_VALUE = "–"
_NUMBER = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+)(,[0-9]+)?")
# A day comes before its month, or all the other way round behind a year of four digits.
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{4}|[0-9]{2})")
_WITH_BULAN = re.compile(r"([0-9]{1,2})[\s./-]+([A-Za-z]+)[\s./-]+([0-9]{4}|[0-9]{2})")
_CENTURY = 2000  # of a year written with two digits


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
    """Return the day written as 1/7/2026, 1-7-2026, 1.7.2026, 1 Juli 2026, 1 Jul 2026 or
    2026-07-01: a day before its month, a year of four digits.

    Raise ValueError for anything else: in a file, 24/11/12 may be a day of 2012 or of 2024.
    """
    return _read_date(text.strip(), short_years=False)


def parse_typed_date(text: str) -> date:
    """Return the day that a person types, who sees how it is read: as `parse_date` does, and a
    year of two digits is one from 2000 to 2099, as in 1/7/26 or 1 Juli 26.

    Raise ValueError for anything else.
    """
    return _read_date(text.strip(), short_years=True)


def _read_date(text: str, short_years: bool) -> date:
    if (match := _YEAR_FIRST.fullmatch(text)) is not None:
        return date(int(match[1]), int(match[3]), int(match[4]))
    if (match := _DAY_FIRST.fullmatch(text)) is not None:
        day, month, written = int(match[1]), int(match[3]), match[4]
    elif (match := _WITH_BULAN.fullmatch(text)) is not None:
        day, month, written = int(match[1]), _bulan(match[2]), match[3]
    else:
        raise ValueError(text)
    if len(written) == 4:
        return date(int(written), month, day)
    if not short_years:
        raise ValueError(text)
    return date(_CENTURY + int(written), month, day)


def _bulan(name: str) -> int:
    """Return the number of a month from its name, or three letters of it and more."""
    written = _OTHER_BULAN.get(name.lower(), name.lower())
    for number, bulan in enumerate(BULAN, start=1):
        if len(written) >= 3 and bulan.lower().startswith(written):
            return number
    raise ValueError(name)


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
