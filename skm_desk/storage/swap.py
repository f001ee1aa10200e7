"""Put another data file in the place of the one in use; the older one is kept beside it."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FileBusy, FileDamaged, FolderUnusable, NotADataFile
from skm_desk.machine.paths import is_there
from skm_desk.machine.safe_write import write_safely
from skm_desk.machine.whole_copy import sync_folder
from skm_desk.storage.failures import translate
from skm_desk.storage.held_file import hold, read_held, release
from skm_desk.storage.origin import Origin
from skm_desk.storage.snapshot import Facts
from skm_desk.storage.store import Store

WAIT_SECONDS = 10.0
_PAUSE, _SHORT_PAUSE = 0.02, 0.001
_CHUNK = 1024 * 1024  # bytes


def note_restored(
    fresh: Path, origin: Origin, backup: str, taken: Facts, before: Facts | None
) -> None:
    """Write into a file that is going to be put in place what it was taken from.

    `backup` is the name of the backup, `before` what the file that it replaces held, None if
    that was none or damaged.
    """
    with Store(fresh, origin) as store, store.writing():
        store.journal.write("pulihkan", Kind.BACKUP, backup, before, taken)


def swap_in(fresh: Path, present: Path, aside: Path, finish: Callable[[], None]) -> bool:
    """Put `fresh` in the place of `present`, which stands at `aside` afterwards.

    Others may have the file open: it is overwritten by SQLite under one lock, from before it is
    kept aside until all of `fresh` is in it; in between, `finish` writes the last of it. Only
    what SQLite cannot open is replaced by a rename. Whoever looks sees the one or the other.
    Return whether there was a `present`. Raise FileBusy if another program holds it too long,
    DiskFull, FolderUnusable or TargetUnwritable if it cannot be kept beside; all is as before
    then.
    """
    if not is_there(present):
        finish()
        _put(fresh, present)
        return False
    try:
        _overwrite(fresh, present, aside, finish)
    except (FileDamaged, NotADataFile):
        _replace(fresh, present, aside, finish)
    return True


def _overwrite(fresh: Path, present: Path, aside: Path, finish: Callable[[], None]) -> None:
    hold(present)
    try:
        with translate(present), closing(sqlite3.connect(present, timeout=0)) as live:
            _lock(live)
            live.execute("PRAGMA synchronous = EXTRA")
            write_safely(aside, lambda temporary: _copy(present, temporary))
            sync_folder(aside.parent)
            try:
                finish()
                with closing(sqlite3.connect(fresh)) as source:
                    source.backup(live)
            except BaseException:
                with suppress(OSError):
                    aside.unlink()
                raise
    finally:
        release(present)


def _lock(live: sqlite3.Connection) -> None:
    """Keep everybody else from writing until the connection is closed.

    SQLite's own waiting grows longer from try to try, and would lose against programs that write
    all the while.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            live.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as fault:
            is_busy = fault.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > deadline:
                raise
            time.sleep(_SHORT_PAUSE)
    # From here on no lock is given up. Earlier, one for reading would be kept from try to try,
    # and whoever writes would wait for it.
    live.execute("PRAGMA locking_mode = EXCLUSIVE")
    live.execute(f"PRAGMA busy_timeout = {round(1000 * WAIT_SECONDS)}")  # for who still reads
    live.commit()


def _copy(source: Path, target: Path) -> None:
    """Copy a file byte for byte under the lock that the caller has."""
    place = 0
    with target.open("wb") as file:
        while chunk := read_held(source, _CHUNK, place):
            file.write(chunk)
            place += len(chunk)


def _replace(fresh: Path, present: Path, aside: Path, finish: Callable[[], None]) -> None:
    """Rename what SQLite cannot open, and put `fresh` in its place; what lies in its journal goes
    with it, with the next file it would do harm."""
    journal, beside = _journal_of(present), _journal_of(aside)
    try:
        present.replace(aside)
        if journal.exists():
            journal.replace(beside)
    except OSError as fault:
        raise FileBusy(present) from fault
    try:
        finish()
        _put(fresh, present)
    except BaseException:
        with suppress(OSError):
            aside.replace(present)
            if beside.exists():
                beside.replace(journal)
        raise


def _put(fresh: Path, present: Path) -> None:
    """Rename `fresh`; Windows lets nobody replace a file that is open, so that is tried again."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            fresh.replace(present)
            break
        except PermissionError as fault:
            if time.monotonic() > deadline:
                raise FileBusy(present) from fault
            time.sleep(_PAUSE)
        except OSError as fault:
            raise FolderUnusable(present.parent) from fault
    sync_folder(present.parent)


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
