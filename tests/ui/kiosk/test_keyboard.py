"""The keyboard: every character by finger and by key, capitals, erasing, names, sizes."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk.key_rows import LETTER_ROWS, SIGN_ROWS, name_of, starts_sentence
from skm_desk.ui.kiosk.keyboard import Keyboard, height_of_rows
from skm_desk.ui.kiosk.keys import HOLD_MS, REPEAT_MS, KeyBlock
from skm_desk.ui.kiosk.look import Look
from tests.ui.kiosk.drawn_sizes import role_and_name
from tests.ui.kiosk.key_blocks import CAPITAL_MM, Fingers, check_keys, key_of, keys_of

_LEFT = Qt.MouseButton.LeftButton


class Room(QWidget):
    """A window with a keyboard between two fields; it notes what the keyboard gives."""

    def __init__(self) -> None:
        super().__init__()
        self.before = QLineEdit(self)
        self.keyboard = Keyboard(self)
        self.after = QLineEdit(self)
        self.written: list[str] = []
        self.erased: list[float] = []
        column = QVBoxLayout(self)
        for widget in (self.before, self.after):
            column.addWidget(widget)
        column.addStretch()
        self.keyboard.typed.connect(self.written.append)
        self.keyboard.erased.connect(lambda: self.erased.append(time.monotonic()))

    @property
    def text(self) -> str:
        return "".join(self.written)

    def place(self, look: Look, width: int, key_mm: float) -> bool:
        """Place the keyboard at the foot of a window as wide as that."""
        height = height_of_rows(look, key_mm)
        self.resize(width, height + 150)
        fits = self.keyboard.arrange(look, QRect(0, 150, width, height))
        for key in keys_of(self.keyboard):
            key.apply(look)
        return fits


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    assert room.place(Look(3.96), 1302, 16.0)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.before.setFocus()
    return room


@pytest.fixture(scope="module")
def touch_screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def fingers(room: Room, touch_screen: QPointingDevice) -> Fingers:
    # No finger reaches beyond the screen, and Qt's offscreen one is 800 pixels wide.
    assert room.place(Look(2.0), 700, 16.0)
    return Fingers(room.keyboard, touch_screen)


@pytest.fixture
def quick_ms() -> Iterator[Callable[[int], None]]:
    """Return a function that sets within how many ms two presses are one double press."""
    usual = QApplication.doubleClickInterval()
    yield QApplication.setDoubleClickInterval
    QApplication.setDoubleClickInterval(usual)


def _is_repeating(block: KeyBlock) -> bool:
    return any(timer.isActive() for timer in block.findChildren(QTimer))


def test_every_key_writes_what_it_shows(qtbot: QtBot, room: Room) -> None:
    keyboard = room.keyboard
    for character in "".join(LETTER_ROWS) + ",.?":
        qtbot.mouseClick(key_of(keyboard, character), _LEFT)
    assert room.text == "".join(LETTER_ROWS) + ",.?"
    room.written.clear()
    qtbot.mouseClick(keyboard.layer, _LEFT)
    for character in "".join(SIGN_ROWS) + "%,.?":
        qtbot.mouseClick(key_of(keyboard, character), _LEFT)
    assert room.text == "".join(SIGN_ROWS) + "%,.?"
    room.written.clear()
    qtbot.mouseClick(keyboard.space, _LEFT)
    qtbot.mouseClick(keyboard.new_line, _LEFT)
    qtbot.mouseClick(keyboard.layer, _LEFT)
    qtbot.mouseClick(key_of(keyboard, "s"), _LEFT)
    assert room.text == " \ns"
    assert room.erased == []


def test_a_quick_second_press_of_the_same_key_counts(qtbot: QtBot, room: Room) -> None:
    key = key_of(room.keyboard, "a")
    qtbot.mouseClick(key, _LEFT)
    qtbot.mouseDClick(key, _LEFT)
    qtbot.mouseRelease(key, _LEFT)
    assert room.text == "aa"


def test_one_press_is_for_one_capital(
    qtbot: QtBot, room: Room, quick_ms: Callable[[int], None]
) -> None:
    quick_ms(0)
    keyboard = room.keyboard
    qtbot.mouseClick(keyboard.capitals, _LEFT)
    assert keyboard.capitals.isChecked()
    qtbot.mouseClick(key_of(keyboard, "B"), _LEFT)
    assert not keyboard.capitals.isChecked()
    qtbot.mouseClick(key_of(keyboard, "a"), _LEFT)
    qtbot.mouseClick(keyboard.capitals, _LEFT)
    assert keyboard.writes_capitals
    qtbot.mouseClick(keyboard.capitals, _LEFT)
    qtbot.mouseClick(key_of(keyboard, "c"), _LEFT)
    assert room.text == "Bac"


def test_two_quick_presses_lock_capitals(
    qtbot: QtBot, room: Room, quick_ms: Callable[[int], None]
) -> None:
    quick_ms(60_000)
    keyboard = room.keyboard
    qtbot.mouseClick(keyboard.capitals, _LEFT)
    qtbot.mouseClick(keyboard.capitals, _LEFT)
    assert keyboard.capitals.accessibleName() == "huruf besar terkunci"
    for character in "SKM":
        qtbot.mouseClick(key_of(keyboard, character), _LEFT)
        keyboard.follow(room.text)
    qtbot.mouseClick(keyboard.capitals, _LEFT)
    qtbot.mouseClick(key_of(keyboard, "a"), _LEFT)
    assert room.text == "SKMa"
    assert keyboard.capitals.accessibleName() == "huruf besar"


@pytest.mark.parametrize(
    ("before", "starts"),
    [
        ("", True),
        ("   ", True),
        ("Baik. ", True),
        ("Baik!  ", True),
        ("Benarkah? ", True),
        ("Baik.\n", True),
        ("satu\ndua", False),
        ("Baik.", False),
        ("Rp 5.000", False),
        ("Baik, ", False),
        ("Baik ", False),
    ],
)
def test_a_sentence_starts_with_a_capital(room: Room, before: str, starts: bool) -> None:
    assert starts_sentence(before) is starts
    room.keyboard.follow(before)
    assert room.keyboard.writes_capitals is starts
    assert room.keyboard.capitals.isChecked() is starts


def test_erasing_is_at_once_and_goes_on_while_held(qtbot: QtBot, room: Room) -> None:
    key = room.keyboard.erase
    qtbot.mouseClick(key, _LEFT)
    assert len(room.erased) == 1
    qtbot.mousePress(key, _LEFT)
    assert len(room.erased) == 2
    qtbot.waitUntil(lambda: len(room.erased) >= 6)
    qtbot.mouseRelease(key, _LEFT)
    assert not _is_repeating(room.keyboard)
    first, second, third = room.erased[1:4]
    # A timer of Qt may come 5 % early.
    assert second - first >= 0.94 * HOLD_MS / 1000
    assert third - second >= 0.94 * REPEAT_MS / 1000
    assert room.written == []


def test_a_held_erase_ends_when_the_keyboard_goes(qtbot: QtBot, room: Room) -> None:
    qtbot.mousePress(room.keyboard.erase, _LEFT)
    assert _is_repeating(room.keyboard)
    room.keyboard.hide()
    assert not _is_repeating(room.keyboard)
    assert not room.keyboard.erase.isDown()


def test_two_thumbs_may_be_down_at_once(room: Room, fingers: Fingers) -> None:
    keyboard = room.keyboard
    first, second = key_of(keyboard, "h"), key_of(keyboard, "a")
    fingers.press(0, first)
    fingers.press(1, second)
    assert first.isDown()
    assert second.isDown()
    fingers.lift(0, first)
    fingers.lift(1, second)
    assert room.text == "ha"
    assert not first.isDown()
    fingers.tap(keyboard.capitals)
    fingers.tap(key_of(keyboard, "H"))
    assert room.text == "haH"
    assert room.before.hasFocus()


def test_a_finger_that_slips_a_little_still_means_its_key(room: Room, fingers: Fingers) -> None:
    key = key_of(room.keyboard, "t")
    fingers.press(0, key)
    fingers.move(0, key, QPoint(15, 15))
    fingers.lift(0, key, QPoint(15, 15))
    assert room.text == "t"
    fingers.press(0, key)
    fingers.move(0, key, QPoint(300, 0))
    assert not key.isDown()
    fingers.lift(0, key, QPoint(300, 0))
    assert room.text == "t"


def test_a_finger_erases_once_or_as_long_as_it_stays(
    qtbot: QtBot, room: Room, fingers: Fingers
) -> None:
    key = room.keyboard.erase
    fingers.tap(key)
    assert len(room.erased) == 1
    assert not _is_repeating(room.keyboard)
    fingers.press(0, key)
    qtbot.waitUntil(lambda: len(room.erased) >= 4)
    fingers.lift(0, key)
    assert not _is_repeating(room.keyboard)


def test_tab_stops_once_and_arrows_lead_on(qtbot: QtBot, room: Room) -> None:
    keyboard = room.keyboard

    def press(key: Qt.Key) -> str:
        qtbot.keyClick(QApplication.focusWidget(), key)
        focus = QApplication.focusWidget()
        return focus.accessibleName() if focus is not None else ""

    assert press(Qt.Key.Key_Tab) == "q"
    assert press(Qt.Key.Key_Left) == "q"
    assert press(Qt.Key.Key_Up) == "q"
    assert [press(Qt.Key.Key_Right) for _ in range(3)] == ["w", "e", "r"]
    assert press(Qt.Key.Key_Down) in ("d", "f")
    assert press(Qt.Key.Key_Down) in ("x", "c")
    assert press(Qt.Key.Key_Right) in ("c", "v")
    assert press(Qt.Key.Key_Down) == "spasi"
    assert press(Qt.Key.Key_Down) == "spasi"
    assert [press(Qt.Key.Key_Right) for _ in range(4)] == [
        *("titik", "tanda tanya", "baris baru", "baris baru")
    ]
    press(Qt.Key.Key_Tab)
    assert room.after.hasFocus()
    room.before.setFocus()
    assert press(Qt.Key.Key_Tab) == "baris baru"
    assert keyboard.new_line.hasFocus()


def test_enter_and_space_press_a_key_once(qtbot: QtBot, room: Room) -> None:
    key = room.keyboard.first_focus()
    key.setFocus(Qt.FocusReason.TabFocusReason)
    for way in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(key, way)
    assert room.text == "qqq"
    QTest.simulateEvent(key, True, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    assert room.text == "qqq"  # a hand that lies on Enter does not write a row of letters


def test_a_press_leaves_the_cursor_where_the_text_is(qtbot: QtBot, room: Room) -> None:
    qtbot.mouseClick(key_of(room.keyboard, "g"), _LEFT)
    qtbot.mouseClick(room.keyboard.first_focus(), _LEFT)
    assert room.before.hasFocus()


def test_the_key_for_a_new_line_is_there_only_for_lines(qtbot: QtBot, room: Room) -> None:
    keyboard = room.keyboard
    for arrow in (Qt.Key.Key_Down,) * 3 + (Qt.Key.Key_Right,) * 5:
        keyboard.first_focus().setFocus()
        qtbot.keyClick(keyboard.first_focus(), arrow)
    assert keyboard.first_focus() is keyboard.new_line
    keyboard.show_new_line(False)
    assert keyboard.first_focus() is keys_of(keyboard)[0]
    assert room.place(Look(3.96), 1302, 16.0)
    assert keyboard.new_line not in keys_of(keyboard)
    assert keyboard.ask.geometry().right() == keyboard.width() - 1
    check_keys(keyboard, 3.96, 15.0, CAPITAL_MM)
    keyboard.show_new_line(True)
    assert keyboard.new_line in keys_of(keyboard)


def test_clear_stands_as_for_a_new_text(
    qtbot: QtBot, room: Room, quick_ms: Callable[[int], None]
) -> None:
    quick_ms(60_000)
    keyboard = room.keyboard
    for key in (keyboard.capitals, keyboard.capitals, keyboard.layer):
        qtbot.mouseClick(key, _LEFT)
    keyboard.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    keyboard.clear()
    assert keyboard.first_focus() is keys_of(keyboard)[0]
    assert keyboard.first_focus().label == "Q"
    qtbot.mouseClick(keyboard.capitals, _LEFT)  # not a quick second press of the last visitor
    qtbot.mouseClick(key_of(keyboard, "q"), _LEFT)
    assert room.text == "q"


def test_a_screen_reader_names_every_key(qtbot: QtBot, room: Room) -> None:
    keyboard = room.keyboard
    button = QAccessible.Role.Button
    assert role_and_name(key_of(keyboard, "a")) == (button, "a")
    assert role_and_name(keyboard.erase) == (button, "hapus")
    assert role_and_name(keyboard.space) == (button, "spasi")
    assert role_and_name(keyboard.comma) == (button, "koma")
    assert role_and_name(keyboard.layer) == (button, "angka dan tanda")
    assert role_and_name(keyboard.new_line) == (button, "baris baru")
    assert role_and_name(keyboard.capitals) == (QAccessible.Role.CheckBox, "huruf besar")
    qtbot.mouseClick(keyboard.capitals, _LEFT)
    assert role_and_name(key_of(keyboard, "A")) == (button, "A besar")
    qtbot.mouseClick(keyboard.layer, _LEFT)
    assert role_and_name(keyboard.layer) == (button, "huruf")
    assert role_and_name(keyboard.capitals) == (button, "persen")
    assert {role_and_name(key)[0] for key in keys_of(keyboard)} == {button}
    for character in "".join(SIGN_ROWS)[10:]:
        assert name_of(character) != character
        assert role_and_name(key_of(keyboard, character))[1] == name_of(character)


@pytest.mark.parametrize("layer", ["letters", "capitals", "signs"])
@pytest.mark.parametrize(
    ("width", "px_per_mm", "key_mm"),
    [(1302, 3.96, 15.0), (970, 3.37, 16.0), (1016, 4.03, 24.0), (714, 3.37, 20.0), (3840, 8.0, 24)],
)
def test_keys_are_large_whole_and_apart(
    qtbot: QtBot, room: Room, layer: str, width: int, px_per_mm: float, key_mm: float
) -> None:
    keyboard = room.keyboard
    if layer == "signs":
        qtbot.mouseClick(keyboard.layer, _LEFT)
    if layer == "capitals":
        qtbot.mouseClick(keyboard.capitals, _LEFT)
    assert room.place(Look(px_per_mm), width, key_mm)
    check_keys(keyboard, px_per_mm, 15.0, CAPITAL_MM)


def test_says_when_its_labels_do_not_fit(room: Room) -> None:
    assert not room.place(Look(3.96), 500, 16.0)
    assert not room.place(Look(3.96), 1302, 9.0)
