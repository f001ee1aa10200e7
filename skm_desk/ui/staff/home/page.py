"""HomePage: the first page: how the current period does, and what happened today."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.saran_list import ListedSaran
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import CLOCK_RIGHT, READING, failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.states import States
from skm_desk.ui.staff.home.backup_line import BackupLine
from skm_desk.ui.staff.home.first_steps import FirstStepsCard
from skm_desk.ui.staff.home.home_words import (
    NO_SARAN,
    backup_words,
    choose_home,
    home_line,
    late_words,
    pace_words,
    saran_source,
    saran_text,
    sureness_words,
    today_words,
    trouble_words,
)
from skm_desk.ui.staff.home.hour_bars import HourBars
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.result_cards import AttentionCard, CardRow, IkmCard, RespondenCard
from skm_desk.use_cases import view_home
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_first_steps import FirstSteps, view_first_steps
from skm_desk.use_cases.view_home import Home
from skm_desk.use_cases.watch_clock import confirm_clock

Seen = tuple[Home | None, FirstSteps | None]


class HomePage(PageFrame):
    """Read again whenever the kiosk or another page writes."""

    concerns = frozenset(Kind)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Beranda")
        self._context = context
        self.home: Home | None = None
        self.notice = Notice()
        self.set_notice(self.notice)
        desk = context.desk
        self._newest: Newest[None, Seen] = Newest(
            context.tasks,
            lambda _: _see(desk),
            self._show,
            self._show_failure,
        )
        self.results_button = make_button("Lihat hasil", "Buka halaman Hasil", "results", main=True)
        self.results_button.clicked.connect(lambda: self.page_asked.emit("Hasil"))
        self.results_button.hide()
        self.action_row.addWidget(self.results_button)
        self._lay_out()
        self.set_line(READING)

    @property
    def is_waiting(self) -> bool:
        """True while newer figures are on their way."""
        return not self._newest.is_idle

    def refresh(self) -> None:
        """Read the period of today again."""
        self._newest.ask(None)

    @Slot()
    def _confirm_clock(self) -> None:
        desk = self._context.desk
        self._context.tasks.run(
            lambda: confirm_clock(desk),
            done=lambda _: self.refresh(),
            failed=lambda fault: self.notice.show_failure(failure_words(fault)),
        )

    def _lay_out(self) -> None:
        self.ikm, self.responden = IkmCard(), RespondenCard()
        self.attention = AttentionCard()
        self.troubles = Card("Perlu tindakan")
        self.trouble_words = make_label("warn", wrap=True)
        self.trouble_words.setContentsMargins(0, 0, 0, 4)
        self.troubles.body.addWidget(self.trouble_words)
        self.clock_button = make_button(
            CLOCK_RIGHT, "Nyatakan bahwa jam komputer sekarang benar", "wait"
        )
        self.clock_button.clicked.connect(self._confirm_clock)
        self.troubles.body.addWidget(self.clock_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.today = make_label("strong")
        self.bars = HourBars()
        day = Card("Formulir hari ini")
        day.body.addSpacing(4)
        day.body.addWidget(self.today)
        day.body.addWidget(self.bars)
        day.body.addStretch(1)
        self.saran = Card("Saran terbaru")
        self._saran_rows = QVBoxLayout()
        self._saran_rows.setSpacing(8)
        self.saran_button = make_button("Semua saran", "Buka halaman Saran", "saran")
        self.saran_button.clicked.connect(lambda: self.page_asked.emit("Saran"))
        self.saran.body.addSpacing(4)
        self.saran.body.addLayout(self._saran_rows)
        self.saran.body.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.saran_button)
        row.addStretch(1)
        self.saran.body.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(day, 1)
        below.addWidget(self.saran, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.troubles)
        column.addWidget(CardRow(self.ikm, self.responden, self.attention))
        column.addLayout(below)
        self.backup = BackupLine(self._context, self.notice)
        column.addWidget(self.backup)
        column.addStretch(1)
        self._whole = whole
        self.first_steps = FirstStepsCard()
        self.first_steps.page_asked.connect(self.page_asked)
        self.first_steps.period_asked.connect(lambda: NewPeriodDialog(self._context, self).open())
        beginning = QWidget()
        column = QVBoxLayout(beginning)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.first_steps)
        column.addStretch(1)
        self._beginning = beginning
        self._states = States(QWidget(), whole, beginning)
        self.content.addWidget(self._states)

    def _show(self, _wish: None, seen: Seen) -> None:
        self.notice.end_unread()
        home, first = seen
        self.home = home
        self.results_button.setVisible(first is None)
        if first is not None:
            self.set_line("" if home is None else home_line(home))
            self.set_made_up(False)
            self.first_steps.show_steps(first)
            self._states.show_state(self._beginning)
            return
        assert home is not None, "without a period the first steps are shown"
        result = home.view.result
        self.set_line(home_line(home))
        self.set_made_up(home.view.made_up)
        self.ikm.show_result(result)
        self.ikm.note.setText(sureness_words(home))
        self.ikm.note.setVisible(bool(self.ikm.note.text()))
        self.responden.show_count(home.view.latest.target, result.responden)
        self.responden.words.setText(pace_words(home.pace) or self.responden.words.text())
        self.attention.show_result(result)
        words = trouble_words(home.troubles)
        self.trouble_words.setText("\n".join(words))
        self.clock_button.setVisible(not home.troubles.clock.sound)
        self.troubles.setVisible(bool(words))
        self.today.setText(today_words(home))
        self.bars.show_hours(home.by_hour)
        self._show_saran(home.newest)
        self.backup.show_words(backup_words(home), late_words(home))
        self._states.show_state(self._whole)

    def _show_saran(self, newest: tuple[ListedSaran, ...]) -> None:
        while (item := self._saran_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for listed in newest:
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 4)
            column.setSpacing(0)
            column.addWidget(make_label("body", saran_text(listed), wrap=True))
            column.addWidget(make_label("note", saran_source(listed)))
            self._saran_rows.addWidget(row)
        if not newest:
            self._saran_rows.addWidget(make_label("body", NO_SARAN, wrap=True))

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)
        if self.home is None:
            self.set_line("")


def _see(desk: Desk) -> Seen:
    """Read how the survey does, and for one without forms what is still to be done."""
    home = desk.look_proven(view_home.view_home, choose_home)
    if home is not None and home.view.result.responden:
        return home, None
    first = desk.look(view_first_steps)
    return home, first if home is None or not first.are_over else None
