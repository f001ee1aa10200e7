"""TargetDialog: sets how many responden are wanted, by population or by letter."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from skm_desk.domain.errors import PopulationInvalid, SkmError, TargetInvalid, TextTooLong
from skm_desk.domain.id_format import format_count, format_date
from skm_desk.domain.period import Period, TargetLetter
from skm_desk.domain.sample_size import sample_size
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.period_form import PeriodForm
from skm_desk.ui.staff.tick_box import TickBox
from skm_desk.ui.staff.typed_values import Unread, read_known_day, read_people
from skm_desk.ui.staff.waiting_form import make_field, make_grid
from skm_desk.use_cases.change_period import change_target

_WIDTH = 640


class TargetDialog(PeriodForm):
    """Shows the formula with the numbers put in while the population is typed."""

    def __init__(self, deeds: Deeds, parent: QWidget, period: Period) -> None:
        super().__init__(deeds, parent, period, "Target responden")
        self.set_width(_WIDTH)
        self.population = make_field("Populasi", "Jumlah pengguna layanan dalam setahun")
        self.population.setPlaceholderText("kosongkan bila belum diketahui")
        self.formula = make_label("note", wrap=True)
        self.put_in = make_label("note", wrap=True)
        self.by_letter = TickBox(
            "Target ditetapkan dengan surat", "Angka menurut surat berlaku menggantikan rumus"
        )
        self.target = make_field("Target", "Jumlah responden menurut surat")
        self.number = make_field("Nomor surat", "Nomor surat yang menetapkan target")
        self.day = make_field("Tanggal surat", "Tanggal surat yang menetapkan target")
        self.letter = QWidget()
        grid = make_grid(self.target, self.number, self.day)
        grid.setContentsMargins(0, 0, 0, 0)
        self.letter.setLayout(grid)
        self.reading = make_label("strong", wrap=True)
        self._fill(period)
        self.body.addLayout(make_grid(self.population))
        for part in (self.formula, self.put_in, self.by_letter, self.letter, self.reading):
            self.body.addWidget(part)
        self.by_letter.toggled.connect(self._unfold)
        self.watch(*self._fields())
        self.population.selectAll()
        self.population.setFocus()

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        match failure:
            case PopulationInvalid():
                return self.population
            case TargetInvalid():
                return self.target
            case TextTooLong():
                return self.number
            case _:
                return None

    def save(self) -> None:
        population = read_people(self.population)
        letter = self._letter()
        desk, kode = self._deeds.desk, self.period.kode
        self.keep(lambda: desk.do(change_target, kode, population, letter))

    def tell_reading(self) -> None:
        self.letter.setVisible(self.by_letter.isChecked())
        population = self._sound_population()
        formula, put_in = texts.formula_lines(population or 1)
        self.formula.setText(formula)
        self.put_in.setText(put_in if population else texts.constants_line())
        try:
            letter = self._letter()
        except Unread:
            letter = None
        if self.by_letter.isChecked():
            words = "" if letter is None else f"Target {format_count(letter.target)} responden."
        elif population is None:
            words = "Tanpa populasi dan tanpa surat, periode ini tidak punya target."
        else:
            words = f"Target {format_count(sample_size(population))} responden."
        self.reading.setText(words)

    @Slot()
    def _unfold(self) -> None:
        self._note_typing()
        self.fit_height(may_shrink=True)

    def _fill(self, period: Period) -> None:
        if period.population is not None:
            self.population.setText(format_count(period.population))
        letter = period.target_letter
        self.by_letter.setChecked(letter is not None)
        if letter is not None:
            self.target.setText(format_count(letter.target))
            self.number.setText(letter.number)
            self.day.setText("" if letter.day is None else format_date(letter.day))

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.population, self.target, self.number, self.day)

    def _sound_population(self) -> int | None:
        """Return the population that the formula can take, None for any other."""
        try:
            return read_people(self.population) or None
        except Unread:
            return None

    def _letter(self) -> TargetLetter | None:
        if not self.by_letter.isChecked():
            return None
        target = read_people(self.target)
        if target is None:
            raise Unread(
                "Target menurut surat belum diisi; tulis jumlah responden yang tertulis di surat.",
                self.target,
            )
        return TargetLetter(target, self.number.text(), read_known_day(self.day))
