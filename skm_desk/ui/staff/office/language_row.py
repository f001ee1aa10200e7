"""LanguageRow: the languages of a question set, of which one is shown and may be dropped."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.kuesioner_edits import INDONESIAN
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.staff.office import kuesioner_words as texts
from skm_desk.ui.staff.office.segments import Segments


class LanguageRow(QWidget):
    """Hidden for a set in Indonesian alone. `picked` tells of another language, `dropped` carries
    the kode of one that the new version is to go without."""

    picked = Signal()
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kodes: tuple[str, ...] = (INDONESIAN,)
        self._names: tuple[str, ...] = (texts.INDONESIAN_NAME,)
        self.segments: Segments | None = None
        self.drop_button = make_button(texts.DROP, "", "remove")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.drop_button)
        self._row.addStretch(1)
        self.drop_button.clicked.connect(self._drop)

    @property
    def language(self) -> str:
        """The kode of the language that is shown."""
        return INDONESIAN if self.segments is None else self._kodes[self.segments.place]

    def show_languages(self, kuesioner: Kuesioner) -> None:
        """Offer the languages of a set, Indonesian first and shown."""
        if self.segments is not None:
            self._row.removeWidget(self.segments)
            self.segments.deleteLater()
            self.segments = None
        self._kodes = (INDONESIAN, *kuesioner.languages)
        self._names = (texts.INDONESIAN_NAME, *kuesioner.languages.values())
        self.setVisible(bool(kuesioner.languages))
        if kuesioner.languages:
            self.segments = Segments("Bahasa", texts.language_entries(kuesioner))
            self.segments.picked.connect(self._pick)
            self._row.insertWidget(0, self.segments)
        self._offer()

    def mark(self, language: str) -> None:
        """Show this language as the one that is shown."""
        if self.segments is not None:
            self.segments.mark(self._kodes.index(language))
        self._offer()

    @Slot()
    def _pick(self) -> None:
        self._offer()
        self.picked.emit()

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self.language)

    def _offer(self) -> None:
        meaning = texts.drop_meaning(self._names[self._kodes.index(self.language)])
        self.drop_button.setAccessibleDescription(meaning)
        self.drop_button.setToolTip(meaning)
        self.drop_button.setVisible(self.language != INDONESIAN)
