"""Fixtures of the page of the office: the page alone on a real data file, and its dialogs."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.use_cases.desk import Desk

OpenPage = Callable[[Desk, int], OfficePage]
Closed = Callable[[QDialog], None]


@pytest.fixture
def open_page(qtbot: QtBot, make_context: Callable[[Desk], Context]) -> Iterator[OpenPage]:
    """Yield a function that opens a section of the page and waits until it shows what is there."""
    held: list[OfficePage] = []

    def open_on(desk: Desk, section: int) -> OfficePage:
        page = OfficePage(make_context(desk))
        held.append(page)
        qtbot.addWidget(page)
        page.resize(1134, 748)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.sections.button(section).click()
        qtbot.waitUntil(lambda: page.view is not None and not page.is_waiting)
        return page

    yield open_on
    for page in held:
        for dialog in page.findChildren(QDialog):
            dialog.close()
            dialog.close()  # the editor asks for a second try
    held.clear()
