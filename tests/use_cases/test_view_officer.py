"""Officer figures by hand-computed numbers: speed without pauses, errors as they were settled."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from skm_desk.domain.batch import Batch
from skm_desk.domain.sheet import LEMBAR
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.verify_batch import list_unsettled, settle
from skm_desk.use_cases.view_officer import FieldRate, view_field_rates, view_officer
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, at_time, open_year
from tests.use_cases.paper_stacks import (
    add_layanan,
    begin_again,
    key_form,
    open_stack,
    verify_stack,
)

TOMORROW = NOON + timedelta(days=1)
WRONG = {"U3": "2"}  # the paper says 4
BOTH_WRONG = {"U3": "2", "usia": "14"}


@pytest.fixture
def desk(desk: Desk) -> Desk:
    open_year(desk)
    desk.do(add_layanan)
    return desk


def stack(desk: Desk, at: datetime, officer: str, wrong: list[dict[str, str]]) -> Batch:
    """Type a stack at a moment, half a minute a form, with what is wrong in each."""
    then = at_time(desk, at)
    batch = open_stack(then, officer, lembar=None)
    for changes in wrong:
        key_form(then, batch, changes, ms=30_000)
    return batch


def settle_all(desk: Desk, second_was_right: bool = True) -> None:
    for row in desk.look(list_unsettled, PERIOD):
        difference = row.difference
        value = difference.second if second_was_right else difference.first
        desk.do(settle, difference.id, value, "Tono")


def test_nothing_typed_is_no_figure(desk: Desk) -> None:
    figures = desk.look(view_officer, "Budi")
    assert (figures.officer, figures.days, figures.today.forms) == ("Budi", (), 0)
    assert figures.today.forms_an_hour is None
    assert desk.look(view_field_rates, PERIOD) == ()


def test_today_and_day_by_day(desk: Desk) -> None:
    """Fifteen keys a form at 30 s: 120 forms and 1.800 keys an hour; two days, the latest first."""
    stack(desk, NOON, "Budi", [{}] * 3)
    stack(desk, TOMORROW, "Budi", [{}, {"U1": ""}])
    stack(desk, TOMORROW, "Sari", [{}] * 4)
    figures = at_time(desk, TOMORROW).look(view_officer, "Budi")
    assert [day for day, _ in figures.days] == [date(2026, 11, 25), date(2026, 11, 24)]
    today, yesterday = (pace for _, pace in figures.days)
    assert today == figures.today
    assert (today.forms, today.keys, today.ms, today.fields) == (2, 30, 60_000, 26)
    assert (today.forms_an_hour, today.keys_an_hour, today.keys_a_form) == (120, 1800, 15)
    assert (yesterday.forms, yesterday.fields, yesterday.errors_per_1000) == (3, 39, None)


def test_errors_are_those_that_were_settled_against_the_officer(desk: Desk) -> None:
    """Four forms of 13 fields looked at again: 52 fields, 3 of them wrong are 57,7 in 1.000."""
    batch = stack(desk, NOON, "Budi", [WRONG, {}, BOTH_WRONG, {}])
    later = at_time(desk, TOMORROW)
    begin_again(later, batch)
    verify_stack(later, batch, {})
    assert desk.look(view_officer, "Budi").days[0][1].errors == 0, "nobody looked yet"
    settle_all(later)
    ((day, pace),) = later.look(view_officer, "Budi").days
    assert day == NOON.date(), "an error is of the day on which it was typed"
    assert (pace.checked_fields, pace.errors) == (52, 3)
    assert pace.errors_per_1000 == pytest.approx(57.692, abs=0.001)
    assert desk.look(view_officer, "Sari").days == (), "a second keying is no form"
    assert_whole(desk)


def test_what_the_second_officer_got_wrong_is_not_the_first_ones_error(desk: Desk) -> None:
    batch = stack(desk, NOON, "Budi", [WRONG, {}])
    begin_again(desk, batch)
    verify_stack(desk, batch, {})
    settle_all(desk, second_was_right=False)
    pace = desk.look(view_officer, "Budi").today
    assert (pace.errors, pace.checked_fields, pace.errors_per_1000) == (0, 26, 0)
    (rate,) = desk.look(view_field_rates, PERIOD)
    assert (rate.differing, rate.wrong) == (1, 0)


def test_only_forms_looked_at_again_count_for_errors(desk: Desk) -> None:
    batch = stack(desk, NOON, "Budi", [WRONG] * 7)
    begin_again(desk, batch, 7)
    verify_stack(desk, batch, {})
    settle_all(desk)
    pace = desk.look(view_officer, "Budi").today
    assert (pace.forms, pace.checked_fields, pace.errors) == (7, 13, 1)


def test_disagreement_by_officer_and_field(desk: Desk) -> None:
    """Budi: 5 forms checked, usia once and U3 twice apart; Wati: 2 checked, U3 once."""
    budi = stack(desk, NOON, "Budi", [WRONG, BOTH_WRONG, {}, {}, {}])
    wati = stack(desk, NOON, "Wati", [WRONG, {}])
    idle = stack(desk, NOON, "Tuti", [WRONG])
    for batch in (budi, wati):
        begin_again(desk, batch)
        verify_stack(desk, batch, {})
    expected = (
        FieldRate("Budi", "usia", checked=5, differing=1, wrong=0),
        FieldRate("Budi", "U3", checked=5, differing=2, wrong=0),
        FieldRate("Wati", "U3", checked=2, differing=1, wrong=0),
    )
    assert desk.look(view_field_rates, PERIOD) == expected
    settle_all(desk)
    wrong = tuple(replace(rate, wrong=rate.differing) for rate in expected)
    assert desk.look(view_field_rates, PERIOD) == wrong
    assert desk.look(view_officer, idle.officer).today.checked_fields == 0


def test_the_fields_stand_in_the_order_of_the_paper(desk: Desk) -> None:
    """Question 8 of the paper is unsur 9, and it comes before unsur 8."""
    apart = {"U8": "3", "U9": "3", "U1": "3", "jenis_kelamin": "L"}
    batch = stack(desk, NOON, "Budi", [apart])
    begin_again(desk, batch)
    verify_stack(desk, batch, {})
    rates = desk.look(view_field_rates, PERIOD)
    assert [rate.field for rate in rates] == ["jenis_kelamin", "U1", "U9", "U8"]


def test_a_name_typed_in_capitals_is_the_same_person(desk: Desk) -> None:
    first = stack(desk, NOON, "Budi Santoso", [WRONG, {}])
    second = stack(desk, NOON, "BUDI  SANTOSO", [WRONG])
    for batch in (first, second):
        begin_again(desk, batch)
        verify_stack(desk, batch, {})
    settle_all(desk)
    (rate,) = desk.look(view_field_rates, PERIOD)
    assert (rate.field, rate.checked, rate.differing, rate.wrong) == ("U3", 3, 2, 2)
    pace = desk.look(view_officer, "budi santoso").today
    assert (pace.forms, pace.checked_fields, pace.errors) == (3, 39, 2)


def test_a_form_that_became_void_was_typed_all_the_same(desk: Desk) -> None:
    then = at_time(desk, NOON)
    batch = open_stack(then)
    form_id = key_form(then, batch, {LEMBAR: "5"})
    desk.do(void_form, form_id, "Budi", "rangkap")
    assert desk.look(view_officer, "Budi").today.forms == 1
