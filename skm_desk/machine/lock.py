"""One kiosk at a time on this PC: a second one would take the visitor of the first for gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skm_desk.domain.file_errors import FolderUnusable, KioskRunning
from skm_desk.machine.local_settings import settings_file
from skm_desk.machine.pc import pc_name


@contextmanager
def only_kiosk(folder: Path) -> Iterator[None]:
    """Hold the lock of the kiosk of this PC; the system frees it however the program ends.

    Raise KioskRunning when another one holds it, FolderUnusable when it cannot be written.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(settings_file(folder, pc_name()).with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as fault:
        raise KioskRunning(folder) from fault
    except OSError as fault:
        raise FolderUnusable(folder) from fault
    try:
        yield
    finally:
        lock.release()
