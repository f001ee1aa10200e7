"""PeriodsPage: the survey periods, and what becomes of the one that is chosen."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.states import States
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.detail import PeriodDetail
from skm_desk.ui.staff.periods.period_dialogs import PeriodDialogs
from skm_desk.ui.staff.periods.period_rows import PeriodRows
from skm_desk.use_cases.prepare_laporan import Preparation, prepare_laporan
from skm_desk.use_cases.view_periods import PeriodsView, view_periods

_LIST_WIDTH = 300
_LIST_NARROWEST = 220


class PeriodsPage(PageFrame):
    """The list at the left; at the right everything of the chosen period."""

    concerns = frozenset(Kind) - {Kind.PICTURE, Kind.PHOTO}

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Periode")
        self._context = context
        self._wanted: str | None = None  # the kode that the person chose last
        self._view: PeriodsView | None = None
        desk = context.desk
        self._newest: Newest[str | None, PeriodsView] = Newest(
            context.tasks,
            lambda kode: desk.look(view_periods, lambda rows: texts.choose_period(rows, kode)),
            self._show,
            self._show_failure,
        )
        self._checked: Newest[str, Preparation] = Newest(
            context.tasks,
            lambda kode: desk.look_proven(prepare_laporan, kode),
            self._show_preparation,
            self._show_failure,
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.deeds = Deeds(context, self)
        self.make_button = make_button(
            "Buat periode", "Buat periode survei (Ctrl+N)", "add", main=True
        )
        self.make_button.setShortcut(QKeySequence("Ctrl+N"))
        self.make_button.clicked.connect(self._make_period)
        self.action_row.addWidget(self.make_button)
        self.rows = PeriodRows()
        self.rows.picked.connect(self._pick)
        self.detail = PeriodDetail()
        self.detail.checklist.plan_button.clicked.connect(
            lambda: self.page_asked.emit("Tindak lanjut")
        )
        self.dialogs = PeriodDialogs(self.deeds, self.notice, self.detail, self)
        self._lay_out()

    @property
    def kode(self) -> str | None:
        """The kode of the period that is shown, or None."""
        sheet = None if self._view is None else self._view.sheet
        return None if sheet is None else sheet.period.kode

    @property
    def is_waiting(self) -> bool:
        """True while a change is under way, or what the page shows is."""
        return self.deeds.is_busy or not (self._newest.is_idle and self._checked.is_idle)

    def refresh(self) -> None:
        """Read all of it again; what stands on the page stays until it is there."""
        self._newest.ask(self._wanted)

    def _lay_out(self) -> None:
        self.rows.setMinimumWidth(_LIST_NARROWEST)
        self.rows.setMaximumWidth(_LIST_WIDTH)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.detail)
        self._detail_area = area
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.rows, 2)
        row.addWidget(area, 5)
        self.empty = EmptyCard(texts.NO_PERIOD)
        self._states = States(QWidget(), self._both, self.empty)
        self.content.addWidget(self._states, 1)

    @Slot(str)
    def _pick(self, kode: str) -> None:
        self._wanted = kode
        self._newest.ask(kode)

    @Slot()
    def _make_period(self) -> None:
        dialog = NewPeriodDialog(self._context, self)
        dialog.accepted.connect(lambda: self._pick(dialog.kode.text().strip()))
        dialog.open()

    def _show(self, wish: str | None, view: PeriodsView) -> None:
        if wish != self._wanted:
            return  # the person went on to another period meanwhile, which comes next
        self.notice.end_unread()
        before = self.kode
        self._view = view
        self.set_line(texts.page_line(view.rows) if view.rows else "")
        if view.sheet is None:
            self.set_made_up(False)
            self._states.show_state(self.empty)
            return
        kode = view.sheet.period.kode
        self._wanted = kode
        self.set_made_up(view.sheet.period.made_up)
        self.rows.show_rows(view.rows, kode)
        self.dialogs.take(view.sheet, view.holidays)
        self.detail.show_sheet(view.sheet, view.holidays)
        self._states.show_state(self._both)
        if kode != before:
            self.detail.checklist.show_looking()
            self._scroll_up()
        self._checked.ask(kode)

    def _show_preparation(self, kode: str, preparation: Preparation) -> None:
        if kode == self.kode:
            self.detail.checklist.show_preparation(preparation)

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)

    def _scroll_up(self) -> None:
        self._detail_area.verticalScrollBar().setValue(0)
