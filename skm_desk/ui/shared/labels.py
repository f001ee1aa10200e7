"""Plain pieces of a page: labels in the sizes of the look, cards, buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from skm_desk import palette
from skm_desk.ui.shared.icons import put_icon

CARD_PADDING = 24


def make_label(role: str, text: str = "", wrap: bool = False) -> QLabel:
    """Return a label of a role of the QSS: title, section, body, strong, note, figure, ikm.

    What a responden or an office wrote may hold signs of HTML: it is shown as typed.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    return label


def make_button(
    text: str, meaning: str, icon: str | None = None, main: bool = False
) -> QPushButton:
    """Return a button; `meaning` says in a sentence what it does (tooltip, screen reader)."""
    button = QPushButton(text)
    button.setToolTip(meaning)
    button.setAccessibleName(text)
    button.setAccessibleDescription(meaning)
    button.setAutoDefault(True)  # Enter presses it while it has the focus
    if main:
        button.setProperty("role", "main")
    if icon is not None:
        put_icon(button, icon, palette.PAPER if main else palette.INK)
    return button


class Card(QFrame):
    """A white card with a heading in second text; `body` takes what it shows."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(CARD_PADDING, 16, CARD_PADDING, 16)
        self.body.setSpacing(4)
        if heading:
            self.setAccessibleName(heading)
            self.body.addWidget(make_label("quiet", heading))
