"""ResultsPage: the result of a period or a year, as narrow and as deep as a person asks."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.id_format import format_count
from skm_desk.domain.period import target_of
from skm_desk.sentences.counting_words import counting_notes
from skm_desk.sentences.health_words import waiting_words
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.segments import Segments
from skm_desk.ui.staff.empty_results import EmptyResults
from skm_desk.ui.staff.explore.compare_part import ComparePart
from skm_desk.ui.staff.explore.filter_card import FilterCard
from skm_desk.ui.staff.explore.filter_words import (
    HIDDEN,
    NOTHING_FITS,
    choose_span,
    filter_words,
)
from skm_desk.ui.staff.explore.groups_part import GroupsPart
from skm_desk.ui.staff.explore.part import Part, Seen
from skm_desk.ui.staff.explore.priority_part import PriorityPart
from skm_desk.ui.staff.explore.reliability_part import ReliabilityPart
from skm_desk.ui.staff.laporan_job import LaporanJob
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.ui.staff.result_cards import AttentionCard, CardRow, IkmCard, RespondenCard
from skm_desk.ui.staff.results_words import (
    FILTER_MEANING,
    VIEWS,
    below_rows,
    counting_line,
    shown_line,
)
from skm_desk.ui.staff.unsur_table import UnsurTable
from skm_desk.use_cases import explore_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Sight, Span, Wish, span_of
from skm_desk.use_cases.view_results import ResultView

READING = "Membaca data …"
LAPORAN_MEANING = "Buat laporan SKM periode ini sebagai PDF (Ctrl+L)"
# Results of a usual office come sooner than this: the line below the title does not flicker.
PATIENCE_MS = 300


class ResultsPage(PageFrame):
    """The first page of the staff window."""

    concerns = frozenset(
        {
            Kind.RESPONDEN,
            Kind.IMPORT,
            Kind.PERIOD,
            Kind.SETTING,
            Kind.LAYANAN,
            Kind.KUESIONER,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Hasil")
        self._context = context
        self._sight = Sight((), None)
        self._wish = Wish()
        self._read_failure = ""
        desk = context.desk
        self._newest: Newest[Wish, Sight] = Newest(
            context.tasks, lambda wish: find(desk, wish), self._show, self._show_failure
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.job = LaporanJob(context, self.notice, self)
        self.job.busy_changed.connect(self._allow_laporan)
        self.chooser = PeriodChooser()
        self.chooser.picked.connect(self._pick)
        self.laporan_button = make_button("Buat laporan", LAPORAN_MEANING, "laporan", main=True)
        self.laporan_button.setShortcut(QKeySequence("Ctrl+L"))
        self.laporan_button.clicked.connect(self._ask_laporan)
        self.filter_button = make_button("Saring", FILTER_MEANING, "filter")
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self._open_filter)
        self.action_row.addWidget(self.filter_button)
        self.action_row.addWidget(self.chooser)
        self.action_row.addWidget(self.laporan_button)
        self._lay_out()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._tell_counting)
        self.set_line(READING)
        self._show_actions(False)

    @property
    def view(self) -> ResultView | None:
        """The result that the page shows now."""
        return self._sight.view

    @property
    def is_waiting(self) -> bool:
        """True while newer numbers are on their way."""
        part = self._parts.currentWidget()
        return not self._newest.is_idle or (isinstance(part, Part) and part.is_waiting)

    def refresh(self) -> None:
        """Read the chosen period again; what stands on the page stays until it is there."""
        self._newest.ask(self._wish)

    def _lay_out(self) -> None:
        self.ikm = IkmCard()
        self.responden = RespondenCard()
        self.attention = AttentionCard()
        self.table = UnsurTable()
        self.table.reached.connect(self.reveal)
        rows = Card()
        rows.body.addWidget(self.table)
        self.below = make_label("note", wrap=True)
        self.warning = make_label("warn", wrap=True)
        self._results = QWidget()
        column = QVBoxLayout(self._results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.warning)
        column.addWidget(CardRow(self.ikm, self.responden, self.attention))
        column.addWidget(rows)
        column.addWidget(self.below)
        column.addStretch(1)
        self.filter = FilterCard()
        self.filter.changed.connect(self._narrow)
        self.filter.hide()
        self.views = Segments([name for name, _ in VIEWS], [meaning for _, meaning in VIEWS])
        self.views.choose(0)
        self.views.picked.connect(self._show_part)
        self.too_few = Card()
        self.too_few.body.addWidget(make_label("body", HIDDEN, wrap=True))
        self._parts = QStackedWidget()
        self.comparison = ComparePart(self._context)
        self.groups = GroupsPart(self._context)
        self.priority = PriorityPart(self._context)
        self.reliability = ReliabilityPart(self._context)
        for part in (self._results, self.comparison, self.groups, self.priority, self.reliability):
            self._parts.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.views)
        row.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.filter)
        column.addLayout(row)
        column.addWidget(self.too_few)
        column.addWidget(self._parts, 1)
        self._whole = whole
        self.empty = EmptyResults()
        self.empty.make.clicked.connect(self._make_period)
        self._stack = QStackedWidget()
        for state in (QWidget(), whole, self.empty):
            self._stack.addWidget(state)
        self.content.addWidget(self._stack)

    @Slot(object)
    def _pick(self, span: Span) -> None:
        self._ask(replace(self._wish, span=span))

    @Slot()
    def _narrow(self) -> None:
        self._ask(self.filter.narrow(self._wish))

    def _ask(self, wish: Wish) -> None:
        if wish != self._wish:
            self._wish = wish
            self._patience.start()
            self._newest.ask(wish)

    def _show(self, wish: Wish, sight: Sight) -> None:
        if wish != self._wish:
            return  # the person went on to something else meanwhile, whose result comes next
        self._patience.stop()
        if self._read_failure and self.notice.words == self._read_failure:
            self.notice.hide()  # what was wrong with the file is over
        self._read_failure = ""
        self._sight = sight
        view = sight.view
        self._show_actions(view is not None)
        if view is None:
            self.set_line("")
            self.set_made_up(False)
            self._stack.setCurrentWidget(self.empty)
            return
        self.chooser.show_rows(sight.rows, span_of(view), sight.years)
        self.filter.show_choices(sight.choices)
        asked = f" ({format_count(wish.conditions)})" if wish.conditions else ""
        self.filter_button.setText(f"Saring{asked}")
        self.set_line(self._line_of(view))
        self.set_made_up(view.made_up)
        self._show_summary(view, sight.waiting)
        self.too_few.setVisible(sight.is_hidden)
        self._parts.setVisible(not sight.is_hidden)
        self._stack.setCurrentWidget(self._whole)
        self._show_part()
        self._allow_laporan()

    def _show_summary(self, view: ResultView, waiting: int) -> None:
        self.warning.setText(waiting_words(waiting))
        self.warning.setVisible(waiting > 0)
        self.ikm.show_result(view.result)
        target = None if self._wish.conditions else target_of(view.periods)
        self.responden.show_count(target, view.result.responden)
        self.attention.show_result(view.result)
        self.table.show_result(view.result)
        if self._wish.conditions and not view.result.responden:
            self.below.setText(NOTHING_FITS)
        else:
            self.below.setText(" ".join((below_rows(view.result), *counting_notes(view))))

    @Slot()
    def _show_part(self) -> None:
        self._parts.setCurrentIndex(self.views.chosen or 0)
        part = self._parts.currentWidget()
        sight = self._sight
        if isinstance(part, Part) and sight.view and not sight.is_hidden:
            part.look(Seen(self._wish, sight, sight.view))

    @Slot(bool)
    def _open_filter(self, opened: bool) -> None:
        self.filter.setVisible(opened)
        if opened:
            self.filter.choosers["layanan"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line_of(self, view: ResultView) -> str:
        return shown_line(view, filter_words(self._wish, self._sight.choices))

    def _show_failure(self, fault: Exception) -> None:
        self._patience.stop()
        self._read_failure = failure_words(fault)
        self.notice.show_failure(
            self._read_failure, Step("Muat ulang", "Baca data sekali lagi (F5)", self.refresh)
        )
        if self.view is not None:
            self.set_line(self._line_of(self.view))
            self.chooser.show_rows(self._sight.rows, span_of(self.view), self._sight.years)
        else:
            self.set_line("")

    @Slot()
    def _tell_counting(self) -> None:
        wanted = self.chooser.span
        shown = "" if self.view is None else span_of(self.view).name
        self.set_line(counting_line("" if wanted is None else wanted.name, shown))

    @Slot()
    def _make_period(self) -> None:
        NewPeriodDialog(self._context, self).open()

    @Slot()
    def _ask_laporan(self) -> None:
        if (kode := self.chooser.kode) is not None:
            self.job.ask(kode)

    @Slot()
    def _allow_laporan(self) -> None:
        has_forms = self.view is not None and self.view.result.ikm is not None
        is_period = self.chooser.kode is not None
        self.laporan_button.setEnabled(has_forms and is_period and not self.job.is_busy)
        if self.job.is_busy:
            meaning = "Laporan sedang dibuat; tunggu sampai selesai"
        elif has_forms and not is_period:
            meaning = "Laporan setahun dibuat dari halaman Laporan"
        elif has_forms:
            meaning = LAPORAN_MEANING
        else:
            meaning = "Laporan dapat dibuat setelah ada formulir pada periode ini"
        self.laporan_button.setToolTip(meaning)
        self.laporan_button.setAccessibleDescription(meaning)

    def _show_actions(self, shown: bool) -> None:
        for part in (self.filter_button, self.chooser, self.laporan_button):
            part.setVisible(shown)


def find(desk: Desk, wish: Wish) -> Sight:
    """Read what the page shows, or what is to be shown first; a few SQL passes."""
    return desk.look(explore_results.see_results, choose_span, wish)
