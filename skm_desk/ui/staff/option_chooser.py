"""OptionChooser: a drop-down list whose entries each stand for a value."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from skm_desk.ui.shared.chooser import Chooser

_NARROWEST = 96
_WIDEST = 256


class OptionChooser(Chooser):
    """`picked` tells that a person chose `value`. Closed it shows a line up to its first " · "."""

    picked = Signal()

    def __init__(self, name: str, meaning: str, widest: int = _WIDEST) -> None:
        super().__init__()
        self._widest = widest
        self._values: list[object] = []
        self.describe(name, meaning)
        self.setToolTip(meaning)
        self.activated.connect(lambda _place: self.picked.emit())

    @property
    def value(self) -> object:
        """What is chosen, None before there is anything to choose."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def show_options(self, options: Sequence[tuple[object, str]], chosen: object) -> None:
        """Offer these with `chosen` as what is chosen, or the first; nothing is told to anybody."""
        lines = [line for _, line in options]
        self._values = [value for value, _ in options]
        if lines != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(lines)
            self.fit([_title(line) for line in lines], _NARROWEST, self._widest)
        self.choose(chosen)

    def choose(self, value: object) -> None:
        """Have this chosen, or the first where it is not on offer."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def closed_title(self) -> str:
        """Return the line without what only tells more about it."""
        return _title(self.currentText())


def _title(line: str) -> str:
    return line.partition(" · ")[0]
