"""Worksheets: what the sheets of a workbook hold, which are read, and what their names say.

Offices keep one worksheet per layanan or per month, put the answers behind a recap or an empty
form, and leave last year's sheet in the book, hidden. So all worksheets are looked at; those
with forms that nobody hid are read unless a person says otherwise, and every other one is named
with the reason why not.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from skm_desk.domain.id_format import BULAN, parse_date
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.overlap import Taking
from skm_desk.domain.period import Period


class Holds(Enum):
    """What a worksheet holds."""

    FORMS = "forms"
    NOTHING = "nothing"  # no filled cell
    BLANK_FORM = "blank_form"  # the headings of a table, and no row with an answer
    RECAP = "recap"  # sums or means under the headings, not what people answered
    IDENTITIES = "identities"  # the profiles of people, without their answers
    NO_HEADING = "no_heading"  # no heading of a question, or not of all


class NamesAs(Enum):
    """What the names of worksheets become for the forms in them."""

    NOTHING = "abaikan"
    LAYANAN = "layanan"
    TANGGAL = "tanggal"


@dataclass(frozen=True)
class ReadAs:
    """How a person wants a file to be read.

    `order` says what bare columns U8 and U9 count. `worksheets` names those that are read; None
    reads the usual ones. `names` is what their names become. `rows` are those that come in where
    some came in before; None has a person asked.
    """

    order: ColumnOrder = ColumnOrder.UNSUR
    worksheets: tuple[str, ...] | None = None
    names: NamesAs = NamesAs.NOTHING
    rows: Taking | None = None


USUAL = ReadAs()


@dataclass(frozen=True)
class Worksheet:
    """One sheet of a workbook as it was looked at.

    `forms` and `problems` count its forms and its wrong cells; `missing` are the questions
    without a heading where some have one. `copy_of` is the worksheet that holds all of its
    forms already, `shared` are those that hold any of them, with how many. `is_outside` tells
    that its name speaks of days outside the period.
    """

    name: str
    holds: Holds
    forms: int = 0
    problems: int = 0
    missing: tuple[str, ...] = ()
    is_hidden: bool = False
    is_outside: bool = False
    copy_of: str = ""
    shared: tuple[tuple[str, int], ...] = ()
    is_read: bool = False

    @property
    def has_forms(self) -> bool:
        """Whether it can be read at all."""
        return self.holds is Holds.FORMS

    @property
    def is_usual(self) -> bool:
        """Whether it is read when nobody chose."""
        return self.has_forms and not (self.is_hidden or self.is_outside or self.copy_of)


def sharing(worksheets: Sequence[Worksheet]) -> tuple[tuple[str, str, int], ...]:
    """Return which two worksheets that are read hold the same forms, and how many: whoever
    filled them in would be counted twice."""
    read = [worksheet.name for worksheet in worksheets if worksheet.is_read]
    return tuple(
        (worksheet.name, other, count)
        for worksheet in worksheets
        if worksheet.is_read
        for other, count in worksheet.shared
        if other in read[read.index(worksheet.name) :]
    )


def names_allowed(
    names: Sequence[str], targets: frozenset[str], period: Period
) -> frozenset[NamesAs]:
    """Return what the names of the worksheets that are read may become, if a person says so.

    `targets` are the fields that their columns hold: a name never overrides a column. A name
    may be a tanggal only if each is one day of the period: a month is no day, and a form dated
    by guess would be dated wrong.
    """
    allowed = {NamesAs.NOTHING}
    if "layanan" not in targets:
        allowed.add(NamesAs.LAYANAN)
    days = [day_of(name) for name in names]
    if "tanggal" not in targets and all(day and period.contains(day) for day in days):
        allowed.add(NamesAs.TANGGAL)
    return frozenset(allowed)


def names_offered(
    names: Sequence[str], targets: frozenset[str], period: Period
) -> tuple[NamesAs, ...]:
    """Return what the names of several worksheets look like: what a person is asked about."""
    if len(names) < 2:
        return ()
    offered = names_allowed(names, targets, period) - {NamesAs.NOTHING}
    if any(_says_nothing(name, period) for name in names):
        offered -= {NamesAs.LAYANAN}
    return tuple(one for one in NamesAs if one in offered)


def day_of(name: str) -> date | None:
    """Return the day that the name of a worksheet is, written as a form may write it, or None."""
    try:
        return parse_date(name)
    except ValueError:
        return None


def is_outside(name: str, period: Period) -> bool:
    """Return whether the name of a worksheet speaks of days none of which is in the period."""
    spans = spans_of(name, period)
    return bool(spans) and all(
        last < period.mulai or first > period.selesai for first, last in spans
    )


def spans_of(name: str, period: Period) -> tuple[tuple[date, date], ...]:
    """Return the days (first and last) that the name of a worksheet speaks of.

    That is a day, months (`Januari`, `Jan-Jun`), `Triwulan II`, `Semester 1` or a year. A name
    without a year speaks of each year of the period.
    """
    if (day := day_of(name)) is not None:
        return ((day, day),)
    words = _WORD.findall(name.casefold())
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    months = _months_of(words)
    if not months and not years:
        return ()
    first, last = months or (1, 12)
    return tuple(
        (date(year, first, 1), date(year, last, monthrange(year, last)[1]))
        for year in years or range(period.mulai.year, period.selesai.year + 1)
    )


_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"20\d\d")
_PARTS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# The months of one of its parts, by the word for them.
_LENGTHS = {
    **dict.fromkeys(("semester", "smt", "sem"), 6),
    **dict.fromkeys(("triwulan", "tw", "trw", "kuartal", "q"), 3),
}
_MONTHS = {
    **{name.casefold(): number for number, name in enumerate(BULAN, start=1)},
    **{name.casefold()[:3]: number for number, name in enumerate(BULAN, start=1)},
    **{"pebruari": 2, "peb": 2, "may": 5, "agt": 8, "ags": 8, "aug": 8, "sept": 9},
    **{"oct": 10, "nopember": 11, "nop": 11, "dec": 12},
}
# Names that a program gave, or that say nothing but that there are answers.
_PLAIN = frozenset(
    {
        *("sheet", "lembar", "kerja", "worksheet", "data", "tabel", "table", "form", "responses"),
        *("respons", "jawaban", "formulir", "kuesioner", "kuisioner", "responden", "olah", "skm"),
        *("ikm", "survei", "survey", "isian", "input", "entri", "rekap", "salinan", "copy", "of"),
        *("hasil", "semua", "gabungan", "total", "lampiran", "sampul"),
    }
)


def _months_of(words: Sequence[str]) -> tuple[int, int] | None:
    named = [_MONTHS[word] for word in words if word in _MONTHS]
    if named:
        return (named[0], named[-1]) if named[0] <= named[-1] else None
    for word, part in pairwise(words):
        length, number = _LENGTHS.get(word), _PARTS.get(part)
        if length is not None and number is not None and number * length <= 12:
            return (number - 1) * length + 1, number * length
    return None


def _says_nothing(name: str, period: Period) -> bool:
    """Return whether a name is no name of a layanan: one of any program, or of days."""
    words = _WORD.findall(name.casefold())
    return bool(spans_of(name, period)) or all(word.isdecimal() or word in _PLAIN for word in words)
