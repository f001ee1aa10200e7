"""Fixtures of the window: the real application, offscreen, on a real data file."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.storage.origin import Origin
from skm_desk.ui.shared.application import make_application
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.results import ResultsPage
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HERE = Path(__file__).parent
# Qt's offscreen screen says so each time a window is raised: it has no other windows.
_OFFSCREEN = "^This plugin does not support "


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let any other Qt warning fail a test of the window."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN, extend=True))


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], QApplication]:
    """Tests run in the application that people get: its theme, its fonts, its language."""
    return make_application


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def bus(qapp: QApplication) -> ChangeBus:
    return ChangeBus()


@pytest.fixture
def make_context(tasks: Tasks, bus: ChangeBus, origin: Origin) -> Callable[[Desk], Context]:
    """Return a function that makes the context of a window on the folder of a desk."""

    def make(desk: Desk) -> Context:
        return Context(Desk(desk.folder, origin, bus.announce, bus.alarm), tasks, bus, origin.now)

    return make


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[Window], ResultsPage]:
    """Return a function that waits until the page of results has what it asked for."""

    def wait(window: Window) -> ResultsPage:
        page = window.page
        assert isinstance(page, ResultsPage)
        qtbot.waitUntil(lambda: not page.is_waiting)
        return page

    return wait


@pytest.fixture
def open_window(
    qtbot: QtBot,
    make_context: Callable[[Desk], Context],
    settle: Callable[[Window], ResultsPage],
) -> Iterator[Callable[[Desk], Window]]:
    """Yield a function that opens the staff window on a desk and waits for its figures.

    The windows are held until the test is over: Python would end one that nobody refers to.
    """
    held: list[Window] = []

    def open_on(desk: Desk) -> Window:
        window = Window(make_context(desk))
        held.append(window)
        qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.show_title("Hasil")
        settle(window)
        return window

    yield open_on
    held.clear()


@pytest.fixture
def reference(data: Path) -> Path:
    """The 80 real rows of 2024."""
    return data / "responden-2024.csv"
