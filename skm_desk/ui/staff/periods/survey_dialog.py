"""SurveyDialog: says who carries out the survey, where and how, and when its laporan is signed."""

from PySide6.QtWidgets import QWidget

from skm_desk.domain.errors import SkmError, TextTooLong
from skm_desk.domain.id_format import format_date
from skm_desk.domain.period import LONGEST_WORDS, Period
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import DAY_FORMS
from skm_desk.ui.shared.words_box import WordsBox
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods.period_form import PeriodForm
from skm_desk.ui.staff.typed_values import read_known_day
from skm_desk.ui.staff.waiting_form import make_field, make_grid
from skm_desk.use_cases.change_period import describe_survey

_WIDTH = 640
_STANDARD = "kosongkan untuk memakai teks baku laporan"


class SurveyDialog(PeriodForm):
    """What is left empty keeps the standard text of the laporan."""

    def __init__(self, deeds: Deeds, parent: QWidget, period: Period) -> None:
        super().__init__(deeds, parent, period, "Pelaksanaan survei")
        self.set_width(_WIDTH)
        self.team = WordsBox("Tim pelaksana", "Satu orang setiap baris: nama dan tugasnya", 4)
        self.team.setPlaceholderText("satu orang setiap baris: nama dan tugasnya")
        self.place = WordsBox("Tempat survei", "Tempat data dikumpulkan", 2)
        self.method = WordsBox("Cara pengumpulan data", "Satu kalimat utuh atau lebih", 3)
        for box in (self.place, self.method):
            box.setPlaceholderText(_STANDARD)
        self.laporan_date = make_field("Tanggal laporan", "Tanggal laporan ditandatangani")
        self.laporan_date.setPlaceholderText(DAY_FORMS)
        for box, words in (
            (self.team, period.team),
            (self.place, period.place),
            (self.method, period.method),
        ):
            box.setPlainText(words)
            self.body.addWidget(box.label)
            self.body.addWidget(box)
        signed = period.laporan_date
        self.laporan_date.setText("" if signed is None else format_date(signed))
        self.body.addLayout(make_grid(self.laporan_date))
        note = f"Tiap isian paling banyak {LONGEST_WORDS} huruf."
        self.body.addWidget(make_label("note", note))
        self.watch(self.team, self.place, self.method, self.laporan_date)
        self.team.setFocus()

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        if not isinstance(failure, TextTooLong):
            return None
        return {"tim": self.team, "tempat": self.place, "cara": self.method}.get(failure.field)

    def save(self) -> None:
        signed = read_known_day(self.laporan_date)
        team, place, method = (box.toPlainText() for box in (self.team, self.place, self.method))
        desk, kode = self._deeds.desk, self.period.kode
        self.keep(lambda: desk.do(describe_survey, kode, team, place, method, signed))
