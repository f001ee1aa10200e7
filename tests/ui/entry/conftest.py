"""Fixtures of the pages for paper forms: an officer at a window, on a period with two layanan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.storage.origin import Origin
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk
from tests.ui.entry.typist import Typing, Typist, open_paper_year


@pytest.fixture
def paper_desk(desk: Desk) -> Desk:
    return open_paper_year(desk)


@pytest.fixture
def sit_down(qapp: QApplication, qtbot: QtBot, origin: Origin) -> Typing:
    """Return a function that opens a window of its own at the page for typing."""

    def sit(desk: Desk) -> Typist:
        bus = ChangeBus()
        own = Desk(desk.folder, origin, bus.announce)
        window = Window(Context(own, Tasks(), bus, origin.now))
        qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        typist = Typist(window)
        typist.go_to_page()
        return typist

    return sit
