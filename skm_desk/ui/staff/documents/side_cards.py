"""The cards beside the pages: what can be done with the document, and what to look at first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.staff.documents.kind_chooser import KindChooser
from skm_desk.ui.staff.documents.words import findings_title, page_count
from skm_desk.use_cases.preview_document import Preview

_LOWEST = 120
_NOT_YET = "Belum ada dokumen"


class PaperCard(Card):
    """Names the document that is shown; its buttons save, print and open it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Dokumen")
        self.kind = KindChooser()
        self._title = make_label("strong", _NOT_YET, wrap=True)
        self._note = make_label("note", "", wrap=True)
        self.save_button = make_button("Simpan", "Simpan dokumen ini sebagai PDF (Ctrl+S)", "save")
        self.save_button.setShortcut(QKeySequence("Ctrl+S"))
        self.print_button = make_button("Cetak", "Cetak dokumen ini (Ctrl+P)", "print")
        self.print_button.setShortcut(QKeySequence("Ctrl+P"))
        self.open_button = make_button(
            "Buka", "Buka dengan program pembaca PDF; disimpan dulu bila belum", "open"
        )
        self.body.setSpacing(8)
        for part in (self.kind, self._title, self._note, *self.buttons):
            self.body.addWidget(part)
        self.show_preview(None)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """The deeds that need a document."""
        return (self.save_button, self.print_button, self.open_button)

    def show_preview(self, preview: Preview | None) -> None:
        """Name a document, or say that there is none yet."""
        self._title.setText(_NOT_YET if preview is None else preview.title)
        self._note.setText(" " if preview is None else page_count(len(preview.sizes)))
        for button in self.buttons:
            button.setEnabled(preview is not None)


class FindingsCard(Card):
    """Lists what a reader would hold against the document; it scrolls by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._title = make_label("strong", "", wrap=True)
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(12)
        self._list.addStretch(1)
        self._labels: list[QLabel] = []
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._rows)
        self.area.setMinimumHeight(_LOWEST)
        self.body.setSpacing(8)
        self.body.addWidget(self._title)
        self.body.addWidget(self.area, 1)
        self.body.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def words(self) -> tuple[str, ...]:
        """The sentences that are listed."""
        return tuple(label.text() for label in self._labels)

    @property
    def title(self) -> str:
        """The head of the list: how many there are."""
        return self._title.text()

    def show_words(self, sentences: Sequence[str]) -> None:
        """List these sentences, gravest first."""
        title = findings_title(len(sentences))
        self._title.setText(title)
        self.setAccessibleName(title)
        self.area.setAccessibleName(title)
        self.area.setAccessibleDescription(" ".join(sentences))
        self.area.setVisible(bool(sentences))
        if tuple(sentences) == self.words:
            return
        for label in self._labels:
            self._list.removeWidget(label)
            label.deleteLater()
        self._labels = [make_label("body", sentence, wrap=True) for sentence in sentences]
        for place, label in enumerate(self._labels):
            self._list.insertWidget(place, label)
