"""ChartsPage: every chart of a period or a year as a picture to look at, to copy and to save."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.id_format import format_count
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.staff.charts_page import words
from skm_desk.ui.staff.charts_page.chart_card import ChartCard
from skm_desk.ui.staff.charts_page.chart_deck import ChartDeck
from skm_desk.ui.staff.charts_page.chart_deeds import ChartDeeds
from skm_desk.ui.staff.charts_page.large_dialog import LargeDialog
from skm_desk.ui.staff.empty_results import EmptyResults
from skm_desk.ui.staff.explore.filter_card import FilterCard
from skm_desk.ui.staff.explore.filter_words import HIDDEN, NOTHING_FITS, choose_span, filter_words
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.ui.staff.results_words import FILTER_MEANING, counting_line, shown_line
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Sight, Span, Wish, span_of
from skm_desk.use_cases.view_charts import ChartSight, see_charts
from skm_desk.use_cases.view_results import ResultView

MEANING = "Pilih periode yang grafiknya ditampilkan"
READING = "Membaca data …"
PATIENCE_MS = 300  # charts that come sooner do not make the line below the title flicker


class ChartsPage(PageFrame):
    """The charts in the order of the laporan; one that nobody filled anything for is left out."""

    concerns = frozenset(
        {
            Kind.RESPONDEN,
            Kind.IMPORT,
            Kind.PERIOD,
            Kind.SETTING,
            Kind.LAYANAN,
            Kind.KUESIONER,
            Kind.EARLIER_YEAR,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Grafik")
        self._context = context
        self._wish = Wish()
        self._sight = Sight((), None)
        self._read_failure = ""
        desk = context.desk
        self._newest: Newest[Wish, ChartSight] = Newest(
            context.tasks, lambda wish: find(desk, wish), self._show, self._show_failure
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self._deeds = ChartDeeds(context.tasks, self)
        self._deeds.done.connect(self.notice.show_done)
        self._deeds.failed.connect(self.notice.show_failure)
        self.chooser = PeriodChooser(MEANING)
        self.chooser.picked.connect(self._pick)
        self.filter_button = make_button("Saring", FILTER_MEANING, "filter")
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self._open_filter)
        self.action_row.addWidget(self.filter_button)
        self.action_row.addWidget(self.chooser)
        self._lay_out()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._tell_counting)
        self.set_line(READING)
        self._show_actions(False)

    @property
    def view(self) -> ResultView | None:
        """The result whose charts the page shows."""
        return self._sight.view

    @property
    def is_waiting(self) -> bool:
        """True while newer charts are on their way."""
        return not self._newest.is_idle or self.deck.is_waiting

    def refresh(self) -> None:
        """Read and draw the chosen charts again; old pictures stay until new ones are there."""
        self._newest.ask(self._wish)

    def _lay_out(self) -> None:
        self.filter = FilterCard()
        self.filter.changed.connect(self._narrow)
        self.filter.hide()
        self.deck = ChartDeck(self._context, self._show_failure)
        self.deck.opened.connect(self._open)
        self.deck.copied.connect(self._copy)
        self.deck.saved.connect(self._save)
        self.silence = Card()
        self.sentence = make_label("body", wrap=True)
        self.silence.body.addWidget(self.sentence)
        self.unfilled = make_label("note", wrap=True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.filter, self.silence, self.deck, self.unfilled):
            column.addWidget(part)
        column.addStretch(1)
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

    def _show(self, wish: Wish, seen: ChartSight) -> None:
        if wish != self._wish:
            return  # the person went on to something else meanwhile, whose charts come next
        self._patience.stop()
        if self._read_failure and self.notice.words == self._read_failure:
            self.notice.hide()  # what was wrong with the file is over
        self._read_failure = ""
        self._sight = sight = seen.sight
        self._show_actions(sight.view is not None)
        if sight.view is None:
            self.set_line("")
            self.set_made_up(False)
            self._stack.setCurrentWidget(self.empty)
            return
        self.chooser.show_rows(sight.rows, span_of(sight.view), sight.years)
        self.filter.show_choices(sight.choices)
        asked = f" ({format_count(wish.conditions)})" if wish.conditions else ""
        self.filter_button.setText(f"Saring{asked}")
        self.set_line(self._line_of(sight.view))
        self.set_made_up(sight.view.made_up)
        self.sentence.setText(self._silence(sight))
        self.silence.setVisible(not seen.charts)
        self.unfilled.setText(words.unfilled_words(seen.unfilled))
        self.unfilled.setVisible(bool(seen.unfilled))
        self._stack.setCurrentWidget(self._whole)
        self.deck.show_charts(seen, self._filtered)

    def _silence(self, sight: Sight) -> str:
        """Return why there are no charts."""
        if sight.is_hidden:
            return HIDDEN
        return NOTHING_FITS if self._wish.conditions else words.NO_FORMS

    @property
    def _filtered(self) -> str:
        return filter_words(self._wish, self._sight.choices)

    def _line_of(self, view: ResultView) -> str:
        return shown_line(view, self._filtered)

    def _show_failure(self, fault: Exception) -> None:
        self._patience.stop()
        self._read_failure = failure_words(fault)
        self.notice.show_failure(
            self._read_failure, Step("Muat ulang", "Baca data sekali lagi (F5)", self.refresh)
        )
        view = self.view
        self.set_line("" if view is None else self._line_of(view))
        if view is not None:
            self.chooser.show_rows(self._sight.rows, span_of(view), self._sight.years)

    @Slot()
    def _tell_counting(self) -> None:
        wanted = self.chooser.span
        shown = "" if self.view is None else span_of(self.view).name
        self.set_line(counting_line("" if wanted is None else wanted.name, shown))

    @Slot(bool)
    def _open_filter(self, opened: bool) -> None:
        self.filter.setVisible(opened)
        if opened:
            self.filter.choosers["layanan"].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _open(self, card: ChartCard) -> None:
        if card.chart is not None and card.heading is not None:
            LargeDialog(self._context, self, card.chart, card.heading, card.file_name).open()

    @Slot(object)
    def _copy(self, card: ChartCard) -> None:
        if card.chart is not None and card.heading is not None:
            self._deeds.copy(card.chart, card.heading)

    @Slot(object)
    def _save(self, card: ChartCard) -> None:
        if card.chart is not None and card.heading is not None:
            self._deeds.save(card.chart, card.heading, card.file_name)

    @Slot()
    def _make_period(self) -> None:
        NewPeriodDialog(self._context, self).open()

    def _show_actions(self, shown: bool) -> None:
        for part in (self.filter_button, self.chooser):
            part.setVisible(shown)


def find(desk: Desk, wish: Wish) -> ChartSight:
    """Read what the charts show but for the months; many SQL passes."""
    return desk.look(see_charts, choose_span, wish)
