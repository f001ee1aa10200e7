"""HeadActions: what stands at the top right of the page of documents, for each of its views."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.segments import Segments
from skm_desk.ui.staff.documents import words
from skm_desk.ui.staff.documents.subject_chooser import SubjectChooser

PAPER, TEXTS, PHOTOS = 0, 1, 2


class HeadActions:
    """The views, the subject, and one main action for each view; hidden to begin with."""

    def __init__(self, add_button: QPushButton) -> None:
        self.views = Segments(words.VIEWS, words.VIEW_MEANINGS)
        self.views.choose(PAPER)
        self.chooser = SubjectChooser()
        self.show_button = make_button("Lihat", words.SHOW_MEANING, "laporan", main=True)
        self.show_button.setShortcut(QKeySequence("Ctrl+L"))
        self.save_button = make_button("Simpan", words.SAVE_TEXTS_MEANING, "save", main=True)
        self.save_button.setShortcut(QKeySequence("Ctrl+S"))
        self._main = {PAPER: self.show_button, TEXTS: self.save_button, PHOTOS: add_button}
        self.parts: tuple[QWidget, ...] = (self.views, self.chooser, *self._main.values())
        for part in self.parts:
            part.hide()

    def show_view(self, view: int | None) -> None:
        """Show what belongs to a view; nothing at all without a subject (None)."""
        for part in (self.views, self.chooser):
            part.setVisible(view is not None)
        for place, button in self._main.items():
            button.setVisible(place == view)

    def allow(self, can_make: bool, is_busy: bool, has_unsaved: bool) -> None:
        """Offer what can be done now: whether a document can be made, or is being made, and
        whether a text is not kept yet."""
        self.chooser.setEnabled(not is_busy)
        self.show_button.setEnabled(can_make and not is_busy)
        meaning = words.SHOW_MEANING if can_make else words.SHOW_NOTHING
        _describe(self.show_button, words.SHOW_BUSY if is_busy else meaning)
        self.save_button.setEnabled(has_unsaved)
        meaning = words.SAVE_TEXTS_MEANING if has_unsaved else words.NOTHING_TO_SAVE
        _describe(self.save_button, meaning)


def _describe(button: QPushButton, meaning: str) -> None:
    button.setToolTip(meaning)
    button.setAccessibleDescription(meaning)
