"""What the page of periods reads: every period, one whole, what closing would leave open."""

from datetime import date

from skm_desk.use_cases.change_period import change_days
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.keep_holidays import add_holidays
from skm_desk.use_cases.manage_periods import close_period, reopen_period
from skm_desk.use_cases.record_responden import keep_draft, record
from skm_desk.use_cases.view_periods import Closing, list_kuesioner, view_closing, view_periods
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import PERIOD, begin, fill, open_year
from tests.use_cases.paper_stacks import (
    add_layanan,
    begin_again,
    key_form,
    open_stack,
    verify_stack,
)


def test_an_empty_office_has_nothing_to_show(desk: Desk) -> None:
    view = desk.look(view_periods, lambda rows: None)
    assert (view.rows, view.sheet, view.holidays) == ((), None, {})


def test_a_period_comes_with_all_that_is_known_of_it(desk: Desk) -> None:
    open_year(desk)
    desk.do(add_holidays, {date(2026, 8, 17): "Kemerdekaan"})
    before = desk.look(view_periods, lambda rows: rows[-1].period.kode)
    assert before.sheet is not None
    assert (before.sheet.is_used, before.sheet.form_days, before.sheet.row.forms) == (
        False,
        None,
        0,
    )
    desk.do(record, fill(begin(desk, "satu")), None, NOON)
    desk.do(change_days, PERIOD, date(2026, 2, 1), date(2026, 12, 31))
    desk.do(close_period, PERIOD)
    desk.do(reopen_period, PERIOD, "lembar tertinggal")
    view = desk.look(view_periods, lambda rows: PERIOD)
    assert view.holidays == {date(2026, 8, 17): "Kemerdekaan"}
    sheet = view.sheet
    assert sheet is not None
    assert sheet.period.mulai == date(2026, 2, 1)
    assert (sheet.is_used, sheet.row.forms) == (True, 1)
    assert sheet.form_days == (NOON.date(), NOON.date())
    assert (sheet.kuesioner.kode, len(sheet.kuesioner.questions)) == ("skm-2017", 9)
    assert [entry.deed for entry in sheet.history] == [
        "buat",
        "ubah hari",
        "tutup",
        "buka lagi: lembar tertinggal",
    ]
    assert {entry.who for entry in sheet.history} == {"petugas uji"}


def test_all_periods_stand_in_their_order(sample_desk: Desk) -> None:
    open_year(sample_desk)
    view = sample_desk.look(view_periods, lambda rows: "tidak ada")
    assert [row.period.kode for row in view.rows] == ["2024", "contoh-2025", "2026"]
    assert view.sheet is None


def test_closing_tells_what_it_leaves_open(desk: Desk) -> None:
    open_year(desk)
    desk.do(add_layanan)
    period = desk.look(view_closing, PERIOD).period
    assert desk.look(view_closing, PERIOD) == Closing(period, 0, 0)
    batch = open_stack(desk)
    key_form(desk, batch, {"U3": "2"})
    begin_again(desk, batch)
    verify_stack(desk, batch, {})
    desk.do(keep_draft, begin(desk, "isian"), None)
    assert desk.look(view_closing, PERIOD) == Closing(period, 1, 1)


def test_the_question_sets_to_choose_from(desk: Desk) -> None:
    shipped = desk.look(list_kuesioner)
    assert {found.kode for found in shipped} >= {"skm-2017", "dinsosdukcapil-2024"}
    open_year(desk)
    assert desk.look(list_kuesioner) == shipped, "one that the file holds is listed once"
