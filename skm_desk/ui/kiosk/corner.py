"""HoldCorner: the way to staff that no visitor sees: a corner to be held for some seconds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.timers import ring_once

CORNER_MM = 25.0
HOLD_MS = 3000
# The one name of a widget that Qt leaves out of the tree that screen readers walk.
_UNREAD = "qt_rubberband"


class HoldCorner(SafeOverrides, QWidget):
    """Lies unseen over the top-left corner of its parent; held for `hold_ms` it says so.

    A finger counts as the left button of the mouse: Qt makes one of the other. Lifting it, or
    sliding out of the corner, ends the try; it begins again with the next press. A press ends
    here and reaches nothing below.
    """

    held = Signal()

    def __init__(self, parent: QWidget, hold_ms: int = HOLD_MS) -> None:
        super().__init__(parent)
        self.setObjectName(_UNREAD)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A finger held down asks some systems for a menu: there is none.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._timer = ring_once(self, hold_ms, self.held)

    def apply(self, look: Look) -> None:
        """Cover 25 mm of the corner in this look, above everything that lies there."""
        side = look.mm(CORNER_MM)
        self.setGeometry(0, 0, side, side)
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to count."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._timer.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stop once the finger leaves the corner."""
        if not self.rect().contains(event.position().toPoint()):
            self._timer.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop."""
        self._timer.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop: whoever hides the corner does not wait for it."""
        super().hideEvent(event)
        self._timer.stop()
