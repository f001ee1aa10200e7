"""CorrectDialog: a kept form is found by its sheet number, corrected or declared void."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from skm_desk.domain.doubts import doubts_about
from skm_desk.domain.errors import OfficerMissing, ReasonMissing
from skm_desk.domain.keying import RIGHT, Outcome, press, write
from skm_desk.domain.responden import Responden
from skm_desk.domain.sheet import CARRIED, Sheet, form_of
from skm_desk.ui.entry import correct_words as texts
from skm_desk.ui.entry.correct_found import Found, look_up, look_up_id
from skm_desk.ui.entry.correct_frame import CorrectFrame, Stage
from skm_desk.ui.entry.typing_words import refusal
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.messages import failure_words
from skm_desk.use_cases.correct_responden import correct_form, void_form

Value = TypeVar("Value")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CorrectDialog(CorrectFrame):
    """Stays open for the next form; what was typed is given up only when that is said twice."""

    def __init__(self, parent: QWidget, context: Context, kode: str, officer: str) -> None:
        super().__init__(parent, f"{texts.TITLE} · Periode {kode}", officer)
        self._context = context
        self._kode = kode
        self._found: Found | None = None
        self._sheet: Sheet | None = None  # as it is typed now; None until something was typed
        self._is_busy = False
        self._is_warned = False
        self._last_told = ""
        self.find_button.clicked.connect(self.find_number)
        self.main_button.clicked.connect(self._advance)
        self.go_on.activated.connect(self._advance)
        self.void_button.clicked.connect(self._ask_void)
        self.back_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.reject)
        self.typed.pressed.connect(self._take_key)
        self.typed.text_typed.connect(self._take_text)
        self.typed.went_to.connect(self._jump)
        self.typed.escaped.connect(self.reject)
        self.show_stage(Stage.ASKING)

    @property
    def is_waiting(self) -> bool:
        """True while a form is being found or kept."""
        return self._is_busy

    @Slot()
    def find_number(self) -> None:
        """Find the form of the number that was typed."""
        lembar = self.number.text().strip()
        if self._is_busy or not self._may_give_up():
            return
        if not lembar:
            self.refuse(texts.NO_LEMBAR, self.number)
            return
        desk, kode = self._context.desk, self._kode
        self._run(lambda: look_up(desk, kode, lembar), self._show_form, self._miss)

    def show_id(self, form_id: str) -> None:
        """Show the form of this id, with or without a sheet number."""
        desk = self._context.desk
        self._run(lambda: look_up_id(desk, form_id), self._show_form, self._miss)

    def reject(self) -> None:
        """Go one step back; from the first step close, unless something is not kept yet."""
        if self._is_busy:
            return
        if self.stage in (Stage.ASKING, Stage.SHOWN):
            if self._may_give_up():
                super().reject()
            return
        steps = {Stage.REASON: Stage.TYPING, Stage.SURE: Stage.VOIDING}
        before = steps.get(self.stage, Stage.SHOWN)
        self.show_stage(before)
        if before is Stage.SHOWN and self._changes():
            self.tell(texts.NOT_KEPT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field find the number, or take the main step."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif self.focusWidget() is self.number:
            self.find_number()
        elif self.main_button.isVisible():
            self.main_button.click()

    def _show_form(self, found: Found) -> None:
        self._found, self._sheet, self._is_warned = found, None, False
        form = found.form.form
        self.number.setText(form.lembar or "")
        self.review.name.show_names(found.officers)
        self.about.setText(texts.void_line(form) or texts.form_line(form))
        self.about.setToolTip(self.about.text())
        fields = found.form.sheet.fields
        told = (texts.history_words(c, fields, found.kuesioner) for c in found.form.history)
        self.history.setText("\n\n".join(reversed(tuple(told))))
        self.shown.take_form(found.kuesioner, found.form.sheet.fields)
        self.shown.show_sheet(found.form.sheet)
        self.show_stage(Stage.SHOWN, is_void=form.void_reason is not None)
        if self._last_told:
            self.lead_to_number()  # the next form comes
        self.tell(self._last_told)
        self._last_told = ""

    def _miss(self, fault: Exception) -> None:
        self._found = self._sheet = None
        self.show_stage(Stage.ASKING)
        self.refuse(failure_words(fault), self.number)

    @Slot()
    def _advance(self) -> None:
        """Take the main step of the present stage."""
        found = self._found
        if self._is_busy or found is None:
            return
        if self.stage is Stage.SHOWN:
            self._type(found)
        elif self.stage is Stage.TYPING:
            self._review(found)
        elif self._is_signed():
            self._sign(found)

    def _type(self, found: Found) -> None:
        """Have the form typed; what was typed before and not kept stands there again."""
        if self._sheet is None:
            # What a kept form does not hold was left blank.
            blank = dict.fromkeys((field.name for field in found.form.sheet.fields), "")
            sheet = replace(found.form.sheet, values={**blank, **found.form.sheet.values})
            self._sheet = sheet.go_to(next(f.name for f in sheet.fields if f.name not in CARRIED))
        self.typed.take_form(found.kuesioner, self._sheet.fields)
        self.typed.show_sheet(self._sheet)
        self.typed.show_hint(texts.CORRECT_HINT)
        self.show_stage(Stage.TYPING)

    @Slot(str)
    def _take_key(self, key: str) -> None:
        if self._sheet is None or self._is_busy:
            return
        before = self._sheet
        self._sheet, outcome = press(before, key)
        self._show_typed()
        if outcome is Outcome.REFUSED:
            self.typed.show_hint(refusal(before, key), bad=True)
            return
        self.typed.show_hint(texts.CORRECT_HINT)
        if outcome is Outcome.DONE:
            self._advance()

    @Slot(str)
    def _take_text(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet = write(self._sheet, text)
            self._show_typed()

    @Slot(str)
    def _jump(self, name: str) -> None:
        if self._sheet is not None:
            self._sheet = self._sheet.go_to(name)
            self._show_typed()

    def _show_typed(self) -> None:
        if self._sheet is not None:
            self._is_warned = False
            self.typed.show_sheet(self._sheet)
            self.area.ensureWidgetVisible(self.typed.first_focus())

    def _changes(self) -> tuple[str, ...]:
        """Return a line for each field that was typed anew and is not kept yet."""
        if self._sheet is None or self._found is None:
            return ()
        before = self._found.form.sheet
        return texts.changed_lines(
            before.values, self._sheet.values, before.fields, self._found.kuesioner
        )

    def _may_give_up(self) -> bool:
        """Return whether nothing is lost by going away; the first time it is told."""
        if self._is_warned or not self._changes():
            return True
        self._is_warned = True
        self.tell(texts.GIVE_UP, bad=True)
        return False

    def _review(self, found: Found) -> None:
        if self._sheet is not None and self._sheet.typed:
            self._take_key(RIGHT)  # take what is half typed, or say why it is no value
            if self._sheet.typed:
                return
        changes = self._changes()
        if not changes or self._sheet is None:
            self.typed.show_hint(texts.NOTHING_CHANGED, bad=True)
            return
        form = form_of(self._sheet, "", "")
        doubts = doubts_about(form, self._context.now().date()) - found.form.form.flags
        title = texts.correct_title(found.form.form.lembar)
        self.review.show_deed(title, changes, texts.doubt_lines(doubts, form))
        self.show_stage(Stage.REASON)

    @Slot()
    def _ask_void(self) -> None:
        if self._found is not None and not self._is_busy and self._may_give_up():
            title = texts.void_title(self._found.form.form.lembar)
            self.review.show_deed(title, (texts.VOID_NOTE,), ())
            self.show_stage(Stage.VOIDING)

    def _is_signed(self) -> bool:
        """Return whether name and reason are there; say what is missing."""
        review = self.review
        if not review.name.officer:
            self.refuse(failure_words(OfficerMissing(review.name.text())), review.name)
        elif not review.reason.text().strip():
            self.refuse(failure_words(ReasonMissing()), review.reason)
        else:
            return True
        return False

    def _sign(self, found: Found) -> None:
        """Do what name and reason were given for."""
        desk, form, sheet = self._context.desk, found.form.form, self._sheet
        officer, reason = self.review.name.officer, self.review.reason.text()
        if self.stage is Stage.VOIDING:
            self.show_stage(Stage.SURE)
            self.tell(texts.ask_void(form.lembar), bad=True)
        elif self.stage is Stage.SURE:
            self._keep(lambda: desk.do(void_form, form.id, officer, reason), texts.VOIDED)
        elif sheet is not None:
            self._keep(lambda: desk.do(correct_form, form.id, sheet, officer, reason), texts.KEPT)

    def _keep(self, deed: Callable[[], Responden], words: str) -> None:
        def done(kept: Responden) -> None:
            self._found = self._sheet = None
            self.review.reason.clear()
            self.show_stage(Stage.ASKING)
            self.tell(words)
            self._last_told = words
            self.show_id(kept.id)

        self._run(deed, done, lambda fault: self.refuse(failure_words(fault), None))

    def _run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._is_busy = True

        def come_home(tell: Callable[[], None]) -> None:
            if isValid(self):  # the window may have been closed meanwhile
                self._is_busy = False
                tell()

        self._context.tasks.run(
            work,
            done=lambda value: come_home(lambda: done(value)),
            failed=lambda fault: come_home(lambda: failed(fault)),
        )


def open_correction(
    parent: QWidget,
    context: Context,
    period_kode: str,
    lembar: str = "",
    officer: str = "",
    form_id: str = "",
) -> CorrectDialog:
    """Open the dialog over a window, on a form if its sheet number or its id is given, else to
    ask for it.

    `officer` is the name that is filled in before.
    """
    dialog = CorrectDialog(parent, context, period_kode, officer)
    dialog.open()
    if form_id:
        dialog.setWindowTitle(f"{texts.FORM_TITLE} · Periode {period_kode}")
        dialog.show_id(form_id)
    elif lembar:
        dialog.number.setText(lembar)
        dialog.find_number()
    return dialog
