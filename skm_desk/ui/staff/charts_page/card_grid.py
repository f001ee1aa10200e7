"""CardGrid: the cards side by side, as many as the page has room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

_SPACE = 16
_NARROWEST_CARD = 440
_NARROWEST = 400
_MOST_COLUMNS = 3


class CardGrid(QWidget):
    """One to three columns of the same width, filled row by row."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[QWidget, ...] = ()
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACE)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return self._columns

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards in this order, and no others."""
        if tuple(cards) == self._cards:
            return
        for card in self._cards:
            card.setVisible(card in cards)
        self._cards = tuple(cards)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column, so that the page may become that narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the cards for the new width."""
        super().resizeEvent(event)
        fitting = (self.width() + _SPACE) // (_NARROWEST_CARD + _SPACE)
        columns = min(max(1, fitting), _MOST_COLUMNS)
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
            card.show()
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
