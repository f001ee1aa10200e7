"""Segments: a row of buttons of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from skm_desk.ui.shared.labels import make_button

_PAD = 20


def make_segment(name: str, meaning: str, place: int, count: int) -> QPushButton:
    """Return the button at a place, from 0, of a row of so many."""
    button = make_button(name, meaning)
    button.setCheckable(True)
    button.setProperty("role", "segment")
    edge = "first" if place == 0 else "last" if place == count - 1 else "middle"
    button.setProperty("edge", edge)
    return button


class Segments(QWidget):
    """`picked` carries the place of the button that a person chose, from 0.

    Arrows lead from button to button and choose nothing: choosing may begin something.
    """

    picked = Signal(int)

    def __init__(self, names: Sequence[str], meanings: Sequence[str]) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (name, meaning) in enumerate(zip(names, meanings, strict=True)):
            button = make_segment(name, meaning, place, len(names))
            button.clicked.connect(lambda _checked=False, place=place: self._pick(place))
            row.addWidget(button)
            self.buttons.append(button)
        self._fit()

    @property
    def chosen(self) -> int | None:
        """The place of the button that is on, or None."""
        return next((n for n, button in enumerate(self.buttons) if button.isChecked()), None)

    def choose(self, place: int | None) -> None:
        """Turn one button on and the others off; nothing is told to anybody."""
        for number, button in enumerate(self.buttons):
            button.setChecked(number == place)

    def rename(self, place: int, name: str) -> None:
        """Put another word on a button."""
        button = self.buttons[place]
        if button.text() != name:
            button.setText(name)
            button.setAccessibleName(name)
            self._fit()

    def _pick(self, place: int) -> None:
        self.choose(place)
        self.picked.emit(place)

    def _fit(self) -> None:
        """Give every button the room of its words in bold: it is bold while it is on."""
        for button in self.buttons:
            font = button.font()
            font.setBold(True)
            button.ensurePolished()
            metrics = button.fontMetrics()
            bold = type(metrics)(font)
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + 2 * _PAD)
