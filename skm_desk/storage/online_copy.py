"""Copy an open database while others write into it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from skm_desk.domain.progress import Progress

STEP_PAGES = 1024  # 4 MiB: nobody waits long for one step
MOST_RESTARTS = 5
_PAUSE = 0.01  # seconds, while another program is just writing


class _RestartedTooOften(Exception):
    """Others write so often that a copy in steps never ends."""


def copy_database(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
    """Copy all of `source`, which must not be in a transaction, into `target`, an empty file.

    It goes in steps, between which others may write; SQLite begins anew then, so that the copy
    is always one state of the file. After some restarts it is made in one go, for which writers
    wait. `progress` is told pages. A copy that fails is to be thrown away: it has no journal.
    """
    try:
        with _unguarded(target) as copy:
            source.backup(copy, pages=STEP_PAGES, progress=_Steps(progress).tell, sleep=_PAUSE)
    except _RestartedTooOften:
        target.write_bytes(b"")
        with _unguarded(target) as copy:
            source.backup(copy, sleep=_PAUSE)


@contextmanager
def _unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody needs before it is whole: without a journal, without waiting for
    the disk."""
    with closing(sqlite3.connect(path)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection


class _Steps:
    """Hears how far a copy is and ends it when it has begun anew too often."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._left: int | None = None
        self._restarts = 0

    def tell(self, _status: int, left: int, total: int) -> None:
        if self._left is not None and left > self._left:
            self._restarts += 1
        if self._restarts > MOST_RESTARTS and left:
            raise _RestartedTooOften
        self._left = left
        self._progress(total - left, total)
