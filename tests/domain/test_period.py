"""A period: what it refuses, how many responden it wants, how many working days a span has."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.errors import (
    DatesReversed,
    InvalidKode,
    PopulationInvalid,
    TargetInvalid,
    TextTooLong,
)
from skm_desk.domain.period import (
    LONGEST_NUMBER,
    LONGEST_WORDS,
    STAGE_NAMES,
    Period,
    Stage,
    TargetLetter,
    all_stages,
    check_period,
    current_period,
    working_days,
)

YEAR = Period("p", "2024", date(2024, 1, 1), date(2024, 12, 31), "uji", 1)
_DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("kode", ["2024", "2024-S1", "tw.1_2024", "a", "x" * 40])
def test_good_kodes(kode: str) -> None:
    check_period(replace(YEAR, kode=kode))


@pytest.mark.parametrize("kode", ["", " ", "2024/1", "-a", "semester 1", "x" * 41, "é", "2024\n"])
def test_bad_kodes(kode: str) -> None:
    with pytest.raises(InvalidKode):
        check_period(replace(YEAR, kode=kode))


def test_spans_may_not_end_before_they_begin() -> None:
    check_period(replace(YEAR, selesai=YEAR.mulai))
    with pytest.raises(DatesReversed):
        check_period(replace(YEAR, selesai=date(2023, 12, 31)))
    unknown = Stage("Persiapan", date(2024, 3, 1), None)
    check_period(replace(YEAR, stages=(unknown, Stage("Penyusunan"))))
    reversed_stage = Stage("Persiapan", date(2024, 3, 1), date(2024, 2, 1))
    with pytest.raises(DatesReversed) as caught:
        check_period(replace(YEAR, stages=(unknown, reversed_stage)))
    assert caught.value.mulai == date(2024, 3, 1)


@pytest.mark.parametrize("number", [0, -5])
def test_numbers_of_people_start_at_one(number: int) -> None:
    with pytest.raises(PopulationInvalid):
        check_period(replace(YEAR, population=number))
    with pytest.raises(TargetInvalid):
        check_period(replace(YEAR, target_letter=TargetLetter(number)))
    check_period(replace(YEAR, population=1, target_letter=TargetLetter(1)))


def test_target_is_by_letter_before_the_formula() -> None:
    assert YEAR.target is None
    assert replace(YEAR, population=1200).target == 291
    letter = TargetLetter(100, "800/123", date(2024, 7, 31))
    assert replace(YEAR, population=1200, target_letter=letter).target == 100


def test_first_and_last_day_belong_to_the_period() -> None:
    assert YEAR.contains(date(2024, 1, 1))
    assert YEAR.contains(date(2024, 12, 31))
    assert not YEAR.contains(date(2025, 1, 1))
    assert not YEAR.contains(date(2023, 12, 31))


def test_year_is_that_of_the_first_day() -> None:
    assert replace(YEAR, mulai=date(2023, 12, 1), selesai=date(2024, 5, 31)).year == 2023


def test_open_until_closed() -> None:
    assert YEAR.closed_at is None
    closed = replace(YEAR, closed_at=datetime(2025, 1, 2, 8, 0))
    assert closed.closed_at == datetime(2025, 1, 2, 8, 0)


@pytest.mark.parametrize(
    ("mulai", "selesai", "expected"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), 21),
        (date(2024, 1, 1), date(2024, 1, 31), 23),
        (date(2024, 11, 1), date(2024, 11, 30), 21),
        (date(2024, 1, 1), date(2024, 12, 31), 262),
        (date(2024, 11, 23), date(2024, 11, 24), 0),  # a Saturday and a Sunday
        (date(2024, 11, 22), date(2024, 11, 22), 1),
        (date(2024, 11, 22), date(2024, 11, 21), 0),
    ],
)
def test_known_spans(mulai: date, selesai: date, expected: int) -> None:
    assert working_days(mulai, selesai) == expected


@given(_DAYS, st.integers(0, 120), st.sets(_DAYS, max_size=5), st.sets(st.integers(0, 120)))
def test_as_counted_on_a_calendar(
    mulai: date, length: int, far_holidays: set[date], near_holidays: set[int]
) -> None:
    holidays = far_holidays | {mulai + timedelta(offset) for offset in near_holidays}
    selesai = mulai + timedelta(length)
    expected, day = 0, mulai
    while day <= selesai:
        if day.strftime("%w") not in "06" and day not in holidays:
            expected += 1
        day += timedelta(1)
    assert working_days(mulai, selesai, holidays) == expected


@given(_DAYS, st.integers(0, 52))
def test_a_week_has_five(mulai: date, weeks: int) -> None:
    assert working_days(mulai, mulai + timedelta(7 * weeks - 1)) == 5 * weeks


@given(_DAYS, st.integers(-40, 4000), st.sets(_DAYS, max_size=40))
def test_a_longer_list_of_holidays_never_leaves_more(
    mulai: date, length: int, holidays: set[date]
) -> None:
    selesai = mulai + timedelta(length)
    without = working_days(mulai, selesai)
    inside = {day for day in holidays if mulai <= day <= selesai and day.weekday() < 5}
    assert working_days(mulai, selesai, holidays) == without - len(inside)
    assert working_days(mulai, selesai, [*holidays, *holidays]) == without - len(inside)


@given(_DAYS, st.integers(0, 400), st.integers(0, 400), st.sets(_DAYS, max_size=20))
def test_two_spans_side_by_side_add_up(
    mulai: date, first: int, second: int, holidays: set[date]
) -> None:
    middle = mulai + timedelta(first)
    selesai = middle + timedelta(second)
    assert working_days(mulai, selesai, holidays) == working_days(
        mulai, middle, holidays
    ) + working_days(middle + timedelta(1), selesai, holidays)


def test_a_slip_of_centuries_is_counted_at_once() -> None:
    assert working_days(date(1, 1, 1), date(9999, 12, 31)) == 2_608_615


def test_a_stage_counts_its_days_once_both_are_known() -> None:
    assert Stage("Persiapan").working_days() is None
    assert Stage("Persiapan", date(2024, 1, 1)).working_days() is None
    whole = Stage("Persiapan", date(2024, 1, 1), date(2024, 1, 5))
    assert whole.is_dated
    assert whole.working_days({date(2024, 1, 1): "Tahun Baru"}) == 4


def test_there_are_always_the_four_stages() -> None:
    assert [stage.nama for stage in all_stages(YEAR)] == list(STAGE_NAMES)
    own = Stage("Rapat awal", date(2024, 1, 2), date(2024, 1, 3))
    assert all_stages(replace(YEAR, stages=(own,))) == (
        own,
        *(Stage(nama) for nama in STAGE_NAMES[1:]),
    )
    five = tuple(Stage(f"Tahap {n}") for n in range(5))
    assert all_stages(replace(YEAR, stages=five)) == five


def test_people_are_one_a_line() -> None:
    assert YEAR.people == ()
    team = replace(YEAR, team="  Rina  (ketua)\n\n\tBudi\u2028Sari ")
    assert team.people == ("Rina (ketua)", "Budi", "Sari")


@pytest.mark.parametrize("name", ["team", "place", "method"])
def test_words_end_somewhere(name: str) -> None:
    check_period(replace(YEAR, **{name: "x" * LONGEST_WORDS}))
    with pytest.raises(TextTooLong):
        check_period(replace(YEAR, **{name: "x" * (LONGEST_WORDS + 1)}))


def test_the_number_of_a_letter_ends_somewhere() -> None:
    check_period(replace(YEAR, target_letter=TargetLetter(1, "x" * LONGEST_NUMBER)))
    with pytest.raises(TextTooLong):
        check_period(replace(YEAR, target_letter=TargetLetter(1, "x" * (LONGEST_NUMBER + 1))))


TODAY = date(2024, 6, 30)
CLOSED = datetime(2024, 6, 1, 8, 0)


def test_no_period_holds_today() -> None:
    assert current_period([], TODAY) is None
    before = replace(YEAR, selesai=date(2024, 6, 29))
    after = replace(YEAR, mulai=date(2024, 7, 1))
    assert current_period([before, after], TODAY) is None


def test_first_and_last_day_are_asked() -> None:
    ends = replace(YEAR, selesai=TODAY)
    begins = replace(YEAR, mulai=TODAY)
    assert current_period([ends], TODAY) == ends
    assert current_period([begins], TODAY) == begins


def test_closed_and_made_up_periods_are_not_asked() -> None:
    closed = replace(YEAR, kode="tutup", closed_at=CLOSED)
    made_up = replace(YEAR, kode="contoh", made_up=True)
    assert current_period([closed, made_up], TODAY) is None
    assert current_period([closed, YEAR, made_up], TODAY) == YEAR


def test_of_several_the_one_begun_last_is_asked() -> None:
    half = replace(YEAR, kode="2024-S1", mulai=date(2024, 2, 1), selesai=TODAY)
    assert current_period([half, YEAR], TODAY) == half
    assert current_period([YEAR, half], TODAY) == half
    assert current_period([half, YEAR], date(2024, 7, 1)) == YEAR
    twin = replace(half, kode="2024-S1b")
    assert current_period([twin, half], TODAY) == current_period([half, twin], TODAY) == twin


_PERIODS = st.builds(
    lambda kode, mulai, length, made_up, closed: Period(
        "p", kode, mulai, mulai + timedelta(length), "uji", 1,
        made_up=made_up, closed_at=CLOSED if closed else None,
    ),
    st.sampled_from("abcdef"),
    st.dates(date(2024, 5, 1), date(2024, 8, 1)),
    st.integers(0, 90),
    st.booleans(),
    st.booleans(),
)  # fmt: skip


@given(st.lists(_PERIODS, max_size=6, unique_by=lambda period: period.kode))
def test_as_found_by_sorting(periods: list[Period]) -> None:
    asked = None
    for period in sorted(periods, key=lambda p: (p.mulai, p.kode)):
        real = not period.made_up and period.closed_at is None
        if real and period.mulai <= TODAY <= period.selesai:
            asked = period
    assert current_period(iter(periods), TODAY) == asked
