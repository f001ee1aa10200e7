"""Fixtures of the page of the office: the page alone on a real data file, and its dialogs."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.use_cases.desk import Desk

Dialog = TypeVar("Dialog", bound=QDialog)
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


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[OfficePage], None]:
    """Return a function that waits until nothing is under way on a page."""

    def wait(page: OfficePage) -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not page.is_waiting)

    return wait


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[OfficePage, type[Dialog]], Dialog]:
    """Return a function that waits for the one open dialog of a kind."""

    def find(page: OfficePage, kind: type[Dialog]) -> Dialog:
        qtbot.waitUntil(lambda: len(_open_ones(page, kind)) == 1)
        (dialog,) = _open_ones(page, kind)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return find


@pytest.fixture
def closed(qtbot: QtBot) -> Callable[[QDialog], None]:
    """Return a function that waits until a dialog, which deletes itself then, is closed."""

    def wait(dialog: QDialog) -> None:
        qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())

    return wait


def _open_ones(page: OfficePage, kind: type[Dialog]) -> list[Dialog]:
    return [dialog for dialog in page.findChildren(kind) if dialog.isVisible()]
