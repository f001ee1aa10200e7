"""From Mulai to thanks: a visitor touches a real window, and the form is in the file."""

import gc
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from skm_desk.domain.careless import CLOCK_BACK
from skm_desk.domain.filling import Filling, Part
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.profile_choices import DISABILITAS, NAME, write_choices
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.store import Store
from skm_desk.ui.kiosk.message import MessageScreen
from skm_desk.ui.kiosk.notices import THANKS
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.view_results import view_period
from tests.conftest import fixed_origin
from tests.ui.conftest import qapp_cls  # noqa: F401 - the application that people get
from tests.ui.kiosk.leftovers import assert_nothing_left
from tests.ui.kiosk.visitor import (
    CALM,
    PROFILE,
    RealClock,
    Visitor,
    at_hour,
    kiosk_on,
    open_year,
    wait_until,
)
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, drafts_of, forms_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)

SARAN = "Kursi kurang. Tolong ditambah, ya!"
# In the order of the sheet: the eighth question is of U9 (sarana), the ninth of U8 (pengaduan).
GIVEN = {"U1": 4, "U2": 3, "U3": 2, "U4": 1, "U5": 4, "U6": 3, "U7": 2, "U9": 3, "U8": 1}
BEGUN = datetime(2026, 11, 24, 9, 58, 40, tzinfo=UTC)
MOST_TOUCHES = 16


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    return open_year(desk)


def fresh(desk: Desk) -> Desk:
    """Return a desk that knows nothing of the window: it opens the file anew."""
    return Desk(desk.folder, fixed_origin())


def at_thanks(visitor: Visitor, desk: Desk) -> list[list[Responden]]:
    """Return a list that gets what a fresh desk sees at the moment the thanks appear."""
    seen: list[list[Responden]] = []
    screen: MessageScreen = visitor.window.message
    show = screen.show_message

    def note(message: object) -> None:
        if message is THANKS:
            seen.append(forms_of(fresh(desk)))
        show(THANKS if message is THANKS else message)  # type: ignore[arg-type]

    screen.show_message = note  # type: ignore[method-assign]
    return seen


def fillings_left(begun: datetime) -> list[Filling]:
    """Return what is still somewhere in memory of a visit that was begun then."""
    gc.collect()
    things = (thing for thing in gc.get_objects() if isinstance(thing, Filling))
    return [filling for filling in things if filling.started == begun]


def test_a_visit_ends_in_the_file_and_leaves_nothing_here(desk: Desk) -> None:
    now = [BEGUN]
    with kiosk_on(at_hour(desk, lambda: now[0]), replace(CALM, thanks=500)) as visitor:
        seen = at_thanks(visitor, desk)
        visitor.give_until("U1")
        now[0] = BEGUN + timedelta(minutes=3)
        for nilai in GIVEN.values():
            place = visitor.window.visit.filling.place
            visitor.rate(nilai)
            visitor.wait_for_next(place)
        visitor.write(SARAN)
        assert visitor.window.steps.text.field.text() == SARAN
        form_id = visitor.form_id
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        ((form,),) = seen
        wait_until(visitor.is_at_start)
        assert_nothing_left(visitor.window, SARAN, "kursi", "41 tahun", form_id)
        assert fillings_left(BEGUN) == []
    assert forms_of(desk) == [form]
    assert (form.id, form.pc, form.source) == (form_id, "pc-uji", Source.KIOSK)
    assert (form.tanggal, form.jam) == (BEGUN.date(), "09.58")
    assert (form.jenis_kelamin, form.usia) == ("P", 41)
    assert (form.pendidikan, form.pekerjaan) == ("S1", "SWASTA")
    assert (form.saran, form.unfinished, form.flags) == (SARAN, False, frozenset())
    assert form.jawaban == GIVEN
    assert form.ms == dict.fromkeys(GIVEN, 3_000)
    assert drafts_of(desk) == ()
    kept = desk.look(lambda store: store.responden.last_kept("pc-uji", Source.KIOSK, 5))
    assert kept == (BEGUN + timedelta(minutes=3),)
    per_unsur = desk.look(view_period, PERIOD).result.per_unsur
    assert {of.unsur.kode: of.nrr for of in per_unsur} == GIVEN
    assert_whole(desk)


def test_time_is_taken_from_a_clock_that_only_goes_forward(desk: Desk) -> None:
    """As people do it: the real clock, the pause after each touch, the guard against two."""
    hasty = replace(CALM, pause=10, guard=30)
    with kiosk_on(desk, hasty, clock=RealClock()) as visitor:
        visitor.begin()
        while visitor.step.part is not Part.SARAN:
            QTest.qWait(35)
            visitor.give({})
        QTest.qWait(35)
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
    (form,) = forms_of(desk)
    assert form.jawaban == GIVEN
    assert all(30 <= ms < 5_000 for ms in form.ms.values())


def _two_layanan(store: Store) -> Done[None]:
    for name in ("KTP", "Akta"):
        store.layanan.add(Layanan(f"id-{name}", name))
    return Done(None, frozenset())


@pytest.mark.parametrize(("has_layanan", "touches"), [(False, 15), (True, 16)])
def test_a_visit_takes_few_touches(desk: Desk, has_layanan: bool, touches: int) -> None:
    """Every field of the profile and every question, no saran: then nothing more is needed."""
    if has_layanan:
        desk.do(_two_layanan)
    profile = {**PROFILE, "layanan": "id-Akta"}
    with kiosk_on(desk, replace(CALM, send=500)) as visitor:
        visitor.give_until("saran", profile)
        print(f"\ntouches until the last question of {touches - 6} steps: {visitor.touches}")
        assert visitor.touches == touches <= MOST_TOUCHES
        wait_until(lambda: visitor.reads(THANKS.title))
        assert visitor.touches == touches
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran", profile)
        visitor.go_on()  # who does not want to wait sends it at once
        wait_until(lambda: visitor.reads(THANKS.title))
        assert visitor.touches == touches + 1
    first, second = forms_of(desk)
    assert None not in (first.jenis_kelamin, first.usia, first.pendidikan, first.pekerjaan)
    assert first.layanan == ("id-Akta" if has_layanan else None)
    assert replace(first, id=second.id, flags=second.flags) == second


def test_an_office_may_ask_about_disabilitas_too(desk: Desk) -> None:
    desk.do(change_setting, NAME, write_choices({"disabilitas": DISABILITAS}))
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran", {**PROFILE, "disabilitas": "SENSORIK"})
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        assert visitor.touches == 17
    assert forms_of(desk)[0].disabilitas == "SENSORIK"


def test_a_keyboard_alone_does_all_of_it(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        window = visitor.window
        window.activateWindow()
        wait_until(window.isActiveWindow)

        def press(*keys: Qt.Key) -> None:
            for key in keys:
                visitor.clock.now += 1
                QTest.keyClick(window.windowHandle(), key)

        def wait_for(name: str) -> None:
            wait_until(lambda: window.visit.is_open and visitor.step.name == name)

        press(Qt.Key.Key_Return)
        wait_for("jenis_kelamin")
        press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
        wait_for("usia")
        press(Qt.Key.Key_3, Qt.Key.Key_8)
        wait_for("pendidikan")
        press(Qt.Key.Key_Return)
        wait_for("pekerjaan")
        press(*[Qt.Key.Key_Tab] * 5, Qt.Key.Key_Return)
        wait_for("pekerjaan_text")
        press(Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
        assert window.focusWidget() is window.frame.on_button
        press(Qt.Key.Key_Return)
        for kode, nilai in GIVEN.items():
            wait_for(kode)
            press(*[Qt.Key.Key_Tab] * (nilai - 1), Qt.Key.Key_Space)
        wait_for("saran")
        press(Qt.Key.Key_O, Qt.Key.Key_K, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
        assert window.focusWidget() is window.frame.on_button
        press(Qt.Key.Key_Space)
        wait_until(lambda: visitor.reads(THANKS.title))
        press(Qt.Key.Key_Return)
        wait_until(visitor.is_at_start)
    (form,) = forms_of(desk)
    given = (form.jenis_kelamin, form.usia, form.pendidikan, form.pekerjaan, form.pekerjaan_text)
    assert given == ("P", 38, "SD", "LAINNYA", "ab")
    assert (form.jawaban, form.saran) == (GIVEN, "ok")


def test_a_clock_that_was_set_back_is_told_with_the_form(desk: Desk) -> None:
    now = [BEGUN]
    with kiosk_on(at_hour(desk, lambda: now[0])) as visitor:
        for at in (BEGUN, BEGUN - timedelta(days=30), BEGUN + timedelta(hours=1)):
            now[0] = at
            visitor.give_until("saran")
            visitor.go_on()
            wait_until(lambda: visitor.reads(THANKS.title))
            visitor.finish()
    first, second, third = forms_of(desk)
    assert [CLOCK_BACK in form.flags for form in (first, second, third)] == [False, True, False]
    assert second.tanggal == (BEGUN - timedelta(days=30)).date()
    assert desk.look(view_period, PERIOD).result.responden == 3
