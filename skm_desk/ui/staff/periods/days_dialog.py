"""DaysDialog: moves the first and the last day of a period."""

from datetime import date

from PySide6.QtWidgets import QWidget

from skm_desk.domain.errors import DatesReversed, SkmError
from skm_desk.domain.holidays import Holidays
from skm_desk.domain.id_format import format_date, format_span
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import DAY_FORMS
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.period_form import PeriodForm
from skm_desk.ui.staff.typed_values import Unread, read_day
from skm_desk.ui.staff.waiting_form import make_field, make_grid
from skm_desk.use_cases.change_period import change_days
from skm_desk.use_cases.view_periods import PeriodSheet


class DaysDialog(PeriodForm):
    """Says while a person types how the days are read, and whether forms would lie outside."""

    def __init__(
        self, deeds: Deeds, parent: QWidget, sheet: PeriodSheet, holidays: Holidays
    ) -> None:
        super().__init__(deeds, parent, sheet.period, "Ubah hari survei")
        self._form_days = sheet.form_days
        self._holidays = holidays
        self.mulai = make_field("Mulai", "Hari pertama survei")
        self.selesai = make_field("Selesai", "Hari terakhir survei")
        self.mulai.setText(format_date(sheet.period.mulai))
        self.selesai.setText(format_date(sheet.period.selesai))
        self.reading = make_label("note", wrap=True)
        self.warning = make_label("warn", wrap=True)
        self.body.addLayout(make_grid(self.mulai, self.selesai))
        self.body.addWidget(self.reading)
        self.body.addWidget(self.warning)
        self.watch(self.mulai, self.selesai)
        self.mulai.selectAll()
        self.mulai.setFocus()

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        return self.selesai if isinstance(failure, DatesReversed) else None

    def save(self) -> None:
        mulai, selesai = self._days()
        desk, kode = self._deeds.desk, self.period.kode
        self.keep(lambda: desk.do(change_days, kode, mulai, selesai))

    def tell_reading(self) -> None:
        try:
            mulai, selesai = self._days()
        except Unread:
            self.reading.setText(f"Tanggal ditulis seperti {DAY_FORMS}.")
            self.warning.hide()
            return
        warning = texts.outside_words(self._form_days, mulai, selesai)
        if selesai < mulai:
            self.reading.setText("Hari terakhir mendahului hari pertama.")
            warning = ""
        else:
            days = texts.days_words(mulai, selesai, self._holidays)
            self.reading.setText(f"Survei berlangsung {format_span(mulai, selesai)}: {days}.")
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    def _days(self) -> tuple[date, date]:
        return read_day(self.mulai), read_day(self.selesai)
