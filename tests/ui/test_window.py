"""The staff window as a whole: what it opens with, by keyboard, at every size, and how it ends."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMessageBox,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from skm_desk.domain.file_errors import FileDamaged
from skm_desk.storage.origin import Origin
from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.home.page import HomePage
from skm_desk.ui.staff.results import ResultsPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases import change_settings
from skm_desk.use_cases.check_health import ClockHealth, Health, check
from skm_desk.use_cases.desk import Desk

OpenWindow = Callable[[Desk], Window]
Settle = Callable[[Window], ResultsPage]

HEAVY = (
    "matplotlib",
    "numpy",
    "reportlab",
    "pikepdf",
    "python_calamine",
    "xlsxwriter",
    "qtawesome",
)
START = """
import sys
from datetime import datetime
from pathlib import Path

from skm_desk.bootstrap import make_desk
from skm_desk.ui.shared.application import make_application
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.window import PAGES, Window

app = make_application(["skm-desk"])
bus = ChangeBus()
desk = make_desk(Path(sys.argv[1]), bus)
window = Window(Context(desk, Tasks(), bus, datetime.now))
window.show()
while window.page.home is None:
    app.processEvents()
print(window.page.ikm.figure.text())
window.close()
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_title_names_the_office(
    sample_desk: Desk, open_window: OpenWindow, settle: Settle, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    office = sample_desk.look(change_settings.read_office)
    qtbot.waitUntil(lambda: window.windowTitle() == f"SKM Desk — {office.instansi}")
    own_desk = settle(window)._context.desk
    own_desk.do(change_settings.change_setting, "instansi", "Dinas & Kantor")
    qtbot.waitUntil(lambda: window.windowTitle() == "SKM Desk — Dinas & Kantor")


def test_navigation_lists_the_pages_that_exist(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    places = [button.accessibleName() for button in window.navigation.places]
    assert places == [page.title for page in PAGES]
    buttons = window.navigation.findChildren(QAbstractButton)
    assert set(buttons) - set(window.navigation.places) == {window.navigation.help_button}


def test_pages_are_reached_by_their_number_and_kept(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    second = window.page
    places = window.navigation.places
    control = Qt.KeyboardModifier.ControlModifier
    for number, page in enumerate(PAGES[:9]):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), control)
        qtbot.waitUntil(places[number].isChecked)
        assert window.page.accessibleName() == page.title
    qtbot.keyClick(window, Qt.Key.Key_2, control)
    qtbot.waitUntil(lambda: window.page is second)


def test_pages_are_reached_one_after_the_other(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    window.show_page(0)
    control = Qt.KeyboardModifier.ControlModifier
    for page in (*PAGES[1:], PAGES[0]):
        qtbot.keyClick(window, Qt.Key.Key_PageDown, control)
        qtbot.waitUntil(lambda page=page: window.page.accessibleName() == page.title)
    qtbot.keyClick(window, Qt.Key.Key_PageUp, control)
    qtbot.waitUntil(lambda: window.page.accessibleName() == PAGES[-1].title)


def test_start_loads_nothing_heavy(sample_desk: Desk) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", START, str(sample_desk.folder)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    ikm, modules = done.stdout.splitlines()
    assert ikm == "93,54"
    assert not set(HEAVY) & set(modules.split())


def test_nothing_runs_after_close(
    qtbot: QtBot, sample_desk: Desk, make_context: Callable[[Desk], Context]
) -> None:
    before = set(threading.enumerate())
    window = Window(make_context(sample_desk))
    qtbot.addWidget(window)
    window.show()
    page = window.page
    assert isinstance(page, HomePage)
    assert page.is_waiting  # closed while its first numbers are on their way
    window.close()
    assert set(threading.enumerate()) == before
    assert not [timer for timer in window.findChildren(QTimer) if timer.isActive()]
    page.refresh()  # a late wish is not carried out any more
    QApplication.processEvents()
    assert set(threading.enumerate()) == before


def test_every_control_can_be_told_by_ear(sample_desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(sample_desk)
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) >= 6
    for control in controls:
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control


def test_whole_page_by_keyboard(
    qtbot: QtBot, sample_desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(sample_desk)
    page = settle(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    place = window.navigation.places[0]
    place.setFocus()
    way = []
    wanted = [
        *(place, window.navigation.help_button),
        *(page.filter_button, page.chooser, page.laporan_button),
        *page.views.buttons,
        page.table.rows[0],
    ]
    for _ in range(len(wanted) + 1):
        way.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert way == [*wanted, place]
    # The list of periods, the rows and the main action without a mouse:
    page.chooser.setFocus()
    qtbot.keyClick(page.chooser, Qt.Key.Key_Up)
    assert settle(window).view is not None
    assert page.chooser.kode == "contoh-2025"
    page.table.rows[0].setFocus()
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.table.rows[8]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.table.rows[7]


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 700), (880, 500)])
def test_nothing_is_cut_off(
    qtbot: QtBot, sample_desk: Desk, open_window: OpenWindow, size: tuple[int, int]
) -> None:
    window = open_window(sample_desk)
    window.resize(*size)
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, ResultsPage)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and label.toolTip() != label.text():
            needed = label.fontMetrics().horizontalAdvance(label.text())
            assert label.width() >= needed, label.text()
    # Whatever lies below the edge can be reached: the last row scrolls into view.
    last = page.table.rows[-1]
    viewport = scroll.viewport()

    def is_seen() -> bool:
        page.reveal(last)
        QApplication.processEvents()
        return viewport.rect().contains(QRect(last.mapTo(viewport, QPoint(0, 0)), last.size()))

    qtbot.waitUntil(is_seen)  # the cards take some rounds of events for their height


def test_coming_back_to_the_window_looks_at_once(
    sample_desk: Desk, open_window: OpenWindow, settle: Settle, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    page = settle(window)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    sample_desk.do(change_settings.change_setting, "bobot", "0,11")
    window.activateWindow()
    qtbot.waitUntil(lambda: page.ikm.figure.text() == "92,61", timeout=2000)


def test_damage_is_told_when_it_is_found(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot, origin: Origin
) -> None:
    window = open_window(sample_desk)
    window.tell_health(check(sample_desk))
    assert window.findChildren(QMessageBox) == []
    window.tell_failure(FileDamaged(Path("skm-desk.db")))
    (box,) = window.findChildren(QMessageBox)
    assert box.text().startswith("Berkas data skm-desk.db rusak")
    with qtbot.waitSignal(box.destroyed):
        box.close()
    backwards = ClockHealth(now=origin.now(), last_entry=origin.now() + timedelta(days=2))
    window.tell_health(Health((backwards,)))
    (box,) = window.findChildren(QMessageBox)
    assert "mundur dari catatan terakhir" in box.text()
