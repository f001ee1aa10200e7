"""QuestionPreview: a question as it stands at the kiosk, or the whole set on paper."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.kuesioner_edits import question_of, wording_of
from skm_desk.domain.settings import Office
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.office import kuesioner_words as texts
from skm_desk.ui.staff.office.kiosk_preview import KioskPreview
from skm_desk.ui.staff.office.paper_preview import PaperPreview
from skm_desk.ui.staff.office.segments import Segments

_KIOSK, _PAPER = range(2)


class QuestionPreview(QWidget):
    """Paper is printed only while it is looked at."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._shown: tuple[Kuesioner, Office] | None = None
        self.views = Segments("Pratinjau", texts.VIEWS)
        self.kiosk = KioskPreview()
        self.paper = PaperPreview(tasks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.views)
        column.addWidget(self.kiosk)
        column.addWidget(self.paper, 1)
        column.addStretch(0)
        self.views.picked.connect(self._show_view)
        self._show_view()

    @property
    def is_waiting(self) -> bool:
        """True while a page of the paper is on its way."""
        return self.paper.is_waiting

    def show_question(self, kuesioner: Kuesioner, office: Office, kode: str, language: str) -> None:
        """Show a question of a set in a language; paper shows all of the set in Indonesian."""
        self._shown = (kuesioner, office)
        question = question_of(kuesioner, kode)
        place = kuesioner.questions.index(question)
        self.kiosk.show_question(wording_of(question, language), place, len(kuesioner.questions))
        self._print()

    @Slot()
    def _show_view(self) -> None:
        self.kiosk.setVisible(self.views.place == _KIOSK)
        self.paper.setVisible(self.views.place == _PAPER)
        self._print()

    def _print(self) -> None:
        if self._shown is not None and self.views.place == _PAPER:
            self.paper.show_kuesioner(*self._shown)
