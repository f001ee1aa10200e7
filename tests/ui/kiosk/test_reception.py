"""What the first screen says, and whether anybody may begin: as staff last wrote it elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from skm_desk.ui.kiosk.attract_words import HERO
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import set_pin
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.tune_kiosk import tune_layanan
from tests.conftest import NOON
from tests.ui.kiosk.busy_file import BUSY, give_up_soon, locked
from tests.ui.kiosk.visitor import CALM, Visitor, at_hour, kiosk_on, open_year, wait_until
from tests.use_cases.kiosk_visits import PERIOD, add_layanan, forms_of

WATCHFUL = replace(CALM, refresh=40)
JOINER = "\u2060"  # holds the parts of a span of hours together on one line
SHUT, NOT_OPEN = "Survei sedang ditutup", "Survei belum dibuka"


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    """A desk whose clock stands at noon."""
    return open_year(at_hour(desk, lambda: NOON))


@contextmanager
def watched(desk: Desk) -> Iterator[Visitor]:
    """Open a kiosk that looks at the file many times a second."""
    with kiosk_on(desk, WATCHFUL) as visitor:
        yield visitor


def test_the_first_screen_says_whose_survey_this_is(desk: Desk) -> None:
    with watched(desk) as visitor:
        attract = visitor.window.attract
        assert attract.hero.text() == HERO
        assert not attract.instansi.isVisible()
        assert attract.how_long.text() == "9 pertanyaan, kira-kira 1 menit"
        desk.do(change_setting, "instansi", "Dinas Sosial Provinsi Jambi")
        wait_until(lambda: attract.instansi.text() == "Dinas Sosial Provinsi Jambi")
        desk.do(change_setting, "provinsi", "Jambi")
        desk.do(change_setting, "instansi", "Dinas Sosial")
        wait_until(lambda: attract.office_place.text() == "Provinsi Jambi")
        assert visitor.is_at_start()


def test_what_staff_change_does_not_take_the_keyboard_away(desk: Desk) -> None:
    with watched(desk) as visitor:
        attract = visitor.window.attract
        visitor.window.activateWindow()
        attract.contrast_button.setFocus()
        desk.do(change_setting, "instansi", "Dinas Sosial")
        wait_until(lambda: attract.instansi.text() == "Dinas Sosial")
        assert visitor.window.focusWidget() is attract.contrast_button


def test_outside_the_hours_it_is_closed_and_opens_by_itself(desk: Desk) -> None:
    now = [NOON]
    at_door = at_hour(desk, lambda: now[0])
    with watched(at_door) as visitor:
        desk.do(change_setting, "jam_kios", "Senin–Jumat 08.00–11.30")
        wait_until(lambda: visitor.reads(SHUT))
        message = visitor.window.message
        assert (
            message.words.text().replace(JOINER, "") == "Kami buka lagi: Senin–Jumat 08.00–11.30."
        )
        assert not message.button.isVisible()
        now[0] = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
        wait_until(visitor.is_at_start)
        now[0] = datetime(2026, 11, 25, 11, 29, 59, tzinfo=UTC)
        visitor.begin()
        now[0] = datetime(2026, 11, 25, 11, 30, tzinfo=UTC)
        visitor.give()  # whoever is at it may finish
        assert visitor.step.name == "usia"
        visitor.go_back()
        visitor.go_back()
        wait_until(lambda: visitor.reads(SHUT))


def test_nobody_begins_at_the_minute_it_closes(desk: Desk) -> None:
    """The screen may not know yet; who touches it is told."""
    now = [NOON]
    desk.do(change_setting, "jam_kios", "08.00–16.00")
    with kiosk_on(at_hour(desk, lambda: now[0])) as visitor:
        now[0] = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
        visitor.touch(visitor.window.attract.begin_button)
        wait_until(lambda: visitor.reads(SHUT))
        assert not visitor.window.visit.is_open


def test_without_an_open_period_staff_are_told_why(desk: Desk) -> None:
    set_pin(desk.folder, "2580")
    with watched(desk) as visitor:
        desk.do(close_period, PERIOD)
        wait_until(lambda: visitor.reads(NOT_OPEN))
        note = visitor.window.message.note.text()
        assert note.startswith("Petugas: tidak ada periode terbuka")
        assert "24 November 2026" in note
        visitor.hold_corner()
        visitor.press_pin("2580")
        menu = visitor.window.door.menu
        wait_until(menu.isVisible)
        assert menu.state.text() == "Tidak ada periode terbuka yang memuat hari ini."
        visitor.touch(menu.resume_button)
        assert visitor.reads(NOT_OPEN)
        desk.do(create_period, "2026-B", date(2026, 11, 1), date(2026, 11, 30))
        wait_until(visitor.is_at_start)
        visitor.begin()
        assert visitor.window.visit.filling.period == "2026-B"


def test_forms_that_wait_are_told_also_while_it_is_closed(desk: Desk) -> None:
    with kiosk_on(desk, replace(WATCHFUL, thanks=300)) as visitor:
        visitor.give_until("saran")
        desk.do(close_period, PERIOD)
        visitor.go_on()
        note = visitor.window.message.note
        wait_until(lambda: visitor.reads(NOT_OPEN) and "1 formulir belum tersimpan" in note.text())
        assert note.geometry().bottom() < visitor.window.message.height()


def test_a_file_that_cannot_be_read_is_told_until_it_can(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(desk) as visitor:
        notice = visitor.window.attract.notice
        desk.do(change_setting, "instansi", "Dinas Sosial")
        wait_until(visitor.window.attract.instansi.isVisible)  # what was left was looked for too
        give_up_soon(monkeypatch, 0.1)  # not before: nobody looks for it a second time
        with locked(desk, "EXCLUSIVE"):
            wait_until(notice.isVisible)
            assert notice.text().startswith("Petugas: ")
            assert BUSY in notice.text()
            assert visitor.is_at_start()
        wait_until(lambda: not notice.isVisible())


def test_layanan_are_asked_for_where_there_are_several(desk: Desk) -> None:
    with watched(desk) as visitor:
        visitor.begin()
        assert visitor.step.name == "jenis_kelamin"
        visitor.go_back()
        desk.do(add_layanan, "KTP")
        desk.do(add_layanan, "Akta")
        wait_until(lambda: len(visitor.window.reception.steps) == 16)
        visitor.begin()
        assert [choice.label for choice in visitor.step.choices] == ["KTP", "Akta"]


def test_a_kiosk_that_stands_at_one_layanan_does_not_ask(desk: Desk) -> None:
    desk.do(add_layanan, "KTP", "Akta")
    tune_layanan(desk.folder, "id-Akta")
    with watched(desk) as visitor:
        visitor.give_until("saran")
        visitor.go_on()
        wait_until(lambda: visitor.reads("Terima kasih"))
    (form,) = forms_of(desk)
    assert form.layanan == "id-Akta"
