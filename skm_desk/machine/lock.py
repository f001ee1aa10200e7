"""One kiosk at a time on this PC: a second one would take the visitor of the first for gone."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from skm_desk.domain.file_errors import FolderUnusable, KioskRunning
from skm_desk.machine.file_lock import is_held, try_to_hold
from skm_desk.machine.local_settings import settings_file
from skm_desk.machine.pc import pc_name

WAIT_SECONDS = 2.0  # whoever only looks holds the lock for a moment, where no other way to look is
_PAUSE = 0.05


class KioskLock:
    """The lock of the kiosk of this PC on a data folder; the system frees it however the program
    ends. Any thread may take it and give it back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._free: Callable[[], None] | None = None

    def take(self) -> None:
        """Hold the lock from now on, if that is not so already.

        Raise KioskRunning when another one still holds it after WAIT_SECONDS, FolderUnusable
        when it cannot be written.
        """
        deadline = time.monotonic() + WAIT_SECONDS
        while self._free is None:
            try:
                self._free = try_to_hold(_lock_file(self._folder))
            except OSError as fault:
                raise FolderUnusable(self._folder) from fault
            if self._free is None:
                if time.monotonic() >= deadline:
                    raise KioskRunning(self._folder)
                time.sleep(_PAUSE)

    def give_back(self) -> None:
        """Hold it no more; nothing happens if it is not held."""
        if self._free is not None:
            self._free()
            self._free = None


@contextmanager
def only_kiosk(folder: Path) -> Iterator[None]:
    """Hold the lock of the kiosk of this PC inside the block; raise what `KioskLock.take` does."""
    lock = KioskLock(folder)
    lock.take()
    try:
        yield
    finally:
        lock.give_back()


def is_kiosk_running(folder: Path) -> bool:
    """Return whether a kiosk on this folder is open on this PC; one that starts is not disturbed.

    Raise FolderUnusable if that cannot be told.
    """
    try:
        return is_held(_lock_file(folder))
    except OSError as fault:
        raise FolderUnusable(folder) from fault


def _lock_file(folder: Path) -> Path:
    return settings_file(folder, pc_name()).with_suffix(".lock")
