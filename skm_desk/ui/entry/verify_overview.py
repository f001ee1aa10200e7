"""VerifyOverview: the officer's name, and the three parts that it is needed for."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from skm_desk.ui.entry import verify_words as texts
from skm_desk.ui.entry.difference_words import differences_title
from skm_desk.ui.entry.differences_view import DifferencesView
from skm_desk.ui.entry.name_field import NameField
from skm_desk.ui.entry.officer_card import OfficerCard
from skm_desk.ui.entry.verify_found import Found
from skm_desk.ui.entry.verify_stacks import StacksCard
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.segments import Segments

_NAME_ROOM = 140  # for the words before the name, and air
STACKS, DIFFERENCES, FIGURES = range(3)
_PARTS = ("Tumpukan", "Perbedaan", "Angka saya")
_MEANINGS = (
    "Tumpukan yang diketik ulang",
    "Isian yang diketik berbeda oleh dua petugas",
    "Kecepatan dan ketelitian Anda sendiri",
)


class VerifyOverview(QWidget):
    """The name is given once and holds for all parts; `turned` tells of another part or stack."""

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.name = NameField("Nama petugas yang memeriksa, memutus, atau melihat angkanya")
        self.parts = Segments(_PARTS, _MEANINGS)
        self.closed = make_label("warn", texts.PERIOD_CLOSED, wrap=True)
        self.stacks = StacksCard()
        self.differences = DifferencesView(context, lambda: self.name.officer)
        self.figures = OfficerCard(context)
        self._is_narrow = False
        self._lay_out()
        self.name.given.connect(self._take_name)
        self.name.returnPressed.connect(self.go_on)
        self.parts.picked.connect(self.turn_to)
        self.stacks.changed.connect(self.turned)
        self.differences.name_missing.connect(self.ask_name)
        self.differences.changed.connect(self._show_count)
        self.parts.choose(STACKS)
        self._show_parts()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), self.parts.minimumSizeHint().width()), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts below the name where both do not fit side by side."""
        super().resizeEvent(event)
        needed = self.parts.sizeHint().width() + self.name.width() + _NAME_ROOM
        is_narrow = self.width() < needed
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._head.removeWidget(self.parts)
            place = (1, 0, 1, 4) if is_narrow else (0, 3, 1, 1)
            self._head.addWidget(self.parts, *place, Qt.AlignmentFlag.AlignLeft)

    def place_beside_name(self, widget: QWidget) -> None:
        """Give a button of the page a place in the first row; the parts stand below it then."""
        self._head.addWidget(widget, 0, 3, Qt.AlignmentFlag.AlignRight)

    def show_found(self, found: Found) -> None:
        """Show what was read; what the officer is at stays."""
        stacks = found.stacks
        if stacks is None:
            return
        is_open = stacks.period.closed_at is None
        self.closed.setVisible(not is_open)
        self.name.show_names(stacks.officers)
        self.stacks.show_stacks(stacks)
        self.differences.show_differences(
            found.unsettled, found.rates, stacks.kuesioner, may_settle=is_open
        )

    @Slot(int)
    def turn_to(self, part: int) -> None:
        """Show a part, and lead the keyboard into it."""
        self.parts.choose(part)
        self._show_parts()
        self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Lead the keyboard to where the work of the present part begins."""
        if self.parts.chosen == DIFFERENCES:
            self.differences.take_focus()
        elif not self.name.officer:
            self.ask_name()
        elif self.parts.chosen == STACKS:
            self.stacks.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def ask_name(self) -> None:
        """Lead the keyboard to the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        for place, widget in enumerate((self.stacks, self.differences, self.figures)):
            widget.setVisible(self.parts.chosen == place)
        self.turned.emit()

    @Slot(str)
    def _take_name(self, officer: str) -> None:
        self.stacks.show_officer(officer)
        self.figures.show_officer(officer)

    @Slot()
    def _show_count(self) -> None:
        self.parts.rename(DIFFERENCES, differences_title(self.differences.waiting))

    def _lay_out(self) -> None:
        name = make_label("body", "Nama Anda")
        name.setBuddy(self.name)
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(12)
        self._head.setVerticalSpacing(12)
        self._head.addWidget(name, 0, 0)
        self._head.addWidget(self.name, 0, 1)
        self._head.setColumnStretch(2, 1)
        self._head.addWidget(self.parts, 0, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._head)
        widgets: tuple[QWidget, ...] = (self.closed, self.stacks, self.differences, self.figures)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
