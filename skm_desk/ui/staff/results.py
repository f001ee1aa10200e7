"""ResultsPage: the result of a period or a year, as narrow and as deep as a person asks."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.period import target_of
from skm_desk.sentences.counting_words import counting_notes
from skm_desk.sentences.health_words import waiting_words
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.segments import Segments
from skm_desk.ui.shared.states import States
from skm_desk.ui.staff.explore.compare_part import ComparePart
from skm_desk.ui.staff.explore.filter_words import HIDDEN, NOTHING_FITS, choose_span
from skm_desk.ui.staff.explore.groups_part import GroupsPart
from skm_desk.ui.staff.explore.part import Part, Seen
from skm_desk.ui.staff.explore.priority_part import PriorityPart
from skm_desk.ui.staff.explore.reliability_part import ReliabilityPart
from skm_desk.ui.staff.laporan_job import LaporanJob
from skm_desk.ui.staff.result_cards import AttentionCard, CardRow, IkmCard, RespondenCard
from skm_desk.ui.staff.results_frame import ResultsFrame
from skm_desk.ui.staff.results_words import VIEWS, below_rows
from skm_desk.ui.staff.unsur_table import UnsurTable
from skm_desk.use_cases import explore_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Sight, Wish
from skm_desk.use_cases.view_results import ResultView

MEANING = "Pilih periode yang hasilnya ditampilkan"
LAPORAN_MEANING = "Buat laporan SKM periode ini sebagai PDF (Ctrl+L)"


def find(desk: Desk, wish: Wish) -> Sight:
    """Read what the page shows, or what is to be shown first; a few SQL passes."""
    return desk.look_proven(explore_results.see_results, choose_span, wish)


class ResultsPage(ResultsFrame[Sight]):
    """A summary first, and four ways to look deeper."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Hasil", MEANING, find)
        self.job = LaporanJob(context, self.notice, self)
        self.job.busy_changed.connect(self._allow_laporan)
        self.laporan_button = make_button("Buat laporan", LAPORAN_MEANING, "laporan", main=True)
        self.laporan_button.setShortcut(QKeySequence("Ctrl+L"))
        self.laporan_button.clicked.connect(self._ask_laporan)
        self.laporan_button.hide()
        self.action_row.addWidget(self.laporan_button)
        self._lay_out()

    @property
    def is_waiting(self) -> bool:
        """True while newer numbers are on their way."""
        part = self._parts.shown
        return super().is_waiting or (isinstance(part, Part) and part.is_waiting)

    def sight_of(self, found: Sight) -> Sight:
        """Return what was found: nothing but a result is read."""
        return found

    def show_found(self, found: Sight, view: ResultView) -> None:
        """Show the summary, and the part that is chosen."""
        self._show_summary(view, found.waiting)
        self.too_few.setVisible(found.is_hidden)
        self._parts.setVisible(not found.is_hidden)
        self._show_part()
        self._allow_laporan()

    def show_actions(self, shown: bool) -> None:
        """Offer the laporan too."""
        super().show_actions(shown)
        self.laporan_button.setVisible(shown)

    def _lay_out(self) -> None:
        self.views = Segments([name for name, _ in VIEWS], [meaning for _, meaning in VIEWS])
        self.views.choose(0)
        self.views.picked.connect(self._show_part)
        row = QHBoxLayout()
        row.addWidget(self.views)
        row.addStretch(1)
        self.too_few = Card()
        self.too_few.body.addWidget(make_label("body", HIDDEN, wrap=True))
        self.comparison = ComparePart(self._context)
        self.groups = GroupsPart(self._context)
        self.priority = PriorityPart(self._context)
        self.reliability = ReliabilityPart(self._context)
        self._parts = States(
            self._make_summary(), self.comparison, self.groups, self.priority, self.reliability
        )
        self.column.addLayout(row)
        self.column.addWidget(self.too_few)
        self.column.addWidget(self._parts, 1)

    def _make_summary(self) -> QWidget:
        self.ikm = IkmCard()
        self.responden = RespondenCard()
        self.attention = AttentionCard()
        self.table = UnsurTable()
        self.table.reached.connect(self.reveal)
        rows = Card()
        rows.body.addWidget(self.table)
        self.below = make_label("note", wrap=True)
        self.warning = make_label("warn", wrap=True)
        summary = QWidget()
        column = QVBoxLayout(summary)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.warning)
        column.addWidget(CardRow(self.ikm, self.responden, self.attention))
        column.addWidget(rows)
        column.addWidget(self.below)
        column.addStretch(1)
        return summary

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
        self._parts.show_place(self.views.chosen or 0)
        part = self._parts.shown
        sight = self._sight
        if isinstance(part, Part) and sight.view and not sight.is_hidden:
            part.look(Seen(self._wish, sight, sight.view))

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
