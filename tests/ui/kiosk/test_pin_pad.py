"""The PIN screen: digits go in and out, are never seen, and a wait cannot be shortened."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QPointingDevice,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.pin import LONGEST
from skm_desk.ui.kiosk.controls import Kind, Words
from skm_desk.ui.kiosk.look import LARGE, Look
from skm_desk.ui.kiosk.pin_pad import PinScreen, wait_words
from skm_desk.ui.kiosk.pin_parts import EMPTY, DotField, SignedWords
from tests.ui.kiosk.staff_shapes import (
    CAPITAL_MM,
    SIZES,
    capital_mm,
    check_whole,
    focused,
    place_of,
    put_up,
)

LEFT = Qt.MouseButton.LeftButton
TOO_EASY = (
    "PIN ini terlalu mudah ditebak; jangan pakai satu angka berulang atau angka berurutan"
    " seperti 1234."
)


class Clock:
    """Seconds that a test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Ear:
    """Stands where Qt hands its events to a screen reader."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def hear(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.words.append(event.message())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ear(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Ear:
    ear = Ear()
    monkeypatch.setattr(QAccessible, "updateAccessibility", ear.hear)
    return ear


@pytest.fixture
def screen(qtbot: QtBot, clock: Clock) -> PinScreen:
    """The screen asking for the PIN, the keyboard in its field, as the window opens it."""
    screen = PinScreen(clock=clock)
    put_up(qtbot, screen)
    screen.first_focus().setFocus()
    return screen


@pytest.fixture(scope="module")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def told_by(screen: PinScreen) -> list[str]:
    """Return the list of what the screen signals from now on."""
    told: list[str] = []
    screen.entered.connect(told.append)
    screen.left.connect(lambda: told.append("left"))
    return told


def tap(screen: PinScreen, digits: str) -> None:
    """Type digits by finger."""
    for digit in digits:
        QTest.mouseClick(screen.pad.digits[digit], LEFT)


def strike(digits: str) -> None:
    """Type digits with real keys, wherever the keyboard is."""
    for digit in digits:
        QTest.keyClicks(focused(), digit)


def is_drawn_whole(part: Words) -> bool:
    """Return whether the dots, or a sentence after its sign, have the room that they need."""
    if isinstance(part, DotField):
        return part.width() >= part.room_for(part.look).width()
    assert isinstance(part, SignedWords)
    needed = part.height_within(part.text(), part.look, part.width())
    return needed <= part.height() and part.least_width(part.text(), part.look) <= part.width()


def is_said(screen: PinScreen, words: str) -> bool:
    return screen.message.text() == words


def darkest(image: QImage) -> int:
    """Return the lightness of the darkest of every fourth pixel, 0 to 255."""
    return min(
        image.pixelColor(x, y).lightness()
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )


# ---- how it looks -----------------------------------------------------------------------------


def show_each_use(screen: PinScreen) -> None:
    """Show every use in turn and check that all of it is whole."""
    screen.ask()
    check_whole(screen, is_drawn_whole)
    screen.show_wrong(0)
    check_whole(screen, is_drawn_whole)
    screen.ask_new()
    check_whole(screen, is_drawn_whole)
    screen.show_refused(TOO_EASY)
    check_whole(screen, is_drawn_whole)
    screen.ask_again()
    tap(screen, "48151623")
    check_whole(screen, is_drawn_whole)


@pytest.mark.parametrize(("width", "height", "px_per_mm"), SIZES)
def test_all_is_large_enough_and_whole(
    qtbot: QtBot, width: int, height: int, px_per_mm: float
) -> None:
    screen = PinScreen()
    look = Look(px_per_mm)
    put_up(qtbot, screen, (width, height), look)
    show_each_use(screen)
    assert capital_mm(screen) >= CAPITAL_MM
    screen.apply(replace(look, large=True, contrast=True))
    show_each_use(screen)
    assert capital_mm(screen) >= CAPITAL_MM * LARGE
    screen.ask()
    screen.show_wrong(600)
    check_whole(screen, is_drawn_whole)
    assert capital_mm(screen) >= CAPITAL_MM * LARGE


@pytest.mark.parametrize(
    ("width", "height", "px_per_mm"),
    [(1280, 800, 5.9), (800, 1280, 5.9), (1024, 768, 5.0), (1920, 1080, 8.0)],
)
def test_on_a_tablet_text_gives_way_and_targets_stay(
    qtbot: QtBot, width: int, height: int, px_per_mm: float
) -> None:
    screen = PinScreen()
    put_up(qtbot, screen, (width, height), Look(px_per_mm))
    show_each_use(screen)
    screen.apply(Look(px_per_mm, large=True))
    show_each_use(screen)


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920), (1024, 768)])
def test_a_message_moves_nothing(screen: PinScreen, size: tuple[int, int]) -> None:
    screen.resize(*size)
    parts = (screen.field, screen.pad, screen.back_button, screen.deed_button)
    before = [part.geometry() for part in parts]
    screen.show_wrong(0)
    assert [part.geometry() for part in parts] == before
    screen.show_wrong(10)
    assert [part.geometry() for part in parts] == before


def test_what_may_not_be_used_is_pale(screen: PinScreen) -> None:
    where = place_of(screen, screen.pad)
    plain = screen.grab(where).toImage()
    screen.show_wrong(10)
    pale = screen.grab(where).toImage()
    assert darkest(plain) < 60
    assert darkest(pale) > 150


# ---- digits -----------------------------------------------------------------------------------


def test_digits_by_finger_are_given_whole_and_kept_no_longer(screen: PinScreen) -> None:
    told = told_by(screen)
    tap(screen, "0471")
    assert told == []
    assert screen.deed_button.isEnabled()
    QTest.mouseClick(screen.deed_button, LEFT)
    assert told == ["0471"]
    assert screen.field.text() == EMPTY
    assert not screen.deed_button.isEnabled()


def test_a_button_that_goes_out_leaves_the_keyboard_to_the_field(qtbot: QtBot) -> None:
    window = QWidget()
    screen = PinScreen(window)
    QPushButton("sesudahnya", window)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    screen.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    told = told_by(screen)
    tap(screen, "4815")
    QTest.mouseClick(screen.deed_button, LEFT)
    assert focused() is screen.field
    strike("4815")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == ["4815", "4815"]


def test_real_keys_do_all_of_it(screen: PinScreen) -> None:
    told = told_by(screen)
    strike("4819")
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    strike("5")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    strike("3344")
    QTest.keyClick(focused(), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert told == ["4815", "3344", "left"]


def test_real_keys_follow_fingers(screen: PinScreen) -> None:
    told = told_by(screen)
    tap(screen, "48")
    strike("15")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == ["4815"]


def test_tab_leads_through_everything_and_keys_press(screen: PinScreen) -> None:
    told = told_by(screen)
    strike("481")
    met: list[QWidget] = []
    for _ in range(3):
        met.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert met == [screen.field, screen.pad.digits["1"], screen.back_button]
    screen.pad.digits["1"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(), Qt.Key.Key_Space)  # the key that has the keyboard, 1
    assert screen.field.text() == "4 angka"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is screen.deed_button
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == ["4811"]
    strike("22")
    screen.back_button.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == ["4811", "left"]


def test_too_few_digits_give_nothing_and_too_many_are_not_taken(screen: PinScreen) -> None:
    told = told_by(screen)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    strike("123")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not screen.deed_button.isEnabled()
    QTest.mouseClick(screen.deed_button, LEFT)
    assert told == []
    strike("456789")
    assert screen.field.text() == f"{LONGEST} angka"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == ["12345678"]


def test_other_keys_are_no_digits(screen: PinScreen) -> None:
    strike("a1- ")
    for sign in "٤²५":
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(focused(), event)
    QTest.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert screen.field.text() == "1 angka"


def test_taking_back_more_than_there_is_does_no_harm(screen: PinScreen) -> None:
    tap(screen, "12")
    for count in ("1 angka", EMPTY, EMPTY):
        QTest.mouseClick(screen.pad.erase, LEFT)
        assert screen.field.text() == count


def test_digits_are_never_shown(screen: PinScreen) -> None:
    pictures = []
    for digits in ("48156", "90372"):
        screen.ask()
        strike(digits)
        pictures.append(screen.grab().toImage())
        assert screen.field.text() == "5 angka"
        for part in [screen, *screen.findChildren(QWidget)]:
            found = QAccessible.queryAccessibleInterface(part)
            assert found is not None
            kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
            assert not any(digits[:2] in found.text(kind) for kind in kinds)
    assert pictures[0] == pictures[1]


def test_each_digit_is_a_dot(screen: PinScreen) -> None:
    ink, field = screen.look.colours.ink, screen.field
    row = field.height() // 2
    for count in range(LONGEST + 1):
        image = screen.grab(place_of(screen, field)).toImage()
        dark = [image.pixelColor(x, row).name() == ink for x in range(image.width())]
        starts = [x for x in range(1, len(dark)) if dark[x] and not dark[x - 1]]
        assert len(starts) == count
        strike("7")


# ---- what is asked ----------------------------------------------------------------------------


def test_each_use_says_what_it_asks_for(screen: PinScreen) -> None:
    said = []
    for ask in (screen.ask, screen.ask_new, screen.ask_again):
        ask()
        said.append((screen.title.text(), screen.line.text(), screen.deed_button.text()))
    assert said == [
        ("Masukkan PIN", "Khusus petugas", "Buka"),
        ("Tentukan PIN kios", "4 sampai 8 angka", "Lanjut"),
        ("Ulangi PIN", "Ketik PIN yang sama sekali lagi", "Simpan"),
    ]
    assert screen.deed_button.kind is Kind.MAIN


def test_asking_again_begins_with_nothing_and_keeps_the_keyboard(screen: PinScreen) -> None:
    screen.ask_new()
    told = told_by(screen)
    strike("4815")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    screen.ask_again()
    strike("99")
    screen.ask_again()
    assert screen.field.text() == EMPTY
    strike("4815")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == ["4815", "4815"]


def test_a_refusal_stays_until_the_next_digit(screen: PinScreen, ear: Ear) -> None:
    screen.ask_new()
    strike("1234")
    screen.show_refused(TOO_EASY)
    assert screen.message.isVisible()
    assert screen.message.text() == TOO_EASY
    assert ear.words[-1] == TOO_EASY
    assert screen.field.text() == EMPTY
    strike("4")
    assert not screen.message.isVisible()
    assert ear.words[-1] == "1 angka"


# ---- the wait ---------------------------------------------------------------------------------


def test_a_wrong_pin_without_a_wait_is_typed_anew(screen: PinScreen, ear: Ear) -> None:
    strike("48")
    screen.show_wrong(0)
    assert screen.message.text() == "PIN salah. Coba lagi."
    assert ear.words[-1] == "PIN salah. Coba lagi."
    assert screen.field.text() == EMPTY
    strike("4")
    assert screen.field.text() == "1 angka"


def test_a_wait_counts_down_and_ends(
    qtbot: QtBot, screen: PinScreen, clock: Clock, ear: Ear
) -> None:
    told = told_by(screen)
    screen.show_wrong(10)
    assert screen.message.text() == "PIN salah. Coba lagi dalam 10 detik."
    assert not screen.pad.isEnabled()
    tap(screen, "4815")
    strike("4815")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert screen.field.text() == EMPTY
    for passed, rest in ((0.9, 10), (0.2, 9), (7.0, 2), (1.0, 1)):
        clock.now += passed
        words = f"PIN salah. Coba lagi dalam {rest} detik."
        qtbot.waitUntil(partial(is_said, screen, words))
    assert not screen.pad.isEnabled()
    clock.now += 0.91
    qtbot.waitUntil(screen.pad.isEnabled)
    assert screen.message.text() == "Silakan coba lagi."
    # Said at the begin and at the end, not each second.
    assert ear.words == ["PIN salah. Coba lagi dalam 10 detik.", "Silakan coba lagi."]
    strike("48")
    tap(screen, "15")
    QTest.mouseClick(screen.deed_button, LEFT)
    assert told == ["4815"]


def test_fingers_on_a_touch_screen_wait_too(
    screen: PinScreen, touch_screen: QPointingDevice
) -> None:
    key = screen.pad.digits["5"]
    at = key.mapTo(screen, key.rect().center())
    QTest.touchEvent(screen, touch_screen).press(0, at)
    QTest.touchEvent(screen, touch_screen).release(0, at)
    assert screen.field.text() == "1 angka"
    screen.show_wrong(10)
    QTest.touchEvent(screen, touch_screen).press(0, at)
    QTest.touchEvent(screen, touch_screen).release(0, at)
    for _ in range(2):
        QTest.touchEvent(screen.pad, touch_screen).press(0, key.rect().center(), key)
        QTest.touchEvent(screen.pad, touch_screen).release(0, key.rect().center(), key)
    assert screen.field.text() == EMPTY


def test_neither_leaving_nor_asking_anew_shortens_a_wait(
    qtbot: QtBot, screen: PinScreen, clock: Clock
) -> None:
    screen.show_wrong(10)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert screen.message.text() == ""
    screen.hide()
    clock.now += 4
    screen.ask()
    screen.show()
    assert screen.message.text() == "Coba lagi dalam 6 detik."
    assert not screen.pad.isEnabled()
    screen.show_wrong(2)  # a shorter one does not replace it
    assert screen.message.text() == "PIN salah. Coba lagi dalam 6 detik."
    screen.clear()
    clock.now += 6
    screen.ask()
    assert screen.message.text() == ""
    assert screen.pad.isEnabled()


def test_a_wait_from_before_blames_nobody(screen: PinScreen) -> None:
    screen.show_wait(40)
    assert screen.message.text() == "Coba lagi dalam 40 detik."
    assert not screen.pad.isEnabled()


def test_a_new_pin_may_be_typed_at_once(screen: PinScreen) -> None:
    screen.show_wrong(10)
    screen.ask_new()
    assert screen.message.text() == ""
    strike("48")
    tap(screen, "15")
    assert screen.field.text() == "4 angka"
    assert screen.deed_button.isEnabled()


def test_the_wait_runs_by_itself(qtbot: QtBot) -> None:
    screen = PinScreen()
    put_up(qtbot, screen)
    screen.show_wrong(1)
    assert not screen.pad.isEnabled()
    qtbot.waitUntil(screen.pad.isEnabled, timeout=10_000)
    assert screen.message.text() == "Silakan coba lagi."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "Coba lagi dalam 1 detik."),
        (59, "Coba lagi dalam 59 detik."),
        (60, "Coba lagi dalam 1 menit."),
        (61, "Coba lagi dalam 2 menit."),
        (640, "Coba lagi dalam 11 menit."),
        (900, "Coba lagi dalam 15 menit."),
    ],
)
def test_a_wait_is_told_plainly_and_never_too_short(seconds: int, words: str) -> None:
    assert wait_words(seconds) == words
    assert wait_words(seconds, "PIN salah.") == f"PIN salah. {words}"


# ---- screen readers, clear --------------------------------------------------------------------


def test_screen_readers_are_told_of_everything(screen: PinScreen) -> None:
    screen.show_wrong(10)
    told = []
    for part in (screen.title, screen.line, screen.field, screen.message):
        found = QAccessible.queryAccessibleInterface(part)
        assert found is not None
        assert found.role() == QAccessible.Role.StaticText
        told.append(found.text(QAccessible.Text.Name))
    waiting = "PIN salah. Coba lagi dalam 10 detik."
    assert told == ["Masukkan PIN", "Khusus petugas", EMPTY, waiting]
    field = QAccessible.queryAccessibleInterface(screen.field)
    assert field is not None
    assert field.text(QAccessible.Text.Description) == "Masukkan PIN"
    for button, name in ((screen.back_button, "Kembali"), (screen.deed_button, "Buka")):
        found = QAccessible.queryAccessibleInterface(button)
        assert found is not None
        assert (found.role(), found.text(QAccessible.Text.Name)) == (QAccessible.Role.Button, name)
    key = QAccessible.queryAccessibleInterface(screen.pad.digits["5"])
    assert key is not None
    assert key.state().disabled


def test_clear_leaves_nothing_and_showing_again_makes_nothing(screen: PinScreen) -> None:
    parts = len(screen.findChildren(QWidget))
    told = told_by(screen)
    for _ in range(10):
        screen.ask_new()
        strike("4815")
        screen.show_refused(TOO_EASY)
        strike("48")
        screen.clear()
        assert not screen.field.hasFocus()
        assert screen.field.text() == EMPTY
        assert screen.message.text() == ""
        screen.first_focus().setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == []
    assert len(screen.findChildren(QWidget)) == parts


def test_leaving_forgets_the_digits(screen: PinScreen) -> None:
    strike("4815")
    with_digits = screen.deed_button.isEnabled()
    QTest.mouseClick(screen.back_button, LEFT)
    assert with_digits
    assert screen.field.text() == EMPTY
    assert not screen.deed_button.isEnabled()
