"""FormArea: the column of fields of a dialog, as high as they are, and scrolled on a low screen."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from skm_desk.ui.shared.focus_ring import GAP, RING
from skm_desk.ui.shared.safe_overrides import SafeOverrides

AROUND = 24  # between what a form holds and its edges, in px
_LOWEST = 64
_TITLE = 40  # of a dialog, drawn by the system


class FormArea(SafeOverrides, QScrollArea):
    """Put fields into `body`. It asks for the height that they need at its width; given less, it
    scrolls, and never lays them over each other. `edge` is the room for the focus ring around
    them, in px."""

    def __init__(self) -> None:
        super().__init__()
        self.edge = RING + GAP
        self._wanted = 0
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(self.edge, self.edge, self.edge, self.edge)
        self.body.setSpacing(8)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Have the dialog laid out anew when the fields need another size."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        needed = self.body.totalHeightForWidth(width)
        return needed if needed >= 0 else self._content.sizeHint().height()

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return a width that cuts nothing off, beside a bar too, as far as the screen has it."""
        least = self._content.minimumSizeHint()
        needed = least.width() + self.verticalScrollBar().sizeHint().width()
        room = room_for(self).width() - 2 * (AROUND - self.edge)
        width = min(max(needed, self._wanted), room)
        return QSize(width, min(least.height(), _LOWEST))

    def want_width(self, width: int) -> None:
        """Be at least so wide, in px, as far as the screen is."""
        self._wanted = width
        self.updateGeometry()


def room_for(widget: QWidget) -> QRect:
    """Return where a dialog may lie on the screen of a widget, with room left for its title."""
    return widget.screen().availableGeometry().adjusted(0, 0, 0, -_TITLE)
