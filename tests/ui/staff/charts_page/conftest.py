"""Fixtures of the page of charts: the page by itself, with all its pictures drawn."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.charts_page.page import ChartsPage
from skm_desk.use_cases.desk import Desk

OpenCharts = Callable[[Desk], ChartsPage]
WaitFor = Callable[[ChartsPage], None]


@pytest.fixture
def wait_for(qtbot: QtBot) -> WaitFor:
    """Return a function that waits until a page has all that it asked for."""

    def wait(page: ChartsPage) -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)

    return wait


@pytest.fixture
def open_charts(
    make_context: Callable[[Desk], Context], wait_for: WaitFor, qtbot: QtBot
) -> Iterator[OpenCharts]:
    """Yield a function that opens the page as wide as it is in a window of 1366 pixels."""
    held: list[ChartsPage] = []

    def open_on(desk: Desk) -> ChartsPage:
        page = ChartsPage(make_context(desk))
        held.append(page)
        qtbot.addWidget(page)
        page.resize(1134, 748)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
        wait_for(page)
        return page

    yield open_on
    held.clear()
