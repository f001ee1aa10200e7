"""Which backups stay: never fewer than a person could need, and never without end."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.backup_names import DAMAGED, aside_name, backup_moment, backup_name
from skm_desk.domain.retention import DAYS, MONTHS, WEEKS, moments_to_keep

NOW = datetime(2026, 11, 24, 12, 0)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 3, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
PAST = st.datetimes(datetime(2024, 1, 1), NOW).map(lambda moment: moment.replace(microsecond=0))


@given(st.lists(MOMENTS, min_size=1))
def test_the_newest_always_stays(moments: list[datetime]) -> None:
    kept = moments_to_keep(moments, NOW)
    assert kept <= set(moments)
    assert max(moments) in kept
    past = [moment for moment in moments if moment <= NOW]
    assert not past or max(past) in kept


@given(st.lists(MOMENTS, min_size=1))
def test_there_is_an_end_to_it(moments: list[datetime]) -> None:
    most = DAYS + WEEKS + MONTHS
    kept = moments_to_keep(moments, NOW)
    assert len([moment for moment in kept if moment <= NOW]) <= most
    assert len(kept) <= 2 * most


@given(st.lists(MOMENTS))
def test_thinning_out_twice_takes_no_more(moments: list[datetime]) -> None:
    kept = moments_to_keep(moments, NOW)
    assert moments_to_keep(kept, NOW) == kept


@given(st.lists(PAST, min_size=1))
def test_thinning_out_day_by_day_keeps_what_thinning_out_at_once_does(
    moments: list[datetime],
) -> None:
    """What a backup every day and its thinning out leave is what the rule says of all of them."""
    standing: frozenset[datetime] = frozenset()
    for moment in sorted(moments):
        standing = moments_to_keep({*standing, moment}, moment)
    assert standing == moments_to_keep(moments, NOW)


@given(st.lists(PAST, min_size=1), st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_time_alone_takes_nothing_away(moments: list[datetime], later: timedelta) -> None:
    """Neither a long holiday nor a clock that jumped ahead."""
    assert moments_to_keep(moments, NOW + later) == moments_to_keep(moments, NOW)


@given(st.lists(PAST), st.lists(st.datetimes(NOW + timedelta(seconds=1), datetime(2099, 1, 1))))
def test_backups_of_a_wrong_clock_push_none_out(
    past: list[datetime], future: list[datetime]
) -> None:
    assert moments_to_keep(past, NOW) <= moments_to_keep([*past, *future], NOW)


def daily(days: int) -> Sequence[datetime]:
    return [NOW - timedelta(days=number) for number in range(days)]


def test_two_years_of_days() -> None:
    kept = sorted(moments_to_keep(daily(730), NOW), reverse=True)
    assert kept[:DAYS] == daily(DAYS)
    # Tuesday the 24th: the newest of this week is one of the days, as is that of the last week;
    # the weeks before leave their Sundays, the months before their last days.
    assert [moment.date().isoformat() for moment in kept[DAYS:]] == [
        *("2026-11-15", "2026-11-08", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31"),
        *("2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31"),
        "2025-12-31",
    ]


def test_the_last_of_a_day_stands_for_it() -> None:
    morning, evening = NOW.replace(hour=8), NOW.replace(hour=11)
    assert moments_to_keep([morning, evening], NOW) == {evening}


@given(MOMENTS)
def test_a_name_tells_its_moment(moment: datetime) -> None:
    name = backup_name(moment)
    assert backup_moment(name) == moment
    assert ":" not in name


@pytest.mark.parametrize(
    "name",
    [
        *("skm-desk.db", "skm-desk-2026-11-24.db", "skm-desk-2026-13-24-120000.db"),
        *("skm-desk-2026-11-24-120000.db-journal", "salinan skm-desk-2026-11-24-120000.db"),
        *("skm-desk-2026-1-24-120000.db", aside_name(DAMAGED, NOW)),
    ],
)
def test_other_names_are_no_backups(name: str) -> None:
    assert backup_moment(name) is None
