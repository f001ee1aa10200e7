"""StagesDialog: sets the first and the last day of each stage of the schedule."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from skm_desk.domain.errors import DatesReversed, SkmError
from skm_desk.domain.holidays import Holidays
from skm_desk.domain.id_format import format_count, format_date
from skm_desk.domain.period import Period, Stage, all_stages
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import DAY_FORMS
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.period_form import PeriodForm
from skm_desk.ui.staff.typed_values import Unread, read_known_day
from skm_desk.ui.staff.waiting_form import make_field
from skm_desk.use_cases.change_period import change_stages

_WIDTH = 720
_DAY_WIDTH = 176
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class StageLine:
    """The fields of one stage, and where its working days are told."""

    stage: Stage
    mulai: QLineEdit
    selesai: QLineEdit
    days: QLabel

    def read(self) -> Stage:
        """Return the stage as it is typed; raise Unread."""
        return replace(
            self.stage, mulai=read_known_day(self.mulai), selesai=read_known_day(self.selesai)
        )


class StagesDialog(PeriodForm):
    """Counts the working days of each stage while its days are typed."""

    def __init__(self, deeds: Deeds, parent: QWidget, period: Period, holidays: Holidays) -> None:
        super().__init__(deeds, parent, period, "Jadwal")
        self.set_width(_WIDTH)
        self._holidays = holidays
        self.lines = tuple(_line(stage) for stage in all_stages(period))
        self.body.addLayout(self._make_grid())
        note = f"{texts.holidays_line(holidays)} Tanggal ditulis seperti {DAY_FORMS}."
        self.body.addWidget(make_label("note", note, wrap=True))
        self.watch(*(field for line in self.lines for field in (line.mulai, line.selesai)))
        self.lines[0].mulai.selectAll()
        self.lines[0].mulai.setFocus()

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        if not isinstance(failure, DatesReversed):
            return None
        stages = ((line, line.read()) for line in self.lines)
        return next(
            (
                line.selesai
                for line, stage in stages
                if (stage.mulai, stage.selesai) == (failure.mulai, failure.selesai)
            ),
            None,
        )

    def save(self) -> None:
        stages = tuple(line.read() for line in self.lines)
        desk, kode = self._deeds.desk, self.period.kode
        self.keep(lambda: desk.do(change_stages, kode, stages))

    def tell_reading(self) -> None:
        for line in self.lines:
            try:
                days = line.read().working_days(self._holidays)
            except Unread:
                days = None
            line.days.setText("–" if days is None else format_count(days))

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        for column, words in enumerate(("Tahap", "Hari pertama", "Hari terakhir", "Hari kerja")):
            grid.addWidget(make_label("note", words), 0, column)
        for row, line in enumerate(self.lines, start=1):
            name = make_label("body", line.stage.nama, wrap=True)
            name.setBuddy(line.mulai)
            line.days.setAlignment(_RIGHT)
            for column, part in enumerate((name, line.mulai, line.selesai, line.days)):
                grid.addWidget(part, row, column)
        return grid


def _line(stage: Stage) -> StageLine:
    fields = []
    for name, day in (("Hari pertama", stage.mulai), ("Hari terakhir", stage.selesai)):
        field = make_field(f"{name} {stage.nama}", "Kosongkan bila belum diketahui")
        field.setText("" if day is None else format_date(day))
        field.setMinimumWidth(_DAY_WIDTH)
        fields.append(field)
    return StageLine(stage, fields[0], fields[1], make_label("strong"))
