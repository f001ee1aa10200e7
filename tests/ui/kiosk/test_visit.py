"""What a visitor does step by step: every touch counts once, and nothing is rated unseen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden
from skm_desk.storage.store import Store
from skm_desk.ui.kiosk.usia import HINT
from skm_desk.use_cases.desk import Desk, Done
from tests.ui.kiosk.visitor import (
    CALM,
    LONG,
    PROFILE,
    Visitor,
    hurry,
    kiosk_on,
    open_year,
    wait_until,
)
from tests.use_cases.kiosk_visits import drafts_of, forms_of

GUARDED = replace(CALM, guard=400)
PAUSED = replace(CALM, pause=LONG)


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    return open_year(desk)


def marked(visitor: Visitor) -> list[int]:
    """Return the nilai of the faces that look chosen."""
    return [tile.nilai for tile in visitor.window.steps.question.tiles if tile.isChecked()]


def end_pause(visitor: Visitor) -> None:
    """Let the pause after a touch be over, and the next one be long again."""
    place = visitor.window.visit.filling.place
    (timer,) = (t for t in visitor.window.visit.findChildren(QTimer) if t.isActive())
    hurry(timer, 0)
    visitor.wait_for_next(place)
    timer.setInterval(LONG)


def send(visitor: Visitor, desk: Desk) -> Responden:
    """Press Kirim and return the one form that is kept."""
    visitor.go_on()
    wait_until(lambda: visitor.reads("Terima kasih"))
    (form,) = forms_of(desk)
    return form


def test_a_second_touch_within_the_guard_rates_nothing(desk: Desk) -> None:
    with kiosk_on(desk, GUARDED) as visitor:
        visitor.give_until("U1")
        question, clock = visitor.window.steps.question, visitor.clock
        visitor.rate(3)
        wait_until(lambda: visitor.step.name == "U2")
        clock.now += 0.399
        visitor.tap(question.tiles[2])
        assert visitor.window.visit.filling.jawaban == {"U1": 3}
        assert marked(visitor) == []
        clock.now += 0.002
        visitor.tap(question.tiles[0])
        wait_until(lambda: visitor.step.name == "U3")
        assert visitor.window.visit.filling.jawaban == {"U1": 3, "U2": 1}


def test_a_second_touch_on_mulai_chooses_nothing(desk: Desk) -> None:
    with kiosk_on(desk, GUARDED) as visitor:
        visitor.begin()
        choice = visitor.window.steps.choice
        visitor.tap(choice.tiles[0])
        visitor.tap(visitor.window.frame.skip_button)
        visitor.tap(visitor.window.frame.back_button)
        assert (visitor.step.name, visitor.window.visit.filling.profile) == ("jenis_kelamin", {})
        assert not any(tile.isChecked() for tile in choice.tiles)


def test_while_the_mark_is_seen_no_other_counts(desk: Desk) -> None:
    with kiosk_on(desk, PAUSED) as visitor:
        visitor.begin()
        visitor.choose("L")
        visitor.choose("P")
        choice = visitor.window.steps.choice
        assert [tile.kode for tile in choice.tiles if tile.isChecked()] == ["L"]
        end_pause(visitor)
        visitor.press_digits("411")
        assert visitor.window.steps.usia.display.text() == "41 tahun"
        end_pause(visitor)
        visitor.skip()
        visitor.skip()
        question = visitor.window.steps.question
        visitor.tap(question.tiles[3])
        visitor.tap(question.tiles[0])
        assert (marked(visitor), visitor.step.name) == ([4], "U1")
        end_pause(visitor)
        assert (marked(visitor), visitor.step.name) == ([], "U2")
        filling = visitor.window.visit.filling
        assert filling.profile == {"jenis_kelamin": "L", "usia": "41"}
        assert filling.jawaban == {"U1": 4}


def test_back_shows_what_was_given_and_times_add_up(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("U2")
        visitor.go_back()
        assert (visitor.step.name, marked(visitor)) == ("U1", [4])
        assert visitor.window.frame.on_button.isVisible()
        assert not visitor.window.frame.skip_button.isVisible()
        visitor.go_on()
        assert visitor.step.name == "U2"
        visitor.go_back()
        visitor.rate(2)
        wait_until(lambda: visitor.step.name == "U2")
        while visitor.step.name != "saran":
            visitor.give()
        form = send(visitor, desk)
        assert form.jawaban["U1"] == 2
        assert (form.ms["U1"], form.ms["U2"], form.ms["U3"]) == (9_000, 9_000, 3_000)


def test_what_is_passed_over_is_a_blank(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.begin()
        while visitor.step.name != "saran":
            visitor.skip()
        form = send(visitor, desk)
        assert set(form.jawaban.values()) == {None}
        assert list(form.jawaban) == [f"U{n}" for n in (1, 2, 3, 4, 5, 6, 7, 9, 8)]
        given = (form.jenis_kelamin, form.usia, form.pendidikan, form.pekerjaan, form.saran)
        assert given == (None, None, None, None, "")
        assert not form.unfinished


def test_batal_at_the_first_step_leaves_nothing(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.begin()
        assert visitor.window.frame.back_button.text() == "Batal"
        visitor.go_back()
        wait_until(visitor.is_at_start)
        visitor.begin()
        visitor.choose("L")
        visitor.wait_for_next(0)
        visitor.go_back()
        assert visitor.step.name == "jenis_kelamin"
        visitor.go_back()
        wait_until(visitor.is_at_start)
        wait_until(lambda: forms_of(desk))
        (form,) = forms_of(desk)
        assert (form.unfinished, form.jenis_kelamin, form.usia) == (True, "L", None)
        assert drafts_of(desk) == ()


@pytest.mark.parametrize("digits", ["9", "10", "12"])
def test_an_usia_that_could_go_on_waits_for_lanjut(desk: Desk, digits: str) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("usia")
        frame = visitor.window.frame
        assert frame.skip_button.isVisible()
        visitor.press_digits(digits)
        assert visitor.step.name == "usia"
        assert frame.on_button.isVisible()
        assert visitor.window.visit.filling.profile["usia"] == digits
        visitor.go_on()
        assert visitor.step.name == "pendidikan"


def test_digits_that_make_no_usia_are_told_and_taken_back(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("usia")
        usia, frame = visitor.window.steps.usia, visitor.window.frame
        visitor.press_digits("1")
        assert frame.skip_button.isVisible()  # 1 is not an usia yet
        assert "usia" not in visitor.window.visit.filling.profile
        visitor.press_digits("2")
        assert frame.on_button.isVisible()
        visitor.press_digits("9")
        assert (usia.hint.text(), usia.display.text()) == (HINT, "12 tahun")
        visitor.touch(usia.pad.erase)
        visitor.touch(usia.pad.erase)
        assert "usia" not in visitor.window.visit.filling.profile
        assert frame.skip_button.isVisible()
        visitor.press_digits("38")
        visitor.wait_for_next(1)
        assert visitor.window.visit.filling.profile["usia"] == "38"


def test_another_pekerjaan_is_asked_for_by_name(desk: Desk) -> None:
    other = {**PROFILE, "pekerjaan": "LAINNYA", "pekerjaan_text": "Penjahit"}
    with kiosk_on(desk) as visitor:
        visitor.give_until("pekerjaan_text", other)
        assert visitor.window.frame.skip_button.isVisible()
        visitor.give(other)
        assert visitor.step.name == "U1"
        visitor.go_back()
        assert visitor.window.steps.text.field.text() == "Penjahit"
        visitor.go_on()
        while visitor.step.name != "saran":
            visitor.give()
        form = send(visitor, desk)
        assert (form.pekerjaan, form.pekerjaan_text) == ("LAINNYA", "Penjahit")


def test_a_change_of_mind_takes_the_named_pekerjaan_along(desk: Desk) -> None:
    other = {**PROFILE, "pekerjaan": "LAINNYA", "pekerjaan_text": "Penjahit"}
    with kiosk_on(desk) as visitor:
        visitor.give_until("U1", other)
        visitor.go_back()
        visitor.go_back()
        visitor.choose("PNS")
        wait_until(lambda: visitor.step.name == "U1")
        while visitor.step.name != "saran":
            visitor.give()
        form = send(visitor, desk)
        assert (form.pekerjaan, form.pekerjaan_text) == ("PNS", "")


def test_two_presses_of_kirim_are_one_form(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        button = visitor.window.frame.on_button
        at = button.mapTo(visitor.window, button.rect().center())
        saved: list[str] = []
        visitor.window.keeper.saved.connect(saved.append)
        visitor.touch(button)
        if visitor.window.childAt(at) is button:  # the form is not kept yet
            visitor.touch(button)
        wait_until(lambda: visitor.reads("Terima kasih"))
        (form,) = forms_of(desk)
        assert saved == [form.id]


def _many_layanan(store: Store) -> Done[None]:
    for number in range(24):
        store.layanan.add(Layanan(f"id-{number}", f"Layanan administrasi nomor {number}"))
    return Done(None, frozenset())


def test_every_tile_of_a_long_list_can_be_reached(desk: Desk) -> None:
    desk.do(_many_layanan)
    with kiosk_on(desk) as visitor:
        visitor.begin()
        assert visitor.step.name == "layanan"
        assert visitor.window.steps.choice.more.isVisible()
        visitor.choose("id-23")
        visitor.wait_for_next(0)
        assert visitor.window.visit.filling.profile == {"layanan": "id-23"}
        visitor.go_back()
        visitor.choose("id-0")
        while visitor.step.name != "saran":
            visitor.give() if visitor.step.name != "layanan" else visitor.wait_for_next(0)
        assert send(visitor, desk).layanan == "id-0"
