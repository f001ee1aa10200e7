"""Navigation: the column on the left that leads from page to page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from skm_desk import palette
from skm_desk.ui.shared.focus_ring import DARK_GROUND
from skm_desk.ui.shared.icons import put_icon
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.program import PROGRAM

WIDTH = 232
_LAST_SHORTCUT = 9


class Navigation(QFrame):
    """Lists the pages; `chosen` carries the number of the page, from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setProperty(DARK_GROUND, True)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Halaman")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._places = QVBoxLayout()
        self._places.setSpacing(8)
        self._office = make_label("note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 12, 20)
        column.setSpacing(24)
        title = make_label("section", PROGRAM)
        title.setContentsMargins(12, 0, 0, 0)
        self._office.setContentsMargins(12, 0, 0, 0)
        column.addWidget(title)
        column.addLayout(self._places)
        column.addStretch(1)
        column.addWidget(self._office)

    def add_place(self, title: str, icon: str, meaning: str) -> None:
        """Add the entry of the next page, reached by Ctrl and its number too."""
        number = len(self._group.buttons())
        button = QPushButton(title)
        button.setProperty("role", "place")
        button.setCheckable(True)
        put_icon(button, icon, palette.PAPER, colour_on=palette.LEAD)
        button.setAccessibleName(title)
        button.setAccessibleDescription(meaning)
        button.setToolTip(meaning)
        if number < _LAST_SHORTCUT:
            button.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        self._group.addButton(button, number)
        self._places.addWidget(button)

    def mark(self, number: int) -> None:
        """Show the entry of this page as the current one."""
        self._group.button(number).setChecked(True)

    def show_office(self, instansi: str) -> None:
        """Show whose data this is."""
        self._office.setText(instansi)
