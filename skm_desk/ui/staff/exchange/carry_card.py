"""CarryCard: all that this PC collected goes to another one, and what others collected comes in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.staff.exchange import carry_words as texts


class CarryCard(Card):
    """`pack_asked` and `join_asked` tell what a person wants."""

    pack_asked = Signal()
    join_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Antar komputer")
        self.body.setSpacing(12)
        self.pack_button = make_button("Simpan paket …", texts.PACK_MEANING, "export")
        self.join_button = make_button("Gabungkan paket …", texts.JOIN_MEANING, "import")
        self.pack_button.clicked.connect(self.pack_asked)
        self.join_button.clicked.connect(self.join_asked)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (button, words) in enumerate(
            ((self.pack_button, texts.WHAT_PACKED), (self.join_button, texts.WHAT_JOINED))
        ):
            grid.addWidget(button, row, 0)
            grid.addWidget(make_label("note", words, wrap=True), row, 1)
        self.body.addWidget(make_label("body", texts.WHAT_FOR, wrap=True))
        self.body.addLayout(grid)
