"""NewestWrite: writes what changes with every touch or key without ever piling up work."""

from collections.abc import Callable
from typing import Generic, TypeVar

from skm_desk.ui.shared.tasks import Tasks

Draft = TypeVar("Draft")


class NewestWrite(Generic[Draft]):
    """At most one draft is being written; of each thing only the newest state waits.

    `write` is called beside the window; `kept` or `failed` follows it, in the thread of the
    window. After a failure the next one that waits is written: it holds more than the lost one.
    """

    def __init__(
        self,
        tasks: Tasks,
        write: Callable[[Draft], object],
        kept: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._tasks = tasks
        self._write = write
        self._kept = kept
        self._failed = failed
        self._waiting: dict[str, Draft] = {}
        self._is_writing = False

    @property
    def is_idle(self) -> bool:
        """True when nothing is being written or waits for it."""
        return not (self._waiting or self._is_writing)

    def put(self, key: str, draft: Draft) -> None:
        """Write the draft of this key, now or after the one that is being written."""
        self._waiting[key] = draft
        self._go_on()

    def drop(self, key: str) -> None:
        """Write no draft of this key that still waits: what it became is written instead."""
        self._waiting.pop(key, None)

    def _go_on(self) -> None:
        if self._is_writing or not self._waiting:
            return
        draft = self._waiting.pop(next(iter(self._waiting)))
        self._is_writing = True
        self._tasks.run(
            lambda: self._write(draft),
            done=lambda _: self._come_home(self._kept),
            failed=lambda fault: self._come_home(lambda: self._failed(fault)),
        )

    def _come_home(self, tell: Callable[[], None]) -> None:
        self._is_writing = False
        tell()
        self._go_on()
