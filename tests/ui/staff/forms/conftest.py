"""Fixtures of the page of all forms: a window at that page, and a file of 100,000 forms."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.forms.page import FormsPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk
from tests.use_cases.many_forms import make_many

MANY = 100_000
OpenForms = Callable[[Desk], FormsPage]


@pytest.fixture(scope="session")
def many_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on 100,000 forms, to be read and never written."""
    return make_many(tmp_path_factory.mktemp("many") / "data", MANY)


@pytest.fixture
def wait_for(qtbot: QtBot) -> Callable[[FormsPage], None]:
    """Return a function that waits until a page has all that it asked for."""

    def wait(page: FormsPage) -> None:
        qtbot.waitUntil(lambda: not page.is_waiting, timeout=10_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def open_alone(
    make_context: Callable[[Desk], Context],
    wait_for: Callable[[FormsPage], None],
    qtbot: QtBot,
) -> OpenForms:
    """Return a function that opens the page by itself: nothing else is counted meanwhile."""

    def open_on(desk: Desk) -> FormsPage:
        page = FormsPage(make_context(desk))
        qtbot.addWidget(page)
        page.resize(1134, 748)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
        wait_for(page)
        return page

    return open_on


@pytest.fixture
def open_forms(
    open_window: Callable[[Desk], Window], wait_for: Callable[[FormsPage], None], qtbot: QtBot
) -> OpenForms:
    """Return a function that opens a window at the page of all forms."""

    def open_on(desk: Desk) -> FormsPage:
        window = open_window(desk)
        window.activateWindow()
        window.show_page([page.title for page in PAGES].index("Formulir"))
        page = window.page
        assert isinstance(page, FormsPage)
        wait_for(page)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return page

    return open_on
