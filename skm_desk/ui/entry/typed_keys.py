"""Which key of a real keyboard stands for which key of `domain.keying`."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DEEDS: dict[int, str] = {
    Qt.Key.Key_Backspace: BACK,
    Qt.Key.Key_Left: LEFT,
    Qt.Key.Key_Up: LEFT,
    Qt.Key.Key_Backtab: LEFT,
    Qt.Key.Key_Right: RIGHT,
    Qt.Key.Key_Down: RIGHT,
    Qt.Key.Key_Tab: NEXT,
    Qt.Key.Key_Return: ENTER,
    Qt.Key.Key_Enter: ENTER,
}
# What the keys of the number pad say while Num Lock is off: the digits printed on them are meant.
_PAD: dict[int, str] = {
    Qt.Key.Key_Insert: "0",
    Qt.Key.Key_End: "1",
    Qt.Key.Key_Down: "2",
    Qt.Key.Key_PageDown: "3",
    Qt.Key.Key_Left: "4",
    Qt.Key.Key_Clear: "5",
    Qt.Key.Key_Right: "6",
    Qt.Key.Key_Home: "7",
    Qt.Key.Key_Up: "8",
    Qt.Key.Key_PageUp: "9",
    Qt.Key.Key_Delete: ".",
}
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_REPEATING = {BACK, LEFT, RIGHT}


def key_of(event: QKeyEvent) -> str | None:
    """Return the key as `domain.keying` knows it; None for one that is not meant for the form.

    A digit or Enter that is held down counts once: it must not run through the whole form.
    """
    key = _meaning(event)
    if event.isAutoRepeat() and key is not None and key not in _REPEATING:
        return ""
    return key


def _meaning(event: QKeyEvent) -> str | None:
    modifiers = event.modifiers()
    if modifiers & _COMMANDING:
        return None
    # On a Mac every arrow key says that it belongs to the number pad.
    if modifiers & Qt.KeyboardModifier.KeypadModifier and sys.platform != "darwin":
        digit = _PAD.get(event.key())
        if digit is not None:
            return digit
    if event.key() == Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
        return LEFT
    deed = _DEEDS.get(event.key())
    if deed is not None:
        return deed
    text = event.text()
    return text if len(text) == 1 and text.isprintable() else None
