"""ProgressBar: how much of the visit is done, drawn over the whole width of the screen."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.safe_overrides import SafeOverrides


class ProgressBar(SafeOverrides, QWidget):
    """How much of the visit is done; the words beside it say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look(4.0)
        self._share = 0.0

    def show_share(self, share: float) -> None:
        """Show a share from 0.0 to 1.0."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar over the whole width."""
        painter = QPainter(self)
        colours = self.look.colours
        painter.fillRect(self.rect(), QColor(colours.edge))
        line = 0 if not self.look.contrast else max(self.look.line // 2, 1)
        rest = self.rect().adjusted(0, line, 0, -line)
        painter.fillRect(rest, QColor(colours.paper))
        done = QRect(rest)
        done.setWidth(round(self.width() * self._share))
        painter.fillRect(done, QColor(colours.lead))
        painter.end()
