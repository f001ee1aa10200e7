"""Fixtures of the page of periods: the page alone on a real data file, and its dialogs."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.periods.page import PeriodsPage
from skm_desk.use_cases.desk import Desk

OpenPage = Callable[[Desk], PeriodsPage]


@pytest.fixture
def open_page(qtbot: QtBot, make_context: Callable[[Desk], Context]) -> Iterator[OpenPage]:
    """Yield a function that opens the page on a desk and waits until it shows what is there."""
    held: list[PeriodsPage] = []

    def open_on(desk: Desk) -> PeriodsPage:
        page = PeriodsPage(make_context(desk))
        held.append(page)
        qtbot.addWidget(page)
        page.resize(1134, 748)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: not page.is_waiting)
        return page

    yield open_on
    for page in held:
        for dialog in page.findChildren(QDialog):
            dialog.close()
    held.clear()
