"""WaitingForm: a dialog whose deed is done beside the window, and that waits for it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from shiboken6 import isValid

from skm_desk.domain.errors import SkmError
from skm_desk.ui.shared.dialogs import FormDialog
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.staff.deeds import Deeds

Value = TypeVar("Value")
_WIDTH = 480


class WaitingForm(FormDialog):
    """Stays open with all that was typed until its deed is done; meanwhile it cannot be closed.

    A failure is told below the fields, and leads to the one that is at fault.
    """

    def __init__(
        self,
        deeds: Deeds,
        parent: QWidget,
        title: str,
        verb: str,
        meaning: str,
        grave: bool = False,
    ) -> None:
        super().__init__(parent, title, verb, meaning, grave)
        self.set_width(_WIDTH)
        self._deeds = deeds
        self._is_waiting = False
        self.body.addWidget(make_label("section", title))

    def reject(self) -> None:
        """Close without saving, unless the deed is under way."""
        if not self._is_waiting:
            super().reject()

    def run(self, work: Callable[[], Value], done: Callable[[Value], None]) -> None:
        """Do the deed; `done` says what comes of it, a failure is told below the fields."""
        if self._is_waiting:
            return
        self._is_waiting = True
        self._deeds.run(
            work,
            done=lambda value: self._come_home(lambda: done(value)),
            failed=lambda fault: self._come_home(lambda: self._tell_failure(fault)),
        )

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        """Return the field that a failure is about, or None: override it where there is one."""
        return None

    def _tell_failure(self, fault: Exception) -> None:
        field = self.faulty_field(fault) if isinstance(fault, SkmError) else None
        self.refuse(failure_words(fault), field)

    def _come_home(self, tell: Callable[[], None]) -> None:
        if isValid(self):  # the window may have been closed meanwhile
            self._is_waiting = False
            tell()


def make_field(name: str, meaning: str, secret: bool = False) -> QLineEdit:
    """Return a field; `secret` shows dots in place of what is typed."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setAccessibleDescription(meaning)
    field.setToolTip(meaning)
    if secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        field.setInputMethodHints(hints)
    return field


def make_grid(*fields: QLineEdit, below: QCheckBox | None = None) -> QGridLayout:
    """Return fields in a column with their names before them, and a box to tick below."""
    grid = QGridLayout()
    grid.setVerticalSpacing(12)
    grid.setHorizontalSpacing(16)
    for row, field in enumerate(fields):
        label = make_label("body", field.accessibleName())
        label.setBuddy(field)
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
    if below is not None:
        grid.addWidget(below, len(fields), 1)
    return grid
