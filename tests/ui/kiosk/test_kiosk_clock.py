"""A clock that jumps at the kiosk: staff are told, visitors go on, and their forms are flagged."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from skm_desk.domain.careless import CLOCK_AHEAD
from skm_desk.ui.kiosk.notices import THANKS
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import set_pin
from skm_desk.use_cases.watch_clock import read_clock
from tests.conftest import NOON
from tests.ui.kiosk.visitor import Visitor, at_hour, kiosk_on, open_year, wait_until
from tests.use_cases.kiosk_visits import forms_of

PIN = "2580"


def send_form(visitor: Visitor) -> None:
    visitor.give_until("saran")
    visitor.go_on()
    wait_until(lambda: visitor.reads(THANKS.title))
    visitor.finish()


def test_a_jump_is_told_behind_the_pin_until_staff_answer(qapp: QApplication, desk: Desk) -> None:
    now = [NOON + timedelta(minutes=1)]
    set_pin(desk.folder, PIN)
    with kiosk_on(at_hour(open_year(desk), lambda: now[0])) as visitor:
        window, menu = visitor.window, visitor.window.door.menu
        window.clock.look()
        wait_until(lambda: read_clock(desk.folder).at is not None)
        now[0] += timedelta(days=35)  # past the seconds of this PC, in the same period
        window.clock.look()
        wait_until(lambda: read_clock(desk.folder).jump is not None)
        send_form(visitor)
        visitor.hold_corner()
        visitor.press_pin(PIN)
        wait_until(menu.isVisible)
        assert "padahal terakhir terlihat 24 November 2026" in menu.state.text()
        assert menu.clock_button.isVisible()
        assert not menu.ruler_button.isVisible()
        visitor.touch(menu.clock_button)
        wait_until(menu.ruler_button.isVisible)
        assert menu.state.text() == "Periode 2026. Semua jawaban tersimpan."
        assert read_clock(desk.folder).jump is None
        visitor.touch(menu.resume_button)
        wait_until(visitor.is_at_start)
        send_form(visitor)
    first, second = forms_of(desk)
    assert CLOCK_AHEAD in first.flags
    assert CLOCK_AHEAD not in second.flags
