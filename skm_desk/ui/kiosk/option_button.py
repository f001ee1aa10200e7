"""Buttons of the screens around the questions: a very large one, and small choices beside it."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import Kind, Touch
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look

_LEAST_MM = 24.0
_SIDE_MM = 5.0  # from the edge of a button to its words
_SIGN_GAP_MM = 2.0


class MainButton(Touch):
    """The one thing to do: its words are `share` times as large as plain text."""

    def __init__(self, words: str, parent: QWidget, share: float = 1.5) -> None:
        super().__init__(words, parent, Kind.MAIN)
        self.share = share

    def apply(self, look: Look) -> None:
        """Draw in this look from now on, with larger words."""
        super().apply(replace(look, fit=look.fit * self.share))

    def body_size(self, width: int) -> QSize | None:
        """Return the size of the button within `width` pixels, or None if it does not fit."""
        size = _body_size(self, width)
        return size and size.expandedTo(QSize(0, ceil(_LEAST_MM * self.look.px_per_mm)))


class OptionButton(Touch):
    """Turns one thing on and off; of those of one choice exactly one is on.

    A finger on it leaves the keyboard where it is, so Enter still does the main thing.
    """

    def __init__(self, words: str, parent: QWidget, sign: str, is_one_of: bool = False) -> None:
        super().__init__(words, parent, Kind.PLAIN, sign)
        self.setCheckable(True)
        self.setAutoExclusive(is_one_of)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def body_size(self, width: int) -> QSize | None:
        """Return the size of the button within `width` pixels, or None if it does not fit."""
        return _body_size(self, width)

    def check_alone(self, checked: bool) -> None:
        """Check or uncheck it, also the last one of a choice."""
        is_one_of = self.autoExclusive()
        self.setAutoExclusive(False)
        self.setChecked(checked)
        self.setAutoExclusive(is_one_of)
        # Tab leads to the one of a choice that is on, arrows to the others; with none on, to all.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _body_size(button: Touch, width: int) -> QSize | None:
    """Return the room that the words need, broken into lines only where `width` asks for it."""
    size = button.room_for()
    if size.width() <= width:
        return size
    look = button.look
    font = look.font(1.0, bold=True)
    sign = look.text_px + look.mm(_SIGN_GAP_MM) if button.sign else 0
    inner = width - 2 * look.mm(_SIDE_MM) - sign
    if inner < widest_word(button.words(), font):
        return None
    deep = height_of(button.words(), font, inner) + 2 * look.mm(2.0)
    return QSize(width, max(deep, size.height()))
