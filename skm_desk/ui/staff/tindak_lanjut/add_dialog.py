"""AddDialog: takes in one more planned action."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from skm_desk.domain.errors import SkmError, TextTooLong
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.tindak_lanjut import LONGEST
from skm_desk.domain.tindak_lanjut_errors import KegiatanEmpty
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.words_box import WordsBox
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.option_chooser import OptionChooser
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.ui.staff.tindak_lanjut.quarter_ticks import QuarterTicks
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.plan_tindak_lanjut import add_rtl

_LINES = 4
_WIDEST_UNSUR = 400


class AddDialog(WaitingForm):
    """`added` carries the id of the action once it is kept."""

    added = Signal(str)

    def __init__(
        self,
        deeds: Deeds,
        parent: QWidget,
        survey: Span,
        unsur_list: Sequence[Unsur],
        unsur: str | None,
    ) -> None:
        super().__init__(
            deeds,
            parent,
            f"Rencana sesudah survei {survey.kode or survey.year}",
            "Simpan",
            "Simpan rencana ini",
        )
        self._survey = survey
        self.unsur = OptionChooser("Unsur", "Pilih unsur yang diperbaiki", _WIDEST_UNSUR)
        self.unsur.show_options(texts.unsur_options(unsur_list), unsur)
        title, meaning = texts.FIELDS["kegiatan"]
        self.kegiatan = WordsBox(title, meaning, _LINES)
        self.quarters = QuarterTicks()
        self.penanggung_jawab = make_field(*texts.FIELDS["penanggung_jawab"])
        self.penanggung_jawab.setMaxLength(LONGEST["penanggung_jawab"])
        self.body.addSpacing(8)
        self.body.addWidget(self.kegiatan.label)
        self.body.addWidget(self.kegiatan)
        self.body.addLayout(self._make_grid())
        self.kegiatan.textChanged.connect(self.failure.hide)
        self.kegiatan.setFocus()

    def try_accept(self) -> None:
        """Keep the action; a failure is told below the fields, which keep what was typed."""
        desk, survey = self._deeds.desk, self._survey
        kegiatan, unsur = self.kegiatan.toPlainText(), self.unsur.value
        triwulan, who = self.quarters.triwulan, self.penanggung_jawab.text()
        self.run(
            lambda: desk.do(
                add_rtl, survey, kegiatan, None if unsur is None else str(unsur), triwulan, who
            ),
            lambda rtl: self._finish(rtl.id),
        )

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        match failure:
            case KegiatanEmpty() | TextTooLong(field="kegiatan"):
                return self.kegiatan
            case TextTooLong():
                return self.penanggung_jawab
            case _:
                return None

    def _finish(self, rtl_id: str) -> None:
        self.accept()
        self.added.emit(rtl_id)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        parts = (
            ("Unsur", self.unsur),
            ("Triwulan", self.quarters),
            ("Penanggung jawab", self.penanggung_jawab),
        )
        for row, (name, part) in enumerate(parts):
            label = make_label("body", name)
            if part is not self.quarters:
                label.setBuddy(part)
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
        return grid
