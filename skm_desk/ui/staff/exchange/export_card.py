"""ExportCard: which period's forms go out, and as what kind of file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from skm_desk.domain.period import Period
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import PeriodRow


class ExportCard(Card):
    """`asked` carries the kind of file that a person wants, one of `KINDS_OUT`."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Ekspor")
        self.body.setSpacing(12)
        self._rows: tuple[PeriodRow, ...] = ()
        self.source = PeriodChooser("Pilih periode yang formulirnya disimpan")
        self.source.picked.connect(self._tell_made_up)
        self.made_up = make_label("warn", texts.MADE_UP_OUT, wrap=True)
        self.buttons = {
            name: make_button(f"Simpan {name} …", meaning, "export")
            for name, (_, _, meaning) in texts.KINDS_OUT.items()
        }
        self._kinds = QWidget()
        grid = QGridLayout(self._kinds)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(make_label("quiet", "Periode"), 0, 0)
        grid.addWidget(self.source, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.made_up, 1, 0, 1, 2)
        for row, (name, button) in enumerate(self.buttons.items(), start=2):
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            grid.addWidget(button, row, 0)
            grid.addWidget(make_label("note", texts.KINDS_OUT[name][2], wrap=True), row, 1)
        self.nothing = make_label("body", texts.NO_PERIOD, wrap=True)
        self.body.addWidget(make_label("body", texts.WHAT_OUT, wrap=True))
        self.body.addWidget(self._kinds)
        self.body.addWidget(self.nothing)
        self.body.addStretch(1)

    @property
    def period(self) -> Period | None:
        """The period whose forms go out."""
        kode = self.source.kode
        return next((row.period for row in self._rows if row.period.kode == kode), None)

    def show_periods(self, rows: Sequence[PeriodRow], kode: str | None) -> None:
        """Offer these periods, the one of this kode chosen."""
        self._rows = tuple(rows)
        self.source.show_rows(rows, None if kode is None else Span(kode))
        self._kinds.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._tell_made_up()

    def _tell_made_up(self) -> None:
        self.made_up.setVisible(self.period is not None and self.period.made_up)
