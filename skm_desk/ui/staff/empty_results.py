"""EmptyResults: what stands on the page of results of an office that has no period yet."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.staff.results_words import NO_PERIOD

_WIDEST_SENTENCE = 640


class EmptyResults(QWidget):
    """A sentence, and the button that makes the first period."""

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        card.body.setContentsMargins(32, 32, 32, 32)
        card.body.setSpacing(24)
        self.make = make_button("Buat periode", "Buat periode survei", "add", main=True)
        sentence = make_label("section", NO_PERIOD, wrap=True)
        sentence.setMaximumWidth(_WIDEST_SENTENCE)
        card.body.addWidget(sentence)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch(1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
