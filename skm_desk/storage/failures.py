"""SQLite's failures, turned into ours: the environment's fault gets a name, a bug stays a bug."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from skm_desk.domain.errors import SkmError, TextBroken
from skm_desk.domain.file_errors import (
    DiskFull,
    FileBusy,
    FileDamaged,
    FolderUnusable,
    NotADataFile,
)
from skm_desk.domain.signs import whole_signs

_PRIMARY = 0xFF  # extended result codes keep the primary code in the low byte


@contextmanager
def translate(path: Path) -> Generator[None, None, None]:
    """Raise the StoreError that a sqlite3 failure inside the block stands for.

    Failures that are our own fault (a wrong statement, a broken rule) pass unchanged.
    """
    try:
        yield
    except UnicodeDecodeError as fault:  # sqlite3 meets bytes that are no text any more
        raise FileDamaged(path) from fault
    except UnicodeEncodeError as fault:  # half of a sign, in what was to be written or looked for
        raise TextBroken(whole_signs(str(fault.object))) from fault
    except sqlite3.Error as fault:
        failure = failure_of(path, fault)
        if failure is None:
            raise
        raise failure from fault


def failure_of(path: Path, fault: sqlite3.Error) -> SkmError | None:
    """Return the StoreError that a sqlite3 failure stands for, or None if it is no such fault."""
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:  # raised by the Python layer itself: text that is no UTF-8 any more
        return FileDamaged(path) if "decode" in str(fault) else None
    primary = code & _PRIMARY
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileBusy(path)
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull(path)
    if primary == sqlite3.SQLITE_NOTADB:
        return NotADataFile(path)
    if primary == sqlite3.SQLITE_CORRUPT:
        return FileDamaged(path)
    if primary in (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    ):
        return FolderUnusable(path.parent)
    return None
