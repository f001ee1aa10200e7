"""The door for staff: a held corner and a PIN lead out of the kiosk, and nothing else does."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from skm_desk.machine.local_settings import read_local_settings
from skm_desk.ui.kiosk.notices import SAVING, THANKS
from skm_desk.ui.kiosk.staff_door import DIFFERENT
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import has_pin, set_pin, try_pin
from tests.conftest import NOON
from tests.ui.kiosk.busy_file import locked
from tests.ui.kiosk.visitor import Visitor, hurry, kiosk_on, open_year, wait_until
from tests.use_cases.kiosk_visits import forms_of

PIN = "2580"


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    """A kiosk without a PIN."""
    return open_year(desk)


@pytest.fixture
def guarded(desk: Desk) -> Desk:
    """A kiosk with a PIN."""
    set_pin(desk.folder, PIN)
    return desk


def is_in(visitor: Visitor) -> bool:
    """Return whether the menu for staff is seen."""
    return visitor.window.door.menu.isVisible()


def enter(visitor: Visitor) -> None:
    """Hold the corner and type the PIN."""
    visitor.hold_corner()
    visitor.press_pin(PIN)
    wait_until(lambda: is_in(visitor))


def test_the_right_pin_and_tutup_kios_close_it(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        left: list[None] = []
        visitor.window.left.connect(lambda: left.append(None))
        enter(visitor)
        menu = visitor.window.door.menu
        assert menu.state.text() == "Periode 2026. Semua jawaban tersimpan."
        visitor.touch(menu.close_button)
        assert left == [None]
        assert not visitor.window.isVisible()


def test_a_short_touch_of_the_corner_opens_nothing(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        hurry(visitor.window.corner, 150)
        visitor.tap(visitor.window.corner)
        QTest.qWait(250)
        assert visitor.is_at_start()


def test_the_corner_asks_for_three_seconds(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        timer = visitor.window.corner.findChild(QTimer)
        assert timer is not None
        assert timer.interval() == 3_000


def test_wrong_pins_cost_a_wait_that_outlives_the_program(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        visitor.hold_corner()
        pin = visitor.window.door.pin
        for typed in ("1111", "2222"):
            visitor.press_pin(typed)
            wait_until(lambda: pin.message.text() == "PIN salah. Coba lagi.")
        visitor.press_pin("3333")
        wait_until(lambda: not pin.pad.isEnabled())
        assert pin.message.text().startswith("PIN salah. Coba lagi dalam ")
        before = read_local_settings(guarded.folder)
        assert len(before.wrong_at) == 3
        # Neither a finger nor a keyboard gets the right one in meanwhile.
        QTest.keyClicks(pin.field, PIN)
        assert pin.field.text() == "Belum ada angka"
        visitor.touch(pin.back_button)
        wait_until(visitor.is_at_start)
        visitor.hold_corner()
        assert not pin.pad.isEnabled()
    with kiosk_on(guarded) as visitor:
        visitor.hold_corner()
        pin = visitor.window.door.pin
        assert not pin.pad.isEnabled()
        assert pin.message.text() in [f"Coba lagi dalam {left} detik." for left in range(1, 10)]
        assert not is_in(visitor)
        assert read_local_settings(guarded.folder) == before


def test_whoever_sets_no_first_pin_gets_no_kiosk(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        window = visitor.window
        closed: list[None] = []
        window.left.connect(lambda: closed.append(None))
        window.open_first_pin()
        assert not window.door._alone.isActive()  # it waits for as long as it takes
        visitor.touch(window.door.pin.back_button)
        wait_until(lambda: closed == [None])
        assert not window.isVisible()
    assert not has_pin(desk.folder)


def test_without_a_pin_one_is_asked_for_first(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.window.open_first_pin()
        pin = visitor.window.door.pin
        assert pin.isVisible()
        assert pin.title.text() == "Tentukan PIN kios"
        visitor.press_pin("1234")
        assert "terlalu mudah ditebak" in pin.message.text()
        visitor.press_pin(PIN)
        assert pin.title.text() == "Ulangi PIN"
        visitor.press_pin("2581")
        assert (pin.title.text(), pin.message.text()) == ("Tentukan PIN kios", DIFFERENT)
        assert not has_pin(desk.folder)
        visitor.press_pin(PIN)
        visitor.press_pin(PIN)
        wait_until(lambda: is_in(visitor))
        visitor.touch(visitor.window.door.menu.resume_button)
        wait_until(visitor.is_at_start)
    assert try_pin(desk.folder, PIN, NOON).fits


def test_a_new_pin_takes_the_place_of_the_old_one(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        enter(visitor)
        visitor.touch(visitor.window.door.menu.pin_button)
        visitor.touch(visitor.window.door.pin.back_button)
        wait_until(lambda: is_in(visitor))  # who changed their mind is still in
        visitor.touch(visitor.window.door.menu.pin_button)
        visitor.press_pin("9031")
        visitor.press_pin("9031")
        wait_until(lambda: is_in(visitor))
    assert try_pin(guarded.folder, "9031", NOON).fits
    assert not try_pin(guarded.folder, PIN, NOON).fits


def test_a_visit_goes_on_where_the_door_was_opened(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        visitor.give_until("U2")
        given = visitor.window.visit.filling
        visitor.hold_corner()
        visitor.touch(visitor.window.door.pin.back_button)
        assert visitor.seen is visitor.window.frame
        assert visitor.window.visit.filling == given
        enter(visitor)
        visitor.touch(visitor.window.door.menu.resume_button)
        while visitor.step.name != "saran":
            visitor.give()
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        assert len(forms_of(guarded)) == 1


def test_left_alone_the_door_closes(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        enter(visitor)
        hurry(_alone(visitor), 100)
        wait_until(visitor.is_at_start)
        visitor.hold_corner()
        assert visitor.window.door.pin.isVisible()  # the PIN is asked for again


def _alone(visitor: Visitor) -> QTimer:
    """Return the timer after which the door closes by itself: the only one that is its own."""
    (timer,) = (child for child in visitor.window.door.children() if isinstance(child, QTimer))
    return timer


def test_tutup_kios_needs_the_pin(guarded: Desk) -> None:
    """Whatever reaches the button of a menu that nobody may see: it closes nothing."""
    with kiosk_on(guarded) as visitor:
        visitor.hold_corner()
        visitor.window.door.menu.close_button.click()
        assert visitor.window.isVisible()


def test_thanks_do_not_throw_staff_out(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        visitor.give_until("saran")
        with locked(guarded):
            visitor.go_on()
            wait_until(lambda: visitor.reads(SAVING.title))
            visitor.hold_corner()
        wait_until(lambda: forms_of(guarded))
        visitor.press_pin(PIN)
        wait_until(lambda: is_in(visitor))
        visitor.touch(visitor.window.door.menu.resume_button)
        wait_until(visitor.is_at_start)


def test_back_from_the_door_the_thanks_still_come(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        visitor.give_until("saran")
        with locked(guarded):
            visitor.go_on()
            wait_until(lambda: visitor.reads(SAVING.title))
            visitor.hold_corner()
            visitor.touch(visitor.window.door.pin.back_button)
            assert visitor.reads(SAVING.title)
        wait_until(lambda: visitor.reads(THANKS.title))


def test_the_real_size_of_the_screen_holds_from_now_on(guarded: Desk) -> None:
    with kiosk_on(guarded) as visitor:
        claimed = visitor.window.attract.look.px_per_mm
        enter(visitor)
        ruler = visitor.window.door.ruler
        visitor.touch(visitor.window.door.menu.ruler_button)
        ruler.changed.emit(1.25)  # as its buttons do
        assert visitor.window.attract.look.px_per_mm == pytest.approx(claimed / 1.25)
        ruler.left.emit()
        assert visitor.window.attract.look.px_per_mm == pytest.approx(claimed)
        visitor.touch(visitor.window.door.menu.ruler_button)
        ruler.saved.emit(1.25)
        # On the disk it is before the window hears of it.
        wait_until(lambda: visitor.window.door._correction == 1.25)
        assert read_local_settings(guarded.folder).screen_correction == 1.25
        visitor.touch(visitor.window.door.menu.resume_button)
        wait_until(visitor.is_at_start)
        assert visitor.window.attract.look.px_per_mm == pytest.approx(claimed / 1.25)
    with kiosk_on(guarded) as visitor:
        assert visitor.window.attract.look.px_per_mm == pytest.approx(claimed / 1.25)
