"""KuesionerDialog: has a period without forms ask another question set."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.period_form import PeriodForm
from skm_desk.use_cases.change_period import change_kuesioner

_NARROWEST = 420
_WIDEST = 620


class KuesionerDialog(PeriodForm):
    """Lists the question sets of the file and those that come with the program."""

    def __init__(
        self, deeds: Deeds, parent: QWidget, period: Period, known: Sequence[Kuesioner]
    ) -> None:
        super().__init__(deeds, parent, period, "Ganti kuesioner")
        self._known = tuple(known)
        self.chooser = Chooser()
        self.chooser.describe("Kuesioner", "Pilih kuesioner yang diisi pada periode ini")
        lines = [texts.kuesioner_words(kuesioner) for kuesioner in self._known]
        self.chooser.addItems(lines)
        self.chooser.fit(lines, _NARROWEST, _WIDEST)
        asked = (period.kuesioner_kode, period.kuesioner_version)
        kodes = [(kuesioner.kode, kuesioner.version) for kuesioner in self._known]
        self.chooser.setCurrentIndex(kodes.index(asked) if asked in kodes else 0)
        self.source = make_label("note", wrap=True)
        self.body.addWidget(self.chooser)
        self.body.addWidget(self.source)
        self.chooser.currentIndexChanged.connect(self._note_typing)
        self.tell_reading()
        self.chooser.setFocus()

    def save(self) -> None:
        chosen = self._known[self.chooser.currentIndex()]
        desk, kode = self._deeds.desk, self.period.kode
        self.keep(lambda: desk.do(change_kuesioner, kode, chosen.kode, chosen.version))

    def tell_reading(self) -> None:
        self.source.setText(self._known[self.chooser.currentIndex()].source)
