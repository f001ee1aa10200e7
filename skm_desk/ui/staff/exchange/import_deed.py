"""ImportDeed: reads a file of forms, shows it with what is to be decided, and takes it in."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.overlap import Taking
from skm_desk.domain.worksheet import USUAL, NamesAs, ReadAs
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.preview import Preview
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_file import FileView, Taken, take_in, view_file


class ImportDeed(QObject):
    """Uses the one job and the notice of its page. `begun` names what was begun, a key of
    STOPPED; `shown` tells that a file is looked at, `changed` that what may be done with it is
    another thing now, `left` that none is looked at any more; `results_asked` that a person wants
    to see what came of it."""

    begun = Signal(str)
    shown = Signal()
    changed = Signal()
    left = Signal()
    results_asked = Signal()

    def __init__(self, context: Context, job: LongJob, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._desk = context.desk
        self._job = job
        self._notice = notice
        self.view: FileView | None = None
        self.is_answered = False
        self.preview = Preview()
        self.preview.order_picked.connect(self._take_order)
        self.preview.period_picked.connect(self._take_period)
        self.preview.known.picked.connect(self._take_rows)
        self.preview.worksheets.picked.connect(self._take_worksheets)
        self.preview.worksheets.names_picked.connect(self._take_names)

    @property
    def is_ready(self) -> bool:
        """Whether what is looked at may be taken in."""
        return self.view is not None and self.view.can_come_in and self.is_answered

    def read(self, path: Path, kode: str) -> None:
        """Read another file for a period; nothing is taken in yet."""
        self._read(path, kode, USUAL, answered=False)

    @Slot()
    def read_again(self) -> None:
        """Read the file once more, as it was read."""
        if (view := self.view) is not None:
            self._read(view.path, view.period.kode, view.how, self.is_answered)

    @Slot()
    def take(self) -> None:
        """Take in what is looked at, all of it or nothing."""
        view, desk = self.view, self._desk
        if view is None:
            return
        self.begun.emit("masuk")
        self._job.run(
            f"Memasukkan {view.path.name} …",
            lambda tell: take_in(desk, view, tell),
            lambda taken: self._tell_taken(taken, view),
            "Hentikan impor; tidak ada yang masuk",
        )

    def keep_up(self, rows: Iterable[PeriodRow]) -> None:
        """Read the file again when its period has changed; leave it when that is not open."""
        view = self.view
        if view is None or self._job.is_busy:
            return
        period = next((r.period for r in rows if r.period.id == view.period.id), None)
        if period is None:
            self.left.emit()
            self._notice.show_failure(texts.PERIOD_GONE.format(kode=view.period.kode))
        elif period != view.period:
            self._read(view.path, period.kode, view.how, self.is_answered)

    def lead(self, take: QPushButton, leave: QPushButton) -> None:
        """Put the keyboard where the person goes on."""
        if (view := self.view) is None:
            return
        if view.problems:
            place: QWidget = self.preview.problems.list
        elif view.known_before:
            place = leave
        elif not (view.forms and view.is_chosen):
            place = self.preview.worksheets.list
        elif not self.is_answered:
            place = self.preview.order.choices[ColumnOrder.UNSUR]
        elif not view.is_decided:
            place = self.preview.known.choices[Taking.NEW]
        else:
            place = take if view.can_come_in else leave
        place.setFocus()

    def _read(self, path: Path, kode: str, how: ReadAs, answered: bool) -> None:
        desk = self._desk
        is_choosing = self.preview.worksheets.has_focus

        def show(view: FileView) -> None:
            self._notice.hide()
            self.view = view
            self.is_answered = answered or not view.unclear
            self.preview.show_file(view, self.is_answered)
            self.shown.emit()
            if is_choosing:  # the next worksheet may be ticked
                self.preview.worksheets.list.setFocus()

        self.begun.emit("baca")
        self._job.run(
            f"Membaca {path.name} …",
            lambda tell: view_file(desk, path, kode, how, tell),
            show,
            "Hentikan pembacaan; tidak ada yang masuk",
        )

    def _reread(self, how: ReadAs, answered: bool) -> None:
        if (view := self.view) is not None and not self._job.is_busy:
            self._read(view.path, view.period.kode, how, answered)

    @Slot(object)
    def _take_worksheets(self, names: tuple[str, ...]) -> None:
        if (view := self.view) is not None:
            self._reread(replace(view.how, worksheets=names), self.is_answered)

    @Slot(object)
    def _take_rows(self, rows: Taking) -> None:
        if (view := self.view) is not None:
            self._reread(replace(view.how, rows=rows), self.is_answered)

    @Slot(object)
    def _take_names(self, names: NamesAs) -> None:
        if (view := self.view) is not None:
            self._reread(replace(view.how, names=names), self.is_answered)

    @Slot(object)
    def _take_order(self, order: ColumnOrder) -> None:
        view = self.view
        if view is None or self._job.is_busy:
            return
        if order is not view.how.order:
            self._reread(replace(view.how, order=order), answered=True)
            return
        self.is_answered = True
        self.preview.show_order(view, self.is_answered)
        self.changed.emit()

    @Slot(object)
    def _take_period(self, span: Span) -> None:
        if (view := self.view) is not None and span.kode is not None and not self._job.is_busy:
            self._read(view.path, span.kode, view.how, self.is_answered)

    def _tell_taken(self, taken: Taken, view: FileView) -> None:
        self.left.emit()
        step = Step("Lihat hasil", "Buka halaman Hasil", self.results_asked.emit)
        self._notice.show_done(texts.taken_words(taken, view), step)
