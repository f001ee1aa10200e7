"""EmptyCard: what stands in place of the pages while there are none, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from skm_desk.ui.shared.labels import Card, make_label

_WIDEST = 560


class EmptyCard(Card):
    """A sentence, and below it the steps that lead to a document, if any are missing."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(32, 32, 32, 32)
        self.body.setSpacing(16)
        self._sentence = make_label("section", "", wrap=True)
        self._steps = make_label("body", "", wrap=True)
        for label in (self._sentence, self._steps):
            label.setMaximumWidth(_WIDEST)
            self.body.addWidget(label)
        self.body.addStretch(1)

    @property
    def words(self) -> str:
        """All that the card says."""
        steps = self._steps.text() if not self._steps.isHidden() else ""
        return "\n".join(filter(None, (self._sentence.text(), steps)))

    def say(self, sentence: str, steps: Sequence[str] = ()) -> None:
        """Say why there are no pages, and list what is still to be done."""
        self._sentence.setText(sentence)
        self._steps.setText("\n".join(f"•  {step}" for step in steps))
        self._steps.setVisible(bool(steps))
        self._steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.words)
