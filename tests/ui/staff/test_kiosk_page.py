"""The page of the kiosk as a whole: what it shows, how it keeps up, by keyboard, at every size."""

import gc
import threading
import weakref
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.kiosk_page import KioskPage
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.record_responden import keep_draft
from tests.conftest import NOON, fixed_origin
from tests.ui.page_checks import settle, squeezed
from tests.use_cases.kiosk_visits import begin, fill, open_year

KIOSK = next(place for place, page in enumerate(PAGES) if page.title == "Kios")
OpenWindow = Callable[[Desk], Window]
OpenPage = Callable[[Desk], KioskPage]


@pytest.fixture
def open_page(open_window: OpenWindow, qtbot: QtBot) -> OpenPage:
    """Return a function that opens the page on a desk and waits until it shows what is there."""
    held: list[Window] = []  # a page does not keep its window from being collected

    def open_on(desk: Desk) -> KioskPage:
        window = open_window(desk)
        held.append(window)
        window.activateWindow()
        window.show_page(KIOSK)
        page = window.page
        assert isinstance(page, KioskPage)
        qtbot.waitUntil(lambda: page.columns.isVisible() and not page.is_waiting)
        return page

    return open_on


@pytest.fixture
def page(sample_desk: Desk, open_page: OpenPage) -> KioskPage:
    return open_page(open_year(sample_desk))


def anew(desk: Desk) -> Desk:
    """Return a desk on the same file that knows nothing of what was done."""
    return Desk(desk.folder, fixed_origin())


def focusable(page: QWidget) -> list[QWidget]:
    """Return the controls that Tab may lead to."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
    ]


def walk(window: Window, qtbot: QtBot) -> list[QWidget]:
    """Return the controls that Tab leads to, from the main action until it is there again."""
    page = window.page
    assert isinstance(page, KioskPage)
    page.open_button.setFocus(Qt.FocusReason.TabFocusReason)
    way: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in way:
        way.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    return way


def test_shows_what_visitors_fill_in_today(page: KioskPage) -> None:
    assert page.period.title.text() == "Periode 2026"
    assert page.period.line.text() == "1 Januari – 31 Desember 2026 · 9 pertanyaan"
    assert page.period.waiting.text() == texts.NONE_WAIT
    assert not page.period.missing.isVisible()
    assert not page.period.make_button.isVisible()
    assert not page.period.warning.isVisible()
    assert page.hours.field.text() == "24 jam"
    assert page.hours.reading.text() == "Kios buka setiap hari, 24 jam."
    assert not page.unfinished.tick.isChecked()
    assert page.loket.chooser.currentText() == texts.ASK_VISITOR


def test_a_new_office_is_told_what_is_missing_and_makes_it_here(
    desk: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(desk)
    assert page.period.missing.text().startswith("Belum ada periode terbuka yang memuat hari ini")
    assert page.period.missing.isVisible()
    assert not page.period.title.isVisible()
    assert page.loket.note.text() == texts.NO_LAYANAN
    page.period.make_button.setFocus()
    qtbot.keyClick(page.period.make_button, Qt.Key.Key_Space)
    dialog = page.findChild(NewPeriodDialog)
    assert dialog is not None
    qtbot.keyClick(dialog.kode, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.period.title.text() == "Periode 2026")
    assert not page.period.missing.isVisible()
    assert not page.period.make_button.isVisible()


def test_a_period_that_is_closed_elsewhere_is_missed_at_once(page: KioskPage, qtbot: QtBot) -> None:
    page.deeds.desk.do(close_period, "2026")
    qtbot.waitUntil(page.period.make_button.isVisible)
    assert page.period.missing.text() == texts.NO_PERIOD


def test_forms_that_wait_are_told(sample_desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    open_year(sample_desk)
    for form_id in ("a", "b"):
        sample_desk.do(keep_draft, fill(begin(sample_desk, form_id)), NOON)
    page = open_page(sample_desk)
    assert page.period.warning.isVisible()
    assert page.period.warning.text().startswith("2 formulir dari kios belum tersimpan")
    assert not page.period.waiting.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_unfinished_forms_count_or_not(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot, by_key: bool
) -> None:
    tick = page.unfinished.tick
    for counts in (True, False):
        if by_key:
            tick.setFocus()
            qtbot.keyClick(tick, Qt.Key.Key_Space)
        else:  # a touch of the words does as well
            qtbot.mouseClick(
                tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 8, tick.height() // 2)
            )
        assert tick.isChecked() is counts
        settle(page, qtbot)
        assert tick.isChecked() is counts
        assert anew(sample_desk).look(read_office).counts_unfinished is counts


def test_a_change_that_cannot_be_kept_is_told_and_taken_back(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    file = sample_desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    page.unfinished.tick.click()
    settle(page, qtbot)
    assert file.name in page.notice.words
    file.write_bytes(whole)
    page.refresh()
    settle(page, qtbot)
    assert not page.unfinished.tick.isChecked()
    assert page.notice.words == ""


def test_a_damaged_file_leaves_what_is_shown(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    file = sample_desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    page.refresh()
    settle(page, qtbot)
    assert file.name in page.notice.words
    assert page.period.title.text() == "Periode 2026"
    file.write_bytes(whole)
    assert page.notice.action.text() == "Muat ulang"
    page.notice.action.click()
    settle(page, qtbot)
    assert page.notice.words == ""


def test_what_another_program_changes_is_shown(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    sample_desk.do(change_setting, "hitung_tidak_selesai", "ya")
    sample_desk.do(change_setting, "jam_kios", "08.00–16.00")
    window = page.window()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(page.unfinished.tick.isChecked)
    assert page.hours.field.text() == "08.00–16.00"
    assert page.hours.reading.text() == "Kios buka setiap hari pukul 08.00–16.00."


def test_the_whole_page_is_reached_by_tab_and_seen_there(page: KioskPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, Window)
    window.resize(880, 500)
    qtbot.waitUntil(lambda: page.columns.is_narrow)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    way = walk(window, qtbot)
    places = [widget for widget in way if not page.isAncestorOf(widget)]
    assert len(places) == 2  # the navigation, entered at the current page alone, and its help
    assert set(way) - set(places) == set(focusable(page))
    for widget in way:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if scroll.widget().isAncestorOf(widget):
            scroll.ensureWidgetVisible(widget)
        assert not widget.visibleRegion().isEmpty(), widget
    assert way.index(page.hours.field) < way.index(page.unfinished.tick)
    assert way.index(page.unfinished.tick) < way.index(page.loket.chooser)
    assert way.index(page.loket.chooser) < way.index(page.choices.list)


def test_every_control_can_be_told_by_ear(page: KioskPage) -> None:
    controls = focusable(page)
    assert len(controls) >= 10
    for control in controls:
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1100, 700), (880, 500)])
def test_nothing_is_cut_off(page: KioskPage, qtbot: QtBot, size: tuple[int, int]) -> None:
    window = page.window()
    window.resize(*size)
    qtbot.waitUntil(lambda: page.columns.is_narrow is (size[0] < 1300))
    qtbot.waitUntil(lambda: squeezed(page) == [])
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and label.toolTip() != label.text():
            needed = label.fontMetrics().horizontalAdvance(label.text())
            assert label.width() >= needed, label.text()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    # The last card scrolls into view whole.
    last = page.logo

    def is_seen() -> bool:
        page.reveal(last)
        seen = QRect(last.mapTo(scroll.viewport(), QPoint(0, 0)), last.size())
        return scroll.viewport().rect().contains(seen)

    qtbot.waitUntil(is_seen)


def test_the_logo_is_set_on_the_page_of_the_office(page: KioskPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, Window)
    page.logo.open_button.click()
    office = window.page
    assert isinstance(office, OfficePage)
    qtbot.waitUntil(lambda: office.profile.logo.isVisible() and not office.is_waiting)


def test_both_columns_are_as_wide(page: KioskPage, qtbot: QtBot) -> None:
    assert not page.columns.is_narrow
    assert abs(page.hours.width() - page.choices.width()) <= 1


def test_nothing_moves_when_the_same_is_read_again(page: KioskPage, qtbot: QtBot) -> None:
    cards = (page.period, page.hours, page.unfinished, page.loket, page.choices, page.logo)
    before = [card.geometry() for card in cards]
    page.choices.list.setFocus()
    children = len(page.findChildren(QWidget))
    for _ in range(20):
        page.refresh()
        settle(page, qtbot)
    QApplication.processEvents()
    assert [card.geometry() for card in cards] == before
    assert page.choices.list.hasFocus()
    assert len(page.findChildren(QWidget)) == children


def test_no_dialog_stays_behind(page: KioskPage, qtbot: QtBot) -> None:
    openers = (
        page.loket.pin_button,
        page.choices.add_button,
        page.open_button,
    )
    left: list[weakref.ref[QWidget]] = []
    for opener in openers:
        opener.click()
        qtbot.waitUntil(lambda: page.findChild(QDialog) is not None)
        settle(page, qtbot)
        dialog = page.findChild(QDialog)
        assert dialog is not None
        left.append(weakref.ref(dialog))
        dialog.reject()
        qtbot.waitUntil(lambda: page.findChild(QDialog) is None)
        del dialog
    gc.collect()
    assert [ref() for ref in left] == [None] * len(openers)


def test_nothing_runs_after_close(
    qtbot: QtBot, sample_desk: Desk, make_context: Callable[[Desk], Context]
) -> None:
    before = set(threading.enumerate())
    window = Window(make_context(sample_desk))
    qtbot.addWidget(window)
    window.show()
    window.show_page(KIOSK)
    page = window.page
    assert isinstance(page, KioskPage)
    assert page.is_waiting
    window.close()
    assert set(threading.enumerate()) == before
    assert not [timer for timer in window.findChildren(QTimer) if timer.isActive()]
    QApplication.processEvents()
    assert isValid(page)
    assert set(threading.enumerate()) == before


def test_the_period_of_the_day_follows_the_clock(desk: Desk, open_page: OpenPage) -> None:
    desk.do(create_period, "tw3", date(2026, 7, 1), date(2026, 9, 30))
    assert open_page(desk).period.missing.isVisible()
