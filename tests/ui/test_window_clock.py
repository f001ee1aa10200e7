"""A clock that jumps is asked about in the window at once, and Beranda shows it until then."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.messages import CLOCK_RIGHT, NOT_NOW
from skm_desk.ui.staff.home.page import HomePage
from skm_desk.ui.window import Window
from skm_desk.use_cases.check_health import check
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.watch_clock import read_clock
from tests.use_cases.clock_samples import let_jump


def boxes_of(window: Window) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def home_of(window: Window) -> HomePage:
    window.show_title("Beranda")
    page = window.page
    assert isinstance(page, HomePage)
    return page


def test_it_is_asked_once_and_shown_until_it_is_answered(
    sample_desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    home = home_of(window)
    let_jump(sample_desk.folder, sample_desk.origin.now())
    window.clock.look()
    qtbot.waitUntil(lambda: len(boxes_of(window)) == 1)
    (box,) = boxes_of(window)
    assert box.text().startswith("Jam komputer menunjukkan ")
    assert "padahal terakhir terlihat 27 Juli 2026" in box.text()
    harmless = box.defaultButton()
    assert harmless is not None
    assert harmless.text() == NOT_NOW
    qtbot.waitUntil(lambda: "Jam komputer menunjukkan" in home.trouble_words.text())
    with qtbot.waitSignal(box.destroyed):
        harmless.click()
    window.tell_health(check(sample_desk))
    assert boxes_of(window) == []
    assert read_clock(sample_desk.folder).jump is not None
    home.clock_button.click()
    qtbot.waitUntil(lambda: not home.troubles.isVisible())
    assert read_clock(sample_desk.folder).jump is None


def test_it_ends_when_it_is_said_to_be_right(
    sample_desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot
) -> None:
    let_jump(sample_desk.folder, sample_desk.origin.now())
    window = open_window(sample_desk)
    home = home_of(window)
    window.tell_health(check(sample_desk))
    (box,) = boxes_of(window)
    qtbot.waitUntil(home.troubles.isVisible)
    right = next(button for button in box.buttons() if button.text() == CLOCK_RIGHT)
    right.click()
    qtbot.waitUntil(lambda: not home.troubles.isVisible())
    assert read_clock(sample_desk.folder).jump is None
