"""How fast and how well one types, by figures worked out by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest

from skm_desk.domain.difference import Keyed, by_day, pace_of

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def keyed(form: str, at: datetime, ms: int, keys: int, fields: int = 15) -> Keyed:
    return Keyed(form, "Budi", at, False, ms, keys, fields)


def test_an_hour_of_work_at_half_a_minute_a_form() -> None:
    forms = [keyed(f"f{n}", MONDAY, ms=30_000, keys=16) for n in range(120)]
    pace = pace_of(forms, [], errors=0)
    assert (pace.forms, pace.keys, pace.fields, pace.ms) == (120, 1920, 1800, 3_600_000)
    assert (pace.forms_an_hour, pace.keys_an_hour, pace.keys_a_form) == (120, 1920, 16)
    assert pace.errors_per_1000 is None


def test_a_few_forms_are_counted_up_to_the_hour() -> None:
    pace = pace_of([keyed("a", MONDAY, 20_000, 16), keyed("b", MONDAY, 25_000, 20)], [], 0)
    assert pace.forms_an_hour == 160  # 2 in 45 s
    assert pace.keys_an_hour == 2880  # 36 in 45 s
    assert pace.keys_a_form == 18


def test_errors_are_told_among_the_fields_looked_at_again() -> None:
    forms = [keyed(f"f{n}", MONDAY, 30_000, 16) for n in range(100)]
    seconds = [Keyed(f"f{n}", "Sari", MONDAY, True, 30_000, 16, 15, 1) for n in range(0, 100, 2)]
    pace = pace_of(forms, seconds, errors=3)
    assert (pace.checked_fields, pace.errors) == (750, 3)
    assert pace.errors_per_1000 == pytest.approx(4.0)
    assert pace_of(forms, seconds, errors=0).errors_per_1000 == 0


def test_nothing_typed_is_no_pace() -> None:
    pace = pace_of([], [], 0)
    assert (pace.forms_an_hour, pace.keys_an_hour, pace.keys_a_form) == (None, None, None)
    assert pace.errors_per_1000 is None
    assert pace_of([keyed("a", MONDAY, 0, 16)], [], 0).forms_an_hour is None


def test_days_stand_in_their_order() -> None:
    at = [MONDAY + timedelta(days=1), MONDAY, MONDAY + timedelta(hours=14, minutes=59)]
    works = [keyed(f"f{n}", moment, 1000, 16) for n, moment in enumerate(at)]
    days = by_day(works)
    assert list(days) == [date(2026, 11, 23), date(2026, 11, 24)]
    assert [work.form for work in days[date(2026, 11, 23)]] == ["f1", "f2"]
