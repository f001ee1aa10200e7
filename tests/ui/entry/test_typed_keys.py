"""Every key of an office keyboard is understood, with Num Lock and without."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT
from skm_desk.ui.entry.typed_keys import key_of

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
PAD = Qt.KeyboardModifier.KeypadModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def pressed(
    key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE, held: bool = False
) -> str | None:
    return key_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text, held))


@pytest.mark.parametrize("digit", "0123456789")
def test_digits_of_the_main_row_and_of_the_number_pad(digit: str) -> None:
    key = Qt.Key(Key.Key_0 + int(digit))
    assert pressed(key, digit) == digit
    assert pressed(key, digit, PAD) == digit


@pytest.mark.parametrize(
    ("key", "digit"),
    [
        (Key.Key_Insert, "0"),
        (Key.Key_End, "1"),
        (Key.Key_Down, "2"),
        (Key.Key_PageDown, "3"),
        (Key.Key_Left, "4"),
        (Key.Key_Clear, "5"),
        (Key.Key_Right, "6"),
        (Key.Key_Home, "7"),
        (Key.Key_Up, "8"),
        (Key.Key_PageUp, "9"),
        (Key.Key_Delete, "."),
    ],
)
def test_the_number_pad_types_digits_without_num_lock(key: Qt.Key, digit: str) -> None:
    assert pressed(key, "", PAD) == digit


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        (Key.Key_Left, LEFT),
        (Key.Key_Up, LEFT),
        (Key.Key_Backtab, LEFT),
        (Key.Key_Right, RIGHT),
        (Key.Key_Down, RIGHT),
        (Key.Key_Tab, NEXT),
        (Key.Key_Return, ENTER),
        (Key.Key_Enter, ENTER),
        (Key.Key_Backspace, BACK),
    ],
)
def test_keys_that_lead_on_and_back(key: Qt.Key, meant: str) -> None:
    assert pressed(key) == meant


def test_enter_of_the_number_pad_and_shift_tab() -> None:
    assert pressed(Key.Key_Enter, "\r", PAD) == ENTER
    assert pressed(Key.Key_Tab, "\t", SHIFT) == LEFT


def test_signs_and_letters_come_as_typed() -> None:
    assert pressed(Key.Key_Minus, "-", PAD) == "-"
    assert pressed(Key.Key_A, "a") == "a"
    assert pressed(Key.Key_B, "B", SHIFT) == "B"


def test_what_commands_is_not_for_the_form() -> None:
    assert pressed(Key.Key_1, "1", CTRL) is None
    assert pressed(Key.Key_D, "d", ALT) is None
    assert pressed(Key.Key_F3) is None
    assert pressed(Key.Key_Shift) is None


def test_a_key_that_is_held_down_counts_once() -> None:
    assert pressed(Key.Key_4, "4", held=True) == ""
    assert pressed(Key.Key_Return, "\r", held=True) == ""
    assert pressed(Key.Key_Tab, "\t", held=True) == ""
    assert pressed(Key.Key_Left, held=True) == LEFT
    assert pressed(Key.Key_Backspace, held=True) == BACK
