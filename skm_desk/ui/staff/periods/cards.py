"""The cards of one period: each says one thing of it and leads to the dialog that changes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from skm_desk.domain.holidays import Holidays
from skm_desk.domain.id_format import format_date, format_span
from skm_desk.domain.period import Period, all_stages
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.meter import Meter
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.sheet_card import SheetCard
from skm_desk.use_cases.view_periods import PeriodSheet

_PERMILLE = 1000
_THICK = 12
_NAMES = 140
_MOST_ENTRIES = 12


class SummaryCard(SheetCard):
    """The period as a whole: its days, its forms against the target, open or closed."""

    def __init__(self) -> None:
        self.days_button = make_button("Ubah hari", "Ubah hari pertama dan hari terakhir survei")
        self.close_button = make_button("Tutup periode", "Tutup periode: isinya tidak berubah lagi")
        self.reopen_button = make_button(
            "Buka lagi", "Buka lagi periode yang ditutup, dengan alasan"
        )
        super().__init__("", self.days_button, self.close_button, self.reopen_button)
        self.span = make_label("body", wrap=True)
        self.state = make_label("quiet", wrap=True)
        self.figure = make_label("figure", wrap=True)
        self.meter = Meter(_THICK)
        for part in (self.span, self.state, self.figure, self.meter):
            self.body.addWidget(part)
        self.body.setSpacing(4)

    def show_sheet(self, sheet: PeriodSheet, holidays: Holidays) -> None:
        """Show a period."""
        period, forms = sheet.period, sheet.row.forms
        title = f"Periode {period.kode}"
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.span.setText(format_span(period.mulai, period.selesai))
        days = texts.days_words(period.mulai, period.selesai, holidays)
        self.state.setText(f"{texts.state_words(period)} · {days}")
        self.figure.setText(texts.forms_words(sheet.row))
        target = period.target
        self.meter.setVisible(target is not None)
        self.meter.setMaximum(_PERMILLE)
        self.meter.setValue(min(_PERMILLE, forms * _PERMILLE // (target or 1)))
        self.meter.setAccessibleName(self.figure.text())
        self._offer(period.closed_at is not None)

    def _offer(self, is_closed: bool) -> None:
        """Show the deeds that there are; the keyboard stays with them."""
        focused = self.window().focusWidget()
        self.reopen_button.setVisible(is_closed)
        for button in (self.days_button, self.close_button):
            button.setVisible(not is_closed)
        if focused in (self.close_button, self.reopen_button) and focused.isHidden():
            button = self.reopen_button if is_closed else self.close_button
            button.setFocus(Qt.FocusReason.OtherFocusReason)


class TargetCard(SheetCard):
    """How many responden are wanted, and by which letter or formula."""

    def __init__(self) -> None:
        self.button = make_button("Ubah target", "Ubah target: menurut populasi atau menurut surat")
        super().__init__("Target responden", self.button)
        self.target = make_label("body", wrap=True)
        self.formula = make_label("note", wrap=True)
        self.put_in = make_label("note", wrap=True)
        for part in (self.target, self.formula, self.put_in):
            self.body.addWidget(part)

    def show_sheet(self, sheet: PeriodSheet) -> None:
        """Show the target of a period."""
        period = sheet.period
        self.target.setText(texts.target_words(period))
        by_formula = period.population is not None and period.target_letter is None
        formula, put_in = texts.formula_lines(period.population or 1)
        self.formula.setText(formula)
        self.put_in.setText(put_in)
        for part in (self.formula, self.put_in):
            part.setVisible(by_formula)
        self.button.setVisible(period.closed_at is None)


class ScheduleCard(SheetCard):
    """The stages with their days and working days."""

    def __init__(self) -> None:
        self.holidays_button = make_button("Hari libur", "Lihat dan ubah daftar hari libur kantor")
        self.button = make_button("Ubah jadwal", "Ubah hari pertama dan terakhir setiap tahap")
        super().__init__("Jadwal", self.holidays_button, self.button)
        self.stages = Facts()
        self.note = make_label("note", wrap=True)
        self.body.addWidget(self.stages)
        self.body.addWidget(self.note)

    def show_sheet(self, sheet: PeriodSheet, holidays: Holidays) -> None:
        """Show the schedule of a period."""
        self.stages.show_facts(
            [(stage.nama, texts.stage_line(stage, holidays)) for stage in all_stages(sheet.period)]
        )
        self.note.setText(texts.holidays_line(holidays))
        self.button.setVisible(sheet.period.closed_at is None)


class SurveyCard(SheetCard):
    """Who carries the survey out, where, how, and when the laporan is signed."""

    def __init__(self) -> None:
        self.button = make_button("Ubah pelaksanaan", "Ubah tim, tempat, cara, dan tanggal laporan")
        super().__init__("Pelaksanaan", self.button)
        self.facts = Facts()
        self.body.addWidget(self.facts)

    def show_sheet(self, sheet: PeriodSheet) -> None:
        """Show how the survey of a period is carried out."""
        self.facts.show_facts(_survey_facts(sheet.period))
        self.button.setVisible(sheet.period.closed_at is None)


class KuesionerCard(SheetCard):
    """Which question set is asked."""

    def __init__(self) -> None:
        self.button = make_button("Ganti kuesioner", "Pilih kuesioner lain untuk periode ini")
        super().__init__("Kuesioner", self.button)
        self.words = make_label("body", wrap=True)
        self.note = make_label("note", wrap=True)
        self.body.addWidget(self.words)
        self.body.addWidget(self.note)

    def show_sheet(self, sheet: PeriodSheet) -> None:
        """Show the question set of a period."""
        self.words.setText(texts.kuesioner_words(sheet.kuesioner))
        self.note.setText(texts.kuesioner_note(sheet))
        is_closed = sheet.period.closed_at is not None
        self.note.setVisible(not is_closed)
        self.button.setVisible(not is_closed and not sheet.is_used)


class HistoryCard(SheetCard):
    """What happened to the period, the latest first."""

    def __init__(self) -> None:
        super().__init__("Riwayat")
        self.lines = make_label("body", wrap=True)
        self.body.addWidget(self.lines)

    def show_sheet(self, sheet: PeriodSheet) -> None:
        """Show the latest entries about a period."""
        latest = sheet.history[::-1][:_MOST_ENTRIES]
        self.lines.setText("\n".join(texts.history_line(entry) for entry in latest))


class Facts(QWidget):
    """Names in second text with what is known beside them."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _NAMES)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._pairs: list[tuple[QLabel, QLabel]] = []

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown: names and words."""
        return tuple(
            (name.text(), words.text()) for name, words in self._pairs if not name.isHidden()
        )

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these names with these words."""
        while len(self._pairs) < len(facts):
            pair = (make_label("quiet", wrap=True), make_label("body", wrap=True))
            for column, label in enumerate(pair):
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self._grid.addWidget(label, len(self._pairs), column)
            self._pairs.append(pair)
        for place, (name, words) in enumerate(self._pairs):
            is_used = place < len(facts)
            name.setVisible(is_used)
            words.setVisible(is_used)
            if is_used:
                name.setText(facts[place][0])
                words.setText(facts[place][1])


def _survey_facts(period: Period) -> list[tuple[str, str]]:
    signed = period.laporan_date
    return [
        ("Tim pelaksana", texts.people_words(period.people)),
        ("Tempat survei", period.place or texts.STANDARD_TEXT),
        ("Cara pengumpulan data", period.method or texts.STANDARD_TEXT),
        ("Tanggal laporan", texts.NOT_FILLED if signed is None else format_date(signed)),
    ]
