"""Days off: the office's own list, so that working days can be counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.id_format import parse_typed_date

NAME = "hari_libur"
Holidays = Mapping[date, str]
# A list of the government names the weekday first: `Rabu, 1 Januari 2025`.
_TYPED = re.compile(
    r"(?:[A-Za-z']+\s*,\s*)?"
    r"(\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})"
    r"|\d{1,2}\s+[A-Za-z]+\s+(?:\d{4}|\d{2}))"
    r"(?:\s*[,;:–—-]\s*|\s+|$)(.*)"
)


@dataclass(frozen=True)
class TypedHolidays:
    """What a person typed or pasted: the days understood, and the lines that were not."""

    days: Holidays
    unread: tuple[str, ...]


def parse_holidays(text: str) -> Holidays:
    """Return the days of a list with their names, in order of days.

    Each line holds a day as YYYY-MM-DD and, behind a blank, its name; empty lines are nothing.
    Raise SettingInvalid for a line that begins with no day, or a day that is there twice.
    """
    days: dict[date, str] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        written, _, name = line.partition(" ")
        try:
            day = date.fromisoformat(written)
        except ValueError as fault:
            raise SettingInvalid(NAME, line) from fault
        if day in days:
            raise SettingInvalid(NAME, line)
        days[day] = _plain(name)
    return dict(sorted(days.items()))


def write_holidays(days: Holidays) -> str:
    """Return the list as `parse_holidays` reads it."""
    return "\n".join(f"{day.isoformat()} {_plain(days[day])}".rstrip() for day in sorted(days))


def read_typed(text: str) -> TypedHolidays:
    """Return the days of lines as people write them, the last name winning for a day named twice.

    A line holds a day as `id_format.parse_typed_date` reads it, its weekday before it or not, and
    the name of the day behind a blank, a comma, a colon, a dash or a tab: `Senin, 17 Agustus
    2026 Hari Kemerdekaan`. Empty lines are nothing.
    """
    days: dict[date, str] = {}
    unread = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = _TYPED.fullmatch(line)
        try:
            day = None if match is None else parse_typed_date(match[1])
        except ValueError:
            day = None
        if match is None or day is None:
            unread.append(line)
        else:
            days[day] = _plain(match[3])
    return TypedHolidays(dict(sorted(days.items())), tuple(unread))


def _plain(name: str) -> str:
    """Return a name in one line, single blanks between its words."""
    return " ".join(name.split())
