"""Who walks away leaves what they gave, once, marked as unfinished, and nothing on the screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from skm_desk.domain.scope import Unfinished
from skm_desk.ui.kiosk.notices import THANKS
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_results import view_period
from tests.ui.kiosk.leftovers import assert_nothing_left
from tests.ui.kiosk.visitor import CALM, LONG, PROFILE, Visitor, kiosk_on, open_year, wait_until
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, drafts_of, forms_of

# The count-down has no second here: the warning comes and is over.
GONE = replace(CALM, warning=0)
OTHER = {**PROFILE, "pekerjaan": "LAINNYA", "pekerjaan_text": "Penjahit"}
ASKED = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8")
FIRST = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan", "pekerjaan_text")


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    return open_year(desk)


def wait_in_vain(visitor: Visitor) -> None:
    """Do nothing until the kiosk has asked whether somebody is here, and had no word."""
    asked = QSignalSpy(visitor.window.patience.ran_out)
    gone = QSignalSpy(visitor.window.idle.ran_out)
    visitor.stand_still()
    wait_until(lambda: gone.count() == 1)
    assert asked.count() == 1
    visitor.stand_still(LONG)  # for the next one


def leave_at(visitor: Visitor, name: str) -> None:
    """Come to a step, do half of it where there are halves, and walk away."""
    visitor.give_until(name, OTHER)
    if name == "usia":
        visitor.press_digits("4")
    elif name == "pekerjaan_text":
        visitor.write("Penj")
    wait_in_vain(visitor)
    wait_until(visitor.is_at_start)


@pytest.mark.parametrize("place", range(len(FIRST) + len(ASKED)))
def test_at_each_step_what_was_given_is_kept_as_unfinished(desk: Desk, place: int) -> None:
    name = (*FIRST, *ASKED)[place]
    with kiosk_on(desk, GONE) as visitor:
        leave_at(visitor, name)
        wait_until(lambda: not drafts_of(desk) and (place == 0 or forms_of(desk)))
        assert_nothing_left(visitor.window, "Penj", "41")
    forms = forms_of(desk)
    if place == 0:
        assert forms == []
        return
    (form,) = forms
    assert form.unfinished
    known = {step: OTHER[step] for step in FIRST[: min(place, 4)]}
    usia = known.pop("usia", None)
    assert form.usia == (int(usia) if usia and place > 1 else None)
    for field in ("jenis_kelamin", "pendidikan", "pekerjaan"):
        assert getattr(form, field) == known.get(field)
    assert form.pekerjaan_text == ""  # what was written and never sent is nobody's to read
    given = dict(zip(ASKED, (4, 3, 2, 1, 4, 3, 2, 3, 1), strict=True))
    reached = ASKED[: max(place - len(FIRST), 0)]
    assert form.jawaban == {kode: given[kode] if kode in reached else None for kode in ASKED}
    assert all(form.ms[kode] == 3_000 for kode in reached)
    assert form.saran == ""


def test_half_a_saran_is_not_kept_but_the_form_is_finished(desk: Desk) -> None:
    with kiosk_on(desk, GONE) as visitor:
        visitor.give_until("saran")
        visitor.write("Kursi")
        wait_in_vain(visitor)
        wait_until(lambda: visitor.reads(THANKS.title))
        visitor.finish()
        assert_nothing_left(visitor.window, "Kursi", "41")
    (form,) = forms_of(desk)
    assert (form.unfinished, form.saran, form.jawaban["U9"]) == (False, "", 3)
    assert drafts_of(desk) == ()


def test_unfinished_forms_are_counted_beside_the_ikm_not_in_it(desk: Desk) -> None:
    with kiosk_on(desk, GONE) as visitor:
        visitor.give_until("saran", nilai_list=(4,) * 9)
        visitor.go_on()
        visitor.finish()
        for name in ("jenis_kelamin", "usia", "U1", "U9"):
            leave_at(visitor, name)
        wait_until(lambda: len(forms_of(desk)) == 4)
    view = desk.look(view_period, PERIOD)
    assert view.result.responden == 1
    assert (view.forms.unfinished, view.scope.unfinished) == (3, Unfinished.LEFT_OUT)
    assert view.walked_away is not None
    blanks = {question.question: question.blank for question in view.walked_away.questions}
    assert (view.walked_away.responden, blanks["U1"], blanks["U8"]) == (3, 2, 3)
    assert view.result.ikm == 100
    desk.do(change_setting, "hitung_tidak_selesai", "ya")
    counted = desk.look(view_period, PERIOD)
    assert counted.result.responden == 4
    assert counted.result.ikm is not None
    assert counted.result.ikm < 100
    assert_whole(desk)


def test_the_warning_covers_what_was_given_and_counts_down(desk: Desk) -> None:
    with kiosk_on(desk, replace(GONE, warning=1_000)) as visitor:
        visitor.give_until("pekerjaan_text", OTHER)
        visitor.write("Penj")
        idle, window = visitor.window.idle, visitor.window
        visitor.stand_still()
        wait_until(idle.isVisible)
        assert idle.geometry() == window.rect()
        assert idle.seconds.text() == "1 detik"
        assert not window.steps.text.field.isVisible()
        assert window.childAt(window.rect().center()) in (idle, *idle.children())
        wait_until(visitor.is_at_start)
        assert not idle.isVisible()
        wait_until(lambda: forms_of(desk))
    (form,) = forms_of(desk)
    assert (form.unfinished, form.pekerjaan, form.pekerjaan_text) == (True, "LAINNYA", "")


@pytest.mark.parametrize("name", ["usia", "pekerjaan_text", "U4", "saran"])
def test_who_is_still_here_goes_on_where_they_were(desk: Desk, name: str) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until(name, OTHER)
        if name == "usia":
            visitor.press_digits("4")
        elif name != "U4":
            visitor.write("Kur")
        place, given = visitor.window.visit.filling.place, visitor.window.visit.filling
        for _ in range(2):
            visitor.stand_still()
            wait_until(visitor.window.idle.isVisible)
            visitor.stand_still(LONG)
            visitor.touch(visitor.window.idle.button)
            assert not visitor.window.idle.isVisible()
            assert visitor.seen is visitor.window.frame
        now = visitor.window.visit.filling
        assert (now.place, now.profile, now.jawaban) == (place, given.profile, given.jawaban)
        assert now.saran == given.saran
        if name == "usia":
            visitor.press_digits("1")
            visitor.wait_for_next(place)
            assert visitor.window.visit.filling.profile["usia"] == "41"
        elif name != "U4":
            assert visitor.window.steps.text.field.text() == "Kur"
            visitor.write("si")
            assert visitor.window.visit.filling.value(name) == "Kursi"


def test_a_keyboard_alone_says_that_it_is_still_here(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("U2")
        visitor.stand_still()
        wait_until(visitor.window.idle.isVisible)
        visitor.stand_still(LONG)  # or it is asked again before anybody looks
        QTest.keyClick(visitor.window.windowHandle(), Qt.Key.Key_3)
        assert visitor.window.idle.isVisible()
        QTest.keyClick(visitor.window.windowHandle(), Qt.Key.Key_Return)
        assert not visitor.window.idle.isVisible()
        assert visitor.window.steps.question.tiles[0].hasFocus()
        assert visitor.step.name == "U2"


def test_nobody_is_asked_while_the_first_screen_waits(desk: Desk) -> None:
    with kiosk_on(desk, GONE) as visitor:
        asked = QSignalSpy(visitor.window.patience.ran_out)
        visitor.begin()
        visitor.go_back()
        wait_until(visitor.is_at_start)
        visitor.stand_still()
        QTest.qWait(100)
        assert asked.count() == 0
