"""Newest: asks again and again for the same thing without ever piling up work."""

from collections.abc import Callable
from typing import Generic, TypeVar

from skm_desk.ui.shared.tasks import Tasks

Wish = TypeVar("Wish")
Value = TypeVar("Value")


class Newest(Generic[Wish, Value]):
    """At most one piece of work runs and at most one waits: the newest wish replaces older ones.

    A file that changes every second, or a person who runs through ten periods, thus costs one
    reading at a time. `done` is called with each wish and what came of it.
    """

    def __init__(
        self,
        tasks: Tasks,
        work: Callable[[Wish], Value],
        done: Callable[[Wish, Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._tasks = tasks
        self._work = work
        self._done = done
        self._failed = failed
        self._running = False
        self._waiting: list[Wish] = []

    @property
    def is_idle(self) -> bool:
        """True when nothing runs or waits."""
        return not self._running

    def ask(self, wish: Wish) -> None:
        """Wish for this, now or as soon as the running work is home."""
        if self._running:
            self._waiting = [wish]
            return
        self._running = True
        self._tasks.run(
            lambda: self._work(wish),
            done=lambda value: self._come_home(lambda: self._done(wish, value)),
            failed=lambda fault: self._come_home(lambda: self._failed(fault)),
        )

    def _come_home(self, tell: Callable[[], None]) -> None:
        self._running = False
        if self._waiting:
            self.ask(self._waiting.pop())
        tell()
