"""EmptyPage: what stands on a page for paper forms while there is nothing to show on it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.ui.shared.labels import Card, make_label

_WIDEST = 640


class EmptyPage(QWidget):
    """Says in one sentence what will be here and how to get it, on a card at the top."""

    def __init__(self, words: str) -> None:
        super().__init__()
        card = Card()
        card.body.setContentsMargins(32, 32, 32, 32)
        sentence = make_label("section", words, wrap=True)
        sentence.setMaximumWidth(_WIDEST)
        # In a row of its own the height is that of the sentence as wide as it really is.
        row = QHBoxLayout()
        row.addWidget(sentence, 1)
        row.addStretch(0)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
