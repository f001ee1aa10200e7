"""The number pad: digits by finger, by arrow keys and by real digit keys; large keys."""

import pytest
from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk.keys import Key
from skm_desk.ui.kiosk.look import TARGET_MM, Look
from skm_desk.ui.kiosk.number_pad import NumberPad
from tests.ui.kiosk.drawn_sizes import count_pixels, role_and_name
from tests.ui.kiosk.key_blocks import CAPITAL_MM, Fingers, check_keys, keys_of

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


class Room(QWidget):
    """A window with a pad; it notes what the pad gives, `<` for an erased digit."""

    def __init__(self) -> None:
        super().__init__()
        self.pad = NumberPad(self)
        self.given = ""
        self.pad.digit.connect(self._note)
        self.pad.erased.connect(lambda: self._note("<"))

    def place(self, look: Look, width: int, height: int) -> bool:
        """Place the pad as large as it may be in a window of this size."""
        self.resize(width, height)
        size = self.pad.size_within(look, width, height)
        fits = self.pad.arrange(look, QRect(0, 0, *size))
        for key in keys_of(self.pad):
            key.apply(look)
        return fits

    def _note(self, given: str) -> None:
        self.given += given


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    assert room.place(Look(3.96), 640, 560)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    return room


def _event(key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = _NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_every_key_gives_its_digit(qtbot: QtBot, room: Room) -> None:
    for digit in "1234567890":
        qtbot.mouseClick(room.pad.digits[digit], _LEFT)
    qtbot.mouseClick(room.pad.erase, _LEFT)
    assert room.given == "1234567890<"


def test_fingers_give_digits(qapp: QApplication, room: Room) -> None:
    fingers = Fingers(room.pad, QTest.createTouchDevice())
    five, six = room.pad.digits["5"], room.pad.digits["6"]
    fingers.press(0, five)
    fingers.press(1, six)
    fingers.lift(1, six)
    fingers.lift(0, five)
    fingers.tap(room.pad.erase)
    assert room.given == "65<"


def test_a_held_erase_goes_on(qtbot: QtBot, room: Room) -> None:
    qtbot.mousePress(room.pad.erase, _LEFT)
    qtbot.waitUntil(lambda: room.given == "<<<")
    qtbot.mouseRelease(room.pad.erase, _LEFT)
    assert not any(timer.isActive() for timer in room.pad.findChildren(QTimer))


def test_real_digit_keys_are_taken(room: Room) -> None:
    pad = room.pad
    assert pad.take_key(_event(Qt.Key.Key_7, "7"))
    assert pad.take_key(_event(Qt.Key.Key_0, "0", Qt.KeyboardModifier.KeypadModifier))
    assert pad.take_key(_event(Qt.Key.Key_Backspace, "\x08"))
    assert room.given == "70<"


@pytest.mark.parametrize(
    ("key", "text", "modifiers"),
    [
        (Qt.Key.Key_A, "a", _NONE),
        (Qt.Key.Key_Return, "\r", _NONE),
        (Qt.Key.Key_Shift, "", _NONE),
        (Qt.Key.Key_7, "7", Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_7, "7", Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_7, "٧", _NONE),
    ],
)
def test_other_keys_are_left_alone(
    room: Room, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier
) -> None:
    assert not room.pad.take_key(_event(key, text, modifiers))
    assert room.given == ""


def test_a_held_digit_key_counts_once(room: Room) -> None:
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, _NONE, "5", True)
    assert room.pad.take_key(_event(Qt.Key.Key_5, "5"))
    assert room.pad.take_key(again)
    assert room.given == "5"


def test_arrows_lead_from_key_to_key_and_digits_come_in_meanwhile(qtbot: QtBot, room: Room) -> None:
    def press(key: Qt.Key) -> str:
        qtbot.keyClick(QApplication.focusWidget(), key)
        focus = QApplication.focusWidget()
        return focus.accessibleName() if focus is not None else ""

    room.pad.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
    ways = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert [press(way) for way in ways] == ["4", "5", "8", "0"]
    assert press(Qt.Key.Key_Right) == "hapus"
    assert press(Qt.Key.Key_9) == "hapus"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    assert room.given == "9<9"


def test_only_a_key_pressed_by_keys_has_a_ring(qtbot: QtBot, room: Room) -> None:
    one, two = room.pad.digits["1"], room.pad.digits["2"]

    def ring(key: Key) -> int:
        around = key.geometry()
        return count_pixels(room, around, key.look.colours.lead)

    assert one.hasFocus()
    qtbot.mouseClick(two, _LEFT)
    assert one.hasFocus()
    assert ring(one) == ring(two) == 0
    qtbot.keyClick(one, Qt.Key.Key_Right)
    assert two.hasFocus()
    assert ring(one) == 0 < ring(two)
    room.pad.clear()
    assert room.pad.first_focus() is one


def test_a_screen_reader_names_every_key(room: Room) -> None:
    told = [role_and_name(key) for key in keys_of(room.pad)]
    names = [*"1234567890", "hapus"]
    assert told == [(QAccessible.Role.Button, name) for name in names]


@pytest.mark.parametrize(
    ("width", "height", "px_per_mm", "large"),
    [
        (640, 560, 3.96, False),
        (640, 560, 3.96, True),
        (500, 390, 3.96, False),
        (480, 400, 3.37, False),
        (1016, 1200, 4.03, True),
        (1900, 1900, 8.0, True),
    ],
)
def test_keys_are_large_whole_and_apart(
    room: Room, width: int, height: int, px_per_mm: float, large: bool
) -> None:
    assert room.place(Look(px_per_mm, large), width, height)
    check_keys(room.pad, px_per_mm, TARGET_MM, CAPITAL_MM)


def test_says_when_its_keys_would_be_too_small(room: Room) -> None:
    assert not room.place(Look(3.96), 640, 350)
    assert not room.place(Look(3.96), 260, 560)
