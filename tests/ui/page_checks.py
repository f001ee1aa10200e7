"""What tests of several pages look at and wait for."""

from typing import Protocol

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot


class Waiting(Protocol):
    """A page that knows whether something is under way."""

    @property
    def is_waiting(self) -> bool: ...


def settle(page: Waiting, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not page.is_waiting)


def squeezed(page: QWidget) -> list[str]:
    """Return the texts of several lines that have less room than they need."""
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
        and label.wordWrap()
        and label.height() < label.heightForWidth(label.width())
    ]


def name_file(page: QWidget, name: str, button: QDialogButtonBox.StandardButton) -> None:
    """Type a name into the one dialog for files that is open, and press a button of it."""
    (dialog,) = page.findChildren(QFileDialog)
    field, buttons = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox)
    assert field is not None
    assert buttons is not None
    field.setText(name)
    buttons.button(button).click()
