"""VerifyDesk: where a second officer types forms blind, one after the other."""

from contextlib import suppress
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.errors import FormVoid
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.sheet import OpenQuestion
from skm_desk.domain.verifying import Verdict, Verifying, verify_key
from skm_desk.ui.entry import verify_words as texts
from skm_desk.ui.entry.difference_words import lembar_words
from skm_desk.ui.entry.form_view import FormView
from skm_desk.ui.entry.typing_words import refusal
from skm_desk.ui.entry.work_time import WorkTime
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.meter import Meter
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.verify_batch import (
    VerifyTask,
    begin_verification,
    next_to_verify,
    save_verification,
)

_METER = 8
_LONGEST_BIG = 6  # signs of a sheet number that fit in the largest size


@dataclass(frozen=True)
class Work:
    """Whose forms are typed again by whom: the batch by its id, its period, the two officers."""

    batch: str
    period: str
    typed_by: str
    officer: str


class VerifyDesk(QWidget):
    """Asks for one form after the other; what the first officer typed is never on the screen.

    `left` carries a sentence about what was left; `finished` carries the Work that is done.
    Keys that come while a form is kept belong to the next one.
    """

    left = Signal(str)
    finished = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._work: Work | None = None
        self._verifying: Verifying | None = None
        self._is_saving = False
        self._ahead: list[str] = []
        self._told = ""  # why the last key was not taken
        self._time = WorkTime()
        self.view = FormView()
        self.lembar = make_label("ikm")
        self.place = make_label("strong")
        self.meter = Meter(_METER)
        self.view.add_beside(self._make_card())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.pressed.connect(self._take_key)
        self.view.went_to.connect(self._go_back_to)
        self.view.escaped.connect(self._escape)

    @property
    def is_saving(self) -> bool:
        """True while a form is being kept."""
        return self._is_saving

    def take_focus(self) -> None:
        """Take the keyboard at the present field."""
        self.view.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, kuesioner: Kuesioner, work: Work, task: VerifyTask) -> None:
        """Have the first form typed."""
        self._work = work
        self._ahead.clear()
        self.view.take_form(kuesioner, task.verifying.sheet.fields)
        self._show_task(task)
        self.take_focus()

    @Slot()
    def leave(self) -> None:
        """Stop here; a form half typed is given up."""
        verifying = self._verifying
        if verifying is None or self._is_saving:
            return
        begun = verifying.sheet.keys > 0
        lembar = self.lembar.text() if begun else ""
        self._verifying = None
        self.left.emit(texts.left_words(lembar, begun))

    @Slot()
    def _escape(self) -> None:
        """Leave, unless that would lose what is typed: another key says that on purpose."""
        if self._verifying is not None and self._verifying.sheet.keys > 0:
            self.view.show_hint(texts.STAYS)
        else:
            self.leave()

    def _show_task(self, task: VerifyTask) -> None:
        self._verifying = task.verifying
        lembar = task.form.lembar or ""
        self.lembar.setText(lembar or "–")
        self.lembar.setProperty("role", "ikm" if len(lembar) <= _LONGEST_BIG else "figure")
        self.lembar.style().polish(self.lembar)
        words = texts.task_words(task.done, task.total)
        self.place.setText(f"Formulir {words}")
        self.meter.setRange(0, task.total)
        self.meter.setValue(task.done)
        self.lembar.setAccessibleName(f"{lembar_words(lembar)}, formulir {words}")
        self.meter.setAccessibleName(f"Formulir {words}")
        self._time.begin()
        self.view.show_sheet(task.verifying.sheet)
        self.view.show_hint(texts.FIND_SHEET)
        announce(self.lembar)

    @Slot(str)
    def _take_key(self, key: str) -> None:
        if self._is_saving:
            self._ahead.append(key)
            return
        if self._verifying is None:
            return
        self._time.note_key()
        before = self._verifying.sheet
        self._verifying, verdict = verify_key(self._verifying, key)
        self.view.show_sheet(self._verifying.sheet)
        if verdict is Verdict.DONE:
            self._save(self._verifying)
        elif verdict in (Verdict.DIFFERS, Verdict.ASKED, Verdict.REFUSED):
            self._ahead.clear()  # what was typed ahead was typed without looking
            if before.asked is None:
                self._told = refusal(before, key, stopped=verdict is Verdict.ASKED)
                if verdict is Verdict.DIFFERS:
                    self._told = texts.DIFFERS
            self.view.show_hint(self._told, bad=True)
        else:
            self.view.show_hint(self._next_words(self._verifying))

    def _next_words(self, verifying: Verifying) -> str:
        sheet = verifying.sheet
        is_whole = sheet.is_at_end and sheet.at.name in sheet.values and not sheet.typed
        return texts.ALL_TYPED if is_whole else texts.WHILE_TYPING

    @Slot(str)
    def _go_back_to(self, name: str) -> None:
        """Go back to a field that was clicked; nothing that lies ahead can be passed over."""
        if self._verifying is None or self._is_saving:
            return
        sheet = self._verifying.sheet
        going = sheet.go_to(name)
        if going.place < sheet.place:
            self._verifying = replace(self._verifying, sheet=going, tried=None)
            self.view.show_sheet(going)

    def _save(self, verifying: Verifying) -> None:
        work = self._work
        if work is None:
            return
        self._is_saving = True
        desk, ms = self._context.desk, self._time.ms
        self._context.tasks.run(
            lambda: keep_and_go_on(desk, work, verifying, ms), self._go_on, self._fail
        )

    def _go_on(self, task: VerifyTask | None) -> None:
        self._is_saving = False
        if task is None:
            self._verifying = None
            self._ahead.clear()
            self.finished.emit(self._work)
            return
        self._show_task(task)
        while self._ahead and not self._is_saving:
            self._take_key(self._ahead.pop(0))

    def _fail(self, fault: Exception) -> None:
        """The form stays as it was typed: Enter tries again, and no other key is taken."""
        self._is_saving = False
        self._ahead.clear()
        if self._verifying is not None:
            asked = self._verifying.sheet.ask(OpenQuestion.NOT_KEPT)
            self._verifying = replace(self._verifying, sheet=asked)
            self.view.show_sheet(asked)
        self._told = f"{failure_words(fault)} {texts.TRY_AGAIN}"
        self.view.show_hint(self._told, bad=True)

    def _make_card(self) -> Card:
        card = Card("Lembar")
        card.body.setSpacing(0)
        card.body.addWidget(self.lembar)
        card.body.addSpacing(4)
        card.body.addWidget(self.place)
        card.body.addSpacing(8)
        card.body.addWidget(self.meter)
        return card


def begin_work(desk: Desk, work: Work, every: int | None) -> VerifyTask | None:
    """Choose the forms of a batch once, if nobody has, and return the first to be typed.

    Raise what next_to_verify raises, before anything is chosen.
    """
    task = desk.look(next_to_verify, work.batch, work.officer)
    if task is not None or every is None:
        return task
    desk.do(begin_verification, work.batch, every)
    return desk.look(next_to_verify, work.batch, work.officer)


def keep_and_go_on(desk: Desk, work: Work, verifying: Verifying, ms: int) -> VerifyTask | None:
    """Keep a second keying and return the next form, or None when all are done.

    A form that was declared void meanwhile needs none.
    """
    with suppress(FormVoid):
        desk.do(save_verification, verifying, work.officer, ms)
    return desk.look(next_to_verify, work.batch, work.officer)
