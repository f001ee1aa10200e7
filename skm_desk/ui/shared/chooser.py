"""Chooser: a drop-down list in the look of the program, with a short title while it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from skm_desk import palette
from skm_desk.ui.shared.icons import draw_sign

_ARROW = 20
_EDGE = 12  # the padding of the QSS
_MOST_SEEN = 12


class Chooser(QComboBox):
    """Override `closed_title` to show something shorter than the line of the list.

    The QSS names this class, so that the lists in Qt's own dialogs keep their own look.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_MOST_SEEN)
        # The delegate of a combo box draws its items without asking the QSS.
        self.setItemDelegate(QStyledItemDelegate(self))

    def describe(self, name: str, meaning: str) -> None:
        """Say what is chosen here, for the closed list and the open one."""
        for part in (self, self.view()):
            part.setAccessibleName(name)
            part.setAccessibleDescription(meaning)

    def closed_title(self) -> str:
        """Return what the closed list shows."""
        return self.currentText()

    def fit(self, titles: list[str], narrowest: int, widest: int) -> None:
        """Take the width of the longest title, and let the open list show its lines whole."""
        words = self.fontMetrics()
        longest = max((words.horizontalAdvance(title) for title in titles), default=0)
        self.setFixedWidth(max(narrowest, min(widest, longest + 3 * _EDGE + _ARROW)))
        lines = (self.itemText(place) for place in range(self.count()))
        line = max((words.horizontalAdvance(line) for line in lines), default=0)
        self.view().setMinimumWidth(line + 6 * _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the closed list; its title is cut short only when it is very long."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            self.closed_title(), Qt.TextElideMode.ElideMiddle, self.width() - 3 * _EDGE - _ARROW
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = draw_sign("choose", palette.INK, _ARROW, self.devicePixelRatioF())
        left = self.width() - _EDGE - _ARROW
        painter.drawPixmap(left, (self.height() - _ARROW) // 2, arrow)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: rolling over the list must not change what is chosen."""
        event.ignore()
