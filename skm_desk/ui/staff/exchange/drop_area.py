"""DropArea: the place that a file is dragged to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from skm_desk import palette
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff.exchange import exchange_words as texts

_SIGN = 48
_LEAST = 176


class DropArea(SafeOverrides, QFrame):
    """`clicked` tells of a click anywhere on it; whoever has no mouse uses the button of the
    page."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setMinimumHeight(_LEAST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{texts.DROP_HERE}, {texts.OR_PICK}")
        sign = QLabel()
        sign.setPixmap(draw_sign("import", palette.LEAD, _SIGN, self.devicePixelRatioF()))
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addStretch(1)
        words = (make_label("section", texts.DROP_HERE), make_label("quiet", texts.OR_PICK))
        for label in (sign, *words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)

    def set_over(self, over: bool) -> None:
        """Show, or not, that a file hangs over the page."""
        if self.property("over") != over:
            self.setProperty("over", over)
            self.style().unpolish(self)
            self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()
