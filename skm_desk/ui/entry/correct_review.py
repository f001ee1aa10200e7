"""ReviewPane: what is about to be done to a form, by whom and why, before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit

from skm_desk.ui.entry import correct_words as texts
from skm_desk.ui.entry.name_field import NameField
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.use_cases.correct_responden import LONGEST_REASON


class ReviewPane(Card):
    """Asks for the name and the reason; what stands in both stays until the dialog closes."""

    def __init__(self, officer: str) -> None:
        super().__init__()
        self.title = make_label("section", wrap=True)
        self.lines = make_label("body", wrap=True)
        self.warning = make_label("warn", wrap=True)
        self.name = NameField("Nama petugas yang memperbaiki atau membatalkan")
        self.name.setText(officer)
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setAccessibleName(texts.REASON)
        self.reason.setAccessibleDescription(texts.REASON_MEANING)
        self.reason.setToolTip(texts.REASON_MEANING)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for row, (words, field) in enumerate((("Nama Anda", self.name), ("Alasan", self.reason))):
            label = make_label("body", words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self.body.setSpacing(12)
        for part in (self.title, self.lines, self.warning):
            self.body.addWidget(part)
        self.body.addLayout(grid)
        self.body.addWidget(make_label("note", texts.REASON_MEANING, wrap=True))
        self.body.addStretch(1)

    def show_deed(self, title: str, lines: Sequence[str], warnings: Sequence[str]) -> None:
        """Show what is about to be done; warnings are what had better be looked at once more."""
        self.title.setText(title)
        self.lines.setText("\n".join(lines))
        self.warning.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))
        self.lock(False)

    def lock(self, locked: bool) -> None:
        """Leave name and reason as they are while the last question is asked."""
        for field in (self.name, self.reason):
            field.setReadOnly(locked)

    def take_focus(self) -> None:
        """Lead the keyboard to what is still empty."""
        field = self.reason if self.name.officer else self.name
        field.setFocus(Qt.FocusReason.OtherFocusReason)
