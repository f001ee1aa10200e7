"""What holds for this PC on the page of the kiosk: its layanan, its PIN, and the kiosk opened."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from skm_desk.domain.file_errors import KioskRunning
from skm_desk.domain.layanan import Layanan
from skm_desk.machine.local_settings import read_local_settings
from skm_desk.machine.lock import only_kiosk
from skm_desk.sentences.failures import say
from skm_desk.storage.store import Store
from skm_desk.ui.staff import kiosk_launcher
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.kiosk_page import KioskPage
from skm_desk.ui.staff.pin_dialog import ChangePinDialog, NewPinDialog
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.guard_kiosk import has_pin, set_pin, try_pin
from skm_desk.use_cases.set_up_kiosk import check_free
from skm_desk.use_cases.tune_kiosk import read_tuning, tune_layanan
from tests.ui.page_checks import settle
from tests.use_cases.kiosk_visits import open_year

KIOSK = next(place for place, page in enumerate(PAGES) if page.title == "Kios")
LONGEST_MS = 40_000


@pytest.fixture
def open_page(open_window: Callable[[Desk], Window], qtbot: QtBot) -> Callable[[Desk], KioskPage]:
    """Return a function that opens the page on a desk and waits until it shows what is there."""
    held: list[Window] = []  # a page does not keep its window from being collected

    def open_on(desk: Desk) -> KioskPage:
        window = open_window(desk)
        held.append(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.show_page(KIOSK)
        page = window.page
        assert isinstance(page, KioskPage)
        qtbot.waitUntil(lambda: page.columns.isVisible() and not page.is_waiting)
        return page

    return open_on


@pytest.fixture
def page(sample_desk: Desk, open_page: Callable[[Desk], KioskPage]) -> KioskPage:
    return open_page(open_year(sample_desk))


def fill(*pairs: tuple[QLineEdit, str]) -> None:
    for field, text in pairs:
        field.setText(text)


def new_pin_dialog(page: KioskPage, qtbot: QtBot) -> NewPinDialog:
    qtbot.waitUntil(lambda: page.findChild(NewPinDialog) is not None)
    dialog = page.findChild(NewPinDialog)
    assert dialog is not None
    return dialog


def change_pin_dialog(page: KioskPage, qtbot: QtBot) -> ChangePinDialog:
    page.loket.pin_button.click()
    settle(page, qtbot)
    dialog = page.findChild(ChangePinDialog)
    assert dialog is not None
    return dialog


def test_the_layanan_of_this_pc_is_chosen_by_the_keyboard(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    chooser = page.loket.chooser
    layanan_list = sample_desk.look(lambda store: store.layanan.list_all())
    assert [chooser.itemText(place) for place in range(chooser.count())] == [
        texts.ASK_VISITOR,
        *(layanan.nama for layanan in layanan_list),
    ]
    assert page.loket.note.text() == texts.AT_NEXT_START
    chooser.setFocus()
    for place, layanan in ((1, layanan_list[0].id), (2, layanan_list[1].id)):
        qtbot.keyClick(chooser, Qt.Key.Key_Down)
        settle(page, qtbot)
        assert chooser.currentIndex() == place
        assert read_tuning(sample_desk.folder).layanan == layanan
    for _ in range(2):
        qtbot.keyClick(chooser, Qt.Key.Key_Up)
    settle(page, qtbot)
    assert read_tuning(sample_desk.folder).layanan == ""


def test_a_layanan_that_is_not_offered_any_more_is_told(
    sample_desk: Desk, open_page: Callable[[Desk], KioskPage]
) -> None:
    tune_layanan(sample_desk.folder, "id-dahulu")
    page = open_page(sample_desk)
    assert page.loket.note.text() == texts.LAYANAN_GONE
    assert page.loket.chooser.currentText() == texts.ASK_VISITOR


def test_one_layanan_is_told_to_be_the_only_one(
    desk: Desk, open_page: Callable[[Desk], KioskPage]
) -> None:
    def add(store: Store) -> Done[None]:
        store.layanan.add(Layanan("id-ktp", "KTP"))
        return Done(None, frozenset())

    desk.do(add)
    assert open_page(desk).loket.note.text() == texts.ONE_LAYANAN


def test_a_first_pin_is_made_twice_the_same(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    assert page.loket.pin_line.text() == texts.NEEDS_PIN
    assert page.loket.pin_button.text() == "Buat PIN"
    page.loket.pin_button.click()
    dialog = new_pin_dialog(page, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.pin.echoMode() is QLineEdit.EchoMode.Password
    for pin, again, said, at_fault in (
        ("47", "47", "4 sampai 8 angka", dialog.pin),
        ("1234", "1234", "terlalu mudah", dialog.pin),
        ("47a1", "47a1", "0 sampai 9", dialog.pin),
        ("4711", "4712", texts.PINS_DIFFER, dialog.again),
    ):
        fill((dialog.pin, pin), (dialog.again, again))
        dialog.accept_button.click()
        assert said in dialog.failure.text()
        assert at_fault.hasFocus()
        assert (dialog.pin.text(), dialog.again.text()) == (pin, again)
        assert not has_pin(sample_desk.folder)
    dialog.again.setText("4711")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(NewPinDialog) is None)
    settle(page, qtbot)
    assert try_pin(sample_desk.folder, "4711", sample_desk.origin.now()).fits
    assert page.loket.pin_line.text() == texts.HAS_PIN
    assert page.loket.pin_button.text() == "Ganti PIN"
    assert page.notice.words == texts.PIN_MADE
    assert not page.notice.action.isVisible()


@pytest.fixture
def guarded(sample_desk: Desk, open_page: Callable[[Desk], KioskPage]) -> KioskPage:
    """The page on a PC whose PIN is 4711."""
    set_pin(sample_desk.folder, "4711")
    return open_page(open_year(sample_desk))


def test_the_pin_is_changed_by_the_old_one(
    guarded: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    dialog = change_pin_dialog(guarded, qtbot)
    assert dialog.old.hasFocus()
    fill((dialog.old, "4711"), (dialog.pin, "8052"), (dialog.again, "8052"))
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: guarded.findChild(ChangePinDialog) is None)
    settle(guarded, qtbot)
    assert try_pin(sample_desk.folder, "8052", sample_desk.origin.now()).fits
    assert guarded.notice.words == texts.PIN_CHANGED


def test_a_wrong_old_pin_is_told_and_costs_more_and_more(
    guarded: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    dialog = change_pin_dialog(guarded, qtbot)
    fill((dialog.old, "0000"), (dialog.pin, "8052"), (dialog.again, "8052"))
    for wait in (0, 0, 10):
        dialog.accept_button.click()
        settle(guarded, qtbot)
        assert dialog.seconds == wait
        assert dialog.failure.text() == texts.wait_words(wait)
        assert dialog.pin.text() == "8052"
    assert len(read_local_settings(sample_desk.folder).wrong_at) == 3
    assert not dialog.accept_button.isEnabled()
    # Whoever types on does not lose the sentence, and Enter tries nothing.
    dialog.old.setText("4711")
    qtbot.keyClick(dialog.old, Qt.Key.Key_Return)
    assert dialog.failure.isVisible()
    assert not guarded.is_waiting
    qtbot.waitUntil(lambda: dialog.seconds == 9, timeout=3000)
    assert dialog.failure.text() == texts.wait_words(9)
    # Closing the dialog forgives nothing.
    dialog.reject()
    qtbot.waitUntil(lambda: guarded.findChild(ChangePinDialog) is None)
    dialog = change_pin_dialog(guarded, qtbot)
    assert 0 < dialog.seconds < 10  # what is left of it
    assert dialog.failure.isVisible()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()
    assert not try_pin(sample_desk.folder, "8052", sample_desk.origin.now()).fits


def test_the_wait_ends(guarded: KioskPage, qtbot: QtBot, sample_desk: Desk) -> None:
    dialog = change_pin_dialog(guarded, qtbot)
    fill((dialog.old, "0000"), (dialog.pin, "8052"), (dialog.again, "8052"))
    for _ in range(3):
        dialog.accept_button.click()
        settle(guarded, qtbot)
    for left in range(9, -1, -1):
        sample_desk.origin.now()  # a second of its clock
        dialog._clock.timeout.emit()
        assert dialog.seconds == left
    assert dialog.accept_button.isEnabled()
    assert not dialog.failure.isVisible()
    dialog.old.setText("4711")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: guarded.findChild(ChangePinDialog) is None)
    assert try_pin(sample_desk.folder, "8052", sample_desk.origin.now()).fits


def test_a_dialog_stays_while_its_deed_is_under_way(
    guarded: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    dialog = change_pin_dialog(guarded, qtbot)
    fill((dialog.old, "4711"), (dialog.pin, "8052"), (dialog.again, "8052"))
    dialog.accept_button.click()
    dialog.accept_button.click()
    dialog.cancel_button.click()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: guarded.findChild(ChangePinDialog) is None)
    assert try_pin(sample_desk.folder, "8052", sample_desk.origin.now()).fits


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "PIN lama salah; periksa lalu ketik lagi."),
        (10, "PIN lama salah; coba lagi dalam 10 detik."),
        (60, "PIN lama salah; coba lagi dalam 1 menit."),
        (160, "PIN lama salah; coba lagi dalam 2 menit 40 detik."),
    ],
)
def test_waits_are_said_in_minutes_and_seconds(seconds: int, words: str) -> None:
    assert texts.wait_words(seconds) == words


def is_open(folder: Path) -> bool:
    """Return whether a kiosk is open on the folder."""
    try:
        check_free(folder)
    except KioskRunning:
        return True
    return False


def test_the_kiosk_opens_for_real_once_it_can_be_closed(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    page.open_button.setFocus()
    qtbot.keyClick(page.open_button, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = new_pin_dialog(page, qtbot)
    assert page.launcher.process == 0
    fill((dialog.pin, "4711"), (dialog.again, "4711"))
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: page.launcher.process > 0)
    process = page.launcher.process
    try:
        settle(page, qtbot)
        assert page.notice.words == texts.OPENING
        page.open_button.click()  # whoever presses twice wants one kiosk
        assert not page.is_waiting
        assert page.launcher.process == process
        qtbot.waitUntil(lambda: is_open(sample_desk.folder), timeout=LONGEST_MS)
    finally:
        os.kill(process, signal.SIGTERM)
    qtbot.waitUntil(lambda: not is_open(sample_desk.folder), timeout=LONGEST_MS)


def test_a_kiosk_that_is_open_already_is_told(
    guarded: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    with only_kiosk(sample_desk.folder):
        guarded.open_button.click()
        settle(guarded, qtbot)
    assert guarded.notice.words == say(KioskRunning(sample_desk.folder))
    assert guarded.launcher.process == 0
    assert guarded.findChildren(QDialog) == []


def test_without_a_pin_nothing_is_opened(page: KioskPage, qtbot: QtBot) -> None:
    page.open_button.click()
    dialog = new_pin_dialog(page, qtbot)
    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(NewPinDialog) is None)
    settle(page, qtbot)
    assert page.launcher.process == 0
    assert page.notice.words == ""


def test_another_process_is_started_in_full_and_goes_on_alone(
    guarded: KioskPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "hasil nya.txt"
    code = "import sys; from pathlib import Path; Path(sys.argv[1]).write_text(sys.argv[2])"
    words = [sys.executable, "-c", code, str(told), "dua kata"]
    monkeypatch.setattr(kiosk_launcher, "kiosk_command", lambda folder: words)
    guarded.open_button.click()
    qtbot.waitUntil(lambda: told.exists() and told.read_text() == "dua kata", timeout=LONGEST_MS)


def test_a_program_that_cannot_start_is_told_and_may_be_tried_again(
    guarded: KioskPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = [str(tmp_path / "tidak-ada")]
    monkeypatch.setattr(kiosk_launcher, "kiosk_command", lambda folder: missing)
    for _ in range(2):
        guarded.notice.hide()
        guarded.open_button.click()
        qtbot.waitUntil(lambda: guarded.notice.words == texts.CANNOT_START)
        settle(guarded, qtbot)
        assert guarded.launcher.process == 0
