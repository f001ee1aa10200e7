"""Deeds: carries out what a person changes on a page, beside the window."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from skm_desk.ui.shared.context import Context

Value = TypeVar("Value")


class Deeds(QObject):
    """Deeds are done one after the other, in the order asked for.

    `idle` tells that none is left: what the page shows may be read anew then. What was read
    while a deed was under way may be older than what the person sees, and is to be dropped.
    """

    idle = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = context.desk
        self._tasks = context.tasks
        self._open = 0

    @property
    def is_busy(self) -> bool:
        """True while a deed is under way."""
        return self._open > 0

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` beside the window, then call `done` with its value, or `failed`."""
        self._open += 1

        def come_home(tell: Callable[[], None]) -> None:
            self._open -= 1
            try:
                tell()
            finally:
                if not self.is_busy:
                    self.idle.emit()

        self._tasks.run(
            work,
            done=lambda value: come_home(lambda: done(value)),
            failed=lambda fault: come_home(lambda: failed(fault)),
        )
