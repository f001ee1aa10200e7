"""TickBox: a box to tick with its words, in the look of the program."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides

SIGN = 24
GAP = 10
_HEIGHT = 40
_AIR = 3  # of the sign at its left side: the box itself stands in line with what is above it


class TickBox(SafeOverrides, QCheckBox):
    """A check box as high as a button; a touch anywhere on it ticks it."""

    def __init__(self, words: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setAccessibleDescription(meaning)
        self.setToolTip(meaning)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(SIGN - _AIR + GAP + words + 4, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - SIGN) // 2
        draw_tick(painter, QPoint(-_AIR, top), self.isChecked(), self.devicePixelRatioF())
        painter.setPen(QColor(palette.INK if self.isEnabled() else palette.MUTE))
        left = SIGN - _AIR + GAP
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()


def draw_tick(painter: QPainter, corner: QPoint, ticked: bool, ratio: float) -> None:
    """Draw a box with its left top corner there, ticked or not; `ratio` is of device pixels."""
    colour = palette.LEAD if ticked else palette.EDGE
    painter.drawPixmap(corner, draw_sign("ticked" if ticked else "unticked", colour, SIGN, ratio))
