"""KindChooser: the drop-down list of the documents that can be made."""

from PySide6.QtWidgets import QWidget

from skm_desk.domain.changes import Changes, Kind
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.use_cases.preview_document import list_kinds, needs_jawaban

_BLANK_CONCERNS = frozenset({Kind.PERIOD, Kind.KUESIONER, Kind.SETTING})


class KindChooser(Chooser):
    """As wide as the card that it stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.describe("Jenis dokumen", "Pilih dokumen yang dibuat")
        for kode, title in list_kinds():
            self.addItem(title, kode)

    @property
    def kode(self) -> str:
        """The kode of the kind that is chosen."""
        return str(self.currentData())

    @property
    def needs_jawaban(self) -> bool:
        """Whether the document tells of what was answered."""
        return needs_jawaban(self.kode)

    def concerns(self, changes: Changes) -> bool:
        """Return whether these changes may show in a document of this kind."""
        return self.needs_jawaban or bool(changes & _BLANK_CONCERNS)
