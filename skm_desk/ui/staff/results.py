"""ResultsPage: IKM, mutu and the nilai of every unsur of a chosen period."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.sentences.counting_words import counting_notes
from skm_desk.sentences.health_words import waiting_words
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.staff.laporan_job import LaporanJob
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.ui.staff.result_cards import AttentionCard, CardRow, IkmCard, RespondenCard
from skm_desk.ui.staff.results_words import (
    NO_PERIOD,
    below_rows,
    choose_period,
    counting_line,
    shown_line,
)
from skm_desk.ui.staff.unsur_table import UnsurTable
from skm_desk.use_cases import view_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_results import Overview, ResultView

READING = "Membaca data …"
LAPORAN_MEANING = "Buat laporan SKM periode ini sebagai PDF (Ctrl+L)"
# Results of a usual office come sooner than this: the line below the title does not flicker.
PATIENCE_MS = 300
_WIDEST_SENTENCE = 640


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
        self._overview: Overview | None = None
        self._read_failure = ""
        desk = context.desk
        self._newest: Newest[str | None, Overview] = Newest(
            context.tasks, lambda kode: find(desk, kode), self._show, self._show_failure
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
        return None if self._overview is None else self._overview.view

    @property
    def is_waiting(self) -> bool:
        """True while newer numbers are on their way."""
        return not self._newest.is_idle

    def refresh(self) -> None:
        """Read the chosen period again; what stands on the page stays until it is there."""
        self._newest.ask(self.chooser.kode)

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
        self.empty = _Empty()
        self.empty.make.clicked.connect(self._make_period)
        self._stack = QStackedWidget()
        for state in (QWidget(), self._results, self.empty):
            self._stack.addWidget(state)
        self.content.addWidget(self._stack)

    @Slot(str)
    def _pick(self, kode: str) -> None:
        self._patience.start()
        self._newest.ask(kode)

    def _show(self, wish: str | None, overview: Overview) -> None:
        chosen = self.chooser.kode
        if wish is not None and chosen != wish:
            return  # the person went on to another period meanwhile, whose result comes next
        self._patience.stop()
        if self._read_failure and self.notice.words == self._read_failure:
            self.notice.hide()  # what was wrong with the file is over
        self._read_failure = ""
        self._overview = overview
        view = overview.view
        self._show_actions(view is not None)
        if view is None:
            self.set_line("")
            self.set_made_up(False)
            self._stack.setCurrentWidget(self.empty)
            return
        self.chooser.show_rows(overview.rows, view.latest.kode)
        self.set_line(shown_line(view))
        self.set_made_up(view.made_up)
        self.warning.setText(waiting_words(overview.waiting))
        self.warning.setVisible(overview.waiting > 0)
        self.ikm.show_result(view.result)
        self.responden.show_count(view.latest, view.result.responden)
        self.attention.show_result(view.result)
        self.table.show_result(view.result)
        self.below.setText(" ".join((below_rows(view.result), *counting_notes(view))))
        self._stack.setCurrentWidget(self._results)
        self._allow_laporan()

    def _show_failure(self, fault: Exception) -> None:
        self._patience.stop()
        self._read_failure = failure_words(fault)
        self.notice.show_failure(
            self._read_failure, Step("Muat ulang", "Baca data sekali lagi (F5)", self.refresh)
        )
        if self.view is not None:
            self.set_line(shown_line(self.view))
            self.chooser.show_rows(self._rows(), self.view.latest.kode)
        else:
            self.set_line("")

    @Slot()
    def _tell_counting(self) -> None:
        self.set_line(counting_line(self.chooser.kode or "", self.view))

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
        self.laporan_button.setEnabled(has_forms and not self.job.is_busy)
        if self.job.is_busy:
            meaning = "Laporan sedang dibuat; tunggu sampai selesai"
        elif has_forms:
            meaning = LAPORAN_MEANING
        else:
            meaning = "Laporan dapat dibuat setelah ada formulir pada periode ini"
        self.laporan_button.setToolTip(meaning)
        self.laporan_button.setAccessibleDescription(meaning)

    def _show_actions(self, shown: bool) -> None:
        self.chooser.setVisible(shown)
        self.laporan_button.setVisible(shown)

    def _rows(self) -> tuple[PeriodRow, ...]:
        return () if self._overview is None else self._overview.rows


class _Empty(QWidget):
    """What stands on the page of an office that has no period yet."""

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        card.body.setContentsMargins(32, 32, 32, 32)
        card.body.setSpacing(24)
        self.make = make_button("Buat periode", "Buat periode survei", "add", main=True)
        sentence = make_label("section", NO_PERIOD, wrap=True)
        sentence.setMaximumWidth(_WIDEST_SENTENCE)
        card.body.addWidget(sentence)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch(1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)


def find(desk: Desk, kode: str | None) -> Overview:
    """Read what the page shows of a period, or of the one to show first; a few SQL passes."""
    return desk.look(view_results.view_overview, lambda rows: choose_period(rows, kode))
