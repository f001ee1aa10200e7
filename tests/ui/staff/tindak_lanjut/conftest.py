"""The page of tindak lanjut in a window of its own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.tindak_lanjut.page import TindakLanjutPage
from skm_desk.use_cases.desk import Desk


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[TindakLanjutPage], None]:
    """Return a function that waits until nothing is under way on a page."""

    def wait(page: TindakLanjutPage) -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not page.is_waiting)

    return wait


@pytest.fixture
def open_page(
    qtbot: QtBot,
    make_context: Callable[[Desk], Context],
    settled: Callable[[TindakLanjutPage], None],
) -> Iterator[Callable[[Desk], TindakLanjutPage]]:
    """Yield a function that shows the page on a desk and waits for its plan."""
    held: list[QMainWindow] = []

    def open_on(desk: Desk) -> TindakLanjutPage:
        window = QMainWindow()
        held.append(window)
        page = TindakLanjutPage(make_context(desk))
        window.setCentralWidget(page)
        qtbot.addWidget(window)
        window.resize(1134, 738)  # a screen of 1366x768 without the navigation
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        qtbot.waitUntil(window.isActiveWindow)
        settled(page)
        return page

    yield open_on
    held.clear()
