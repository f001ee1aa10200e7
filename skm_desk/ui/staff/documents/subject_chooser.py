"""SubjectChooser: the drop-down list of what a document may be about, a period or a whole year."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.staff.documents.words import list_subjects, subject_line, subject_title
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.preview_document import Subject

_NARROWEST = 140
_WIDEST = 320


class SubjectChooser(Chooser):
    """Shows a short title when closed; `picked` carries the Subject that a person chose."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subjects: tuple[Subject, ...] = ()
        self._titles: list[str] = []
        self._is_narrow = False
        self.describe("Periode atau tahun", "Pilih periode atau tahun yang dilaporkan")
        self.activated.connect(self._tell)

    @property
    def subject(self) -> Subject | None:
        """What is chosen, or None."""
        place = self.currentIndex()
        return self._subjects[place] if 0 <= place < len(self._subjects) else None

    def show_rows(self, rows: Sequence[PeriodRow], subject: Subject | None) -> None:
        """List what there is with `subject` chosen; nothing is told to anybody."""
        subjects = list_subjects(rows)
        lines = [subject_line(each, rows) for each in subjects]
        if lines != [self.itemText(place) for place in range(self.count())]:
            self._subjects = subjects
            self._titles = [subject_title(each, rows) for each in subjects]
            self.clear()
            self.addItems(lines)
            self.keep_narrow(self._is_narrow)
        self.setCurrentIndex(-1 if subject is None else self._subjects.index(subject))
        self.setToolTip(self.currentText())

    def keep_narrow(self, narrow: bool) -> None:
        """Take the room of the longest title, or as little as will do where there is none."""
        self._is_narrow = narrow
        self.fit(self._titles, _NARROWEST, _NARROWEST if narrow else _WIDEST)

    def closed_title(self) -> str:
        """Return the period by its kode alone, or the year."""
        return self._titles[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def _tell(self, _place: int) -> None:
        self.setToolTip(self.currentText())
        if (subject := self.subject) is not None:
            self.picked.emit(subject)
