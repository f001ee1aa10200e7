"""SaranPage: what people wrote and said, marked, quoted and followed up."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SkmError
from skm_desk.domain.period import Period
from skm_desk.domain.saran import SaranKind
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.side_by_side import SideBySide
from skm_desk.ui.shared.states import States
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.saran.detail_panel import DetailPanel
from skm_desk.ui.staff.saran.dialogs import AddDialog, VoidDialog
from skm_desk.ui.staff.saran.filter_row import FilterRow
from skm_desk.ui.staff.saran.marking import Marking
from skm_desk.ui.staff.saran.reading import ListWish, PageWish, Reading, Rows
from skm_desk.ui.staff.saran.saran_list_view import SaranListView
from skm_desk.ui.staff.saran.saran_model import SaranModel
from skm_desk.use_cases.manage_saran import SaranDetail, SaranView, note_done

_SHARES = (2, 3)  # of the width: the list, and what is done with a saran


class SaranPage(SafeOverrides, PageFrame):
    """The list on the left, the saran that is chosen on the right; every change is kept at once."""

    concerns = frozenset({Kind.SARAN, Kind.RESPONDEN, Kind.IMPORT, Kind.PERIOD, Kind.KUESIONER})

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Saran")
        self._context = context
        self._view: SaranView | None = None
        self._wanted: str | None = None  # the key of the saran that is chosen
        self._revealing: str | None = None  # one that is to be scrolled to when the list is there
        self._left_from: int | None = None  # the row from which the chosen one left the list
        self._is_unread = False  # the row that is chosen is still being read
        self._is_leaving = False
        self.notice = Notice()
        self.set_notice(self.notice)
        self.deeds = Deeds(context, self)
        self.marking = Marking(self.deeds, self.notice, self)
        self.reading = Reading(context, self)
        self.filters = FilterRow()
        self.add_button = make_button("Tambah saran", texts.ADD_MEANING, "add", main=True)
        self.add_button.setShortcut(QKeySequence("Ctrl+N"))
        self.action_row.addWidget(self.filters.period)
        self.action_row.addWidget(self.add_button)
        self.model = SaranModel()
        self.list = SaranListView(self.model)
        self.panel = DetailPanel()
        self.clear_button = make_button("Hapus saringan", "Tampilkan lagi semua saran", "undo")
        self.period_button = self.lead_to_periods()
        self.empty = EmptyCard("", self.period_button, self.clear_button)
        self._lay_out()
        self._connect()
        self.set_line(texts.READING)
        self._show_actions(False)

    @property
    def is_waiting(self) -> bool:
        """True while a change is under way, or what the page shows is."""
        return self.deeds.is_busy or not self.reading.is_idle

    def refresh(self) -> None:
        """Read list and saran again; what stands on the page stays until they are there."""
        self._read_list()
        if self._wanted is not None:
            self.reading.ask_saran(self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a note that is still being typed, before the window may be gone."""
        super().hideEvent(event)
        self._is_leaving = True
        self.panel.keep_note()
        self._is_leaving = False

    def _lay_out(self) -> None:
        self._both = SideBySide(self.list, self.panel, _SHARES)
        self._states = States(QWidget(), self._both, self.empty)
        self.content.addWidget(self.filters)
        self.content.addWidget(self._states, 1)

    def _connect(self) -> None:
        self.deeds.idle.connect(self.refresh)
        reading, panel = self.reading, self.panel
        reading.listed.connect(self._show_list)
        reading.paged.connect(self._show_page)
        reading.opened.connect(self._show_saran)
        reading.lost.connect(self._lose)
        reading.failed.connect(self._show_failure)
        self.filters.changed.connect(self._read_list)
        self.clear_button.clicked.connect(self._clear_filters)
        self.model.wanted.connect(self._read_page)
        self.list.reached.connect(self._reach)
        self.list.entered_row.connect(panel.lead_in)
        self.list.marked.connect(self._mark_current)
        panel.kind_picked.connect(self.marking.set_kind)
        panel.unsur_picked.connect(self.marking.set_unsur)
        panel.ticked.connect(self.marking.set_quoted)
        panel.quote_made.connect(self.marking.set_quote)
        panel.noted.connect(self._note)
        panel.void_asked.connect(self._ask_void)
        panel.take_back_asked.connect(self.marking.take_back)
        self.marking.note_failed.connect(panel.note_failed)
        self.add_button.clicked.connect(self._ask_add)

    @Slot()
    def _read_list(self) -> None:
        if self._view is None:
            self.reading.ask_list(ListWish(None, None, 0))
            return
        asked = self.filters.asked
        is_same = asked == self._view.asked
        key = self._wanted if is_same else self._revealing
        near = max(self.list.currentIndex().row(), 0) if is_same else 0
        self.reading.ask_list(ListWish(asked, key, near))

    @Slot(int)
    def _read_page(self, start: int) -> None:
        if self._view is not None:
            self.reading.ask_page(PageWish(self._view.asked, start))

    @Slot(object, object)
    def _show_list(self, wish: ListWish, view: SaranView) -> None:
        self.notice.end_unread()
        before = self._view
        if self.deeds.is_busy or (before is not None and view.asked != self.filters.asked):
            return  # it is read again when the deeds are done, or as the person asks now
        self._view = view
        self.filters.show_view(view)
        self._show_actions(bool(view.periods))
        self.set_line(texts.shown_line(view) if view.periods else "")
        periods = [p for p in view.periods if view.asked.period in (None, p.kode)]
        self.set_made_up(any(period.made_up for period in periods))
        self.empty.say(texts.empty_words(view))
        self.period_button.setVisible(not view.periods)
        self.clear_button.setVisible(bool(view.periods) and not view.asked.is_open)
        self._states.show_state(self._both if view.total else self.empty)
        place = self.list.currentIndex().row() if self._left_from is None else self._left_from
        self.model.show_view(view)
        if before is None or before.asked != view.asked:
            self._choose_first(wish, view)
        else:
            self._choose_again(wish, view, place)

    def _choose_first(self, wish: ListWish, view: SaranView) -> None:
        """Choose a saran of another list: the one that was asked for, or the first."""
        if view.place is not None and wish.key == self._wanted:
            self._revealing = None
            self.list.show_current(view.place, scroll=True)
        else:
            self._choose_row(0 if view.total else None)

    def _choose_again(self, wish: ListWish, view: SaranView, before: int) -> None:
        """Keep the saran that is chosen; `before` is the row in which it stood."""
        place = view.place
        if wish.key != self._wanted:  # the person went on to another one meanwhile
            place = None if self._wanted is None else self.model.find(self._wanted)
        elif self._wanted is None:
            self._choose_row(0 if view.total else None)
        elif place is None and self.list.hasFocus() and view.total:
            # Marked by a key, it left the list: the next one is there to be marked.
            self._choose_row(min(max(before, 0), view.total - 1))
        elif place is None:
            self._left_from = max(before, 0)
            self.list.stand_before(self._left_from)
        if place is not None:
            self._left_from = None
            self.list.show_current(place, scroll=place == view.place and self._is_revealed())

    def _is_revealed(self) -> bool:
        """Return, once, whether the saran that is chosen is to be scrolled to."""
        is_revealing = self._revealing is not None and self._revealing == self._wanted
        self._revealing = None if is_revealing else self._revealing
        return is_revealing

    def _choose_row(self, place: int | None) -> None:
        self.list.show_current(place, scroll=True)
        if place is None:
            self._wanted = None
            self.panel.show_nothing()
        else:
            self._reach(place)

    @Slot(int)
    def _reach(self, place: int) -> None:
        listed = self.model.row(place)
        self._left_from = None
        self._is_unread = listed is None
        if listed is None:
            self.model.want(place)
        elif listed.key != self._wanted:
            self._wanted = listed.key
            self.reading.ask_saran(listed.key)

    @Slot(object, object)
    def _show_page(self, wish: PageWish, rows: Rows) -> None:
        self.model.add_page(wish.asked, wish.start, rows)
        if self._is_unread and self.list.currentIndex().isValid():
            self._reach(self.list.currentIndex().row())

    @Slot(object)
    def _show_saran(self, detail: SaranDetail) -> None:
        if detail.listed.key == self._wanted and not self.deeds.is_busy:
            self.panel.show_detail(detail)

    @Slot(str)
    def _lose(self, key: str) -> None:
        if key == self._wanted:
            self._wanted = None
            self.panel.show_nothing()

    @Slot(object)
    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)

    @Slot(object)
    def _mark_current(self, kind: SaranKind) -> None:
        listed = self.model.row(self.list.currentIndex().row())
        if listed is None or listed.key != self._wanted or listed.saran.void_reason is not None:
            return
        self.marking.set_kind(listed.key, listed.saran.kind, kind)

    @Slot(str, str)
    def _note(self, key: str, done: str) -> None:
        if not self._is_leaving:
            self.marking.note(key, done)
            return
        try:  # at once: what waits for a worker is dropped when the window closes
            self._context.desk.do(note_done, key, done)
        except SkmError as fault:
            self.notice.show_failure(failure_words(fault))
            self.panel.note_failed()

    @Slot(str)
    def _ask_void(self, key: str) -> None:
        dialog = VoidDialog(self.deeds, self, key)
        dialog.accepted.connect(lambda: self.marking.tell_voided(key))
        dialog.open()

    @Slot()
    def _ask_add(self) -> None:
        periods = self._open_periods()
        if self._view is not None and periods:
            dialog = AddDialog(self.deeds, self, periods, self._context.now().date())
            dialog.added.connect(self._take_added)
            dialog.open()

    @Slot(str, str)
    def _take_added(self, key: str, kode: str) -> None:
        asked = None if self._view is None else self._view.asked
        if asked is not None and asked.is_open and asked.period in (None, kode):
            self._wanted = self._revealing = key  # the list is read now, as the deed is done
            return

        def reveal() -> None:
            self._wanted = self._revealing = key
            self.notice.hide()
            self.filters.clear(kode)
            self.reading.ask_saran(key)

        self.notice.show_done(texts.ADDED, Step("Tampilkan", "Tampilkan saran itu", reveal))

    @Slot()
    def _clear_filters(self) -> None:
        if self._view is not None:
            self.filters.clear(self._view.asked.period)

    def _open_periods(self) -> list[Period]:
        periods = () if self._view is None else self._view.periods
        return [period for period in periods if period.closed_at is None]

    def _show_actions(self, has_periods: bool) -> None:
        for part in (self.filters, self.filters.period, self.add_button):
            part.setVisible(has_periods)
        can_add = bool(self._open_periods())
        meaning = texts.ADD_MEANING if can_add else texts.NO_OPEN_PERIOD
        self.add_button.setEnabled(can_add)
        self.add_button.setToolTip(meaning)
        self.add_button.setAccessibleDescription(meaning)
