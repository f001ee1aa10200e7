"""Beranda says how the survey does today, and keeps up with what others write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from skm_desk.domain.changes import Kind
from skm_desk.domain.id_format import format_number
from skm_desk.domain.interval import Interval
from skm_desk.domain.pace import Pace
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.store import Store
from skm_desk.ui.staff.home.home_words import (
    NO_FORMS_TODAY,
    choose_home,
    home_line,
    pace_words,
    sureness_words,
    trouble_words,
)
from skm_desk.ui.staff.home.page import HomePage
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.window import Window
from skm_desk.use_cases import manage_layanan
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.view_home import Troubles, view_home
from skm_desk.use_cases.watch_clock import ClockHealth
from tests.conftest import NOON

OpenWindow = Callable[[Desk], Window]
TODAY = NOON.date()
CALM = Troubles(0, 0, False, ClockHealth(NOON, NOON))


@pytest.fixture
def open_home(open_window: OpenWindow, qtbot: QtBot) -> Callable[[Desk], HomePage]:
    def open_on(desk: Desk) -> HomePage:
        window = open_window(desk)
        window.show_title("Beranda")
        page = window.page
        assert isinstance(page, HomePage)
        qtbot.waitUntil(lambda: not page.is_waiting)
        return page

    return open_on


def words_of(page: HomePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_sample_office(sample_desk: Desk, open_home: Callable[[Desk], HomePage]) -> None:
    page = open_home(sample_desk)
    assert page.ikm.figure.text() == "93,54"
    assert page.ikm.note.text() == "Selang 95 %: 92,07 – 94,76."
    assert page.responden.figure.text() == "80 dari 100"
    assert page.attention.lines[0] == ("U8", "Pengaduan", "80,00")
    assert page.home is not None
    for listed in page.home.newest:
        assert listed.saran.text in words_of(page)
    assert NO_FORMS_TODAY in words_of(page)
    assert not page.troubles.isVisible()


def test_forms_of_today_come_up_by_hour(
    desk: Desk, open_home: Callable[[Desk], HomePage], qtbot: QtBot
) -> None:
    first, last = date(TODAY.year, 1, 1), date(TODAY.year, 12, 31)
    desk.do(create_period, "kini", first, last, target=100)
    page = open_home(desk)
    assert page.home is not None
    assert page.home.is_current
    assert page.home.forms_today == 0
    page._context.desk.do(keep, "kini", ["08.10", "08.50", "13.00", None])
    qtbot.waitUntil(lambda: page.bars.bars == (("08.00", 2), ("13.00", 1), ("tanpa jam", 1)))
    assert page.today.text() == "4 formulir"
    assert page.ikm.figure.text() == format_number(page.home.view.result.ikm)
    assert "per hari kerja" in page.responden.words.text()


def test_an_empty_office_is_told_how_to_begin(
    desk: Desk, open_home: Callable[[Desk], HomePage]
) -> None:
    page = open_home(desk)
    assert [(step.title, step.done) for step in page.first_steps.steps] == [
        ("Profil kantor", False),
        ("Layanan", False),
        ("Periode survei", False),
        ("Jawaban pertama", False),
    ]
    assert "Belum diisi: nama instansi, alamat, kota, provinsi, dan 4 hal lain." in words_of(page)
    assert not page.results_button.isVisible()
    button(page, "Buat periode").click()
    assert page.findChildren(NewPeriodDialog)


def test_the_first_steps_end_with_the_first_form(
    desk: Desk, open_home: Callable[[Desk], HomePage], qtbot: QtBot
) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    desk.do(manage_layanan.add_layanan, "KTP")
    page = open_home(desk)
    assert [step.done for step in page.first_steps.steps] == [False, True, True, False]
    assert page.home is not None
    assert home_line(page.home) in words_of(page)
    window = page.window()
    assert isinstance(window, Window)
    for word, title in (("Isi profil", "Kantor"), ("Kios", "Kios"), ("Impor", "Impor dan ekspor")):
        button(page, word).click()
        assert window.page.accessibleName() == title
    window.show_title("Beranda")
    desk.do(keep, "2026", ["09.00"])
    page.refresh()
    qtbot.waitUntil(lambda: page.results_button.isVisible())
    assert not page.first_steps.isVisible()
    assert page.responden.figure.text() == "1"


def button(page: HomePage, word: str) -> QPushButton:
    (found,) = (each for each in page.findChildren(QPushButton) if each.text() == word)
    return found


def test_the_buttons_lead_to_other_pages(
    sample_desk: Desk, open_home: Callable[[Desk], HomePage]
) -> None:
    page = open_home(sample_desk)
    window = page.window()
    assert isinstance(window, Window)
    page.results_button.click()
    assert window.page.accessibleName() == "Hasil"
    page.saran_button.click()
    assert window.page.accessibleName() == "Saran"


def test_words_of_pace_trouble_and_doubt(sample_desk: Desk) -> None:
    assert pace_words(None) == ""
    assert pace_words(Pace(0, 5)) == "target tercapai"
    assert pace_words(Pace(20, 0)) == "kurang 20 lagi; tidak ada hari kerja tersisa"
    assert pace_words(Pace(20, 7)) == "kurang 20 lagi: 3 per hari kerja selama 7 hari"
    assert trouble_words(CALM) == ()
    assert not CALM.any
    every = Troubles(1, 2, True, ClockHealth(NOON, NOON + timedelta(minutes=1)))
    assert every.any
    assert len(trouble_words(every)) == 4
    home = sample_desk.look(view_home, choose_home)
    assert home is not None
    assert "tidak ada periode yang berjalan hari ini" in home_line(home)
    ikm = home.view.result.ikm
    assert ikm is not None
    doubtful = replace(home, interval=Interval(ikm - 20, ikm, 80, None))
    assert sureness_words(doubtful).startswith("Belum pasti: selang 95 %")
    assert sureness_words(replace(home, interval=None)) == ""


def keep(store: Store, kode: str, times: list[str | None]) -> Done[None]:
    period = get_period(store, kode)
    for place, jam in enumerate(times):
        form = Responden(
            store.origin.new_id(),
            "pc",
            Source.KIOSK,
            {f"U{n}": 3 + place % 2 for n in range(1, 10)},
            tanggal=TODAY,
            jam=jam,
        )
        store.responden.add(form, period, NOON)
    return Done(None, frozenset({Kind.RESPONDEN}))
