"""OneDeed: carries out what a person asked for, beside the window, one thing at a time."""

from collections.abc import Callable
from typing import TypeVar

from skm_desk.ui.shared.context import Context

Value = TypeVar("Value")


class OneDeed:
    """What is asked for while a deed is under way is left out: Enter twice opens one stack."""

    def __init__(self, context: Context) -> None:
        self._tasks = context.tasks
        self.is_busy = False

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work`, then call `done` with its value, or `failed`."""
        if self.is_busy:
            return
        self.is_busy = True

        def succeed(value: Value) -> None:
            self.is_busy = False
            done(value)

        def fail(fault: Exception) -> None:
            self.is_busy = False
            failed(fault)

        self._tasks.run(work, succeed, fail)
