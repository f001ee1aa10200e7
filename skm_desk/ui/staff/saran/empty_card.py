"""EmptyCard: why there is no saran to show, and how to get there what may be there."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.use_cases.manage_saran import SaranView

_WIDEST_SENTENCE = 640


class EmptyCard(QWidget):
    """What stands on the page while the list is empty."""

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        card.body.setContentsMargins(32, 32, 32, 32)
        card.body.setSpacing(24)
        self.sentence = make_label("section", wrap=True)
        self.sentence.setMaximumWidth(_WIDEST_SENTENCE)
        self.clear = make_button("Hapus saringan", "Tampilkan lagi semua saran", "undo")
        # In a row of its own the sentence is given the height of its own width.
        words = QHBoxLayout()
        words.addWidget(self.sentence, 1)
        words.addStretch(0)
        card.body.addLayout(words)
        row = QHBoxLayout()
        row.addWidget(self.clear)
        row.addStretch(1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def show_view(self, view: SaranView) -> None:
        """Say why this list is empty."""
        is_filtered = not view.asked.is_open and bool(view.periods)
        self.clear.setVisible(is_filtered)
        if is_filtered:
            self.sentence.setText(texts.NONE_FOUND)
        else:
            self.sentence.setText(texts.NO_SARAN if view.periods else texts.NO_PERIOD)
