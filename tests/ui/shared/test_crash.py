"""A fault that nobody expected: logged whole, told once, in one Indonesian sentence."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from skm_desk.domain.errors import PeriodClosed
from skm_desk.sentences.failures import say
from skm_desk.ui.shared.crash import Crash
from skm_desk.ui.shared.messages import CLOSE, UNEXPECTED, failure_words


@pytest.fixture
def crash(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crash]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash = Crash()
    crash.install()
    yield crash
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def raise_unseen() -> None:
    """Hand a fault to Python as if nobody had caught it."""
    try:
        raise ZeroDivisionError("rahasia")
    except ZeroDivisionError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)


def test_told_once_and_logged_each_time(crash: Crash, caplog: pytest.LogCaptureFixture) -> None:
    raise_unseen()
    raise_unseen()
    (box,) = boxes()
    assert box.text() == UNEXPECTED
    assert [button.text() for button in box.buttons()] == [CLOSE]
    assert len(caplog.records) == 2
    assert "raise_unseen" in caplog.text
    box.buttons()[0].click()
    assert boxes() == []
    raise_unseen()
    assert len(boxes()) == 1


def test_a_fault_in_a_thread_is_logged_without_a_box(
    crash: Crash, caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    QApplication.processEvents()
    assert "ZeroDivisionError" in caplog.text
    assert boxes() == []


def test_words_of_a_failure() -> None:
    closed = PeriodClosed("2024")
    assert failure_words(closed) == say(closed)
    assert failure_words(ZeroDivisionError()) == UNEXPECTED
