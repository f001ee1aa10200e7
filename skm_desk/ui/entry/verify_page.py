"""VerifyPage: stacks of paper forms are typed a second time, and what differs is settled."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent

from skm_desk.domain.batch import same_officer
from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SameOfficer
from skm_desk.ui.entry import verify_words as texts
from skm_desk.ui.entry.correct_dialog import open_correction
from skm_desk.ui.entry.period_list import PeriodList
from skm_desk.ui.entry.verify_desk import VerifyDesk, Work, begin_work
from skm_desk.ui.entry.verify_found import Found, find
from skm_desk.ui.entry.verify_overview import DIFFERENCES, STACKS, VerifyOverview
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.use_cases.verify_batch import VerifyTask, list_unsettled

Value = TypeVar("Value")
_NARROW = 800


class VerifyPage(PageFrame):
    """The overview, or the desk at which forms are typed; never both."""

    concerns = frozenset({Kind.BATCH, Kind.RESPONDEN, Kind.DIFFERENCE, Kind.PERIOD, Kind.LAYANAN})

    def __init__(self, context: Context) -> None:
        super().__init__(context, texts.TITLE)
        self._context = context
        self._found: Found | None = None
        self._is_busy = False
        self._is_narrow = False
        desk = context.desk
        self._newest: Newest[str | None, Found] = Newest(
            context.tasks, lambda kode: find(desk, kode), self._show, self._show_failure
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.chooser = PeriodList("Pilih periode yang formulir kertasnya diperiksa")
        self.correct_button = make_button(
            "Cari lembar (F8)", "Cari lembar menurut nomornya, perbaiki, atau batalkan", "find"
        )
        self.start_button = make_button("Mulai periksa", "Ketik ulang tumpukan ini", main=True)
        self.leave_button = make_button("Keluar (F4)", "Hentikan pemeriksaan (F4)", "pause")
        self.overview = VerifyOverview(context)
        self.stacks = self.overview.stacks
        self.typing = VerifyDesk(context)
        self.typing.hide()
        self._empty = EmptyCard(texts.NO_STACKS)
        for button in (self.chooser, self.correct_button, self.start_button, self.leave_button):
            self.action_row.addWidget(button)
        for part in (self._empty, self.overview, self.typing):
            self.content.addWidget(part)
        self.chooser.picked.connect(self._newest.ask)
        self.correct_button.clicked.connect(self._correct)
        self.start_button.clicked.connect(self._start)
        self.leave_button.clicked.connect(self.typing.leave)
        self.stacks.started.connect(self._start)
        self.overview.turned.connect(self._show_state)
        self.overview.differences.reached.connect(self.reveal)
        self.typing.left.connect(self._leave)
        self.typing.finished.connect(self._finish)
        # A shortcut of a button would press it only after a while.
        for key, deed in (("F4", self.typing.leave), ("F8", self._correct)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
        self.set_line(texts.LINE)
        self._show_state()

    @property
    def is_waiting(self) -> bool:
        """True while something is read or kept for the page."""
        view = self.overview
        waits = (
            self._is_busy,
            not self._newest.is_idle,
            self.typing.is_saving,
            view.differences.is_settling,
            view.figures.is_waiting,
        )
        return any(waits)

    @property
    def is_typing(self) -> bool:
        """True while forms are typed a second time."""
        return not self.typing.isHidden()

    def refresh(self) -> None:
        """Read it all again; what stands on the page stays until it is there."""
        self._newest.ask(self.chooser.kode)
        self.overview.figures.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one action beside the name where there is no room for all of them on top."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            if is_narrow:
                self.overview.place_beside_name(self.correct_button)
            else:
                self.action_row.insertWidget(1, self.correct_button)
            self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Lead the keyboard to where work goes on."""
        super().showEvent(event)
        if self.is_typing:
            self.typing.take_focus()
        elif not self.overview.name.officer:
            self.overview.ask_name()

    def _show(self, wish: str | None, found: Found) -> None:
        if wish is not None and self.chooser.kode != wish:
            return  # the person went on to another period meanwhile
        self.notice.end_unread()
        self._found = found
        if found.stacks is not None:
            self.chooser.show_periods(found.periods, found.stacks.period.kode)
            self.set_made_up(found.stacks.period.made_up)
        self.overview.show_found(found)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        """Show what belongs to the state of the page, and hide the rest."""
        stacks = None if self._found is None else self._found.stacks
        is_seen = stacks is not None and not self.is_typing
        at_stacks = self.overview.parts.chosen == STACKS
        self._empty.setVisible(self._found is not None and stacks is None)
        self.overview.setVisible(is_seen)
        self.chooser.setVisible(is_seen)
        self.correct_button.setVisible(is_seen)
        self.start_button.setVisible(is_seen and at_stacks)
        self.leave_button.setVisible(self.is_typing)
        row = self.stacks.chosen
        is_open = stacks is not None and stacks.period.closed_at is None
        self.start_button.setEnabled(
            is_open and row is not None and row.forms > 0 and not self._is_busy
        )
        self.start_button.setText(texts.start_words(row))
        self.start_button.setAccessibleName(self.start_button.text())

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)

    @Slot()
    def _start(self) -> None:
        row = self.stacks.chosen
        if row is None or not self.start_button.isEnabled():
            return
        officer, every = self.overview.name.officer, self.stacks.every
        if not officer:
            self.stacks.refuse(texts.NO_NAME)
            self.overview.ask_name()
            return
        if same_officer(officer, row.batch.officer):
            self.stacks.refuse(failure_words(SameOfficer(row.batch.officer)))
            self.overview.ask_name()
            return
        if row.batch.verify_every is None and every is None:
            self.stacks.ask_way()
            return
        work = Work(row.batch.id, row.batch.period, row.batch.officer, officer)
        desk = self._context.desk
        self._run(
            lambda: begin_work(desk, work, every),
            lambda task: self._begin(work, task),
            lambda fault: self.stacks.refuse(failure_words(fault)),
        )

    def _begin(self, work: Work, task: VerifyTask | None) -> None:
        if task is None or self._found is None or self._found.stacks is None:
            self._finish(work)
            return
        self.notice.hide()
        self.set_line(texts.work_line(work.typed_by, work.officer))
        self.typing.show()
        self._show_state()
        self.typing.begin(self._found.stacks.kuesioner, work, task)

    @Slot(str)
    def _leave(self, words: str) -> None:
        self._end_typing()
        self.notice.show_done(words, Step("Lanjutkan", "Lanjutkan memeriksa", self._start))

    @Slot(object)
    def _finish(self, work: Work) -> None:
        self._end_typing()
        desk = self._context.desk
        self._run(
            lambda: len(desk.look(list_unsettled, work.period)),
            lambda count: self._tell_finished(work, count),
            self._show_failure,
        )

    def _tell_finished(self, work: Work, unsettled: int) -> None:
        step = Step("Lihat perbedaan", "Putuskan yang diketik berbeda", self._show_differences)
        self.notice.show_done(texts.finished_words(work.typed_by, unsettled), step)

    def _show_differences(self) -> None:
        """Lead to the differences; what was told of them has done its work."""
        self.notice.hide()
        self.overview.turn_to(DIFFERENCES)

    def _end_typing(self) -> None:
        self.typing.hide()
        self.set_line(texts.LINE)
        self._show_state()
        self.overview.turn_to(STACKS)

    @Slot()
    def _correct(self) -> None:
        if (kode := self.chooser.kode) is not None and not self.is_typing:
            open_correction(self, self._context, kode, officer=self.overview.name.officer)

    def _run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do a deed beside the window; another begins only when it is home."""
        self._set_busy(True)

        def come_home(tell: Callable[[], None]) -> None:
            self._set_busy(False)
            tell()

        self._context.tasks.run(
            work,
            done=lambda value: come_home(lambda: done(value)),
            failed=lambda fault: come_home(lambda: failed(fault)),
        )

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self._show_state()
