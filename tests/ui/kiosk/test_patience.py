"""How long the kiosk waits: before it asks, and before it sends a form that is done."""

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from skm_desk.ui.kiosk.patience import Patience
from skm_desk.ui.kiosk.visit import Timing
from tests.ui.kiosk.visitor import wait_until


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> None:
    """Timers run in an application."""


def make(idle: int = 60_000, send: int = 60_000) -> Patience:
    return Patience(Timing(idle=idle, send=send))


def test_it_asks_once_when_nobody_touches_anything() -> None:
    patience = make(idle=30)
    asked = QSignalSpy(patience.ran_out)
    patience.watch(is_done=False)
    assert not patience.is_sending
    wait_until(lambda: asked.count() == 1)
    QTest.qWait(80)
    assert asked.count() == 1


def test_each_touch_begins_the_wait_anew() -> None:
    patience = make(idle=250)
    asked = QSignalSpy(patience.ran_out)
    patience.watch(is_done=False)
    for _ in range(7):
        QTest.qWait(50)
        patience.touch()
    assert asked.count() == 0
    wait_until(lambda: asked.count() == 1)


@pytest.mark.parametrize("end", ["stop", "touch"])
def test_before_it_watches_nothing_runs(end: str) -> None:
    patience = make(idle=10, send=10)
    asked, sent = QSignalSpy(patience.ran_out), QSignalSpy(patience.send_now)
    if end == "stop":
        patience.watch(is_done=True)
        patience.stop()
    else:
        patience.touch()
    QTest.qWait(60)
    assert (asked.count(), sent.count()) == (0, 0)


def test_whoever_only_switched_something_on_is_waited_for() -> None:
    patience = make(idle=10)
    asked = QSignalSpy(patience.ran_out)
    patience.begin()
    wait_until(lambda: asked.count() == 1)
    assert not patience.is_sending


def test_a_form_that_is_done_is_sent_after_its_seconds() -> None:
    patience = make(send=1_000)
    told: list[int] = []
    sent = QSignalSpy(patience.send_now)
    patience.sends_in.connect(told.append)
    patience.watch(is_done=True)
    assert (told, patience.is_sending) == ([1], True)
    wait_until(lambda: sent.count() == 1)
    assert told == [1]
    assert not patience.is_sending


def test_a_touch_takes_the_sending_back() -> None:
    patience = make(send=60)
    sent = QSignalSpy(patience.send_now)
    patience.watch(is_done=True)
    patience.touch()
    assert not patience.is_sending
    QTest.qWait(150)
    assert sent.count() == 0


def test_another_step_takes_the_sending_back() -> None:
    patience = make(send=60)
    sent = QSignalSpy(patience.send_now)
    patience.watch(is_done=True)
    patience.watch(is_done=False)
    QTest.qWait(150)
    assert sent.count() == 0


def test_the_end_of_reading_begins_both_waits_anew() -> None:
    patience = make(idle=300, send=200)
    asked, sent = QSignalSpy(patience.ran_out), QSignalSpy(patience.send_now)
    patience.watch(is_done=True)
    QTest.qWait(100)
    patience.wait_anew()
    assert [patience.is_sending] == [True]
    wait_until(lambda: sent.count() == 1)
    patience.wait_anew()
    assert [patience.is_sending] == [False]
    assert asked.count() == 0
    wait_until(lambda: asked.count() == 1)


def test_the_usual_times_are_those_of_the_standard() -> None:
    """WCAG 2.2.1 gives 20 seconds at least to say that one is still there."""
    usual = Timing()
    assert usual.warning >= 20_000
    assert usual.send < usual.idle  # who is done is never asked whether they are still there
    assert usual.pause < usual.guard  # a double touch cannot rate the next question
