"""Keyboard: the letters and signs of Indonesian text, to be typed with fingers."""

import math
from enum import Enum
from itertools import accumulate

from PySide6.QtCore import QElapsedTimer, QRect, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from skm_desk.ui.kiosk.key_rows import (
    ASK,
    COMMA,
    LETTER_ROWS,
    NEW_LINE,
    SIGN_BEFORE_LAST_ROW,
    SIGN_ROWS,
    SPACE,
    STOP,
    name_of,
    starts_sentence,
)
from skm_desk.ui.kiosk.keys import ERASE, Key, KeyBlock, place_keys
from skm_desk.ui.kiosk.look import Look

ROOM_MM = 0.9  # around the body of each key
_ROWS = 4
_UNITS = 10  # of width in a row: as many as the first one has keys
_WIDEST_KEY_MM = 50.0
_PAD_MM = 2.5  # beside the label of a key
_WIDE = 1.5  # units
_LARGEST = 1.5  # share of a letter
CAPITALS, CAPITALS_ON = "huruf besar", "huruf besar terkunci"
TO_SIGNS, TO_LETTERS = "123", "ABC"


class Capitals(Enum):
    """Whether letters are written as capitals."""

    OFF = "off"
    ONCE = "once"
    LOCKED = "locked"


class Keyboard(KeyBlock):
    """Writes characters: `typed` gives each one, `erased` takes back the last.

    One press of the key for capitals is for one letter, two quick ones lock it. Whoever holds
    the text tells `follow` what stands before the cursor, so that sentences start by themselves
    with a capital.
    """

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Papan huruf")
        self._capitals = Capitals.OFF
        self._has_signs = False
        self._since_capitals = QElapsedTimer()
        first, second = (self._make_row(len(row)) for row in LETTER_ROWS[:2])
        self.capitals = Key(self, ROOM_MM, deed=True)
        third = self._make_row(len(LETTER_ROWS[2]))
        self.erase = Key(self, ROOM_MM, deed=True)
        self.layer = Key(self, ROOM_MM, deed=True)
        self.comma, self.space, self.stop, self.ask = self._make_row(4)
        self.new_line = Key(self, ROOM_MM, deed=True)
        self._letters = (first, second, third)
        self._fixed = {
            self.comma: COMMA,
            self.space: SPACE,
            self.stop: STOP,
            self.ask: ASK,
            self.new_line: NEW_LINE,
        }
        for key, character in self._fixed.items():
            words = name_of(character)
            key.show_as(character if character.strip() else words, words)
        self.erase.repeats = True
        self.erase.show_as("", ERASE, "erase")
        last = (self.layer, self.comma, self.space, self.stop, self.ask, self.new_line)
        self.take_rows((first, second, (self.capitals, *third, self.erase), last))
        self._show_labels()

    @property
    def writes_capitals(self) -> bool:
        """Whether the next letter is a capital."""
        return self._capitals is not Capitals.OFF

    def show_new_line(self, has_lines: bool) -> None:
        """Show the key for a new line, or not; then place the keys anew."""
        self.new_line.setVisible(has_lines)

    def follow(self, before: str) -> None:
        """Start with a capital if a sentence starts after `before`, unless capitals are locked."""
        if self._capitals is not Capitals.LOCKED:
            self._set_capitals(Capitals.ONCE if starts_sentence(before) else Capitals.OFF)

    def clear(self) -> None:
        """Stand as for a new text: letters, the first one a capital."""
        self._since_capitals.invalidate()
        self._capitals, self._has_signs = Capitals.ONCE, False
        self._show_labels()
        self.go_to_start()

    def act(self, key: Key) -> None:
        """Write the character of a key, or change what the keys write."""
        if key is self.layer:
            self._has_signs = not self._has_signs
            self._show_labels()
        elif key is self.capitals and not self._has_signs:
            self._press_capitals()
        elif key is not self.erase:
            character = self._fixed.get(key, key.label)
            if self._capitals is Capitals.ONCE:
                self._set_capitals(Capitals.OFF)
            self.typed.emit(character)

    def arrange(self, look: Look, area: QRect) -> bool:
        """Fill `area` (pixels of the parent) with the keys; return whether their labels fit."""
        unit = min(area.width() / _UNITS, look.mm(_WIDEST_KEY_MM))
        width = round(unit * _UNITS)
        left = area.left() + (area.width() - width) // 2
        self.setGeometry(left, area.top(), width, area.height())
        height = area.height() // _ROWS
        body = height - 2 * look.mm(ROOM_MM)
        line = QFontMetrics(look.font(1.0, bold=True)).height()
        share = min(max(body / (1.9 * line), 1.0), _LARGEST)
        self._show_erase(look, unit)
        for number, row in enumerate(self._rows):
            edges = self._edges(look, number, unit)
            place_keys([key for key in row if not key.isHidden()], edges, number * height, height)
        for key in self.keys():
            is_letter = not key.sign and len(key.label) == 1
            key.share = share if is_letter else 1.0
        return line <= body and all(
            key.room_for_label(look, key.share).width() <= key.width() - 2 * look.mm(ROOM_MM + 1)
            for key in self.keys()
        )

    def _edges(self, look: Look, row: int, unit: float) -> list[float]:
        """Return the left edges of the keys of a row in pixels, and the last right one."""
        if row == 0:
            return [place * unit for place in range(_UNITS + 1)]
        if row == 1:
            return [(place + 0.5) * unit for place in range(_UNITS)]
        if row == 2:
            return [0.0, *((place + _WIDE) * unit for place in range(8)), _UNITS * unit]
        room = 2 * look.mm(_PAD_MM + ROOM_MM)
        deeds = [
            max(_WIDE * unit, key.room_for_label(look).width() + room)
            for key in (self.layer, self.new_line)
            if not key.isHidden()
        ]
        space = _UNITS * unit - sum(deeds) - 3 * unit
        return list(accumulate((deeds[0], unit, space, unit, unit, *deeds[1:]), initial=0.0))

    def _show_erase(self, look: Look, unit: float) -> None:
        """Give the sign for erasing its word where there is room for it."""
        self.erase.show_as(ERASE, ERASE, "erase")
        room = _WIDE * unit - 2 * look.mm(_PAD_MM + ROOM_MM)
        if self.erase.room_for_label(look).width() > room:
            self.erase.show_as("", ERASE, "erase")

    def _make_row(self, keys: int) -> list[Key]:
        return [Key(self, ROOM_MM) for _ in range(keys)]

    def _press_capitals(self) -> None:
        since = self._since_capitals
        is_quick = since.isValid() and since.elapsed() < QApplication.doubleClickInterval()
        since.start()
        if is_quick and self._capitals is not Capitals.LOCKED:
            self._set_capitals(Capitals.LOCKED)
        else:
            self._set_capitals(Capitals.OFF if self.writes_capitals else Capitals.ONCE)

    def _set_capitals(self, capitals: Capitals) -> None:
        if capitals is not self._capitals:
            self._capitals = capitals
            self._show_labels()

    def _show_labels(self) -> None:
        rows = SIGN_ROWS if self._has_signs else LETTER_ROWS
        for keys, characters in zip(self._letters, rows, strict=True):
            for key, character in zip(keys, characters, strict=True):
                shown = character.upper() if self.writes_capitals else character
                key.show_as(shown, name_of(shown))
        self.capitals.is_deed = not self._has_signs
        if self._has_signs:
            self.layer.show_as(TO_LETTERS, "huruf")
            self.capitals.setCheckable(False)
            self.capitals.show_as(SIGN_BEFORE_LAST_ROW, name_of(SIGN_BEFORE_LAST_ROW))
            return
        self.layer.show_as(TO_SIGNS, "angka dan tanda")
        locked = self._capitals is Capitals.LOCKED
        self.capitals.setCheckable(True)
        self.capitals.show_as(
            "", CAPITALS_ON if locked else CAPITALS, "capitals" if locked else "shift"
        )
        self.capitals.setChecked(self.writes_capitals)


def height_of_rows(look: Look, key_mm: float) -> int:
    """Return the height in pixels of a keyboard whose keys are `key_mm` high."""
    return _ROWS * (math.ceil(key_mm * look.px_per_mm) + 2 * look.mm(ROOM_MM))
