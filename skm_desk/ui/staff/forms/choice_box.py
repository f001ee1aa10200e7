"""ChoiceBox: a drop-down list of things that each have a line, and a title while it is closed."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal

from skm_desk.ui.shared.chooser import Chooser

Value = TypeVar("Value")
_NARROWEST = 100
_AROUND = 44  # a title: the edges and the arrow of the closed list


class ChoiceBox(Chooser, Generic[Value]):
    """`picked` tells that a person chose another one."""

    picked = Signal()

    def __init__(self, name: str, meaning: str) -> None:
        super().__init__()
        self.describe(name, meaning)
        self.setToolTip(meaning)
        self._values: list[Value] = []
        self._titles: list[str] = []
        self.setMinimumWidth(_NARROWEST)
        self.activated.connect(self.picked)

    @property
    def value(self) -> Value:
        """What is chosen; there must be something to choose from."""
        return self._values[max(0, self.currentIndex())]

    def show_choices(
        self, choices: Sequence[tuple[Value, str]], titles: Sequence[str] | None = None
    ) -> None:
        """Offer these values with their lines; what was chosen stays if it is still there.

        `titles` are what the closed list shows, in the same order; else it shows the lines.
        """
        lines = [line for _, line in choices]
        values = [value for value, _ in choices]
        self._titles = list(titles or lines)
        if (values, lines) == (self._values, [self.itemText(n) for n in range(self.count())]):
            return
        before = self._values[self.currentIndex()] if self.currentIndex() >= 0 else None
        self._values = values
        self.clear()
        self.addItems(lines)
        self.setCurrentIndex(values.index(before) if before in values else 0)

    def choose(self, value: Value) -> None:
        """Choose a value if it is there; nothing is told to anybody."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def closed_title(self) -> str:
        """Return the title of what is chosen; on a narrow page only what is chosen here, as long
        as it is what was chosen at first."""
        place = self.currentIndex()
        if place < 0:
            return ""
        title = self._titles[place]
        is_cut_off = self.fontMetrics().horizontalAdvance(title) > self.width() - _AROUND
        return self.accessibleName() if place == 0 and is_cut_off else title
