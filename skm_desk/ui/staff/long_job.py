"""LongJob: one long piece of work at a time, told at the foot of a page, that can be stopped."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from skm_desk.domain.file_errors import MakingStopped
from skm_desk.domain.progress import Progress
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.messages import CANCEL, failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.use_cases.progress import stoppable, unrepeated

Value = TypeVar("Value")
STOPPING = "Menghentikan …"


class LongJob(QObject):
    """`busy_changed` tells whether work is under way; `stopped` that the person ended it."""

    busy_changed = Signal(bool)
    stopped = Signal()

    def __init__(self, context: Context, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = context.tasks
        self._notice = notice
        self._busy = False
        self._stop = Event()
        self._words = ""

    @property
    def is_busy(self) -> bool:
        """True while work is under way."""
        return self._busy

    def run(
        self,
        words: str,
        work: Callable[[Progress], Value],
        done: Callable[[Value], None],
        meaning: str = "Hentikan pekerjaan ini; tidak ada yang disimpan",
    ) -> None:
        """Do `work` beside the window, then call `done` with its value; a failure is told.

        `work` is given a progress to call, which ends it once the person wants it to stop.
        """
        if self._busy:
            return
        self._stop = Event()
        self._words = words
        self._set_busy(True)
        step = Step(CANCEL, meaning, self.stop)
        self._notice.show_progress(words, 0, 0, step)

        def show_progress(done: int, total: int) -> None:
            if self._busy and not self._stop.is_set():
                self._notice.show_progress(words, done, total, step)

        shown = unrepeated(self._tasks.from_worker(show_progress))
        tell = stoppable(shown, self._stop.is_set)
        self._tasks.run(
            lambda: work(tell), lambda value: self._finish(done, value), self._fail, long=True
        )

    @Slot()
    def stop(self) -> None:
        """End the work as soon as it looks up; nothing is told when nothing is under way."""
        if self._busy and not self._stop.is_set():
            self._stop.set()
            self._notice.show_progress(STOPPING, 0, 0)

    def _finish(self, done: Callable[[Value], None], value: Value) -> None:
        self._set_busy(False)
        done(value)

    def _fail(self, fault: Exception) -> None:
        self._set_busy(False)
        if isinstance(fault, MakingStopped):
            self._notice.hide()
            self.stopped.emit()
        else:
            self._notice.show_failure(failure_words(fault))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)
