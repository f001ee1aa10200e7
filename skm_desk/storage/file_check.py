"""What is held against a file before anything in it is run, counted or brought up to date.

A data file can be a program: triggers, views, rules and computed columns run whenever it is read
or written, and damaged pages can make a table of a kilobyte endless. So the schema is read first,
as plain rows, and must be the one that exactly those steps make which the file says it has; and
whatever is read of a file that is not proven yet is bounded by the size of that file.
"""

import math
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import FileDamaged, FileTooNew, NotADataFile
from skm_desk.storage.failures import failure_of
from skm_desk.storage.migrations import (
    SET,
    STEPS_TABLE,
    Row,
    is_of_steps,
    schema_after,
    schema_rows,
    steps_in_order,
    steps_schema,
    steps_schema_of,
)
from skm_desk.storage.schema import APPLICATION_ID

MOST_SCHEMA_ROWS = 5_000
LARGEST_VALUE = 256 * 1024 * 1024  # bytes of one value: the pictures of an office have few
_EVERY = 1_000  # operations of SQLite's machine between two looks at the bound
_FEWEST_OPERATIONS = 200_000
_SCHEMA_SECONDS = 1.0  # hundreds of thousands of tables take minutes, and few operations
# A row takes some hundred bytes, some ten operations to be read, and some hundred to be held
# against all its indexes and rules.
_TO_CHECK = 20
# A file that was never thinned out holds almost none; a step may leave as much free as it wrote.
_MOST_FREE = 0.75
_FEW_BYTES = 64 * 1024 * 1024


def harden(connection: sqlite3.Connection) -> None:
    """Have SQLite trust no cell of a page and, where it can, no function that a schema names.

    Nothing of a schema is run before `applied_steps` knows it; that is what counts.
    """
    connection.execute("PRAGMA cell_size_check = ON")
    if _can_distrust():
        connection.execute("PRAGMA trusted_schema = OFF")


@cache
def _can_distrust() -> bool:
    """Return whether this SQLite takes its own json_valid, in our rules, for harmless.

    That of Debian 12, 3.40, does not, and would refuse every data file.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        try:
            connection.execute("CREATE TABLE t (a CHECK (json_valid(a)))")
        except sqlite3.OperationalError:
            return False
        return True


def applied_steps(path: Path, connection: sqlite3.Connection) -> frozenset[str]:
    """Return the steps of the schema that the file has; none for one that is empty.

    The schema is what these steps make, or it is refused: raise NotADataFile, FileTooNew for
    steps that this program does not know, or FileDamaged. Must be the first that a connection
    does, after `harden`; what the file makes of it is bounded.
    """
    with bounded(path, connection, seconds=_SCHEMA_SECONDS):
        rows = _some_rows(path, connection)
        if not rows:
            return frozenset()
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if steps_schema_of(rows) != steps_schema():
            raise FileDamaged(path) if application == APPLICATION_ID else NotADataFile(path)
        applied = _read_steps(path, connection)
    if not applied or application not in (APPLICATION_ID, 0):
        raise NotADataFile(path)
    known = steps_in_order()
    if unknown := applied - set(known):
        raise FileTooNew(path, frozenset(unknown))
    if applied != set(known[: len(applied)]):
        raise FileDamaged(path)
    if {row for row in rows if not is_of_steps(row)} != schema_after(len(applied)):
        raise FileDamaged(path)
    return frozenset(applied)


def check_pages(path: Path, connection: sqlite3.Connection) -> None:
    """Raise FileDamaged unless SQLite finds all pages, rows and references of the file sound.

    Ends at the first thing that is not. The schema must have been looked at before.
    """
    with bounded(path, connection, _TO_CHECK):
        first = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if first != ("ok",):
            raise FileDamaged(path)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise FileDamaged(path)


def check_extent(path: Path, connection: sqlite3.Connection) -> None:
    """Raise FileDamaged for a file that is much larger than what it holds: it is never copied."""
    with bounded(path, connection):
        size, pages, free = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "page_count", "freelist_count")
        )
    if size * pages != _size(path):
        raise FileDamaged(path)
    if free * size > _FEW_BYTES and free > pages * _MOST_FREE:
        raise FileDamaged(path)


@contextmanager
def bounded(
    path: Path, connection: sqlite3.Connection, operations: int = 1, seconds: float = math.inf
) -> Generator[None, None, None]:
    """Let nothing inside the block run for ever: end it after so many operations for each byte of
    the file, or so many seconds of work. Raise FileDamaged then, and for all that is the fault of
    the file."""
    left = (_FEWEST_OPERATIONS + operations * _size(path)) // _EVERY
    end = time.thread_time() + seconds  # of work: a slow stick and a busy PC do not count

    def is_over() -> bool:
        nonlocal left
        left -= 1
        return left < 0 or time.thread_time() > end

    connection.set_progress_handler(is_over, _EVERY)
    before = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    try:
        yield
    except sqlite3.Error as fault:
        raise _fault_of(path, fault) from fault
    except (UnicodeDecodeError, MemoryError) as fault:
        raise FileDamaged(path) from fault
    finally:
        connection.set_progress_handler(None, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, before)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # SQLite makes the file when it first writes
        return 0


def _fault_of(path: Path, fault: sqlite3.Error) -> SkmError:
    """Return what a failure stands for: what is not the environment's fault is the file's."""
    return failure_of(path, fault) or FileDamaged(path)


def _some_rows(path: Path, connection: sqlite3.Connection) -> set[Row]:
    found = set()
    for number, row in enumerate(schema_rows(connection)):
        # A changed byte of a row makes a text a number, or bytes.
        is_text = all(isinstance(part, str) for part in row[:3]) and isinstance(row[3], str | None)
        if number == MOST_SCHEMA_ROWS or not is_text:
            raise FileDamaged(path)
        found.add(row)
    return found


def _read_steps(path: Path, connection: sqlite3.Connection) -> set[str]:
    found: set[str] = set()
    rows = connection.execute(f"SELECT name FROM {STEPS_TABLE} WHERE migration_set = ?", [SET])
    for number, (name,) in enumerate(rows):
        if number == MOST_SCHEMA_ROWS or not isinstance(name, str):
            raise FileDamaged(path)
        found.add(name)
    return found
