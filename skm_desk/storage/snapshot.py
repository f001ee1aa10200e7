"""Snapshots: copies of the data file that were proven whole before they got their name."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    BackupDamaged,
    DiskFull,
    FileDamaged,
    FileMissing,
    FileTooNew,
    FolderUnusable,
    NotABackup,
    NotADataFile,
)
from skm_desk.domain.later import LATER
from skm_desk.domain.progress import Progress, silent
from skm_desk.machine.safe_write import write_safely
from skm_desk.machine.whole_copy import copy_whole, sync_folder
from skm_desk.storage.failures import translate
from skm_desk.storage.file_check import (
    applied_steps,
    bounded,
    check_extent,
    check_pages,
    harden,
)
from skm_desk.storage.migrations import SALTED, STEPS_TABLE
from skm_desk.storage.origin import Origin
from skm_desk.storage.stamp import Stamp
from skm_desk.storage.store import Store


@dataclass(frozen=True)
class Facts:
    """What a data file holds: its forms, void ones not counted, and where its chain ends.

    `entries` is the number of its last entry, `head` the digest of that; 0 and empty without.
    `holds_texts` tells that texts had not left its chain yet, whose digests are others.
    """

    forms: int
    entries: int
    head: str
    holds_texts: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True)
class Taken:
    """A snapshot that was taken: what it holds, and the stamp of the file that it is a copy of,
    None if that was written to too often to be sure."""

    facts: Facts
    stamp: Stamp | None


def facts_of(store: Store) -> Facts:
    """Return the facts of an open file."""
    last = store.journal.last()
    entries, head = (last.sequence, last.digest) if last else (0, "")
    return Facts(store.count.all_forms(), entries, head)


def take_snapshot(source: Path, target: Path, origin: Origin, progress: Progress = silent) -> Taken:
    """Put a copy of the data file at `target`, whole and proven or not at all; others may write.

    Raise FileGone or FileDamaged for a data file that is not there or not whole, FileBusy if
    others hold it too long, DiskFull, FolderUnusable or TargetUnwritable if there is no room for
    the copy at `target`; an older file there stays then. `progress` is told pages, and that
    nobody knows how long the proof takes.
    """
    found: list[Taken] = []

    def write(temporary: Path) -> None:
        with Store(source, origin) as store:
            before = _stamp(store)
            store.copy_to(temporary, progress)
            after = _stamp(store)
        progress(0, 0)
        facts, own = _prove(temporary, origin)
        is_after = own == after.own and before.foreign == after.foreign
        # What changed without a commit was not written by SQLite at all.
        is_sure = before == after or before.counter != after.counter
        found.append(Taken(facts, after if is_after and is_sure else None))

    try:
        write_safely(target, write)
    except (FileDamaged, NotADataFile) as fault:
        raise FileDamaged(source) from fault
    except DiskFull as fault:
        raise DiskFull(target) from fault
    sync_folder(target.parent)
    return found[0]


def take_out(backup: Path, target: Path, origin: Origin, progress: Progress = silent) -> Facts:
    """Put a copy of a backup at `target`, brought up to date and proven whole.

    The backup itself is only read. Raise FileMissing, NotABackup, FileTooNew or BackupDamaged,
    or DiskFull or TargetUnwritable if there is no room for the copy.
    """
    with _found_sound(backup), looking_into(backup) as connection:
        check_extent(backup, connection)
        check_pages(backup, connection)
    copy_whole(backup, target, progress)
    progress(0, 0)
    try:
        facts, _ = _prove(target, origin)
        return facts
    except FileTooNew as fault:
        raise FileTooNew(backup, fault.unknown) from fault
    except (FileDamaged, NotADataFile) as fault:
        raise BackupDamaged(backup) from fault


def peek(backup: Path) -> Facts:
    """Return what a backup says that it holds, without proof and without touching it.

    Raise FileMissing, FolderUnusable, NotABackup, FileTooNew, or BackupDamaged.
    """
    with _found_sound(backup), looking_into(backup) as connection:
        return _read_facts(backup, connection)


@contextmanager
def _found_sound(backup: Path) -> Iterator[None]:
    """Turn what is found wrong with a file into what that means for a backup."""
    try:
        yield
    except (NotABackup, FileTooNew, FileMissing, FolderUnusable):
        raise
    except NotADataFile as fault:
        raise NotABackup(backup) from fault
    except (SkmError, sqlite3.Error, TypeError, ValueError) as fault:
        raise BackupDamaged(backup) from fault


@contextmanager
def looking_into(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that only reads a file into which nobody writes, without any lock."""
    if not path.is_file():
        raise FileMissing(path)
    # Immutable: no lock, no journal; nobody writes into a backup.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with translate(path), closing(sqlite3.connect(address, uri=True)) as connection:
        harden(connection)
        if not applied_steps(path, connection):
            raise NotABackup(path)
        yield connection


def _read_facts(path: Path, connection: sqlite3.Connection) -> Facts:
    with bounded(path, connection):
        counted = "SELECT count(*) FROM responden WHERE void_reason IS NULL"
        forms = connection.execute(counted).fetchone()[0]
        last = connection.execute(
            "SELECT sequence, digest FROM audit ORDER BY sequence DESC LIMIT 1"
        ).fetchone()
        salted = f"SELECT count(*) FROM {STEPS_TABLE} WHERE name = ?"
        (is_salted,) = connection.execute(salted, [SALTED]).fetchone()
    entries, head = last or (0, "")
    return Facts(int(forms), int(entries), str(head), not is_salted)


def _stamp(store: Store) -> Stamp:
    with store.reading():
        return store.stamp()


def _prove(path: Path, origin: Origin) -> tuple[Facts, int]:
    """Return the facts of a copy that nobody else has, and the commits of this program that it
    counts; raise FileDamaged if it is not whole."""
    try:
        with Store(path, origin) as store:
            store.check()
            return facts_of(store), store.own_commits
    finally:
        for beside in path.parent.glob(f"{path.stem}.sebelum-*.db"):  # made when it was older
            beside.unlink(missing_ok=True)
