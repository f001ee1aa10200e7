"""LayananDialog: asks for the name of a layanan, a new one or one that is to be renamed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from skm_desk.domain.errors import SkmError
from skm_desk.domain.layanan import LONGEST_NAMA, Layanan
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field

_WIDTH = 560


class LayananDialog(WaitingForm):
    """`save` keeps the name beside the window; the dialog stays with it if that fails.

    `kept` holds the layanan when the dialog was accepted.
    """

    def __init__(
        self,
        deeds: Deeds,
        parent: QWidget,
        title: str,
        save: Callable[[str], Layanan],
        nama: str = "",
        note: str = "",
    ) -> None:
        super().__init__(deeds, parent, title, "Simpan", "Simpan layanan ini")
        self.set_width(_WIDTH)
        self.kept: Layanan | None = None
        self._save = save
        self.nama = make_field("Nama layanan", f"Paling banyak {LONGEST_NAMA} huruf")
        self.nama.setText(nama)
        self.body.addSpacing(8)
        label = make_label("body", self.nama.accessibleName())
        label.setBuddy(self.nama)
        self.body.addWidget(label)
        self.body.addWidget(self.nama)
        self.note = make_label("note", note, wrap=True)
        self.note.setVisible(bool(note))
        self.body.addWidget(self.note)
        self.nama.textEdited.connect(self.failure.hide)
        self.nama.selectAll()
        self.nama.setFocus()

    def try_accept(self) -> None:
        """Keep the layanan; a failure is told below the field."""
        nama = self.nama.text()
        self.run(lambda: self._save(nama), self._was_kept)

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        return self.nama

    def _was_kept(self, layanan: Layanan) -> None:
        self.kept = layanan
        self.accept()
