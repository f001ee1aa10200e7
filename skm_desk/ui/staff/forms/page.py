"""FormsPage: all forms in one list, to be filtered, found, and opened as the sheets they were.

The list tells no nilai, and a form can be declared void only from its opened sheet.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.form_list import FormFilter, FormOrder
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import Card, make_button
from skm_desk.ui.shared.messages import READING
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.states import States
from skm_desk.ui.shared.timers import ring_once
from skm_desk.ui.staff.forms import forms_words as texts
from skm_desk.ui.staff.forms.choice_box import ChoiceBox
from skm_desk.ui.staff.forms.filter_bar import FilterBar
from skm_desk.ui.staff.forms.form_model import FormModel, Line, line_of
from skm_desk.ui.staff.forms.form_table import FormTable
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_forms import FormListing, PeriodForms, Spot, list_forms

PATIENCE_MS = 300  # a list that comes sooner does not make the line below the title flicker
_NARROWEST, _WIDEST = 176, 320


@dataclass(frozen=True)
class Wish:
    """The list that is wished for, and what stood on screen; `asked` None leaves the period to
    be chosen."""

    asked: FormFilter | None
    order: FormOrder
    spot: Spot


@dataclass(frozen=True)
class Found:
    """A list, with the rows that are seen first."""

    listing: FormListing
    lines: tuple[Line, ...]


class FormsPage(PageFrame):
    """Emits `form_asked` for the form that is to be opened."""

    concerns = frozenset(
        {Kind.RESPONDEN, Kind.IMPORT, Kind.PERIOD, Kind.LAYANAN, Kind.KUESIONER, Kind.SETTING}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Formulir")
        self._listing: FormListing | None = None
        self._day_fault = ""
        desk = context.desk
        self._newest: Newest[Wish, Found] = Newest(
            context.tasks, lambda wish: find(desk, wish), self._show, self._show_failure
        )
        self.model = FormModel(context)
        self.table = FormTable(self.model)
        self.bar = FilterBar()
        self.period = ChoiceBox[str | None]("Periode", "Periode yang formulirnya dicantumkan")
        self.open_button = make_button(
            "Buka formulir", "Buka formulir yang dipilih sebagai lembarnya (Enter)", "open", True
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.period_button = self.lead_to_periods()
        self._no_rows = EmptyCard("", self.period_button)
        self._lay_out()
        self._connect()
        self._patience = ring_once(self, PATIENCE_MS, lambda: self.set_line(READING))
        self.set_line(READING)
        self._show_actions(False)

    @property
    def listing(self) -> FormListing | None:
        """The list that is shown now."""
        return self._listing

    @property
    def is_waiting(self) -> bool:
        """True while another list, or rows of this one, are on their way."""
        return not self._newest.is_idle or self.model.is_waiting or self.bar.is_waiting

    @property
    def empty_words(self) -> str:
        """What stands in place of the list, empty while there is one."""
        return self._no_rows.words if self._states.shown is self._no_rows else ""

    def refresh(self) -> None:
        """Read the list again; the form where the keyboard is stays where it is on screen."""
        self._newest.ask(Wish(self._asked(), self.bar.order.value, self.table.spot))

    def _lay_out(self) -> None:
        self.action_row.addWidget(self.period)
        self.action_row.addWidget(self.open_button)
        rows = Card()
        rows.body.setContentsMargins(1, 8, 1, 8)
        rows.body.addWidget(self.table)
        self._rows = rows
        self._states = States(QWidget(), rows, self._no_rows)
        self.content.addWidget(self.bar)
        self.content.addWidget(self._states, 1)

    def _connect(self) -> None:
        self.period.picked.connect(self._ask_anew)
        self.bar.changed.connect(self._ask_anew)
        self.bar.judged.connect(self._tell_day)
        self.bar.left.connect(self._lead_to_list)
        self.open_button.clicked.connect(self._open)
        self.table.opened.connect(self._open)
        self.table.row_changed.connect(self._allow_opening)
        self.table.sorted_by.connect(self._sort_by)
        self.model.dataChanged.connect(self._allow_opening)
        self.model.failed.connect(self._show_failure)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._lead_to_find)

    @Slot()
    def _ask_anew(self) -> None:
        """Ask for another list, to be seen from its head."""
        self._patience.start()
        spot = Spot(rows=self.table.spot.rows)
        self._newest.ask(Wish(self._asked(), self.bar.order.value, spot))

    def _asked(self) -> FormFilter | None:
        return None if self._listing is None else self.bar.asked(self.period.value)

    def _show(self, wish: Wish, found: Found) -> None:
        if wish.asked != self._asked() or wish.order != self.bar.order.value:
            return  # the person asks for another list meanwhile, which comes next
        self._patience.stop()
        self.notice.end_unread()
        listing = found.listing
        self.set_made_up(listing.made_up)
        self.set_line(texts.shown_line(listing))
        self._show_actions(listing.asked is not None)
        self.bar.show_layanan(listing.layanan_list)
        if listing.asked is not None:
            self._listing = listing
            self._show_periods(listing.periods, listing.asked.period)
        else:
            self._listing = None
        self.table.show_listing(listing, found.lines, wish.order)
        self.period_button.setVisible(listing.asked is None)
        self._no_rows.say(self._no_rows_words(listing))
        self._states.show_state(self._rows if listing.numbers else self._no_rows)
        self._allow_opening()

    def _show_periods(self, periods: tuple[PeriodForms, ...], chosen: str | None) -> None:
        newest_first: list[tuple[str | None, str]] = [
            (known.period.kode, texts.period_line(known)) for known in reversed(periods)
        ]
        choices = [*newest_first, (None, texts.ALL_PERIODS)]
        titles = [texts.period_title(kode) for kode, _ in choices]
        self.period.show_choices(choices, titles)
        self.period.choose(chosen)
        self.period.fit(titles, _NARROWEST, _WIDEST)

    def _no_rows_words(self, listing: FormListing) -> str:
        if listing.asked is None:
            return texts.NO_FORMS
        is_filtered = listing.asked != FormFilter(listing.asked.period)
        return texts.NONE_FOUND if is_filtered else texts.NONE_YET

    def _show_failure(self, fault: Exception) -> None:
        self._patience.stop()
        self.notice.show_unread(fault, self.refresh)
        self.set_line("" if self._listing is None else texts.shown_line(self._listing))

    @Slot(str)
    def _tell_day(self, fault: str) -> None:
        """Tell at the foot of the page what is wrong with a day, until it is right."""
        if fault:
            self.notice.show_failure(fault)
        elif self._day_fault and self.notice.words == self._day_fault:
            self.notice.hide()
        self._day_fault = fault

    @Slot(int)
    def _sort_by(self, column: int) -> None:
        """Sort by a column: as it is usual first, then the other way."""
        by, now = texts.SORTED_BY[column], self.bar.order.value
        first = next(order for order in texts.ORDERS.values() if order.by is by)
        is_first = now == first
        self.bar.order.choose(FormOrder(by, first.descending != is_first))
        self._ask_anew()

    @Slot()
    def _open(self) -> None:
        if (line := self.table.current) is not None:
            self.form_asked.emit(line.form.period, line.form.id)

    @Slot()
    def _allow_opening(self) -> None:
        self.open_button.setEnabled(self.table.current is not None)

    @Slot()
    def _lead_to_find(self) -> None:
        self.bar.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.find_field.selectAll()

    @Slot()
    def _lead_to_list(self) -> None:
        if self._states.shown is self._rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_actions(self, shown: bool) -> None:
        for part in (self.period, self.open_button, self.bar):
            part.setVisible(shown)


def find(desk: Desk, wish: Wish) -> Found:
    """Read a list and the rows that are seen first, with their words."""
    listing = desk.look(list_forms, wish.asked, wish.order, wish.spot)
    return Found(listing, tuple(line_of(row) for row in listing.first))
