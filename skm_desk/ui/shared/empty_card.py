"""EmptyCard: what stands on a page while there is nothing to show: why, and how to get it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from skm_desk.ui.shared.labels import Card, make_button, make_label

_WIDEST = 640
_PADDING = 32


class EmptyCard(QWidget):
    """A sentence on a card at the top; below it steps, if any, and buttons, if there are any."""

    def __init__(self, sentence: str = "", *buttons: QPushButton) -> None:
        super().__init__()
        self._card = Card()
        self._card.body.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self._card.body.setSpacing(16)
        self.sentence = make_label("section", wrap=True)
        self._steps = make_label("body", wrap=True)
        for label in (self.sentence, self._steps):
            label.setMaximumWidth(_WIDEST)
            # In a row of its own its height is that of the label as wide as it really is.
            words = QHBoxLayout()
            words.addWidget(label, 1)
            words.addStretch(0)
            self._card.body.addLayout(words)
        if buttons:
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self._card.body.addSpacing(8)
            self._card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        self.say(sentence)

    @property
    def words(self) -> str:
        """All that the card says."""
        return "\n".join(filter(None, (self.sentence.text(), self._steps.text())))

    def say(self, sentence: str, steps: Sequence[str] = ()) -> None:
        """Say why there is nothing, and list what is still to be done."""
        self.sentence.setText(sentence)
        self._steps.setText("\n".join(f"•  {step}" for step in steps))
        self._steps.setVisible(bool(steps))
        self._card.setAccessibleName(self.words)


def make_period_button() -> QPushButton:
    """Return the button that leads to where a period is made."""
    meaning = "Buat atau buka kembali periode"
    return make_button("Buka halaman Periode", meaning, "period", main=True)
