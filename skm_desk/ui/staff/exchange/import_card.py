"""ImportCard: which period takes the forms of a file, and where the file is put."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.ui.shared.empty_card import make_period_button
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.drop_area import DropArea
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import PeriodRow


class ImportCard(Card):
    """`asked` tells that a person wants to pick a file, `periods_asked` that there is no period
    that takes one."""

    asked = Signal()
    periods_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Impor")
        self.body.setSpacing(12)
        self.target = PeriodChooser("Pilih periode yang menerima formulirnya")
        self.drop = DropArea()
        self.drop.clicked.connect(self.asked)
        period = QHBoxLayout()
        period.setSpacing(16)
        period.addWidget(make_label("quiet", "Periode"))
        period.addWidget(self.target)
        period.addStretch(1)
        self._ways = QWidget()
        column = QVBoxLayout(self._ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(period)
        column.addWidget(self.drop, 1)
        for words in (texts.KINDS_IN, texts.COLUMNS_IN):
            column.addWidget(make_label("note", words, wrap=True))
        self.to_periods = make_period_button()
        self.to_periods.clicked.connect(self.periods_asked)
        self.nothing = QWidget()
        column = QVBoxLayout(self.nothing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(make_label("body", texts.NO_OPEN_PERIOD, wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.to_periods)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.body.addWidget(self._ways)
        self.body.addWidget(self.nothing)

    def show_periods(self, rows: Sequence[PeriodRow], kode: str | None) -> None:
        """Offer these periods, the one of this kode chosen."""
        self.target.show_rows(rows, None if kode is None else Span(kode))
        self._ways.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
