"""States: the states of a page, of which one is shown and takes no more room than it needs."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class States(QStackedWidget):
    """QStackedWidget asks for the room of its largest state: a page with one sentence would
    scroll as far as one with a result."""

    def __init__(self, *states: QWidget) -> None:
        super().__init__()
        for state in states:
            self.addWidget(state)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return the size of the state that is shown."""
        shown = self.currentWidget()
        return super().sizeHint() if shown is None else shown.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size of the state that is shown."""
        shown = self.currentWidget()
        if shown is None:
            return super().minimumSizeHint()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())

    def hasHeightForWidth(self) -> bool:
        """Return whether the state that is shown grows higher when it is narrow."""
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return how high the state that is shown is at this width."""
        shown = self.currentWidget()
        return -1 if shown is None else shown.heightForWidth(width)
