"""Opening hours of the kiosk: when visitors can fill in the form."""

import re
from dataclasses import dataclass
from datetime import datetime, time

from skm_desk.domain.errors import SettingInvalid

ALWAYS = "24 jam"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_HOURS = re.compile(
    r"(?:(?P<first>[a-z]+)(?: ?[–-] ?(?P<last>[a-z]+))? )?"
    r"(?P<opens>\d{1,2}[.:]\d{2}) ?[–-] ?(?P<closes>\d{1,2}[.:]\d{2})"
)


@dataclass(frozen=True)
class OpeningHours:
    """Days (0 Monday to 6 Sunday) and the span of the day; None for `opens` is the whole day.

    A span that ends before it begins goes over midnight and belongs to the day it begins on.
    """

    days: frozenset[int] = frozenset(range(7))
    opens: time | None = None
    closes: time | None = None

    def contains(self, at: datetime) -> bool:
        """Return whether the kiosk is open at this local time."""
        day, clock = at.weekday(), at.time()
        if self.opens is None or self.closes is None:
            return day in self.days
        if self.opens < self.closes:
            return day in self.days and self.opens <= clock < self.closes
        if clock >= self.opens:
            return day in self.days
        return clock < self.closes and (day - 1) % 7 in self.days


def parse_hours(text: str) -> OpeningHours:
    """Read `24 jam`, `08.00–16.00` or `Senin–Jumat 08.00–16.00`; raise SettingInvalid."""
    words = " ".join(text.casefold().split())
    if words in ("", ALWAYS):
        return OpeningHours()
    match = _HOURS.fullmatch(words)
    if match is None:
        raise SettingInvalid("jam_kios", text)
    opens, closes = (_clock(match[part], text) for part in ("opens", "closes"))
    if opens == closes or (opens, closes) == (time.max, time.min):
        raise SettingInvalid("jam_kios", text)
    if match["first"] is None:
        return OpeningHours(opens=opens, closes=closes)
    first = _day(match["first"], text)
    last = first if match["last"] is None else _day(match["last"], text)
    days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    return OpeningHours(days, opens, closes)


def _clock(words: str, text: str) -> time:
    hour, minute = (int(part) for part in re.split("[.:]", words))
    if (hour, minute) == (24, 0):
        return time.max
    try:
        return time(hour, minute)
    except ValueError as fault:
        raise SettingInvalid("jam_kios", text) from fault


def _day(word: str, text: str) -> int:
    known = [day.casefold() for day in DAYS]
    if word not in known:
        raise SettingInvalid("jam_kios", text)
    return known.index(word)
