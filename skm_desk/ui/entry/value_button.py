"""ValueButton: one of two values that were typed apart, to be taken by a touch or its key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from skm_desk.ui.shared.labels import make_label

_KEY = 40
_LOWEST = 84


class ValueButton(QPushButton):
    """One of the two values: its key, who typed it, and what it means."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setProperty("role", "value")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.who = _seen_through(make_label("quiet"))
        self.value = _seen_through(make_label("section", wrap=True))
        digit = _seen_through(make_label("key", key))
        digit.setFixedSize(_KEY, _KEY)
        digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.who)
        words.addWidget(self.value)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(digit)
        row.addLayout(words, 1)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._row.heightForWidth(width), _LOWEST)

    def show_value(self, who: str, value: str) -> None:
        """Show who typed what."""
        self.who.setText(who)
        self.value.setText(value)
        self.setAccessibleName(f"{self._key} {who}: {value}")
        self.setAccessibleDescription("Pilih ini bila inilah yang tertulis di kertas")


def _seen_through(label: QLabel) -> QLabel:
    """Return a label that leaves the mouse to the button it lies on."""
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
