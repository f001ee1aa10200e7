"""A fault in an override of Qt is told, and the program lives on: in a Python of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.safe_overrides import SafeOverrides

# A second widget of the same kind still draws after the fault, and the program still counts.
FAULT = """
import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from skm_desk.ui.kiosk.controls import Touch
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.shared.safe_overrides import SafeOverrides

heard = []
sys.excepthook = lambda kind, fault, trace: heard.append((kind.__name__, str(fault), trace))


class Bad(SafeOverrides, QWidget):
    painted = 0

    def paintEvent(self, event):
        Bad.painted += 1
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if Bad.painted == 1:
            1 // 0
        painter.end()

    def mousePressEvent(self, event):
        raise ValueError("lemah")


class BadTile(Touch):
    def draw_content(self, painter):
        raise ZeroDivisionError("ubin")


app = QApplication([])
bad = Bad()
bad.show()
QTest.qWaitForWindowExposed(bad)
bad.repaint()
QTest.mouseClick(bad, Qt.MouseButton.LeftButton)
board = Screen()
board.arrange = lambda look, area: True
tile = BadTile("kata", board)
tile.setGeometry(QRect(0, 0, 200, 100))
board.show()
QTest.qWaitForWindowExposed(board)
board.grab()
print(Bad.painted >= 2, {kind for kind, _, _ in heard} == {"ZeroDivisionError", "ValueError"})
print(heard[0][0], heard[0][2] is not None, "ubin" in {words for _, words, _ in heard})
print("lives")
"""


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a program of its own, on a screen that is not there."""
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def test_a_fault_while_painting_is_told_and_the_program_lives_on() -> None:
    done = run(FAULT)
    assert done.returncode == 0, done.stderr
    told = ["True", "True", "ZeroDivisionError", "True", "True", "lives"]
    assert done.stdout.split() == told, done.stdout


class Filter(SafeOverrides, QObject):
    """Fails at the first event it looks at, then takes all that follow."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.looked += 1
        if self.looked == 1:
            raise ZeroDivisionError
        return True


class Watched(SafeOverrides, QWidget):
    """Counts what reaches it; an event of our own kind fails."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[QEvent.Type] = []

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            raise ValueError
        self.got.append(event.type())
        return super().event(event)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """What was handed to whoever tells of unexpected faults."""
    kinds: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: kinds.append(kind))
    return kinds


def test_a_filter_that_fails_lets_the_event_pass(
    qtbot: QtBot, heard: list[type[BaseException]]
) -> None:
    widget, watcher = Watched(), Filter()
    qtbot.addWidget(widget)
    widget.got.clear()
    widget.installEventFilter(watcher)
    widget.setToolTip("satu")
    widget.setToolTip("dua")
    widget.removeEventFilter(watcher)
    assert heard == [ZeroDivisionError]
    assert widget.got == [QEvent.Type.ToolTipChange]
    assert watcher.looked == 2


def test_an_event_that_fails_is_told(qtbot: QtBot, heard: list[type[BaseException]]) -> None:
    widget = Watched()
    qtbot.addWidget(widget)
    assert widget.event(QEvent(QEvent.Type.User)) is False
    assert heard == [ValueError]


def test_what_does_not_fail_is_left_as_it_is(heard: list[type[BaseException]]) -> None:
    class Calm(SafeOverrides):
        """Has an override that returns something, and a method that is none."""

        def keyPressEvent(self, event: int) -> int:
            """Return what came."""
            return event

        def helper(self) -> None:
            raise LookupError

    calm = Calm()
    assert calm.keyPressEvent(7) == 7
    assert calm.keyPressEvent.__doc__ == "Return what came."
    with pytest.raises(LookupError):
        calm.helper()
    assert heard == []


def test_whoever_ends_the_program_is_not_held_up() -> None:
    class Leaving(SafeOverrides):
        """Is told to end."""

        def closeEvent(self, event: object) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Leaving().closeEvent(None)
