"""Put another data file in the place of the one in use; the older one is kept beside it."""

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FileBusy, FileDamaged, FolderUnusable, NotADataFile
from skm_desk.machine.safe_write import write_safely
from skm_desk.machine.whole_copy import sync_folder
from skm_desk.storage.failures import translate
from skm_desk.storage.origin import Origin
from skm_desk.storage.snapshot import Facts
from skm_desk.storage.store import Store

WAIT_SECONDS = 5.0
_PAUSE = 0.02


def note_restored(
    fresh: Path, origin: Origin, backup: str, taken: Facts, before: Facts | None
) -> None:
    """Write into a file that is going to be put in place what it was taken from.

    `backup` is the name of the backup, `before` what the file that it replaces held, None if
    that was none or damaged.
    """
    with Store(fresh, origin) as store, store.writing():
        store.journal.write("pulihkan", Kind.BACKUP, backup, before, taken)


def swap_in(fresh: Path, present: Path, aside: Path) -> bool:
    """Put `fresh` in the place of `present`, which stands at `aside` afterwards.

    Whoever looks sees the one or the other, never none. Return whether there was a `present`.
    Raise FileBusy if another program has it open, DiskFull, FolderUnusable or TargetUnwritable
    if it cannot be kept beside; all is as before then.
    """
    there = present.exists()
    if there:
        _wait_until_free(present)
        _keep_beside(present, aside)
    try:
        _put(fresh, present)
    except OSError as fault:
        if not there:
            raise FolderUnusable(present.parent) from fault
        _take_back(present, aside)
        raise FileBusy(present) from fault
    sync_folder(present.parent)
    return there


def _put(fresh: Path, present: Path) -> None:
    """Rename `fresh`; Windows lets nobody replace a file that is open, so that is tried again."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            fresh.replace(present)
            return
        except PermissionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)


def _wait_until_free(path: Path) -> None:
    """Wait until nobody else has the file in use; what a killed program left open is undone.

    A file that is too damaged to be opened is in nobody's use.
    """
    with (
        suppress(FileDamaged, NotADataFile),
        translate(path),
        closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection,
    ):
        connection.execute("BEGIN EXCLUSIVE")
        connection.rollback()


def _keep_beside(present: Path, aside: Path) -> None:
    try:
        os.link(present, aside)
    except OSError:  # FAT knows no second name of a file
        write_safely(aside, lambda temporary: _copy(present, temporary))
    journal, beside = _journal_of(present), _journal_of(aside)
    if journal.exists():  # of a damaged file: with the next one it would do harm
        journal.replace(beside)


def _take_back(present: Path, aside: Path) -> None:
    with suppress(OSError):
        if _journal_of(aside).exists():
            _journal_of(aside).replace(_journal_of(present))
        aside.unlink()


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
