"""CardColumns: cards in two columns, or one below the other where the page is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

_SPACE = 16
_NARROW = 1000
_NARROWEST = 480


class CardColumns(QWidget):
    """Two columns of the same width; on a narrow page the second stands below the first."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget]) -> None:
        super().__init__()
        self._columns = (_column(first), _column(second))
        self._is_narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACE)
        self._arrange(False)

    @property
    def is_narrow(self) -> bool:
        """True while the cards stand one below the other."""
        return bool(self._is_narrow)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), _NARROWEST), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the cards for the new width."""
        super().resizeEvent(event)
        self._arrange(self.width() < _NARROW)

    def _arrange(self, narrow: bool) -> None:
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
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
