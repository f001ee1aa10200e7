"""Segments: buttons side by side, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from skm_desk.ui.shared.segments import make_segment
from skm_desk.ui.shared.theme import make_font

_AIR = 10  # beside the words of a button, which are bold when it is chosen


class Segments(QWidget):
    """`picked` carries the place, from 0, of what a person chose; arrow keys lead along."""

    picked = Signal(int)

    def __init__(self, name: str, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (title, meaning) in enumerate(entries):
            button = make_segment(title, meaning, place, len(entries))
            widest = QFontMetrics(make_font("body", bold=True)).horizontalAdvance(title)
            button.setMinimumWidth(widest + 2 * _AIR)
            self._group.addButton(button, place)
            row.addWidget(button, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mark(0)
        # Not `clicked`: the arrow keys check a button without a click.
        self._group.idToggled.connect(self._tell)

    @property
    def place(self) -> int:
        """The place of what is chosen."""
        return self._group.checkedId()

    def button(self, place: int) -> QPushButton:
        """Return the button at a place."""
        button = self._group.button(place)
        assert isinstance(button, QPushButton)
        return button

    def mark(self, place: int) -> None:
        """Show this one as chosen and tell nobody."""
        self._group.blockSignals(True)
        self.button(place).setChecked(True)
        self._group.blockSignals(False)
        self._lead_tab()

    def _tell(self, place: int, chosen: bool) -> None:
        if chosen:
            self._lead_tab()
            self.picked.emit(place)

    def _lead_tab(self) -> None:
        """Have Tab come to the chosen one alone; the arrow keys lead to the others."""
        policy = Qt.FocusPolicy
        for button in self._group.buttons():
            button.setFocusPolicy(policy.StrongFocus if button.isChecked() else policy.ClickFocus)
