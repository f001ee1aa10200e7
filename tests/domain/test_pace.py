"""The pace reaches the target in the working days that are left, and not a day earlier."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.pace import Pace, pace_of
from skm_desk.domain.period import Period, TargetLetter, working_days

PERIOD = Period(
    "p", "2026", date(2026, 1, 1), date(2026, 3, 31), "skm-2017", 1, target_letter=TargetLetter(100)
)


@given(
    forms=st.integers(0, 150),
    target=st.integers(1, 200),
    shift=st.integers(-40, 120),
    off=st.sets(st.integers(0, 89), max_size=20),
)
def test_the_pace_is_enough_and_one_less_is_not(
    forms: int, target: int, shift: int, off: set[int]
) -> None:
    period = replace(PERIOD, target_letter=TargetLetter(target))
    today = period.mulai + timedelta(days=shift)
    holidays = {period.mulai + timedelta(days=n) for n in off}
    pace = pace_of(period, forms, today, holidays)
    assert pace is not None
    assert pace.missing == max(0, target - forms)
    first = max(today, period.mulai)
    days = sum(
        1
        for n in range((period.selesai - first).days + 1)
        if (day := first + timedelta(days=n)).weekday() < 5 and day not in holidays
    )
    assert pace.days == days
    if pace.per_day is None:
        assert not pace.missing or not days
    else:
        assert pace.per_day * days >= pace.missing > (pace.per_day - 1) * days


def test_a_closed_period_and_one_without_a_target_have_no_pace() -> None:
    assert pace_of(replace(PERIOD, target_letter=None), 3, date(2026, 1, 5)) is None
    closed = replace(PERIOD, closed_at=datetime(2026, 2, 1))
    assert pace_of(closed, 3, date(2026, 1, 5)) is None


def test_one_monday_is_left() -> None:
    assert pace_of(PERIOD, 93, date(2026, 3, 31)) == Pace(7, 1)
    assert working_days(date(2026, 3, 31), date(2026, 3, 31)) == 1
    assert Pace(7, 1).per_day == 7
