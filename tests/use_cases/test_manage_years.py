"""Years before this program are typed in, changed and emptied, and never told as computed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.office_errors import (
    EarlierValueInvalid,
    TahunComputed,
    TahunEmpty,
    TahunExists,
    TahunOutOfRange,
)
from skm_desk.domain.trend import EarlierYear
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.manage_years import empty_year, give_back_year, put_year, view_years
from skm_desk.use_cases.view_results import view_period, view_trend
from tests.use_cases.kiosk_visits import assert_whole, head

PUBLISHED = EarlierYear(2022, Decimal("87.52"), {"U1": Decimal("3.5")}, "0,111")


def typed(desk: Desk) -> list[EarlierYear]:
    return [row.year for row in desk.look(view_years).rows]


def deeds(desk: Desk, tahun: int) -> list[str]:
    entries = desk.look(lambda store: store.journal.of_record(Kind.EARLIER_YEAR, str(tahun)))
    return [entry.deed for entry in entries]


def test_a_new_office_knows_no_year_and_all_unsur(desk: Desk) -> None:
    view = desk.look(view_years)
    assert view.rows == ()
    assert [unsur.kode for unsur in view.unsur_list] == [f"U{number}" for number in range(1, 10)]
    assert view.latest == 2026


def test_a_year_is_kept_and_stands_in_the_trend(sample_desk: Desk) -> None:
    heard: list[Changes] = []
    Desk(sample_desk.folder, sample_desk.origin, heard.append).do(put_year, PUBLISHED, True)
    assert heard == [frozenset({Kind.EARLIER_YEAR})]
    assert [year.tahun for year in typed(sample_desk)] == [2023, 2022]
    assert typed(sample_desk)[1] == PUBLISHED
    trend = sample_desk.look(lambda store: view_trend(store, view_period(store, "2024")))
    assert [(point.tahun, str(point.ikm), point.recorded) for point in trend] == [
        (2022, "87.52", True),
        (2023, "92.68", True),
        (2024, "93.54", False),
    ]
    assert_whole(sample_desk)


def test_a_year_is_changed_emptied_and_given_back(sample_desk: Desk) -> None:
    sample_desk.do(put_year, PUBLISHED, True)
    changed = replace(PUBLISHED, ikm=None, nrr={"U2": Decimal("3.7416"), "U9": Decimal(4)})
    sample_desk.do(put_year, changed, False)
    assert typed(sample_desk)[1] == changed
    assert sample_desk.do(empty_year, 2022) == changed
    assert [year.tahun for year in typed(sample_desk)] == [2023]
    trend = sample_desk.look(lambda store: view_trend(store, view_period(store, "2024")))
    assert [point.tahun for point in trend] == [2023, 2024]
    assert_whole(sample_desk)
    every = sample_desk.look(lambda store: dict(store.office.everything()))
    assert every["2022"] == EarlierYear(2022)
    sample_desk.do(give_back_year, changed)
    assert typed(sample_desk)[1] == changed
    assert deeds(sample_desk, 2022) == ["tambah", "ubah", "kosongkan", "ubah"]
    assert_whole(sample_desk)


def test_an_emptied_year_may_be_typed_in_as_a_new_one(sample_desk: Desk) -> None:
    sample_desk.do(empty_year, 2023)
    again = EarlierYear(2023, Decimal("90.1"))
    sample_desk.do(put_year, again, True)
    assert typed(sample_desk) == [again]
    assert_whole(sample_desk)


def test_nothing_is_told_twice(sample_desk: Desk) -> None:
    sample_desk.do(put_year, PUBLISHED, True)
    before = head(sample_desk)
    sample_desk.do(put_year, PUBLISHED, False)
    assert sample_desk.do(empty_year, 2010) is None
    assert head(sample_desk) == before


@pytest.mark.parametrize(
    ("year", "failure"),
    [
        (EarlierYear(2023, Decimal(80)), TahunExists),
        (EarlierYear(2024, Decimal(80)), TahunComputed),
        (EarlierYear(2027, Decimal(80)), TahunOutOfRange),
        (EarlierYear(2020), TahunEmpty),
        (EarlierYear(2020, Decimal(80), {"U1": Decimal(5)}), EarlierValueInvalid),
    ],
)
def test_what_cannot_be_is_refused(
    sample_desk: Desk, year: EarlierYear, failure: type[Exception]
) -> None:
    before = head(sample_desk)
    with pytest.raises(failure):
        sample_desk.do(put_year, year, True)
    assert head(sample_desk) == before


def test_a_made_up_sample_computes_no_year(sample_desk: Desk) -> None:
    sample_desk.do(put_year, EarlierYear(2025, Decimal(90)), True)
    assert typed(sample_desk)[0].tahun == 2025


def test_a_year_that_is_computed_by_now_is_told_and_can_be_emptied(sample_desk: Desk) -> None:
    year = EarlierYear(2026, Decimal("88.5"))
    sample_desk.do(put_year, year, True)
    sample_desk.do(create_period, "2026-S1", date(2026, 1, 1), date(2026, 6, 30))
    (row,) = (row for row in sample_desk.look(view_years).rows if row.year == year)
    assert row.period == "2026-S1"
    with pytest.raises(TahunComputed):
        sample_desk.do(put_year, replace(year, ikm=Decimal(90)), False)
    assert sample_desk.do(empty_year, 2026) == year
    assert_whole(sample_desk)


def test_words_of_the_bobot_are_kept_with_single_spaces(desk: Desk) -> None:
    kept = desk.do(put_year, replace(PUBLISHED, nrr={}, bobot_note="  1/9  bulat "), True)
    assert kept == EarlierYear(2022, Decimal("87.52"), None, "1/9 bulat")
    assert typed(desk) == [kept]
    assert_whole(desk)
