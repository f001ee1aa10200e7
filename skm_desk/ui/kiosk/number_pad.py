"""NumberPad: ten digits and a key that takes back, for fingers and for real keys."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import RING_ROOM_MM
from skm_desk.ui.kiosk.keys import ERASE, Key, KeyBlock, place_keys
from skm_desk.ui.kiosk.look import Look

COLUMNS, ROWS = 3, 4
_TALLEST_MM = 36.0
_WIDEST_MM = 60.0
_DIGIT = 1.5  # share of plain text
_PAD_MM = 2.5  # around the label of a key
_PLAIN_KEYS = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class NumberPad(KeyBlock):
    """Gives each `digit`, and `erased` when the last one is to go; holds no digits itself."""

    digit = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Papan angka")
        self.digits = {number: self._make_digit(number) for number in "1234567890"}
        self.erase = Key(self, deed=True)
        self.erase.repeats = True
        self.erase.show_as("", ERASE, "erase")
        keys = list(self.digits.values())
        self.take_rows((keys[0:3], keys[3:6], keys[6:9], [keys[9], self.erase]))

    def clear(self) -> None:
        """Let every key go."""
        self.go_to_start()

    def act(self, key: Key) -> None:
        """Give the digit of a key."""
        if key is not self.erase:
            self.digit.emit(key.label)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a digit or Backspace of a real keyboard; return whether it was one.

        A held digit counts once: a slow hand does not mean 555.
        """
        if event.modifiers() & ~_PLAIN_KEYS:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
            return True
        if event.text() not in self.digits:
            return False
        if not event.isAutoRepeat():
            self.digit.emit(event.text())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits; arrows lead from key to key."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def size_within(self, look: Look, width: int, height: int) -> tuple[int, int]:
        """Return the width and height in pixels that the keys take of a room."""
        room = 2 * look.mm(RING_ROOM_MM)
        column = min(width // COLUMNS, look.mm(_WIDEST_MM) + room)
        row = min(height // ROWS, look.mm(_TALLEST_MM) + room, max(column, _least(look) + room))
        return COLUMNS * column, ROWS * row

    def arrange(self, look: Look, area: QRect) -> bool:
        """Fill `area` (pixels of the parent) with the keys; return whether they are large enough.

        Each is a target of 20 mm at least, and holds its label.
        """
        self.setGeometry(area)
        width, height = area.width() / COLUMNS, area.height() // ROWS
        room = 2 * look.mm(RING_ROOM_MM)
        least = _least(look)
        self._show_erase(look, QSize(int(width) - room, height - room))
        for number, row in enumerate(self._rows):
            # The 0 stands below the 8, where a telephone has it.
            first = COLUMNS - len(row)
            edges = [column * width for column in range(first, COLUMNS + 1)]
            place_keys(row, edges, number * height, height)
        for key in self.digits.values():
            key.share = _DIGIT
        return int(width) >= least + room and height >= least + room

    def _show_erase(self, look: Look, body: QSize) -> None:
        """Give the sign for erasing its word, beside or below it, where there is room for it."""
        pad = 2 * look.mm(_PAD_MM)
        self.erase.show_as(ERASE, ERASE, "erase")
        for is_stacked in (False, True):
            self.erase.is_stacked = is_stacked
            room = self.erase.room_for_label(look)
            if room.width() <= body.width() - pad and room.height() <= body.height() - pad // 2:
                return
        self.erase.is_stacked = False
        self.erase.show_as("", ERASE, "erase")

    def _make_digit(self, number: str) -> Key:
        key = Key(self)
        key.show_as(number, number)
        return key


def _least(look: Look) -> int:
    """Return the least side of the body of a key in pixels."""
    line = QFontMetrics(look.font(_DIGIT, bold=True)).height()
    return max(look.target, line)
