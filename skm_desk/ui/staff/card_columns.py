"""CardColumns: cards in two columns, or one below the other where the page is narrow."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from skm_desk.ui.shared.arranged import Arranged

_SPACE = 16
_NARROW = 1000


class CardColumns(Arranged):
    """Two columns of the same width; on a narrow page the second stands below the first."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget]) -> None:
        super().__init__(_NARROW)
        self._columns = (_column(first), _column(second))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACE)
        self.arrange(False)

    def arrange(self, narrow: bool) -> None:
        """Put the second column beside the first, or below it."""
        first, second = self._columns
        for column in self._columns:
            self._grid.removeWidget(column)
        self._grid.addWidget(first, 0, 0)
        self._grid.addWidget(second, *((1, 0) if narrow else (0, 1)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)


def _column(cards: Sequence[QWidget]) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_SPACE)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return column
