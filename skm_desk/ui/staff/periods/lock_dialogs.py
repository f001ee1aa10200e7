"""The dialogs that lock a period and unlock it again."""

from PySide6.QtWidgets import QWidget

from skm_desk.domain.errors import ReasonMissing, SkmError
from skm_desk.domain.period import Period
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.period_form import PeriodForm
from skm_desk.ui.staff.waiting_form import make_field, make_grid
from skm_desk.use_cases.manage_periods import LONGEST_REASON, close_period, reopen_period
from skm_desk.use_cases.view_periods import Closing


class CloseDialog(PeriodForm):
    """Asks before a period is locked, and says what would stay open: Enter alone locks nothing."""

    def __init__(self, deeds: Deeds, parent: QWidget, closing: Closing) -> None:
        period = closing.period
        super().__init__(
            deeds,
            parent,
            period,
            f"Tutup periode {period.kode}?",
            "Tutup periode",
            "Tutup periode ini sekarang",
        )
        self.body.addWidget(make_label("body", texts.CLOSE_WHY, wrap=True))
        warnings = texts.closing_warnings(closing)
        self.warning = make_label("warn", "\n".join(warnings), wrap=True)
        self.warning.setVisible(bool(warnings))
        self.body.addWidget(self.warning)

    def save(self) -> None:
        desk, kode = self._deeds.desk, self.period.kode
        self.keep(lambda: desk.do(close_period, kode))


class ReopenDialog(PeriodForm):
    """Asks why a closed period is opened again."""

    def __init__(self, deeds: Deeds, parent: QWidget, period: Period) -> None:
        super().__init__(
            deeds,
            parent,
            period,
            f"Buka lagi periode {period.kode}?",
            "Buka lagi",
            "Buka lagi periode ini",
        )
        self.reason = make_field("Alasan", "Mengapa periode ini dibuka lagi")
        self.reason.setMaxLength(LONGEST_REASON)
        self.body.addWidget(make_label("body", texts.REOPEN_WHY, wrap=True))
        self.body.addLayout(make_grid(self.reason))
        self.watch(self.reason)
        self.reason.setFocus()

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        return self.reason if isinstance(failure, ReasonMissing) else None

    def save(self) -> None:
        desk, kode, reason = self._deeds.desk, self.period.kode, self.reason.text()
        self.keep(lambda: desk.do(reopen_period, kode, reason))
