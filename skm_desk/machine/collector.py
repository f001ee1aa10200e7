"""Very many objects in one deed, without holding up the other threads: the window's above all."""

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

Progress = Callable[[int, int], None]
_AT_ONCE = 1_000


@contextmanager
def set_aside(progress: Progress) -> Generator[Progress, None, None]:
    """Give a progress that, whenever it is told, sets aside all that was made until then.

    A file of 100,000 forms is a million objects that all live until the work on it ends. Each
    collection of garbage would look at every one of them, and no other thread runs meanwhile.
    What is set aside is looked at again after the work.
    """

    def tell(done: int, total: int) -> None:
        gc.freeze()
        progress(done, total)

    try:
        yield tell
    finally:
        gc.unfreeze()


def let_go(objects: list[Any]) -> None:
    """Empty a long list bit by bit: given up at once, it would hold up all threads."""
    while objects:
        del objects[-_AT_ONCE:]
