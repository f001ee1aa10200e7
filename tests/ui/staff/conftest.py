"""Fixtures of the pages of the staff window: to show one, to wait for it and for its dialogs."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk.ui.shared.page_frame import PageFrame
from tests.ui.page_checks import Waiting, settle

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Waiting], None]:
    """Return a function that waits until nothing is under way on a page."""

    def wait(page: Waiting) -> None:
        QApplication.processEvents()
        settle(page, qtbot)

    return wait


@pytest.fixture
def show_page(qtbot: QtBot) -> Iterator[Callable[[PageFrame], None]]:
    """Yield a function that shows a page in a window of its own, which has the keyboard."""
    held: list[QMainWindow] = []

    def show(page: PageFrame) -> None:
        window = QMainWindow()
        held.append(window)
        window.setCentralWidget(page)
        qtbot.addWidget(window)
        window.resize(1134, 738)  # a screen of 1366x768 without the navigation
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        qtbot.waitUntil(window.isActiveWindow)

    yield show
    held.clear()


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[QWidget, type[Dialog]], Dialog]:
    """Return a function that waits for the one open dialog of a kind."""

    def find(page: QWidget, kind: type[Dialog]) -> Dialog:
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


def _open_ones(page: QWidget, kind: type[Dialog]) -> list[Dialog]:
    return [dialog for dialog in page.findChildren(kind) if dialog.isVisible()]
