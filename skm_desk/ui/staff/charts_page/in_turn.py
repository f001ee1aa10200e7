"""InTurn: a list of small works beside the window, one after another, the newest list first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from skm_desk.ui.shared.tasks import Tasks

Value = TypeVar("Value")


@dataclass(frozen=True)
class Job(Generic[Value]):
    """`work` is done beside the window; `done` takes what came of it in the window's thread.

    `long` work does not hold up what other pages want to read.
    """

    work: Callable[[], Value]
    done: Callable[[Value], None]
    long: bool = False


class InTurn(Generic[Value]):
    """Other work of the same worker comes in between: a list does not keep a page waiting.

    What comes home from a list that was replaced meanwhile is forgotten.
    """

    def __init__(self, tasks: Tasks, failed: Callable[[Exception], None]) -> None:
        self._tasks = tasks
        self._failed = failed
        self._waiting: list[Job[Value]] = []
        self._running: Job[Value] | None = None
        self._list = 0

    @property
    def is_idle(self) -> bool:
        """True when nothing runs or waits."""
        return self._running is None and not self._waiting

    def ask(self, jobs: Sequence[Job[Value]]) -> None:
        """Do these from now on, in this order, and nothing of an older list any more."""
        self._list += 1
        self._waiting = list(jobs)
        self._go_on()

    def _go_on(self) -> None:
        if self._running is not None or not self._waiting:
            return
        job, of_list = self._waiting.pop(0), self._list
        self._running = job
        self._tasks.run(
            job.work,
            done=lambda value: self._come_home(of_list, lambda: job.done(value)),
            failed=lambda fault: self._come_home(of_list, lambda: self._failed(fault)),
            long=job.long,
        )

    def _come_home(self, of_list: int, tell: Callable[[], None]) -> None:
        self._running = None
        if of_list == self._list:
            tell()
        self._go_on()
