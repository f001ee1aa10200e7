"""The opening hours on the page of the kiosk: kept when left, refused beside the field."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.opening_hours import parse_hours
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.kiosk_page import KioskPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.desk import Desk
from tests.conftest import fixed_origin
from tests.ui.page_checks import settle

KIOSK = next(place for place, page in enumerate(PAGES) if page.title == "Kios")


@pytest.fixture
def window(sample_desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot) -> Window:
    window = open_window(sample_desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> KioskPage:
    window.show_page(KIOSK)
    page = window.page
    assert isinstance(page, KioskPage)
    qtbot.waitUntil(lambda: page.columns.isVisible() and not page.is_waiting)
    return page


def stored(desk: Desk) -> str:
    """Return the hours as they stand in the file."""
    return Desk(desk.folder, fixed_origin()).look(read_office).jam_kios


def type_hours(page: KioskPage, qtbot: QtBot, text: str) -> None:
    """Type in place of what stands in the field."""
    field = page.hours.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    for sign in text:  # keyClicks of Qt knows the signs of ASCII alone
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(field, event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return])
@pytest.mark.parametrize(
    ("typed", "kept", "read"),
    [
        (" 08.00–16.00 ", "08.00–16.00", "Kios buka setiap hari pukul 08.00–16.00."),
        (
            "senin-jumat 8.00-15.00",
            "senin-jumat 8.00-15.00",
            "Kios buka Senin–Jumat pukul 08.00–15.00.",
        ),
        ("", "", "Kios buka setiap hari, 24 jam."),
    ],
)
def test_hours_are_kept_when_the_field_is_left(
    page: KioskPage,
    sample_desk: Desk,
    qtbot: QtBot,
    typed: str,
    kept: str,
    read: str,
    key: Qt.Key,
) -> None:
    type_hours(page, qtbot, typed)
    assert stored(sample_desk) == "24 jam"
    qtbot.keyClick(page.hours.field, key)
    settle(page, qtbot)
    assert stored(sample_desk) == kept
    assert page.hours.field.text() == kept
    assert page.hours.reading.text() == read
    assert not page.hours.refusal.isVisible()


def test_hours_are_kept_on_leaving_for_another_window(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    type_hours(page, qtbot, "08.00–16.00")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: stored(sample_desk) == "08.00–16.00")


def test_hours_are_kept_when_another_page_is_shown(
    page: KioskPage, window: Window, sample_desk: Desk, qtbot: QtBot
) -> None:
    type_hours(page, qtbot, "08.00–16.00")
    qtbot.keyClick(page.hours.field, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page is not page)
    qtbot.waitUntil(lambda: stored(sample_desk) == "08.00–16.00")


def test_hours_are_kept_when_the_window_closes(
    page: KioskPage, window: Window, sample_desk: Desk, qtbot: QtBot
) -> None:
    type_hours(page, qtbot, "08.00–16.00")
    window.close()
    assert stored(sample_desk) == "08.00–16.00"


def test_nonsense_in_a_window_that_closes_changes_nothing(
    page: KioskPage, window: Window, sample_desk: Desk, qtbot: QtBot
) -> None:
    type_hours(page, qtbot, "pagi")
    window.close()
    assert stored(sample_desk) == "24 jam"


@pytest.mark.parametrize("typed", ["pagi sampai sore", "25.00–26.00", "08.00-08.00", "x" * 500])
def test_what_cannot_be_read_is_refused_beside_the_field(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot, typed: str
) -> None:
    sample_desk.do(change_setting, "jam_kios", "09.00–12.00")
    page.refresh()
    settle(page, qtbot)
    type_hours(page, qtbot, typed)
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(page.hours.refusal.isVisible)
    settle(page, qtbot)
    assert page.hours.refusal.isVisible()
    assert typed[:20] in page.hours.refusal.text()
    assert len(page.hours.refusal.text()) < 150
    assert page.hours.refusal.text() in page.hours.field.accessibleDescription()
    assert not page.hours.reading.isVisible()
    assert page.hours.field.text() == typed
    assert stored(sample_desk) == "09.00–12.00"
    assert page.notice.words == ""
    # Whoever mends it sees the refusal go, and what is right is kept.
    page.hours.field.setFocus()
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Backspace)
    assert not page.hours.refusal.isVisible()
    assert page.hours.reading.isVisible()
    type_hours(page, qtbot, "10.00–11.00")
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert stored(sample_desk) == "10.00–11.00"
    assert page.hours.field.accessibleDescription() == texts.HOURS_EXAMPLES


def test_a_file_that_fails_is_told_beside_the_field(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    file = sample_desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    type_hours(page, qtbot, "08.00–16.00")
    file.write_bytes(b"bukan basis data " * 1000)
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.hours.refusal.isVisible)
    assert file.name in page.hours.refusal.text()
    file.write_bytes(whole)
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(sample_desk) == "08.00–16.00")


def test_escape_takes_the_typing_back(page: KioskPage, sample_desk: Desk, qtbot: QtBot) -> None:
    type_hours(page, qtbot, "pagi")
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.hours.refusal.isVisible)
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Escape)
    assert page.hours.field.text() == "24 jam"
    assert not page.hours.refusal.isVisible()
    assert stored(sample_desk) == "24 jam"


def test_typing_is_not_thrown_away_by_what_changes_meanwhile(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    type_hours(page, qtbot, "08.00–1")
    assert page.hours.reading.text() == texts.HOURS_UNREAD
    page.deeds.desk.do(change_setting, "hitung_tidak_selesai", "ya")
    page.deeds.desk.do(change_setting, "jam_kios", "09.00–12.00")
    qtbot.waitUntil(page.unfinished.tick.isChecked)
    assert page.hours.field.text() == "08.00–1"
    assert page.hours.field.cursorPosition() == len("08.00–1")
    qtbot.keyClicks(page.hours.field, "6.00")
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert stored(sample_desk) == "08.00–16.00"


def test_what_is_typed_while_it_is_being_kept_stays(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    type_hours(page, qtbot, "08.00–16.00")
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Return)
    type_hours(page, qtbot, "Senin 0")
    settle(page, qtbot)
    assert page.hours.field.text() == "Senin 0"
    assert stored(sample_desk) == "08.00–16.00"


def test_the_same_hours_are_not_written_twice(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    def entries() -> int:
        last = sample_desk.look(lambda store: store.journal.last())
        return last.sequence if last else 0

    before = entries()
    type_hours(page, qtbot, "08.00–16.00")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab):
        qtbot.keyClick(page.hours.field, key)
    settle(page, qtbot)
    page.hours.field.setFocus()
    qtbot.keyClick(page.hours.field, Qt.Key.Key_Tab)
    settle(page, qtbot)
    assert entries() == before + 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("24 jam", "Kios buka setiap hari, 24 jam."),
        ("Senin 08.00-12.00", "Kios buka Senin pukul 08.00–12.00."),
        ("Sabtu–Senin 08.00-12.00", "Kios buka Sabtu–Senin pukul 08.00–12.00."),
        ("Senin–Minggu 08.00-12.00", "Kios buka setiap hari pukul 08.00–12.00."),
        ("Jumat–Kamis 00.00-24.00", "Kios buka setiap hari pukul 00.00–24.00."),
        ("22.00–06.00", "Kios buka setiap hari pukul 22.00–06.00 (lewat tengah malam)."),
    ],
)
def test_hours_are_said_as_they_are_read(text: str, words: str) -> None:
    assert texts.hours_words(parse_hours(text)) == words
