"""Reading aloud in the window: for whoever wants it, step by step, and not for the next one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from skm_desk.ui.kiosk.notices import THANKS
from skm_desk.ui.kiosk.screen import Spoken
from skm_desk.ui.kiosk.voice import USUAL_PERCENT, Voice
from skm_desk.use_cases.desk import Desk
from tests.ui.kiosk.visitor import CALM, Visitor, kiosk_on, open_year, wait_until
from tests.use_cases.kiosk_visits import forms_of

ITSELF = "Terkirim sendiri"


class Reader(Voice):
    """A real voice of Qt's mock engine, which speaks Finnish; it remembers what it was given."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, engine="mock", language="fi")
        self.given: list[str] = []

    def say(self, parts: Sequence[Spoken]) -> None:
        """Read aloud."""
        self.given += [part.key for part in parts]
        super().say(parts)


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    return open_year(desk)


@pytest.fixture
def reader(desk: Desk) -> Reader:
    """A voice that the window looks for, and closes."""
    return Reader(desk.folder)


def switch_on(visitor: Visitor, reader: Reader) -> None:
    """Wait for the voice and ask for it on the first screen."""
    reader.prepare()
    button = visitor.window.attract.voice_button
    wait_until(button.isVisible)
    visitor.touch(button)
    wait_until(lambda: reader.is_speaking)


def test_without_a_voice_nothing_offers_it(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        assert not visitor.window.attract.voice_button.isVisible()
        visitor.begin()
        frame = visitor.window.frame
        assert not frame.again.isVisible()
        assert not frame.louder.isVisible()


def test_a_voice_is_looked_for_once_the_first_screen_stands(desk: Desk, reader: Reader) -> None:
    with kiosk_on(desk, voice=reader) as visitor:
        assert not reader.is_available
        wait_until(visitor.window.attract.voice_button.isVisible)
        assert reader.given == []


def test_every_step_is_read_to_who_wants_it(desk: Desk, reader: Reader) -> None:
    with kiosk_on(desk, voice=reader) as visitor:
        switch_on(visitor, reader)
        assert reader.given == ["mulai-sapaan", "mulai-lama", "mulai-sukarela", "mulai"]
        reader.given.clear()
        visitor.give_until("saran")
        steps = [step.name for step in visitor.window.visit.filling.steps]
        asked = [name for name in steps if name != "pekerjaan_text"]
        assert reader.given == asked
        reader.given.clear()
        visitor.write("Ya")
        assert reader.given == []  # what a visitor writes is never read aloud
        visitor.touch(visitor.window.frame.again)
        assert reader.given == ["saran"]
        visitor.touch(visitor.window.frame.louder)
        assert reader.percent > USUAL_PERCENT
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        assert reader.given[-1] == THANKS.key
        visitor.finish()
        assert (reader.is_speaking, reader.percent) == (False, USUAL_PERCENT)
        reader.given.clear()
        visitor.begin()
        assert reader.given == []


def test_who_did_not_ask_for_it_can_hear_one_step(desk: Desk, reader: Reader) -> None:
    with kiosk_on(desk, voice=reader) as visitor:
        reader.prepare()
        wait_until(visitor.window.attract.voice_button.isVisible)
        visitor.give_until("U1")
        assert reader.given == []
        visitor.touch(visitor.window.frame.again)
        assert (reader.given, reader.is_speaking) == (["U1"], True)
        visitor.give()
        assert reader.given == ["U1"]
        assert not reader.is_speaking  # the next question is not talked over


def test_who_listens_is_not_asked_whether_they_are_there(desk: Desk, reader: Reader) -> None:
    with kiosk_on(desk, voice=reader) as visitor:
        switch_on(visitor, reader)
        visitor.give_until("usia")
        said: list[str] = []
        visitor.window.patience.ran_out.connect(lambda: said.append(f"{reader.is_speaking}"))
        visitor.stand_still()
        wait_until(lambda: said)
        assert said[0] == "True"
        assert not visitor.window.idle.isVisible()
        wait_until(visitor.window.idle.isVisible)
        assert not reader.is_speaking


def test_a_form_that_is_done_is_sent_by_itself_after_it_was_read(
    desk: Desk, reader: Reader
) -> None:
    """The end of reading is no touch: what the screen promises must come true."""
    with kiosk_on(desk, replace(CALM, send=1_000), reader) as visitor:
        switch_on(visitor, reader)
        visitor.give_until("saran")
        words = visitor.window.frame.place_words
        assert ITSELF in words.text()
        assert reader.is_speaking
        reader.stop()  # as it does by itself after the last word
        assert visitor.window.patience.is_sending
        wait_until(lambda: visitor.reads(THANKS.title))
        assert len(forms_of(desk)) == 1
