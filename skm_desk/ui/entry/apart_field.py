"""ApartField: how far apart the forms of a sample stand, a small number typed or stepped."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from skm_desk.ui.shared.safe_overrides import SafeOverrides

_WIDTH = 56
_STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class ApartField(SafeOverrides, QLineEdit):
    """A number from `least` to `most`; what lies beyond becomes the nearest when it is left.

    `changed` tells that a person typed or stepped.
    """

    changed = Signal()

    def __init__(self, least: int, most: int, usual: int) -> None:
        super().__init__()
        self._least = least
        self._most = most
        self._usual = usual
        self.setAccessibleName("Contoh: setiap berapa formulir")
        self.setFixedWidth(_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setMaxLength(len(str(most)))
        # Anything whole may be typed on the way; `value` sees to the limits.
        self.setValidator(QIntValidator(0, 10 ** len(str(most)) - 1, self))
        self.textEdited.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(self._settle)
        self.limit(most)

    @property
    def value(self) -> int:
        """The number, within its limits; the usual one while nothing is typed."""
        typed = int(self.text()) if self.text().isdecimal() else self._usual
        return max(self._least, min(self._most, typed))

    @property
    def most(self) -> int:
        """The highest number that may be typed now."""
        return self._most

    def limit(self, most: int) -> None:
        """Begin anew at the usual number, with another highest one."""
        self._most = max(self._least, most)
        self.setText(str(min(self._usual, self._most)))
        meaning = f"{self._least} sampai {self._most}; panah menambah dan mengurangi"
        self.setAccessibleDescription(meaning)
        self.setToolTip(meaning)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        self.setText(str(max(self._least, min(self._most, self.value + step))))
        self.changed.emit()

    @Slot()
    def _settle(self) -> None:
        self.setText(str(self.value))
