"""The window of the kiosk fills its screen and lies on top, whatever is done to it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk.kiosk_shell import KioskShell
from tests.ui.kiosk.visitor import hurry, wait_until

ROOT = Path(__file__).parents[3]
X_LIBRARY = "libxcb-icccm.so.4"


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[KioskShell]:
    """A shell that holds the screen."""
    shell = KioskShell()
    hurry(shell._watch, 20)
    shell.take_screen()
    qtbot.waitUntil(shell.isActiveWindow)
    yield shell
    shell.leave()
    shell.deleteLater()
    QTest.qWait(0)


def fills(shell: KioskShell) -> bool:
    """Return whether the shell lies over its whole screen, with the keyboard."""
    whole = shell.geometry() == shell.screen().geometry()
    return whole and shell.isFullScreen() and shell.isActiveWindow() and shell.isVisible()


def test_it_takes_the_whole_screen_above_all_others(shell: KioskShell) -> None:
    assert fills(shell)
    assert shell.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


@pytest.mark.parametrize("how", ["minimised", "normal", "maximised", "small", "moved", "all"])
def test_whatever_is_done_to_it_it_fills_the_screen_again(shell: KioskShell, how: str) -> None:
    if how in ("minimised", "all"):
        shell.showMinimized()
    if how in ("normal", "all"):
        shell.showNormal()
    if how == "maximised":
        shell.showMaximized()
    if how in ("small", "all"):
        shell.resize(100, 30)
    if how in ("moved", "all"):
        shell.move(300, 200)
    wait_until(lambda: fills(shell))


def test_it_is_small_only_while_nobody_asked_it_to_take_the_screen(qtbot: QtBot) -> None:
    shell = KioskShell()
    shell.setGeometry(QRect(10, 10, 200, 100))
    shell.show()
    qtbot.waitExposed(shell)
    QTest.qWait(100)
    assert shell.size().width() == 200
    shell.leave()
    shell.deleteLater()


def test_a_window_of_its_own_program_is_left_the_keyboard(shell: KioskShell, qtbot: QtBot) -> None:
    own = QWidget()
    qtbot.addWidget(own)
    own.show()
    own.activateWindow()
    qtbot.waitUntil(own.isActiveWindow)
    QTest.qWait(100)
    assert own.isActiveWindow()
    own.close()
    wait_until(shell.isActiveWindow)


def test_left_by_its_own_door_it_takes_nothing_back(shell: KioskShell, qtbot: QtBot) -> None:
    shell.leave()
    QTest.qWait(100)
    assert not shell.isVisible()
    assert not shell._watch.isActive()


# ---- on a real screen -------------------------------------------------------------------------


def _has_x() -> bool:
    """Return whether a real screen can be made up here, and Qt can show a window on it."""
    if not all(shutil.which(name) for name in ("Xvfb", "xwininfo", "xmessage")):
        return False
    return any(Path("/usr/lib").glob(f"*/{X_LIBRARY}"))


@contextmanager
def _bare_screen() -> Iterator[dict[str, str]]:
    """Run a screen without any window manager; yield the environment of its programs."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = told.readline().strip()
        yield {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def _order(environment: dict[str, str]) -> list[str]:
    """Return the windows of a screen, the topmost first, with their sizes.

    A window that comes or goes meanwhile makes the tool give up: what it told is too little then.
    """
    told = subprocess.run(
        ["xwininfo", "-root", "-tree"], env=environment, capture_output=True, text=True, check=False
    ).stdout
    named = [line.split('"') for line in told.splitlines() if "+" in line and '"' in line]
    return [f"{parts[1]} {parts[-1].split()[-2].split('+')[0]}" for parts in named]


_SHELL = """
import sys
from PySide6.QtWidgets import QApplication
from skm_desk.ui.kiosk.kiosk_shell import KioskShell

application = QApplication(sys.argv[:1])
shell = KioskShell()
shell.take_screen()
application.exec()
"""


@pytest.mark.skipif(not _has_x(), reason="no screen can be made up here")
def test_without_a_window_manager_it_is_whole_and_on_top() -> None:
    with _bare_screen() as environment:
        programs = [
            subprocess.Popen([sys.executable, "-c", _SHELL], cwd=ROOT, env=environment),
        ]
        try:
            wait_until(lambda: "SKM Desk 800x600" in _order(environment)[:1])
            programs.append(subprocess.Popen(["xmessage", "halo"], env=environment))
            wait_until(lambda: any(line.startswith("xmessage") for line in _order(environment)))
            wait_until(lambda: "SKM Desk 800x600" in _order(environment)[:1])
        finally:
            for program in programs:
                program.kill()
                program.wait()
