"""WordsBox: a field for several lines, which Tab leaves."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit

from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_PADS = 20


class WordsBox(SafeOverrides, QPlainTextEdit):
    """As high as so many lines, whatever it holds."""

    def __init__(self, name: str, meaning: str, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setObjectName("words")
        self.setAccessibleName(name)
        self.setAccessibleDescription(meaning)
        self.setToolTip(meaning)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.label = make_label("body", name)
        self.label.setBuddy(self)

    def sizeHint(self) -> QSize:
        return QSize(320, self._lines * self.fontMetrics().lineSpacing() + _PADS)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
