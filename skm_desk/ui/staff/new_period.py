"""NewPeriodDialog: makes a survey period from its kode, its days and, if known, its population."""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from skm_desk.domain.errors import (
    DatesReversed,
    InvalidKode,
    PeriodExists,
    PopulationInvalid,
    SkmError,
)
from skm_desk.domain.id_format import format_count, format_date, format_span
from skm_desk.domain.sample_size import sample_size
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import FormDialog
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import DAY_FORMS, failure_words
from skm_desk.ui.staff.typed_values import Unread, read_day, read_people
from skm_desk.ui.staff.waiting_form import make_field
from skm_desk.use_cases import manage_periods

_WIDTH = 520


class NewPeriodDialog(FormDialog):
    """Stays open with all that was typed until the period is made."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, "Periode baru", "Buat periode", "Simpan periode ini")
        self._context = context
        self.set_width(_WIDTH)
        year = context.now().year
        self.kode = _field(str(year), "Kode", "Nama pendek periode, misalnya 2025 atau 2025-S1")
        self.mulai = _field(format_date(date(year, 1, 1)), "Mulai", "Hari pertama survei")
        self.selesai = _field(format_date(date(year, 12, 31)), "Selesai", "Hari terakhir survei")
        self.population = _field(
            "", "Populasi", "Jumlah penerima layanan dalam setahun; kosongkan bila belum diketahui"
        )
        self.population.setPlaceholderText("kosongkan bila belum diketahui")
        self.reading = make_label("note", wrap=True)
        self.body.addWidget(make_label("section", "Periode baru"))
        self.body.addLayout(self._make_grid())
        self.body.addWidget(self.reading)
        for field in self._fields():
            field.textChanged.connect(self._tell_reading)
        self._tell_reading()
        self.kode.selectAll()
        self.kode.setFocus()

    def try_accept(self) -> None:
        """Make the period; a failure is told below the fields, which keep what was typed."""
        try:
            mulai, selesai = self._days()
            population = read_people(self.population)
        except Unread as unread:
            self.refuse(str(unread), unread.field)
            return
        try:
            self._context.desk.do(
                manage_periods.create_period,
                self.kode.text(),
                mulai,
                selesai,
                population=population,
            )
        except SkmError as failure:
            self.refuse(failure_words(failure), self._faulty_field(failure))
            return
        self.accept()

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.kode, self.mulai, self.selesai, self.population)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(16)
        for row, field in enumerate(self._fields()):
            label = make_label("body", field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _tell_reading(self) -> None:
        """Say how the program reads what stands in the fields, so that a slip is seen."""
        self.failure.hide()
        try:
            words = f"Survei berlangsung {format_span(*self._days())}{self._target_words()}"
        except Unread:
            words = f"Tanggal ditulis seperti {DAY_FORMS}"
        self.reading.setText(f"{words}.")

    def _target_words(self) -> str:
        try:
            population = read_people(self.population)
            target = None if population is None else sample_size(population)
        except (Unread, SkmError):
            target = None
        if target is None:
            return ""
        return f"; target {format_count(target)} responden menurut Krejcie–Morgan"

    def _faulty_field(self, failure: SkmError) -> QLineEdit | None:
        match failure:
            case InvalidKode() | PeriodExists():
                return self.kode
            case DatesReversed():
                return self.selesai
            case PopulationInvalid():
                return self.population
            case _:
                return None

    def _days(self) -> tuple[date, date]:
        return read_day(self.mulai), read_day(self.selesai)


def _field(text: str, name: str, meaning: str) -> QLineEdit:
    field = make_field(name, meaning)
    field.setText(text)
    return field
