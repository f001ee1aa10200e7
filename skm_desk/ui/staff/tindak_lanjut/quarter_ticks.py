"""QuarterTicks: the four quarters of a year, each to be ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from skm_desk.domain.tindak_lanjut import TRIWULAN
from skm_desk.ui.staff.tick_box import TickBox
from skm_desk.ui.staff.tindak_lanjut import words as texts


class QuarterTicks(QWidget):
    """`ticked` tells that a person changed the quarters."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = [
            TickBox(name, f"Direncanakan dalam triwulan {name}") for name in texts.QUARTERS
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for box in self.boxes:
            box.setAccessibleName(f"Triwulan {box.text()}")
            box.clicked.connect(lambda _checked=False: self.ticked.emit())
            row.addWidget(box)
        row.addStretch(1)

    @property
    def triwulan(self) -> tuple[int, ...]:
        """The quarters that are ticked."""
        return tuple(
            quarter for quarter, box in zip(TRIWULAN, self.boxes, strict=True) if box.isChecked()
        )

    def show_triwulan(self, triwulan: tuple[int, ...]) -> None:
        """Tick these; nothing is told to anybody."""
        for quarter, box in zip(TRIWULAN, self.boxes, strict=True):
            box.setChecked(quarter in triwulan)
