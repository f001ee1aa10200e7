"""Days off: the office's own list, so that working days can be counted."""

from collections.abc import Mapping
from datetime import date

from skm_desk.domain.errors import SettingInvalid

NAME = "hari_libur"
Holidays = Mapping[date, str]


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
        days[day] = name.strip()
    return dict(sorted(days.items()))


def write_holidays(days: Holidays) -> str:
    """Return the list as `parse_holidays` reads it."""
    return "\n".join(f"{day.isoformat()} {days[day]}".rstrip() for day in sorted(days))
