"""Opening hours: read as an office writes them, and held against a clock minute by minute."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.opening_hours import ALWAYS, DAYS, OpeningHours, parse_hours

MONDAY = datetime(2026, 11, 23)
WEEK = 7 * 24 * 60  # minutes
EVERY_DAY = frozenset(range(7))


def at(minute: int) -> datetime:
    """Return the time so many minutes after the Monday of a week begins."""
    return MONDAY + timedelta(minutes=minute)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"


def open_minutes(text: str) -> set[int]:
    hours = parse_hours(text)
    return {minute for minute in range(WEEK) if hours.contains(at(minute))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", OpeningHours()),
        (ALWAYS, OpeningHours()),
        (" 24  JAM ", OpeningHours()),
        ("08.00–16.00", OpeningHours(EVERY_DAY, time(8), time(16))),
        ("8:00 - 16:30", OpeningHours(EVERY_DAY, time(8), time(16, 30))),
        ("Senin–Jumat 08.00–16.00", OpeningHours(frozenset(range(5)), time(8), time(16))),
        ("senin - jumat  08.00-16.00", OpeningHours(frozenset(range(5)), time(8), time(16))),
        ("Rabu 09.15–12.00", OpeningHours(frozenset({2}), time(9, 15), time(12))),
        ("Rabu–Rabu 09.15–12.00", OpeningHours(frozenset({2}), time(9, 15), time(12))),
        ("Sabtu–Senin 08.00–12.00", OpeningHours(frozenset({5, 6, 0}), time(8), time(12))),
        ("Senin–Minggu 08.00–12.00", OpeningHours(EVERY_DAY, time(8), time(12))),
        ("Jumat 22.00–04.00", OpeningHours(frozenset({4}), time(22), time(4))),
        ("00.00–24.00", OpeningHours(EVERY_DAY, time(0), time.max)),
    ],
)
def test_what_an_office_may_write(text: str, expected: OpeningHours) -> None:
    assert parse_hours(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "buka",
        "24",
        "08.00",
        "08.00–",
        "–16.00",
        "08.00 16.00",
        "08.00–08.00",
        "00.00–00.00",
        "24.00–24.00",
        "24.00–00.00",  # not a minute long
        "25.00–26.00",
        "08.00–24.01",
        "08.60–16.00",
        "8–16",
        "08.0–16.00",
        "008.00–16.00",
        "08.00–16.00 WIB",
        "08.00–12.00, 13.00–16.00",
        "Senen–Jumat 08.00–16.00",
        "Senin–Monday 08.00–16.00",
        "Senin–Jumat",
        "Senin–Jumat–Minggu 08.00–16.00",
        "Senin, Rabu 08.00–16.00",
        "Senin–Jumat 24 jam",
        "Senin–Jumat 08.00–16.00\x00",
        "-08.00–16.00",
    ],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(SettingInvalid) as refused:
        parse_hours(text)
    assert (refused.value.name, refused.value.value) == ("jam_kios", text)


@given(st.text(alphabet="0123456789.:–- senijumatrb", max_size=24) | st.text(max_size=30))
def test_anything_else_is_read_or_refused(text: str) -> None:
    try:
        hours = parse_hours(text)
    except SettingInvalid:
        return
    assert any(hours.contains(at(minute)) for minute in range(WEEK)), "never open"


def test_first_minute_in_last_minute_out() -> None:
    hours = parse_hours("08.00–16.00")
    assert hours.contains(MONDAY.replace(hour=8))
    assert not hours.contains(MONDAY.replace(hour=7, minute=59, second=59, microsecond=999_999))
    assert hours.contains(MONDAY.replace(hour=15, minute=59, second=59))
    assert not hours.contains(MONDAY.replace(hour=16))


def test_over_midnight_belongs_to_the_day_it_begins_on() -> None:
    friday = parse_hours("Jumat 22.00–04.00")
    day = MONDAY + timedelta(days=4)
    assert friday.contains(day.replace(hour=22))
    assert friday.contains(day + timedelta(days=1, hours=3, minutes=59))
    assert not friday.contains(day + timedelta(days=1, hours=4))
    assert not friday.contains(day.replace(hour=3)), "that is the night of Thursday"
    sunday = parse_hours("Minggu 22.00–04.00")
    assert sunday.contains(MONDAY.replace(hour=3))


def test_until_24_is_until_the_day_ends() -> None:
    assert open_minutes("Senin 20.00–24.00") == set(range(20 * 60, 24 * 60))
    assert open_minutes("Senin 20.00–00.00") == set(range(20 * 60, 24 * 60))
    assert open_minutes("00.00–24.00") == set(range(WEEK))
    # A span that begins as Monday ends is the night to Tuesday.
    assert open_minutes("Senin 24.00–02.00") == set(range(24 * 60, 26 * 60))


def test_days_alone_are_whole_days() -> None:
    sunday = OpeningHours(frozenset({6}))
    assert [day for day in range(7) if sunday.contains(at(day * 1440 + 720))] == [6]


@given(
    first=st.none() | st.integers(0, 6),
    count=st.none() | st.integers(1, 7),
    opens=st.integers(0, 1439),
    length=st.integers(1, 1439),
    minutes=st.lists(st.integers(0, WEEK - 1), min_size=1, max_size=60),
)
def test_as_counted_minute_by_minute(
    first: int | None, count: int | None, opens: int, length: int, minutes: list[int]
) -> None:
    """Lay the span on a ring of the minutes of a week, for each day on which it begins."""
    days, named = range(7), ""
    if first is not None:
        days = range(first, first + (count or 1))
        named = DAYS[first] + (f"–{DAYS[days[-1] % 7]} " if count else " ")
    expected = {
        (day * 1440 + minute) % WEEK for day in days for minute in range(opens, opens + length)
    }
    hours = parse_hours(f"{named}{clock(opens)}–{clock((opens + length) % 1440)}")
    edges = [min(days) * 1440 + opens + shift for shift in (-1, 0, length - 1, length)]
    for minute in (*minutes, *(edge % WEEK for edge in edges)):
        assert hours.contains(at(minute)) is (minute in expected)
