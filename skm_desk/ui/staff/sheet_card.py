"""SheetCard: a card with a heading, and the buttons of the card beside or below it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton

from skm_desk.ui.shared.labels import CARD_PADDING, Card, make_label
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_NARROW = 460
_NARROWEST = 300


class SheetCard(SafeOverrides, Card):
    """A card whose heading has the buttons of the card at its right side, below it on a narrow
    page."""

    def __init__(self, heading: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.body.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 16)
        self.body.setSpacing(6)
        self.heading = make_label("section", heading)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self.heading)
        self._head.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(0)
        self._head.addLayout(row)
        self.body.addLayout(self._head)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), _NARROWEST), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange heading and buttons for the new width."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if self.width() < _NARROW else ways.LeftToRight
        if way is not self._head.direction():
            self._head.setDirection(way)
