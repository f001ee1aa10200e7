"""The list of days off: kept as lines, read as people write them, never half understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.holidays import parse_holidays, read_typed, write_holidays
from skm_desk.domain.id_format import format_date
from skm_desk.domain.settings import Office, with_setting

_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_LISTS = st.dictionaries(_DAYS, st.text(max_size=40), max_size=12)


def plain(days: dict[date, str]) -> dict[date, str]:
    return {day: " ".join(name.split()) for day, name in days.items()}


@given(_LISTS)
def test_what_is_written_is_read_back(days: dict[date, str]) -> None:
    back = parse_holidays(write_holidays(days))
    assert back == plain(days)
    assert list(back) == sorted(days)


@given(_LISTS)
def test_any_list_is_a_setting_of_the_office(days: dict[date, str]) -> None:
    office = with_setting(Office(), "hari_libur", write_holidays(days))
    assert office.holidays == plain(days)


def test_an_empty_list_is_empty() -> None:
    assert parse_holidays("") == {}
    assert parse_holidays(" \n\n ") == {}
    assert write_holidays({}) == ""


@pytest.mark.parametrize(
    "line", ["besok", "17-08-2025 Kemerdekaan", "2025-13-01", "2025-02-30 x", "2025-1-1"]
)
def test_a_line_without_a_day_is_refused(line: str) -> None:
    with pytest.raises(SettingInvalid) as caught:
        parse_holidays(f"2025-01-01 Tahun Baru\n{line}")
    assert caught.value.value == line


def test_a_day_that_is_there_twice_is_refused() -> None:
    with pytest.raises(SettingInvalid):
        parse_holidays("2025-01-01 Tahun Baru\n2025-01-01 Imlek")


@pytest.mark.parametrize(
    "line",
    [
        "17 Agustus 2025 Hari Kemerdekaan",
        "17 agt 2025   Hari Kemerdekaan",
        "17/08/2025 Hari Kemerdekaan",
        "17-8-2025; Hari Kemerdekaan",
        "17.08.2025\tHari Kemerdekaan",
        "17/8/25 Hari Kemerdekaan",
        "17 Agustus 25, Hari Kemerdekaan",
        "2025-08-17 Hari Kemerdekaan",
        "Minggu, 17 Agustus 2025: Hari Kemerdekaan",
        "Minggu,17 Agustus 2025 – Hari Kemerdekaan",
        "17 Agustus 2025 - Hari Kemerdekaan  ",
        "17 Agustus 2025, Hari  Kemerdekaan",
    ],
)
def test_a_day_as_people_write_it(line: str) -> None:
    typed = read_typed(line)
    assert (typed.days, typed.unread) == ({date(2025, 8, 17): "Hari Kemerdekaan"}, ())


@pytest.mark.parametrize(
    "line",
    [
        "Hari Kemerdekaan",
        "besok libur",
        "17 Agustus Hari Kemerdekaan",
        "31 Februari 2025 x",
        "17 August 2025 x",
        "17/08-2025 x",
        "17/08/20255 x",
        "2, 3, dan 4 April 2025 Cuti bersama",
        "17 Agustus 2025Kemerdekaan",
        "00/00/0000",
    ],
)
def test_what_is_no_day_stays_unread(line: str) -> None:
    typed = read_typed(f"\n 1 Januari 2025 \n{line}\n")
    assert (typed.days, typed.unread) == ({date(2025, 1, 1): ""}, (line,))


def test_the_last_name_of_a_day_wins() -> None:
    typed = read_typed("1/1/2025 Tahun Baru\n29/1/2025 Imlek\n1 Januari 2025 Tahun Baru Masehi")
    assert typed.days == {date(2025, 1, 1): "Tahun Baru Masehi", date(2025, 1, 29): "Imlek"}
    assert list(typed.days) == [date(2025, 1, 1), date(2025, 1, 29)]


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.text(max_size=30))
def test_every_written_day_is_read_again(day: date, name: str) -> None:
    typed = read_typed(f"{format_date(day)} {' '.join(name.split())}")
    assert typed.unread == ()
    assert list(typed.days) == [day]


@given(st.text(max_size=200))
def test_nothing_typed_is_lost(text: str) -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    typed = read_typed(text)
    assert len(typed.unread) + len(typed.days) <= len(lines)
    assert set(typed.unread) <= set(lines)
    assert bool(typed.unread or typed.days) == bool(lines)
