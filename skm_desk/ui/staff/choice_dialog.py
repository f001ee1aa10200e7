"""ChoiceDialog: asks for the label of a choice, a new one or one that is to be renamed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.profile_choices import LONGEST_LABEL
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.kiosk_words import label_fault
from skm_desk.ui.staff.tick_box import TickBox
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field, make_grid


class ChoiceDialog(WaitingForm):
    """`save` keeps the label, and whether the visitor writes down what is meant.

    It runs beside the window; the dialog stays with what was typed if it fails. `others` are
    the choices that must not be called the same.
    """

    def __init__(
        self,
        deeds: Deeds,
        parent: QWidget,
        title: str,
        others: Sequence[ProfileChoice],
        save: Callable[[str, bool], object],
        label: str = "",
        may_ask_text: bool = False,
    ) -> None:
        super().__init__(deeds, parent, title, "Simpan", "Simpan pilihan ini")
        self._others = others
        self._save = save
        self.label = make_field("Nama pilihan", f"Paling banyak {LONGEST_LABEL} huruf")
        self.label.setText(label)
        self.with_text = TickBox(
            "Minta disebutkan", "Pengunjung diminta menulis apa yang dimaksudnya"
        )
        self.body.addSpacing(8)
        self.body.addLayout(make_grid(self.label, below=self.with_text))
        self.with_text.setVisible(may_ask_text)
        self.label.textEdited.connect(self.failure.hide)
        self.label.selectAll()
        self.label.setFocus()

    def try_accept(self) -> None:
        """Keep the choice; a failure is told below the fields."""
        label, with_text = self.label.text().strip(), self.with_text.isChecked()
        if fault := label_fault(label, self._others):
            self.refuse(fault, self.label)
            return
        self.run(lambda: self._save(label, with_text), lambda _: self.accept())
