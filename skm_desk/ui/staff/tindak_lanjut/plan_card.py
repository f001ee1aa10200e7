"""PlanCard: one planned action: what, for which unsur, when, by whom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.staff.option_chooser import OptionChooser
from skm_desk.ui.staff.sheet_card import SheetCard
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.ui.staff.tindak_lanjut.quarter_ticks import QuarterTicks
from skm_desk.ui.staff.tindak_lanjut.rtl_box import RtlBox
from skm_desk.use_cases.plan_tindak_lanjut import PlanView

_WIDEST_UNSUR = 440
_NARROWEST_UNSUR = 160


class PlanCard(SheetCard):
    """Its buttons and fields are connected by the panel."""

    def __init__(self) -> None:
        self.up_button = make_button("Naik", texts.UP_MEANING, "up")
        self.down_button = make_button("Turun", texts.DOWN_MEANING, "down")
        self.retire_button = make_button("Hapus rencana", texts.RETIRE_MEANING, "remove")
        super().__init__("Rencana", self.up_button, self.down_button, self.retire_button)
        self.body.setSpacing(8)
        self.kegiatan = RtlBox("kegiatan", 3)
        self.unsur = OptionChooser("Unsur", "Pilih unsur yang diperbaiki", _WIDEST_UNSUR)
        self.quarters = QuarterTicks()
        self.penanggung_jawab = RtlBox("penanggung_jawab", 1)
        self._lay_out()

    def show_rtl(self, view: PlanView, rtl: Rtl, is_other: bool) -> None:
        """Show an action of the plan."""
        self.kegiatan.show_text(rtl.kegiatan, is_other)
        self.penanggung_jawab.show_text(rtl.penanggung_jawab, is_other)
        self.unsur.show_options(texts.unsur_options(view.unsur_list), rtl.unsur)
        self.unsur.setMinimumWidth(_NARROWEST_UNSUR)  # it may be cut short in a small window
        self.quarters.show_triwulan(rtl.triwulan)
        group = next(group.plan for group in view.groups if rtl in group.plan)
        place = group.index(rtl)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(place < len(group) - 1)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        label = make_label("body", "Unsur")
        label.setBuddy(self.unsur)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.unsur, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(make_label("body", "Triwulan"), 1, 0)
        grid.addWidget(self.quarters, 1, 1)
        self.body.addWidget(self.kegiatan)
        self.body.addLayout(grid)
        self.body.addWidget(self.penanggung_jawab)
