"""Reading aloud: in order, never two at once, as loud as usual for everybody, or no button.

Qt's own mock engine speaks Finnish, among others, and no Indonesian. What only a real voice and
a real sound card can show is in test_voice_for_real.py.
"""

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QObject, Qt, Slot
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk import speech
from skm_desk.ui.kiosk.screen import Spoken
from skm_desk.ui.kiosk.voice import LEAST_PERCENT, LOUDEST_PERCENT, MOST_TRIES, USUAL_PERCENT, Voice

QUESTION = Spoken("U3", "yksi kaksi kolme")
CHOICES = Spoken("pilihan", "viisi kuusi")
LONG = Spoken("U4", " ".join(["puhu"] * 50))


def engine_of(voice: Voice) -> QTextToSpeech:
    assert voice.speech is not None
    assert voice.speech.engine is not None
    return voice.speech.engine


class Listener(QObject):
    """What was told and what was heard of one voice, in order."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.told: list[str] = []
        self.volumes: list[float] = []
        voice.started.connect(self._note_start)
        voice.ended.connect(self._note_end)
        queued = Qt.ConnectionType.QueuedConnection
        engine_of(voice).sayingWord.connect(self._note_word, queued)
        engine_of(voice).volumeChanged.connect(self._note_volume, queued)

    @Slot()
    def _note_start(self) -> None:
        self.told.append("started")

    @Slot()
    def _note_end(self) -> None:
        self.told.append("ended")

    @Slot(str)
    def _note_word(self, word: str) -> None:
        self.heard.append(word)

    @Slot(float)
    def _note_volume(self, level: float) -> None:
        self.volumes.append(level)


@pytest.fixture
def make_voice(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Voice]]:
    """Return a function that makes a voice of the mock engine in the folder of the test."""
    made: list[Voice] = []

    def make(language: str = "fi") -> Voice:
        made.append(Voice(tmp_path, engine="mock", language=language))
        return made[-1]

    yield make
    for voice in made:
        voice.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "voice"]


@pytest.fixture
def voice(qtbot: QtBot, make_voice: Callable[..., Voice]) -> Voice:
    """A voice that can speak."""
    voice = make_voice()
    with qtbot.waitSignal(voice.available_changed) as told:
        voice.prepare()
        assert not voice.is_available
    assert told.args == [True]
    return voice


@pytest.fixture
def listener(voice: Voice) -> Listener:
    return Listener(voice)


def volume(voice: Voice) -> float:
    return engine_of(voice).volume()


def test_parts_are_read_in_order(qtbot: QtBot, voice: Voice, listener: Listener) -> None:
    assert voice.can_say([QUESTION, CHOICES])
    with qtbot.waitSignal(voice.ended):
        voice.say([QUESTION, Spoken("kosong", "  "), CHOICES])
        assert voice.is_speaking
    assert not voice.is_speaking
    assert listener.heard == ["yksi", "kaksi", "kolme", "viisi", "kuusi"]
    assert listener.told == ["started", "ended"]


def test_what_is_new_cuts_off_what_is_old(qtbot: QtBot, voice: Voice, listener: Listener) -> None:
    voice.say([LONG, LONG])
    qtbot.waitUntil(lambda: listener.heard == ["puhu"] * 2)
    with qtbot.waitSignal(voice.ended):
        voice.say([QUESTION])
    assert listener.heard[listener.heard.index("yksi") :] == ["yksi", "kaksi", "kolme"]
    assert len(listener.heard) < 10
    assert listener.told == ["started", "ended"]


def test_of_many_quick_touches_only_the_last_is_heard_out(
    qtbot: QtBot, voice: Voice, listener: Listener
) -> None:
    for _ in range(20):
        voice.say([LONG])
    with qtbot.waitSignal(voice.ended):
        voice.say([QUESTION, CHOICES])
    assert listener.heard[-5:] == ["yksi", "kaksi", "kolme", "viisi", "kuusi"]
    assert len(listener.heard) < 10
    assert listener.told == ["started", "ended"]


def test_stop_is_told_once_and_nothing_more_is_heard(
    qtbot: QtBot, voice: Voice, listener: Listener
) -> None:
    voice.say([LONG, LONG])
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    voice.stop()
    voice.stop()
    assert listener.told == ["started", "ended"]
    heard = len(listener.heard)
    with qtbot.waitSignal(voice.ended):
        voice.say([CHOICES])
    assert listener.heard[heard:] == ["viisi", "kuusi"]


def test_saying_nothing_is_silence(voice: Voice, listener: Listener) -> None:
    voice.say([])
    assert not voice.can_say([])
    assert listener.told == []
    voice.say([LONG])
    voice.say([Spoken("kosong", "")])
    assert listener.told == ["started", "ended"]


def test_volume_goes_back_after_each_person(qtbot: QtBot, voice: Voice) -> None:
    assert voice.percent == USUAL_PERCENT
    qtbot.waitUntil(lambda: volume(voice) == USUAL_PERCENT / 100)
    for _ in range(9):
        voice.louder()
    assert voice.percent == LOUDEST_PERCENT
    qtbot.waitUntil(lambda: volume(voice) == 1.0)
    with qtbot.waitSignal(voice.ended):
        voice.say([LONG])
        voice.reset()
    assert voice.percent == USUAL_PERCENT
    qtbot.waitUntil(lambda: volume(voice) == USUAL_PERCENT / 100)
    for _ in range(9):
        voice.quieter()
    assert voice.percent == LEAST_PERCENT
    assert not voice.is_speaking


def test_another_language_is_spoken_until_the_next_visitor(qtbot: QtBot, voice: Voice) -> None:
    with qtbot.waitSignal(voice.ended):
        voice.say([LONG])
        voice.set_language("nb")
    qtbot.waitUntil(lambda: engine_of(voice).voice().name() == "Eivind")
    assert voice.can_say([QUESTION])
    with qtbot.waitSignal(voice.available_changed):
        voice.set_language("jv")
    assert not voice.is_available
    assert not voice.can_say([QUESTION])
    voice.say([QUESTION])
    assert not voice.is_speaking
    with qtbot.waitSignal(voice.available_changed):
        voice.reset()
    assert voice.is_available
    qtbot.waitUntil(lambda: engine_of(voice).voice().name() == "Kari")


def test_the_first_letter_makes_no_sound(qtbot: QtBot, make_voice: Callable[..., Voice]) -> None:
    voice = make_voice()
    voice.prepare()
    assert voice.speech is not None
    while voice.speech.engine is None:  # not asked for anything before we return to Qt
        time.sleep(0.001)
    listener = Listener(voice)
    qtbot.waitUntil(lambda: voice.is_available)
    qtbot.waitUntil(lambda: listener.volumes[-2:] == [0.0, USUAL_PERCENT / 100])
    assert listener.heard == ["a"]
    assert listener.told == []


def test_no_voice_of_the_language_is_no_voice(
    qtbot: QtBot, make_voice: Callable[..., Voice], caplog: pytest.LogCaptureFixture
) -> None:
    voice = make_voice("id")
    told: list[object] = []
    for signal in (voice.started, voice.ended, voice.available_changed):
        signal.connect(lambda *args: told.append(args))
    voice.prepare()
    for times in range(1, MOST_TRIES + 1):
        qtbot.waitUntil(lambda times=times: caplog.text.count("speaks id") == times)
        assert not voice.is_available
        assert not voice.can_say([QUESTION])
        voice.say([QUESTION])
        voice.reset()
    assert voice.speech is not None
    assert voice.speech.is_lost, "it was not tried once more"
    assert told == []
    warnings = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warnings) == MOST_TRIES


@pytest.mark.parametrize("begins", [True, False])
def test_an_engine_that_falls_silent_is_given_up(
    begins: bool,
    qtbot: QtBot,
    voice: Voice,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(speech, "BEGIN_MS", 700)
    monkeypatch.setattr(speech, "PER_LETTER_MS", 1)
    engine = engine_of(voice)
    if begins:
        voice.say([LONG])
        qtbot.waitUntil(lambda: bool(listener.heard))
        QMetaObject.invokeMethod(engine, "pause", Qt.ConnectionType.QueuedConnection)
    else:
        assert voice.speech is not None
        voice.speech._say.disconnect(engine.say)
        voice.say([LONG])
    with qtbot.waitSignals([voice.ended, voice.available_changed]):
        pass
    assert not voice.is_available
    assert listener.told == ["started", "ended"]
    assert "does not come to an end" in caplog.text
    # The next visitor has a new one.
    with qtbot.waitSignal(voice.available_changed):
        voice.reset()
    assert voice.is_available
    again = Listener(voice)
    with qtbot.waitSignal(voice.ended):
        voice.say([CHOICES])
    assert again.heard == ["viisi", "kuusi"]


def test_a_voice_may_be_closed_at_any_moment(make_voice: Callable[..., Voice]) -> None:
    for _ in range(20):
        voice = make_voice()
        voice.prepare()
        voice.close()
    unused = make_voice()
    unused.close()


def test_a_pc_without_the_library_of_sound_has_no_voice(
    make_voice: Callable[..., Voice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "suara" / "fi").mkdir(parents=True)
    (tmp_path / "suara" / "fi" / "u3.wav").touch()
    for name, ours in (("QtTextToSpeech", "speech"), ("QtMultimedia", "player")):
        monkeypatch.setitem(sys.modules, f"PySide6.{name}", None)
        monkeypatch.delitem(sys.modules, f"skm_desk.ui.kiosk.{ours}", raising=False)
    voice = make_voice()
    voice.prepare()
    voice.prepare()
    assert not voice.is_available
    voice.say([QUESTION])
    voice.louder()
    voice.reset()
    assert not voice.is_speaking
    assert caplog.text.count("nothing can be read aloud") == 1


def test_an_engine_without_its_library_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "_NEEDS", {"speechd": "libtidak-ada.so.9"})
    assert "speechd" not in speech.usable_engines()
    assert "mock" not in speech.usable_engines()


def test_signs_of_markup_are_not_spoken(qtbot: QtBot, voice: Voice, listener: Listener) -> None:
    with qtbot.waitSignal(voice.ended):
        voice.say([Spoken("x", "satu <b>dua</b>\n& tiga")])
    assert listener.heard == ["satu", "b", "dua", "b", "dan", "tiga"]
