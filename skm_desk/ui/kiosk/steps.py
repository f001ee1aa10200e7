"""Steps: shows the step at which the visitor is, and passes on what they do."""

from PySide6.QtCore import QObject, Slot

from skm_desk.domain.filling import LONGEST_KIOSK_SARAN, LONGEST_KIOSK_TEXT, Filling, Part
from skm_desk.domain.kuesioner import Kuesioner, Question
from skm_desk.ui.kiosk.choices import ChoiceScreen
from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.question import QuestionScreen
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.kiosk.text_entry import TextScreen
from skm_desk.ui.kiosk.titles import SARAN_HELP, TEXT_HELP, TITLES, sends_itself, share_done, where
from skm_desk.ui.kiosk.usia import UsiaScreen
from skm_desk.ui.kiosk.visit import Visit

SEND = "Kirim"


class Steps(QObject):
    """Joins one visit with the screens in the frame; the screens are made once."""

    def __init__(self, frame: Frame, visit: Visit) -> None:
        super().__init__()
        self._frame = frame
        self._visit = visit
        self._questions: dict[str, Question] = {}
        self.choice = ChoiceScreen()
        self.usia = UsiaScreen()
        self.text = TextScreen()
        self.question = QuestionScreen()
        for screen in (self.choice, self.usia, self.text, self.question):
            frame.add_screen(screen)
        self.choice.chosen.connect(self._choose)
        self.usia.typed.connect(visit.type_usia)
        self.text.typed.connect(visit.write)
        self.question.rated.connect(self._rate)
        frame.back.connect(visit.go_back)
        frame.skipped.connect(visit.skip)
        frame.went_on.connect(visit.go_on)
        visit.moved.connect(self.show)
        visit.marked.connect(self._note_mark)

    def take(self, kuesioner: Kuesioner) -> None:
        """Ask the questions of this set from now on."""
        self._questions = {question.kode: question for question in kuesioner.questions}
        self.question.take_questions(kuesioner.questions)

    @Slot()
    def show(self) -> None:
        """Show the step at which the visitor is."""
        filling = self._visit.filling
        screen = self._prepare(filling)
        self._show_buttons(filling)
        self._frame.show_screen(screen, where(filling), share_done(filling))
        focus = screen.first_focus()
        if focus is not None:
            focus.setFocus()

    @Slot(int)
    def count_down(self, seconds: int) -> None:
        """Say in how many seconds the form is sent by itself; 0 takes that back."""
        words = where(self._visit.filling)
        self._frame.show_where(f"{words}. {sends_itself(seconds)}" if seconds > 0 else words)

    def clear(self) -> None:
        """Forget all that the last visitor gave."""
        for screen in (self.choice, self.usia, self.text, self.question):
            screen.clear()

    def _prepare(self, filling: Filling) -> Screen:
        step = filling.step
        value = filling.value(step.name)
        if step.part is Part.QUESTION:
            nilai = value if isinstance(value, int) else None
            self.question.show_question(self._questions[step.name], nilai)
            return self.question
        words = str(value or "")
        title = TITLES[step.name]
        if step.part is Part.CHOICE:
            self.choice.show_choices(step.name, title, step.choices, words or None)
            return self.choice
        if step.part is Part.NUMBER:
            self.usia.show_digits(words)
            return self.usia
        is_saran = step.part is Part.SARAN
        self.text.show_text(
            title,
            SARAN_HELP if is_saran else TEXT_HELP,
            words,
            LONGEST_KIOSK_SARAN if is_saran else LONGEST_KIOSK_TEXT,
            is_saran,
            spoken_key=step.name,
        )
        return self.text

    def _show_buttons(self, filling: Filling) -> None:
        if filling.step.part is Part.SARAN:
            self._frame.show_buttons(self._back_words(), "", SEND)
        elif filling.value(filling.step.name) is not None:
            self._frame.show_buttons(self._back_words(), "", "Lanjut")
        else:
            self._frame.show_buttons(self._back_words(), "Lewati", "")

    def _back_words(self) -> str:
        return "Batal" if self._visit.filling.is_first else "Kembali"

    @Slot(str)
    def _choose(self, kode: str) -> None:
        self._visit.choose(kode)
        self._show_marks()

    @Slot(int)
    def _rate(self, nilai: int) -> None:
        self._visit.rate(nilai)
        self._show_marks()

    def _show_marks(self) -> None:
        """Mark what the visit holds: a touch that it did not take must not look taken."""
        if not self._visit.is_open:
            return
        value = self._visit.filling.value(self._visit.filling.step.name)
        self.question.mark(value if isinstance(value, int) else None)
        self.choice.mark(value if isinstance(value, str) else None)

    @Slot()
    def _note_mark(self) -> None:
        """Offer to go on once something is typed; a touched tile goes on by itself."""
        filling = self._visit.filling
        if filling.step.part in (Part.NUMBER, Part.TEXT):
            self._show_buttons(filling)
