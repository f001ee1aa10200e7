"""Very many objects in one deed, without holding up the other threads: the window's above all."""

import gc
import time
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from skm_desk.domain.progress import Progress

_ROUND = 0.02  # seconds between two breaths
_BREATH = 0.001
_AT_ONCE = 1_000


@contextmanager
def set_aside(progress: Progress) -> Generator[Progress, None, None]:
    """Give a progress that some 50 times a second sets aside all that was made until then, hands
    on what it is told, and lets the other threads run.

    A file of 100,000 forms is a million objects that all live until the work on it ends. Each
    collection of garbage would look at every one of them, and no other thread runs meanwhile.
    What is set aside is looked at again after the work.

    Python asks a thread to make room only when it has run for a while without waiting for
    anything. Work that waits a moment for each form (for random bytes, for SQLite) is never
    asked, and takes its turn again before a busy PC wakes the thread of the window.
    """

    last = -_ROUND

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last < _ROUND:
            return
        gc.freeze()
        progress(done, total)
        time.sleep(_BREATH)
        last = time.monotonic()

    try:
        yield tell
    finally:
        gc.unfreeze()


@contextmanager
def kept_aside() -> Generator[None, None, None]:
    """Set aside all that is made inside the block some 50 times a second, as `set_aside` does, for
    work that is too deep in others' code to tell how far it is.

    What becomes garbage meanwhile is kept until the block ends, if it is part of a circle.
    """
    over = Event()

    def freeze() -> None:
        while not over.wait(_ROUND):
            gc.freeze()

    thread = Thread(target=freeze, name="skm-aside", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        gc.unfreeze()


def breathe() -> None:
    """Let the other threads run, from inside work that otherwise gives them no turn."""
    time.sleep(_BREATH)


def let_go(objects: list[Any]) -> None:
    """Empty a long list bit by bit: given up at once, it would hold up all threads."""
    while objects:
        del objects[-_AT_ONCE:]
