"""FocusRing: the one mark of where the keyboard is, the same around every control."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from skm_desk import palette

RING = 4
GAP = 2
_CORNER = 12
# Set on a widget with a dark ground: the ring is then paper, and its gap lead.
DARK_GROUND = "darkGround"
# A key leads nowhere in a box of one button, and yet its ring must come.
_REASONS = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.KeyRelease,
}


class FocusRing(QWidget):
    """Lies over a window or dialog and follows its focused control.

    It shows once the keyboard was used to go from control to control, there or in the window
    that a dialog belongs to; whoever works with the mouse alone never sees it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard_used = _was_seen_below(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move along when the control or anything that holds it moves; come with a key."""
        if event.type() in _REASONS:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gap and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, gap = palette.LEAD, palette.PAPER
        if self._stands_on_dark():
            ring, gap = gap, ring
        self._draw(painter, RING + GAP / 2, GAP, gap)
        self._draw(painter, RING / 2, RING, ring)
        painter.end()

    def _draw(self, painter: QPainter, inset: float, width: int, colour: str) -> None:
        painter.setPen(QPen(QColor(colour), width))
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, _CORNER - inset, _CORNER - inset)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        window = self.window()
        self._target = now if now is not None and now.window() is window else None
        step = self._target
        while step is not None and step is not window:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        window = self.window()
        # Qt forgets this again when a dialog closes; whoever needs the ring needs it to stay.
        if window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._keyboard_used = True
        if (
            target is None
            or not isValid(target)
            or not self._keyboard_used
            or not target.isVisible()
            or target.visibleRegion().isEmpty()
        ):
            self.hide()
            return
        around = RING + GAP
        corner = target.mapTo(window, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-around, -around, around, around))
        self._clip()
        self.raise_()
        self.show()
        self.update()

    def _clip(self) -> None:
        """Leave out what would lie over the edge of a scrolled area that holds the control."""
        mine = self.geometry()
        seen = QRect(mine)
        for holder in self._watched:
            area = holder.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
                corner = holder.mapTo(self.window(), QPoint(0, 0))
                seen &= QRect(corner, holder.size())
        self.setMask(QRegion(seen.translated(-mine.topLeft())))

    def _stands_on_dark(self) -> bool:
        step = self._target
        while step is not None and isValid(step):
            if step.property(DARK_GROUND):
                return True
            step = step.parentWidget()
        return False


def _was_seen_below(dialog: QWidget) -> bool:
    """Return whether the window that a dialog belongs to shows its ring."""
    holder = dialog.parentWidget()
    if holder is None:
        return False
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    ring = holder.window().findChild(FocusRing, options=directly)
    return ring is not None and ring._keyboard_used
