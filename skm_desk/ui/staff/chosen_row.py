"""The ground of the row that is chosen in a list that paints its own rows."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from skm_desk import palette

_CORNER = 6


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> bool:
    """Draw the ground of a row in `rect` if it is chosen, and return whether it is."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.LEAD_SOFT))
        painter.drawRoundedRect(rect, _CORNER, _CORNER)
    return chosen
