"""Navigation: the column on the left that leads from page to page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from skm_desk import palette
from skm_desk.ui.shared.focus_ring import DARK_GROUND
from skm_desk.ui.shared.icons import put_icon
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.page import Page
from skm_desk.ui.shared.program import PROGRAM

WIDTH = 232
HELP_KEY = "F1"
_SIDE = 12
_RING_ROOM = 6  # for the focus ring of the first and the last entry
_LAST_SHORTCUT = 9


class Navigation(QFrame):
    """Lists the pages, as `places` in their order; `chosen` carries the number of the page, from 0.

    Below them stands what opens the help of the page: `help_asked`. A window that is too low
    for all pages lets them scroll.
    """

    chosen = Signal(int)
    help_asked = Signal()

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setProperty(DARK_GROUND, True)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Halaman")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self.places = tuple(self._make_place(page, number) for number, page in enumerate(pages))
        self._area = self._make_area()
        self.help_button = _make_button(
            f"Bantuan ({HELP_KEY})", "help", "Kegunaan halaman ini dan cara memakainya"
        )
        self.help_button.setShortcut(QKeySequence(HELP_KEY))
        self.help_button.clicked.connect(self.help_asked)
        self._office = make_label("note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(_inset(make_label("section", PROGRAM), 2 * _SIDE))
        column.addWidget(self._area, 1)
        column.addLayout(_inset(self.help_button, _SIDE))
        column.addLayout(_inset(self._office, 2 * _SIDE))

    def mark(self, number: int) -> None:
        """Show the entry of this page as the current one, scrolled to where it is seen."""
        self._group.button(number).setChecked(True)
        self._show_current()

    def show_office(self, instansi: str) -> None:
        """Show whose data this is."""
        self._office.setText(instansi)

    def _make_place(self, page: Page, number: int) -> QPushButton:
        """Return the entry of a page, reached by Ctrl and its number too."""
        button = _make_button(page.title, page.icon, page.meaning)
        button.setCheckable(True)
        if number < _LAST_SHORTCUT:
            button.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        self._group.addButton(button, number)
        return button

    def _make_area(self) -> QScrollArea:
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(_SIDE, _RING_ROOM, _SIDE, _RING_ROOM)
        self._inner.setSpacing(2)
        for button in self.places:
            self._inner.addWidget(button)
        self._inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.verticalScrollBar().rangeChanged.connect(self._make_room)
        return area

    @Slot(int, int)
    def _make_room(self, _least: int, most: int) -> None:
        """Let the scroll bar stand in the margin; keep the current entry in sight."""
        taken = self._area.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self._inner.setContentsMargins(
            _SIDE, _RING_ROOM, max(_SIDE - taken, _RING_ROOM), _RING_ROOM
        )
        self._show_current()

    def _show_current(self) -> None:
        current = self._group.checkedButton()
        if current is not None:
            self._area.ensureWidgetVisible(current, 0, _RING_ROOM)


def _make_button(title: str, icon: str, meaning: str) -> QPushButton:
    button = QPushButton(title.replace("&", "&&"))  # one alone would mark a key
    button.setProperty("role", "place")
    put_icon(button, icon, palette.PAPER, colour_on=palette.LEAD)
    button.setAccessibleName(title)
    button.setAccessibleDescription(meaning)
    button.setToolTip(meaning)
    return button


def _inset(inner: QWidget, side: int) -> QHBoxLayout:
    """Return a row that holds `inner` between margins of `side`."""
    row = QHBoxLayout()
    row.setContentsMargins(side, 0, side, 0)
    row.addWidget(inner)
    return row
