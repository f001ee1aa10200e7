"""Where the staff window opens: as it stood when it was closed, and always within reach."""

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.home.page import HomePage
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.keep_window import keep_window_place, read_window_place

SMALLEST = QSize(500, 400)
OpenPlain = Callable[[], Window]


@pytest.fixture
def open_plain(
    qtbot: QtBot,
    sample_desk: Desk,
    make_context: Callable[[Desk], Context],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OpenPlain]:
    """Yield a function that opens the window as the program does, with no size of a test.

    The screen of the tests is smaller than any that the window is made for.
    """
    monkeypatch.setattr("skm_desk.ui.window.SMALLEST_SIZE", SMALLEST)
    held: list[Window] = []

    def open_it() -> Window:
        window = Window(make_context(sample_desk))
        held.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_it
    held.clear()


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def is_reachable(window: Window) -> bool:
    """Return whether a window lies on the screen and is no larger."""
    place = window.geometry()
    return room().contains(place.center()) and place.size().boundedTo(room().size()) == place.size()


def place_of(window: Window) -> tuple[QRect, bool]:
    return window.geometry(), window.isMaximized()


def test_a_small_screen_is_filled_when_nothing_is_kept(open_plain: OpenPlain) -> None:
    assert room().width() <= 1366  # that of the tests
    assert open_plain().isMaximized()


def test_the_window_opens_as_it_was_closed(open_plain: OpenPlain, sample_desk: Desk) -> None:
    window = open_plain()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(40, 60, 620, 560)
    QApplication.processEvents()
    place = place_of(window)
    assert place == (QRect(40, 60, 620, 560), False)
    window.show_title("Periode")
    window.close()
    assert read_window_place(sample_desk.folder)
    again = open_plain()
    assert place_of(again) == place
    assert isinstance(again.page, HomePage)  # always on the first page
    again.setWindowState(Qt.WindowState.WindowMaximized)
    QApplication.processEvents()
    again.close()
    third = open_plain()
    assert third.isMaximized()
    third.setWindowState(Qt.WindowState.WindowNoState)
    QApplication.processEvents()
    assert third.geometry() == place[0]


def test_a_window_beside_the_screens_is_brought_back(
    open_plain: OpenPlain, sample_desk: Desk
) -> None:
    window = open_plain()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(9000, -7000, 600, 560)
    QApplication.processEvents()
    assert not room().intersects(window.frameGeometry())
    window.close()
    assert is_reachable(open_plain())


@pytest.mark.parametrize("damage", [b"", b"bukan tempat", b"\x01\xd9\xd0\xcb", b"\xff" * 66])
def test_what_is_no_place_means_the_usual_size(
    open_plain: OpenPlain, sample_desk: Desk, damage: bytes
) -> None:
    keep_window_place(sample_desk.folder, damage)
    window = open_plain()
    assert window.isMaximized()
    assert is_reachable(window)


def test_no_cut_or_changed_place_puts_the_window_out_of_reach(
    open_plain: OpenPlain, sample_desk: Desk
) -> None:
    window = open_plain()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(9000, -7000, 1500, 900)
    place = bytes(window.saveGeometry().data())
    cuts = [place[:length] for length in range(8, len(place), 9)]
    changed = [place[:at] + b"\x7f" + place[at + 1 :] for at in range(8, len(place), 5)]
    for damaged in (*cuts, *changed):
        keep_window_place(sample_desk.folder, damaged)
        opened = open_plain()
        assert is_reachable(opened), damaged.hex()
        opened.close()


def test_a_place_that_cannot_be_kept_does_not_hold_up_the_end(
    qtbot: QtBot,
    open_plain: OpenPlain,
    sample_desk: Desk,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    window = open_plain()
    page = window.page
    assert isinstance(page, HomePage)
    qtbot.waitUntil(lambda: not page.is_waiting)
    shutil.move(sample_desk.folder, tmp_path / "dicabut")
    with caplog.at_level(logging.WARNING, "skm_desk"):
        assert window.close()
    assert not window.isVisible()
    assert "place not kept" in caplog.text
