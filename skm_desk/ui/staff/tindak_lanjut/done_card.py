"""DoneCard: what became of one planned action, and how the rest of it shall be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.segments import Segments
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.ui.staff.tindak_lanjut.rtl_box import RtlBox

_LINES = {"realisasi": 3, "target_waktu": 1, "stakeholder": 1}
_TOLD = ("realisasi", "dokumentasi", "hambatan")
_LEFT_TO_DO = ("alasan", "strategi", "target_waktu", "stakeholder")
_USUAL_LINES = 2


class DoneCard(Card):
    """Its fields are connected by the panel. What is left to do is hidden once all is done."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pelaksanaan")
        self.body.setSpacing(8)
        self.state = Segments(texts.DONE_NAMES, texts.DONE_MEANINGS)
        self.boxes = {
            name: RtlBox(name, _LINES.get(name, _USUAL_LINES)) for name in (*_TOLD, *_LEFT_TO_DO)
        }
        self.rest = QWidget()
        rest = QVBoxLayout(self.rest)
        rest.setContentsMargins(0, 8, 0, 0)
        rest.setSpacing(8)
        rest.addWidget(make_label("quiet", texts.WHY_DONE_LATER, wrap=True))
        for name in _LEFT_TO_DO:
            rest.addWidget(self.boxes[name])
        self.body.addWidget(make_label("section", "Pelaksanaan"))
        self.body.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        for name in _TOLD:
            self.body.addWidget(self.boxes[name])
        self.body.addWidget(self.rest)

    def show_rtl(self, rtl: Rtl, is_other: bool) -> None:
        """Show what was told of an action."""
        self.state.choose(texts.DONE_STATES.index(rtl.done))
        for name, box in self.boxes.items():
            box.show_text(getattr(rtl, name), is_other)
        self.rest.setVisible(rtl.done is not True)
