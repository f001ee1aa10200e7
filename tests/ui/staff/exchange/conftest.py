"""Fixtures of the page of files: a window at that page, and files to be read there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.page import ExchangePage
from skm_desk.ui.window import Window
from skm_desk.use_cases import manage_periods
from skm_desk.use_cases.desk import Desk

OpenPage = Callable[[Desk], ExchangePage]
Read = Callable[[ExchangePage, Path], None]
YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture
def office(desk: Desk) -> Desk:
    """An office with one open period and no form."""
    desk.do(manage_periods.create_period, "2024", *YEAR)
    return desk


@pytest.fixture
def open_page(open_window: Callable[[Desk], Window], qtbot: QtBot) -> OpenPage:
    def open_on(desk: Desk) -> ExchangePage:
        window = open_window(desk)
        window.activateWindow()
        window.show_title(texts.TITLE)
        page = window.page
        assert isinstance(page, ExchangePage)
        qtbot.waitUntil(lambda: not page.is_waiting)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return page

    return open_on


@pytest.fixture
def read(qtbot: QtBot) -> Read:
    """Return a function that has a page read a file, and waits until it is read."""

    def read_file(page: ExchangePage, path: Path) -> None:
        page.read_file(path)
        qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)
        QApplication.processEvents()

    return read_file
