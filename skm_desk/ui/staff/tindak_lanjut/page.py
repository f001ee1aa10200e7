"""TindakLanjutPage: what is planned after a survey, weakest unsur first, and what became of it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SkmError
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.side_by_side import SideBySide
from skm_desk.ui.shared.states import States
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.option_chooser import OptionChooser
from skm_desk.ui.staff.row_list import RowList
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.ui.staff.tindak_lanjut.add_dialog import AddDialog
from skm_desk.ui.staff.tindak_lanjut.panel import PlanPanel
from skm_desk.ui.staff.tindak_lanjut.planning import Planning
from skm_desk.ui.staff.tindak_lanjut.summary_card import SummaryCard
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.plan_tindak_lanjut import PlanView, view_plan, write_text

_SHARES = (2, 3)  # of the width: the list, and the action that is chosen
_LIST_NARROWEST = 260
_WIDEST_SURVEY = 440
_LIST_LOWEST, _PANEL_LOWEST = 160, 280


class TindakLanjutPage(SafeOverrides, PageFrame):
    """The list on the left, the chosen action on the right; every change is kept at once."""

    concerns = frozenset(
        {
            Kind.TINDAK_LANJUT,
            Kind.RESPONDEN,
            Kind.IMPORT,
            Kind.PERIOD,
            Kind.KUESIONER,
            Kind.EARLIER_YEAR,
            Kind.SETTING,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Tindak lanjut")
        self._view: PlanView | None = None
        self._wanted: str | None = None  # the key of the row that is chosen
        self._is_leaving = False
        desk = context.desk
        self._desk = desk
        self._newest: Newest[Span | None, PlanView] = Newest(
            context.tasks,
            lambda span: desk.look_proven(view_plan, span),
            self._show,
            self._show_failure,
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.deeds = Deeds(context, self)
        self.planning = Planning(self.deeds, self.notice, self)
        self.survey = OptionChooser("Survei", texts.SURVEY_MEANING, _WIDEST_SURVEY)
        self.add_button = make_button("Tambah rencana", texts.ADD_MEANING, "add", main=True)
        self.add_button.setShortcut(QKeySequence("Ctrl+N"))
        self.summary = SummaryCard()
        self.list = RowList("Rencana tindak lanjut", texts.LIST_MEANING, grows=False)
        self.told = make_label("note", wrap=True)
        self.told.hide()
        self.panel = PlanPanel()
        self.period_button = self.lead_to_periods()
        self.empty = EmptyCard("", self.period_button)
        self._lay_out()
        self._connect()

    @property
    def is_waiting(self) -> bool:
        """True while a change is under way, or what the page shows is."""
        return self.deeds.is_busy or not self._newest.is_idle

    def refresh(self) -> None:
        """Read the plan again; what stands on the page stays until it is there."""
        self._newest.ask(self._chosen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a text that is still being typed, before the window may be gone."""
        super().hideEvent(event)
        self._is_leaving = True
        self.panel.keep_all()
        self._is_leaving = False

    @property
    def _chosen(self) -> Span | None:
        chosen = self.survey.value
        return chosen if isinstance(chosen, Span) else None

    def _lay_out(self) -> None:
        self.action_row.addWidget(self.survey)
        self.action_row.addWidget(self.add_button)
        self._show_actions(False, False)
        left = QWidget()
        left.setMinimumWidth(_LIST_NARROWEST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        self.list.setMinimumHeight(_LIST_LOWEST)
        self.panel.setMinimumHeight(_PANEL_LOWEST)
        self._both = SideBySide(left, self.panel, _SHARES)
        self._states = States(QWidget(), self._both, self.empty)
        self.content.addWidget(self._states, 1)

    def _connect(self) -> None:
        panel, planning = self.panel, self.planning
        self.deeds.idle.connect(self.refresh)
        self.survey.picked.connect(self._pick_survey)
        self.add_button.clicked.connect(self._add)
        self.list.stepped.connect(self._step_to)
        self.list.opened.connect(self._open)
        self.list.pushed.connect(self._move)
        panel.invite_button.clicked.connect(self._add)
        panel.written.connect(self._write)
        panel.unsur_picked.connect(planning.set_unsur)
        panel.quarters_picked.connect(planning.set_triwulan)
        panel.done_picked.connect(planning.set_done)
        panel.plan.up_button.clicked.connect(lambda: self._move(-1))
        panel.plan.down_button.clicked.connect(lambda: self._move(1))
        panel.plan.retire_button.clicked.connect(self._retire)
        planning.refused.connect(panel.refuse)
        planning.taken_back.connect(self._go_to)

    @Slot()
    def _pick_survey(self) -> None:
        self._wanted = None
        self.panel.keep_all()
        self.refresh()

    def _show(self, wish: Span | None, view: PlanView) -> None:
        if self.deeds.is_busy or (wish is not None and wish != self._chosen):
            return  # it is read again when the deeds are done, or as the person asks now
        self.notice.end_unread()
        before = self._view
        self._view = view
        self.set_made_up(view.made_up)
        is_empty = not (view.has_results or view.plan)
        self._show_actions(view.survey is not None, not is_empty)
        if view.survey is not None:
            self.survey.show_options(texts.survey_options(view), view.survey)
        self.set_line("" if is_empty else texts.page_line(view))
        if is_empty:
            sentence = texts.NO_JAWABAN.format(survei=texts.survey_words(view))
            self.period_button.setVisible(view.survey is None)
            self.empty.say(texts.NO_PERIOD if view.survey is None else sentence)
            self.panel.show_nothing()
            self._states.show_state(self.empty)
            return
        self.summary.show_view(view)
        self._show_rows(view, before)
        self._states.show_state(self._both)

    def _show_rows(self, view: PlanView, before: PlanView | None) -> None:
        """Keep the row that is chosen; when it is gone, choose the one in its place."""
        place = self.list.currentRow()
        rows = texts.list_rows(view)
        keys = [row.key for row in rows if not row.head]
        if self._wanted not in keys and before is not None and before.survey == view.survey:
            near = [row.key for row in rows[: place + 1] if not row.head][-1:]
            self._wanted = near[0] if near else None
        self.list.show_rows(rows, self._wanted)
        self._wanted = self.list.key
        self._show_chosen()

    @Slot(str)
    def _step_to(self, key: str) -> None:
        self._wanted = key
        self.told.hide()
        self._show_chosen()

    def _show_chosen(self) -> None:
        view = self._view
        if view is None:
            return
        chosen = next((rtl for rtl in view.plan if rtl.id == self._wanted), None)
        unsur = texts.invited_unsur(self._wanted)
        if chosen is not None:
            self.panel.show_rtl(view, chosen)
        elif unsur is not None:
            self.panel.invite(next(texts.group_name(u) for u in view.unsur_list if u.kode == unsur))
        else:
            self.panel.show_nothing()

    @Slot(str)
    def _open(self, key: str) -> None:
        if texts.invited_unsur(key) is not None:
            self._add()
        else:
            self.panel.plan.kegiatan.box.setFocus()

    @Slot()
    def _add(self) -> None:
        view = self._view
        if view is None or view.survey is None:
            return
        rtl = self.panel.rtl
        unsur = texts.invited_unsur(self._wanted) if rtl is None else rtl.unsur
        dialog = AddDialog(self.deeds, self, view.survey, view.unsur_list, unsur)
        dialog.added.connect(self._go_to)
        dialog.open()

    @Slot(str)
    def _go_to(self, rtl_id: str) -> None:
        self._wanted = rtl_id  # the list is read now, as the deed is done
        self.list.setFocus()

    @Slot(int)
    def _move(self, step: int) -> None:
        rtl, view = self.panel.rtl, self._view
        if rtl is None or view is None or self.is_waiting:
            return  # where it stands by now is not known yet
        words = texts.moved_words(view, rtl, step)
        if words:
            self.told.setText(words)
            self.told.show()
            announce(self.told)
            self.planning.move(rtl.id, step)

    @Slot()
    def _retire(self) -> None:
        if self.panel.rtl is not None:
            self.planning.retire(self.panel.rtl.id)
            self.list.setFocus()

    @Slot(str, str, str)
    def _write(self, rtl_id: str, name: str, text: str) -> None:
        if not self._is_leaving:
            self.planning.write(rtl_id, name, text)
            return
        try:  # at once: what waits for a worker is dropped when the window closes
            self._desk.do(write_text, rtl_id, name, text)
        except SkmError as fault:
            self.panel.refuse(rtl_id, name, failure_words(fault))

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)

    def _show_actions(self, has_survey: bool, can_add: bool) -> None:
        self.survey.setVisible(has_survey)
        self.add_button.setVisible(can_add)
