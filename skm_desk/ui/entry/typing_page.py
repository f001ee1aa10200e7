"""EntryPage: where paper forms are typed: choose a stack, then type form after form."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from skm_desk.domain.batch import Batch
from skm_desk.domain.changes import Kind
from skm_desk.ui.entry import typing_words as texts
from skm_desk.ui.entry.correct_dialog import open_correction
from skm_desk.ui.entry.one_deed import OneDeed
from skm_desk.ui.entry.other_form import OtherForm
from skm_desk.ui.entry.period_list import PeriodList
from skm_desk.ui.entry.stack_card import NewStack, StackCard
from skm_desk.ui.entry.stack_list import StackList
from skm_desk.ui.entry.typing_desk import TypingDesk
from skm_desk.ui.entry.typing_found import Found, find, open_stack
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.use_cases.correct_responden import FoundForm
from skm_desk.use_cases.key_paper import (
    Workplace,
    close_batch,
    reopen_batch,
    view_workplace,
)


class EntryPage(SafeOverrides, PageFrame):
    """Shows the stacks, or the form while one is typed."""

    concerns = frozenset({Kind.BATCH, Kind.RESPONDEN, Kind.PERIOD, Kind.LAYANAN, Kind.KUESIONER})

    def __init__(self, context: Context) -> None:
        super().__init__(context, texts.TITLE)
        self._context = context
        self._found: Found | None = None
        self._was_left = False  # a stack, and the list is not read again yet
        self._told = ""  # what became of the stack that was typed last
        self._deed = OneDeed(context)
        self._watched: QWidget | None = None
        desk = context.desk
        today = context.now
        self._newest: Newest[str | None, Found] = Newest(
            context.tasks,
            lambda kode: find(desk, kode, today().date()),
            self._show,
            self._show_failure,
        )
        self._workplaces: Newest[str, Workplace] = Newest(
            context.tasks,
            lambda batch: desk.look(view_workplace, batch),
            lambda _, workplace: self.typing.show_workplace(workplace),
            lambda fault: None,  # what is typed goes on; the next one that is kept tells
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.chooser = PeriodList("Pilih periode yang kuesioner kertasnya diketik")
        self.find_button = _quiet("Cari lembar (F8)", "Cari lembar menurut nomornya", "find")
        self.pause_button = _quiet("Jeda (F4)", "Berhenti dulu; lembar ini tetap draf", "pause")
        self.new_stack = StackCard()
        self.stacks = StackList()
        self.typing = TypingDesk(context)
        self.period_button = self.lead_to_periods()
        self._empty = EmptyCard(texts.NO_PERIOD, self.period_button)
        self._lay_out()
        self._connect()
        self._show_parts()

    @property
    def is_waiting(self) -> bool:
        """True while something is read or written for the page."""
        is_reading = not (self._newest.is_idle and self._workplaces.is_idle)
        return self._deed.is_busy or is_reading or not self.typing.keeper.is_idle

    @property
    def is_typing(self) -> bool:
        """True while a stack is open to be typed."""
        return not self.typing.isHidden()

    def refresh(self) -> None:
        """Read it all again; what is being typed stays as it is."""
        batch = self.typing.batch
        if self.is_typing and batch is not None:
            self._workplaces.ask(batch.id)
        else:
            self._newest.ask(self.chooser.kode)

    def open_form(self, lembar: str = "") -> None:
        """Have a form of the period corrected; the sheet number is asked for when it is empty."""
        batch = self.typing.batch
        kode = batch.period if self.is_typing and batch is not None else self.chooser.kode
        if kode is None:
            return
        officer = batch.officer if self.is_typing and batch is not None else ""
        dialog = open_correction(self, self._context, kode, lembar, officer)
        dialog.finished.connect(self._come_back)

    def showEvent(self, event: QShowEvent) -> None:
        """Lead the keyboard to where work goes on; be asked before the window closes."""
        super().showEvent(event)
        if self._watched is None:
            self._watched = self.window()
            self._watched.installEventFilter(self)
        if self.is_typing:
            self.typing.take_focus()
        elif self._found is not None:
            self._take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Write all that is typed before the window closes: what waits behind it would be lost."""
        if watched is self._watched and event.type() == QEvent.Type.Close:
            self.typing.keeper.finish()
        return False

    def _show(self, wish: str | None, found: Found) -> None:
        if wish is not None and self.chooser.kode != wish:
            return  # the person went on to another period meanwhile
        self.notice.end_unread()
        is_first = self._found is None
        self._found = found
        stacks = found.stacks
        if stacks is not None:
            self.chooser.show_periods(found.periods, stacks.period.kode)
            self.new_stack.show_stacks(stacks, self._context.now().date())
            self.stacks.show_rows(stacks.rows, self._context.now())
            self.set_made_up(stacks.period.made_up)
        self._show_parts()
        if (is_first or self._was_left) and self.isVisible():
            self._take_focus()
            self._was_left = False

    def _show_parts(self) -> None:
        """Show what belongs to the state of the page, and hide the rest."""
        typing = self.is_typing
        has_period = self._found is not None and self._found.stacks is not None
        self._empty.setVisible(self._found is not None and not has_period and not typing)
        self._overview.setVisible(has_period and not typing)
        self.chooser.setVisible(has_period and not typing)
        self.find_button.setVisible(has_period)
        self.pause_button.setVisible(typing)
        if not typing:
            self.set_line((self._told or texts.CHOOSE) if has_period else "")

    def _take_focus(self) -> None:
        """Lead the keyboard to the stack to go on with, else to the name of the officer."""
        left = self.typing.batch
        deed = self.stacks.deed_of(left.id) if left is not None else None
        deed = deed or self.stacks.first_deed
        (deed or self.new_stack.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)

    @Slot(object)
    def _open_stack(self, wanted: NewStack) -> None:
        kode, desk = self.chooser.kode, self._context.desk
        if kode is None:
            return

        self._deed.run(
            lambda: open_stack(desk, kode, wanted),
            self._begin,
            lambda fault: self.new_stack.refuse(failure_words(fault), None),
        )

    @Slot(str)
    def _resume(self, batch_id: str) -> None:
        desk = self._context.desk
        self._deed.run(lambda: desk.look(view_workplace, batch_id), self._begin, self._tell_failure)

    @Slot(str)
    def _close(self, batch_id: str) -> None:
        desk = self._context.desk
        self._deed.run(lambda: desk.do(close_batch, batch_id), self._changed, self._tell_failure)

    @Slot(str)
    def _reopen(self, batch_id: str) -> None:
        desk = self._context.desk
        self._deed.run(lambda: desk.do(reopen_batch, batch_id), self._changed, self._tell_failure)

    def _changed(self, _batch: Batch) -> None:
        self.notice.hide()
        self._told = ""  # what was told of the stack is over

    def _begin(self, workplace: Workplace) -> None:
        found = self._found
        if found is None or found.stacks is None:
            return
        self.notice.hide()
        self.typing.show()
        self._show_parts()
        self.typing.begin(found.stacks.kuesioner, workplace)

    @Slot(str)
    def _leave(self, words: str) -> None:
        self.typing.hide()
        self._told = words
        self._was_left = True
        self._show_parts()
        self._newest.ask(self.chooser.kode)
        self._take_focus()

    @Slot()
    def _come_back(self) -> None:
        """Lead the keyboard from a dialog back to the form."""
        if self.is_typing:
            self.typing.take_focus()

    @Slot()
    def _tell_progress(self) -> None:
        if self.is_typing and (batch := self.typing.batch) is not None:
            self.set_line(self.typing.progress.line(batch))

    @Slot(object)
    def _show_other(self, other: FoundForm) -> None:
        found = self._found
        if found is not None and found.stacks is not None:
            dialog = OtherForm(self, found.stacks.kuesioner, other)
            dialog.finished.connect(self._come_back)
            dialog.open()

    def _tell_failure(self, fault: Exception) -> None:
        self.notice.show_failure(failure_words(fault))

    def _connect(self) -> None:
        self.chooser.picked.connect(self._newest.ask)
        self.new_stack.wanted.connect(self._open_stack)
        self.stacks.resumed.connect(self._resume)
        self.stacks.closed.connect(self._close)
        self.stacks.reopened.connect(self._reopen)
        self.typing.paused.connect(self._leave)
        self.typing.progressed.connect(self._tell_progress)
        self.typing.taken.connect(self._show_other)
        finding = QShortcut(QKeySequence("F8"), self)
        finding.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        finding.activated.connect(lambda: self.open_form())
        self.typing.view.moved.connect(self.reveal)
        self.typing.last.clicked.connect(self.open_form)
        self.find_button.clicked.connect(lambda: self.open_form())
        self.pause_button.clicked.connect(self.typing.pause)

    def _lay_out(self) -> None:
        for action in (self.chooser, self.find_button, self.pause_button):
            self.action_row.addWidget(action)
        self._overview = QWidget()
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.new_stack)
        column.addWidget(self.stacks)
        column.addStretch(1)
        for part in (self._empty, self._overview):
            self.content.addWidget(part)
        self.content.addWidget(self.typing, 1)
        self.typing.hide()


def _quiet(words: str, meaning: str, icon: str) -> QPushButton:
    """Return a button that leaves the keyboard to the form."""
    button = make_button(words, meaning, icon)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
