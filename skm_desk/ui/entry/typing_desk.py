"""TypingDesk: where an officer types the forms of a stack, one after the other."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.batch import Batch, carried_changes
from skm_desk.domain.errors import LembarTaken, RespondenError
from skm_desk.domain.keying import Outcome, press, write
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.responden import canonical_lembar
from skm_desk.domain.sheet import LEMBAR, OpenQuestion, Sheet, start_sheet
from skm_desk.ui.entry import typing_words as texts
from skm_desk.ui.entry.carried_path import CarriedPath
from skm_desk.ui.entry.form_view import FormView
from skm_desk.ui.entry.keeper import Keeper
from skm_desk.ui.entry.last_forms import LastForms
from skm_desk.ui.entry.sheet_check import SheetCheck, faulty_field
from skm_desk.ui.entry.stack_progress import StackProgress
from skm_desk.ui.entry.typing_found import rebased
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card
from skm_desk.ui.shared.messages import failure_words
from skm_desk.use_cases.correct_responden import FoundForm
from skm_desk.use_cases.key_paper import Workplace


class TypingDesk(QWidget):
    """Every key goes to the sheet at once; what is written, is written beside the window.

    A form that is done makes room for the next one before it is on the disk. If it cannot be
    kept it comes back: at once when no key was pressed since, else after the form that is being
    typed, so that digits never fall into another form than the officer is looking at.
    """

    paused = Signal(str)
    progressed = Signal()
    taken = Signal(object)  # the FoundForm that has the sheet number already

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._batch: Batch | None = None
        self._sheet: Sheet | None = None
        self._check: SheetCheck | None = None
        self._question = ""  # as it was asked last
        self._path = CarriedPath()
        self._returned: list[tuple[Sheet, Exception]] = []
        self._came_back: dict[str, str] = {}  # with the number that each had
        self.keeper = Keeper(context, self)
        self.progress = StackProgress(context)
        self.view = FormView()
        self.last = LastForms()
        beside = Card("Baru diketik")
        beside.body.setContentsMargins(16, 10, 16, 10)
        beside.body.addWidget(self.last)
        self.view.add_beside(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is typed, or None while no stack is open."""
        return self._sheet

    @property
    def batch(self) -> Batch | None:
        """The stack that is typed, with what the next sheet carries over."""
        return self._batch

    def begin(self, kuesioner: Kuesioner, workplace: Workplace) -> None:
        """Go on with a stack: with the sheet that was left, or with an empty one."""
        self._batch = workplace.batch
        self._check = SheetCheck(self._context, kuesioner, workplace.period, workplace.batch)
        self._returned.clear()
        self.progress.begin(workplace)
        self.view.take_form(kuesioner, workplace.fields)
        self.keeper.begin()
        if workplace.left is None:
            self._show_sheet(self._new_sheet(workplace.batch), "")
        else:
            self._show_sheet(rebased(workplace.left, workplace), texts.RESUMED)
        self._show_progress()
        self.take_focus()

    def show_workplace(self, workplace: Workplace) -> None:
        """Take what is known of the forms kept so far; the sheet stays as it is."""
        if self._batch is not None and workplace.batch.id == self._batch.id:
            self.progress.take(workplace)
            self._show_progress()

    def take_focus(self) -> None:
        """Lead the keyboard into the form."""
        self.view.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def pause(self) -> None:
        """Stop here; the sheet stays a draft."""
        sheet, batch = self._sheet, self._batch
        if sheet is None or batch is None:
            return
        for other in (*(returned for returned, _ in self._returned), sheet):
            if other.keys:
                self.keeper.keep(batch.id, other)
        self._sheet = None
        self.paused.emit(texts.paused_words(sheet, sheet.values.get(LEMBAR)))

    @Slot()
    def change_carried(self) -> None:
        """Go to the first field that is carried over; from one of them to the next."""
        sheet = self._sheet
        if sheet is not None and sheet.asked is None:
            self._take_sheet(self._path.go_to_next(sheet))
        elif sheet is not None:
            self._take_key("F2")  # no answer either

    @Slot(str)
    def _take_key(self, key: str) -> None:
        before, check = self._sheet, self._check
        if before is None or check is None:
            return
        self.keeper.note_key(before.id)
        after, outcome = press(before, key, check.days)
        if outcome is Outcome.DONE:
            self._finish(after)
        elif outcome is Outcome.REFUSED:
            self._sheet = after
            words = self._question if after.asked else texts.refusal(before, key)
            self.view.show_hint(words, bad=True)
        elif after.asked is not None:
            self._ask(after, texts.question_words(before, after, key, check.days))
        else:
            self._take_sheet(self._path.come_back(before, after))

    @Slot(str)
    def _take_text(self, text: str) -> None:
        sheet = self._sheet
        if sheet is not None:
            self.keeper.note_key(sheet.id)
            self.progress.note_letter(sheet.id)
            self._take_sheet(replace(write(sheet, text), keys=sheet.keys + 1))

    @Slot(str)
    def _go_to(self, name: str) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.applies(name):
            self._take_sheet(self._path.go_to(sheet, name))

    def _take_sheet(self, sheet: Sheet) -> None:
        """Show what a key made of the sheet, and keep it."""
        self._sheet = sheet
        self.view.show_sheet(sheet)
        self.view.show_hint(texts.next_hint(sheet))
        if self._batch is not None:
            self.keeper.keep(self._batch.id, sheet)
        if self._check is not None:
            self._check.look_for_other(sheet, self._warn_of_other)

    def _ask(self, sheet: Sheet, words: str) -> None:
        """Show a sheet with the question that is open in it; nothing else is taken now."""
        self._take_sheet(sheet)
        self._question = words
        self.view.show_hint(words, bad=True)

    def _finish(self, sheet: Sheet) -> None:
        """Send a form off to be kept and show the next one, unless it breaks a rule."""
        batch, check = self._batch, self._check
        if batch is None or check is None:
            return
        try:
            form = check.checked_form(sheet)
        except RespondenError as fault:
            self._refuse(sheet, fault)
            return
        self.progress.send_off(sheet, form)
        self.keeper.save(batch.id, sheet)
        self._batch = self._carry_on(batch, sheet)
        self._show_progress()
        self._sheet = None  # it is out of the officer's hands
        self._show_next(self._batch)

    def _carry_on(self, batch: Batch, sheet: Sheet) -> Batch:
        """Return the batch with what carries over to the next sheet."""
        carried = carried_changes(batch, sheet.values)
        lembar = sheet.values.get(LEMBAR, "")
        if self._came_back.pop(sheet.id, None) == lembar:
            return carried  # its number was counted up when it was first sent off
        return carried.after(canonical_lembar(lembar))

    def _show_next(self, batch: Batch) -> None:
        """Show what came back, else an empty sheet."""
        if self._returned:
            self._bring_back()
        else:
            self._show_sheet(self._new_sheet(batch), "")

    def _show_sheet(self, sheet: Sheet, hint: str) -> None:
        self._sheet = sheet
        self._path.forget()
        self.view.show_sheet(sheet)
        self.view.show_hint(hint or texts.next_hint(sheet))
        if self._check is not None:
            self._check.look_for_other(sheet, self._warn_of_other)

    def _new_sheet(self, batch: Batch) -> Sheet:
        fields = self.progress.fields
        return start_sheet(self._context.desk.origin.new_id(), fields, batch.carried)

    def _refuse(self, sheet: Sheet, fault: Exception, words: str = "") -> None:
        """Say why a form is not kept, at the field that is at fault; what is typed on waits."""
        name = faulty_field(fault)
        if name is not None and name in {field.name for field in sheet.fields}:
            asked = self._path.go_to(sheet, name).ask(OpenQuestion.WRONG)
        else:
            asked = sheet.ask(OpenQuestion.NOT_KEPT)
        self._ask(asked, texts.not_kept_words(words or failure_words(fault), asked))
        other = self._check.other if self._check is not None else None
        if isinstance(fault, LembarTaken) and other is not None:
            self.taken.emit(other)

    @Slot(object, object)
    def _was_saved(self, sheet: Sheet, _batch: Batch) -> None:
        self.progress.note_saved(sheet)
        self._show_progress()

    @Slot(object, object)
    def _was_not_saved(self, sheet: Sheet, fault: Exception) -> None:
        present = self._sheet
        if present is None or not self.progress.knows(sheet):
            return  # paused meanwhile: it is a draft of its stack
        self.progress.note_unsaved(sheet)
        self._show_progress()
        self._returned.append((sheet, fault))
        if present.keys == 0:
            self._bring_back()
        else:
            lembar = sheet.values.get(LEMBAR)
            self.view.show_hint(texts.later_words(lembar, failure_words(fault)), bad=True)

    def _bring_back(self) -> None:
        """Show a form that could not be kept; nothing is half typed at that moment."""
        sheet, fault = self._returned.pop(0)
        self._came_back[sheet.id] = sheet.values.get(LEMBAR, "")
        words = texts.returned_words(sheet.values.get(LEMBAR), failure_words(fault))
        self._show_sheet(sheet, "")
        self._refuse(sheet, fault, words)

    def _warn_of_other(self, other: FoundForm) -> None:
        """Say at once that the number of the sheet is taken: the paper is still at hand."""
        sheet = self._sheet
        if sheet is not None and sheet.id != other.form.id:
            self.view.show_hint(texts.taken_words(other.form.lembar or ""), bad=True)

    @Slot(object)
    def _tell_draft(self, fault: Exception) -> None:
        if not self._returned:  # that a whole form is not kept has been told then
            self.view.show_hint(f"{texts.DRAFT_FAILED} {failure_words(fault)}", bad=True)

    def _show_progress(self) -> None:
        self.last.show_rows(self.progress.rows())
        self.progressed.emit()

    def _connect(self) -> None:
        self.view.pressed.connect(self._take_key)
        self.view.text_typed.connect(self._take_text)
        self.view.went_to.connect(self._go_to)
        self.view.escaped.connect(lambda: self.view.show_hint(texts.STAYS))
        self.keeper.saved.connect(self._was_saved)
        self.keeper.unsaved.connect(self._was_not_saved)
        self.keeper.draft_failed.connect(self._tell_draft)
        deeds: dict[str, Callable[[], None]] = {
            "F2": self.change_carried,
            "F4": self.pause,
        }
        for key, deed in deeds.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
