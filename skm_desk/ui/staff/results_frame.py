"""ResultsFrame: a page about the result of a period or a year, narrowed as a person asks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.id_format import format_count
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.messages import READING
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.states import States
from skm_desk.ui.shared.timers import ring_once
from skm_desk.ui.staff.empty_results import EmptyResults
from skm_desk.ui.staff.explore.filter_card import FilterCard
from skm_desk.ui.staff.explore.filter_words import filter_words
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.ui.staff.results_words import FILTER_MEANING, counting_line, shown_line
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Sight, Span, Wish, span_of
from skm_desk.use_cases.view_results import ResultView

# What comes sooner than this does not make the line below the title flicker.
PATIENCE_MS = 300
Found = TypeVar("Found")


class ResultsFrame(PageFrame, Generic[Found]):
    """Asks for the newest wish alone, tells what it waits for, and keeps what it has meanwhile.

    Add widgets to `column`, below the filter; override `sight_of` and `show_found`.
    """

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

    def __init__(
        self, context: Context, title: str, meaning: str, find: Callable[[Desk, Wish], Found]
    ) -> None:
        """`meaning` says what choosing a period does; `find` is called beside the window."""
        super().__init__(context, title)
        self._context = context
        self._sight = Sight((), None)
        self._wish = Wish()
        desk = context.desk
        self._newest: Newest[Wish, Found] = Newest(
            context.tasks, lambda wish: find(desk, wish), self._show, self._show_failure
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.chooser = PeriodChooser(meaning)
        self.chooser.picked.connect(self._pick)
        self.filter_button = make_button("Saring", FILTER_MEANING, "filter")
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self._open_filter)
        self.action_row.addWidget(self.filter_button)
        self.action_row.addWidget(self.chooser)
        self.filter = FilterCard()
        self.filter.changed.connect(self._narrow)
        self.filter.hide()
        self._whole = QWidget()
        self.column = QVBoxLayout(self._whole)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(self.filter)
        self.empty = EmptyResults()
        self.empty.make.clicked.connect(self._make_period)
        self._states = States(QWidget(), self._whole, self.empty)
        self.content.addWidget(self._states)
        self._patience = ring_once(self, PATIENCE_MS, self._tell_counting)
        self.set_line(READING)
        ResultsFrame.show_actions(self, False)

    @property
    def view(self) -> ResultView | None:
        """The result that the page is about now."""
        return self._sight.view

    @property
    def is_waiting(self) -> bool:
        """True while something newer is on its way."""
        return not self._newest.is_idle

    @property
    def filtered(self) -> str:
        """What the forms are like that are counted, in words."""
        return filter_words(self._wish, self._sight.choices)

    def refresh(self) -> None:
        """Read the chosen period again; what stands on the page stays until it is there."""
        self._newest.ask(self._wish)

    def sight_of(self, found: Found) -> Sight:
        """Return the result in what was found."""
        raise NotImplementedError

    def show_found(self, found: Found, view: ResultView) -> None:
        """Show what was found, whose result is `view`."""
        raise NotImplementedError

    def show_actions(self, shown: bool) -> None:
        """Offer what can be done with a result, or nothing while there is no period."""
        for part in (self.filter_button, self.chooser):
            part.setVisible(shown)

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

    def _show(self, wish: Wish, found: Found) -> None:
        if wish != self._wish:
            return  # the person went on to something else meanwhile, which comes next
        self._patience.stop()
        self.notice.end_unread()
        self._sight = sight = self.sight_of(found)
        view = sight.view
        self.show_actions(view is not None)
        if view is None:
            self.set_line("")
            self.set_made_up(False)
            self._states.show_state(self.empty)
            return
        self.chooser.show_rows(sight.rows, span_of(view), sight.years)
        self.filter.show_choices(sight.choices)
        asked = f" ({format_count(wish.conditions)})" if wish.conditions else ""
        self.filter_button.setText(f"Saring{asked}")
        self.set_line(shown_line(view, self.filtered))
        self.set_made_up(view.made_up)
        self.show_found(found, view)
        self._states.show_state(self._whole)

    def _show_failure(self, fault: Exception) -> None:
        self._patience.stop()
        self.notice.show_unread(fault, self.refresh)
        view = self.view
        self.set_line("" if view is None else shown_line(view, self.filtered))
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

    @Slot()
    def _make_period(self) -> None:
        NewPeriodDialog(self._context, self).open()
