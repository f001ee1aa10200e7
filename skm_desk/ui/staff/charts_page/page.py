"""ChartsPage: every chart of a period or a year as a picture to look at, to copy and to save."""

from PySide6.QtCore import Slot

from skm_desk.domain.changes import Kind
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.charts_page import words
from skm_desk.ui.staff.charts_page.chart_card import ChartCard
from skm_desk.ui.staff.charts_page.chart_deck import ChartDeck
from skm_desk.ui.staff.charts_page.chart_deeds import ChartDeeds
from skm_desk.ui.staff.charts_page.large_dialog import LargeDialog
from skm_desk.ui.staff.explore.filter_words import HIDDEN, NOTHING_FITS, choose_span
from skm_desk.ui.staff.results_frame import ResultsFrame
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Sight, Wish
from skm_desk.use_cases.view_charts import ChartSight, see_charts
from skm_desk.use_cases.view_results import ResultView

MEANING = "Pilih periode yang grafiknya ditampilkan"


def find(desk: Desk, wish: Wish) -> ChartSight:
    """Read what the charts show but for the months; many SQL passes."""
    return desk.look_proven(see_charts, choose_span, wish)


class ChartsPage(ResultsFrame[ChartSight]):
    """The charts in the order of the laporan; one that nobody filled anything for is left out."""

    concerns = ResultsFrame.concerns | {Kind.EARLIER_YEAR}

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Grafik", MEANING, find)
        self._deeds = ChartDeeds(context.tasks, self)
        self._deeds.done.connect(self.notice.show_done)
        self._deeds.failed.connect(self.notice.show_failure)
        self.deck = ChartDeck(context, self._show_failure)
        self.deck.opened.connect(self._open)
        self.deck.copied.connect(self._copy)
        self.deck.saved.connect(self._save)
        self.silence = Card()
        self.sentence = make_label("body", wrap=True)
        self.silence.body.addWidget(self.sentence)
        self.unfilled = make_label("note", wrap=True)
        for part in (self.silence, self.deck, self.unfilled):
            self.column.addWidget(part)
        self.column.addStretch(1)

    @property
    def is_waiting(self) -> bool:
        """True while newer charts are on their way."""
        return super().is_waiting or self.deck.is_waiting

    def sight_of(self, found: ChartSight) -> Sight:
        """Return the result whose charts were found."""
        return found.sight

    def show_found(self, found: ChartSight, _view: ResultView) -> None:
        """Draw the charts; old pictures stay until the new ones are there."""
        self.sentence.setText(self._silence(found.sight))
        self.silence.setVisible(not found.charts)
        self.unfilled.setText(words.unfilled_words(found.unfilled))
        self.unfilled.setVisible(bool(found.unfilled))
        self.deck.show_charts(found, self.filtered)

    def _silence(self, sight: Sight) -> str:
        """Return why there are no charts."""
        if sight.is_hidden:
            return HIDDEN
        return NOTHING_FITS if self._wish.conditions else words.NO_FORMS

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
