"""ChartDeck: the cards of all charts, and the drawing of their pictures one after another."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QImage

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.charts_page import words
from skm_desk.ui.staff.charts_page.card_grid import CardGrid
from skm_desk.ui.staff.charts_page.chart_card import ChartCard
from skm_desk.ui.staff.charts_page.drawing import Room, draw_small
from skm_desk.ui.staff.charts_page.in_turn import InTurn, Job
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_charts import MONTHS, ChartSight, ChartView, view_months
from skm_desk.use_cases.view_results import ResultView

# Pictures are drawn anew once the window has kept its size for this long.
RESIZED_MS = 200

Drawn = tuple[ChartView, QImage | None]


class ChartDeck(CardGrid):
    """`opened`, `copied` and `saved` carry the card that a person wants something of."""

    opened = Signal(object)
    copied = Signal(object)
    saved = Signal(object)

    def __init__(self, context: Context, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self.cards: dict[str, ChartCard] = {}
        self._desk = context.desk
        self._drawing: InTurn[Drawn] = InTurn(context.tasks, failed)
        self._seen: ChartSight | None = None
        self._filtered = ""
        self._months: ChartView | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)

    @property
    def is_waiting(self) -> bool:
        """True while newer pictures are on their way."""
        return self._soon.isActive() or not self._drawing.is_idle

    def show_charts(self, seen: ChartSight, filtered: str) -> None:
        """Show these charts; a card keeps its old picture until the new one is there."""
        self._seen, self._filtered, self._months = seen, filtered, None
        for key in seen.keys:
            if key not in self.cards:
                self.cards[key] = self._make_card(key)
        self.show_cards([self.cards[key] for key in seen.keys])
        self._drawing.ask([])
        self._soon.start(0)  # new cards have their room by then

    def _make_card(self, key: str) -> ChartCard:
        card = ChartCard(words.chart_title(key))
        card.resized.connect(self._draw_later)
        card.opened.connect(self.opened)
        card.copied.connect(self.copied)
        card.saved.connect(self.saved)
        return card

    @Slot()
    def _draw_later(self) -> None:
        if not (self._soon.isActive() and self._soon.interval() == 0):
            self._soon.start(RESIZED_MS)

    @Slot()
    def _draw(self) -> None:
        seen = self._seen
        view = None if seen is None else seen.sight.view
        if seen is None or view is None:
            return
        charts = {chart.key: chart for chart in seen.charts}
        if self._months is not None:
            charts[MONTHS] = self._months
        jobs = []
        # A chart that must be read first comes last: the others do not wait for it.
        for key in sorted(seen.keys, key=lambda key: key not in charts):
            chart, card = charts.get(key), self.cards[key]
            if chart is not None and card.shows(chart):
                self._tell(card, chart, view)
            else:
                jobs.append(self._job(card, chart, view))
        self._drawing.ask(jobs)

    def _job(self, card: ChartCard, chart: ChartView | None, view: ResultView) -> Job[Drawn]:
        """Return the work of drawing a chart; one that is not there yet is read first."""
        desk, room, shown = self._desk, card.room_for(chart), card.drawn

        def done(drawn: Drawn) -> None:
            found, image = drawn
            if found.key == MONTHS:
                self._months = found
            if image is not None:
                card.show_picture(found, room, image)
            self._tell(card, found, view)

        return Job(lambda: _draw_one(desk, chart, view, room, shown), done, long=chart is None)

    def _tell(self, card: ChartCard, chart: ChartView, view: ResultView) -> None:
        counted = words.counted_words(chart, view.result.responden)
        heading = words.chart_heading(chart, view, self._filtered)
        card.tell(chart, heading, f"{counted} · {self._filtered}", words.file_name(chart, view))


def _draw_one(
    desk: Desk,
    chart: ChartView | None,
    view: ResultView,
    room: Room,
    shown: tuple[ChartView, Room] | None,
) -> Drawn:
    """Return a chart with its picture, or without when what is shown is the same already."""
    found = desk.look_proven(view_months, view) if chart is None else chart
    return found, None if (found, room) == shown else draw_small(found, room)
