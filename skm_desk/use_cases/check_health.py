"""Look after the data file, the disk and the clock of this PC, and the backups."""

from dataclasses import dataclass
from pathlib import Path

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import BackupDamaged, ChainApart, FileDamaged, NotABackup
from skm_desk.machine.disk import ENOUGH_BYTES, free_bytes
from skm_desk.machine.paths import data_file
from skm_desk.machine.scratch import scratch_folder
from skm_desk.storage.snapshot import Facts, peek, take_out
from skm_desk.storage.store import Store
from skm_desk.use_cases.back_up import keep_backed_up
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.hold_forms import count_waiting
from skm_desk.use_cases.view_backups import (
    Backup,
    BackupState,
    Contradiction,
    find_contradictions,
    view_state,
)
from skm_desk.use_cases.watch_clock import ClockHealth, ClockWatch


@dataclass(frozen=True)
class FileHealth:
    """The file passed SQLite's check and its chain of entries is whole; `head` ends the chain."""

    path: Path
    forms: int
    entries: int
    head: str

    @property
    def sound(self) -> bool:
        """Return True: a file that is not sound raises FileDamaged instead."""
        return True


@dataclass(frozen=True)
class DiskHealth:
    """The bytes left on the disk of the data folder."""

    free: int

    @property
    def sound(self) -> bool:
        """Return whether there is room for a day's work."""
        return self.free >= ENOUGH_BYTES


@dataclass(frozen=True)
class WaitingHealth:
    """The forms that visitors sent and that could not be kept yet."""

    forms: int

    @property
    def sound(self) -> bool:
        """Return whether none waits."""
        return self.forms == 0


@dataclass(frozen=True)
class BackupHealth:
    """How safe the data are, and the last backup if that is damaged, None otherwise."""

    state: BackupState
    damaged: Backup | None = None

    @property
    def sound(self) -> bool:
        """Return whether the last backup is whole, and no change waits too long for one."""
        return self.damaged is None and not self.state.is_late


@dataclass(frozen=True)
class BackupFailed:
    """The backup of the day could not be made; older ones are as they were."""

    fault: SkmError

    @property
    def sound(self) -> bool:
        """Return False: a backup that was made is told by nobody."""
        return False


@dataclass(frozen=True)
class CopyFailed:
    """The backup of the day was made, and could not be copied to the second folder."""

    fault: SkmError

    @property
    def sound(self) -> bool:
        """Return False: a copy that was made is told by nobody."""
        return False


@dataclass(frozen=True)
class ChainHealth:
    """Whether the chain goes on from where this PC saw it end last, and what whole backups hold
    that is not in it any more."""

    is_continued: bool
    contradictions: tuple[Contradiction, ...]

    @property
    def sound(self) -> bool:
        """Return whether nothing speaks against the chain."""
        return self.is_continued and not self.contradictions


HealthItem = (
    FileHealth
    | ChainHealth
    | DiskHealth
    | ClockHealth
    | WaitingHealth
    | BackupHealth
    | BackupFailed
    | CopyFailed
)


@dataclass(frozen=True)
class Health:
    """All that was looked at."""

    items: tuple[HealthItem, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether nothing needs help."""
        return all(item.sound for item in self.items)


def check(desk: Desk) -> Health:
    """Return how file, disk, clock and backups do; raise FileDamaged for a damaged file.

    The file is checked as a copy in a temporary folder: a full check takes long, and the kiosk
    must be able to save meanwhile.
    """
    with scratch_folder() as folder:
        copy = folder / "copy.db"
        is_continued = True
        try:
            facts = desk.snapshot(copy)
        except ChainApart:  # whole, but not the one it should be
            is_continued, facts = False, peek(copy)
        last = desk.look(view_state).last
        return _health(desk, facts, _damaged(desk, last, copy), is_continued)


def begin_day(desk: Desk) -> Health:
    """Make the backup of the day if one is due, then return what `check` does.

    A backup that is made is proof of itself and of the file. Raise FileDamaged for a damaged
    file, and ChainApart for one that is not the one it should be: no backup is made of them.
    """
    try:
        made = keep_backed_up(desk)
    except (FileDamaged, ChainApart):
        raise
    except SkmError as fault:
        return Health((*check(desk).items, BackupFailed(fault)))
    return check(desk) if made is None else _health(desk, made.facts, None)


def _health(desk: Desk, facts: Facts, damaged: Backup | None, is_continued: bool = True) -> Health:
    """Return how everything does beside a file that was proven, with its facts."""
    clock = ClockWatch(desk).look()
    waiting, backups = desk.look(_look_at_file)
    path = data_file(desk.folder)
    return Health(
        (
            FileHealth(path, facts.forms, facts.entries, facts.head),
            ChainHealth(is_continued, find_contradictions(desk)),
            DiskHealth(free_bytes(path.parent)),
            clock,
            waiting,
            BackupHealth(backups, damaged),
        )
    )


def _look_at_file(store: Store) -> tuple[WaitingHealth, BackupState]:
    return WaitingHealth(count_waiting(store)), view_state(store)


def _damaged(desk: Desk, backup: Backup | None, copy: Path) -> Backup | None:
    """Return the backup if a copy of it, at `copy`, does not prove whole."""
    if backup is None:
        return None
    try:
        take_out(backup.path, copy, desk.origin)
    except (BackupDamaged, NotABackup):
        return backup
    return None
