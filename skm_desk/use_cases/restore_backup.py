"""Restore a backup: proven first, then put in the place of the data file, which is kept beside."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from skm_desk.domain.backup_names import DAMAGED, RESTORED, aside_name, backup_moment
from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FileDamaged, FileGone, FolderUnusable, NotADataFile
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.signs import whole_signs
from skm_desk.machine.lock import only_kiosk
from skm_desk.machine.modes import make_private_folder
from skm_desk.machine.paths import DATA_FILE, backup_folder, data_file, is_there
from skm_desk.machine.scratch import scratch_folder, tidy_folder
from skm_desk.storage.snapshot import peek, take_out, take_snapshot
from skm_desk.storage.swap import note_restored, swap_in
from skm_desk.use_cases.desk import Desk


@dataclass(frozen=True)
class Restored:
    """What was restored: the backup, when it was made if its name tells, the forms it holds.

    `aside` is where the older data file stands now, None if there was none; `was_damaged` tells
    whether it was. `is_present` tells that it was the data file itself: it was declared right.
    """

    backup: Path
    moment: datetime | None
    forms: int
    aside: Path | None
    was_damaged: bool
    is_present: bool = False


def restore(desk: Desk, backup: Path, progress: Progress = silent) -> Restored:
    """Put a backup in the place of the data file, whole or not at all.

    A bare name is also looked for in the folder of the backups. The data file itself may be
    named: a person says that it is the right one. The backup is only read; a copy
    of it is proven, gets an entry that says that it was restored, and takes the place at once.
    Raise FileMissing, NotABackup, FileTooNew or BackupDamaged for a backup that cannot be used,
    FileTooNew for a data file of a newer program, KioskRunning, FileBusy, DiskFull,
    FolderUnusable or TargetUnwritable: the data file is as before then.
    """
    present, found = data_file(desk.folder), _found(desk.folder, backup)
    with _room_beside(desk.folder) as room, only_kiosk(desk.folder):
        fresh = room / DATA_FILE
        if found == present:  # others may be writing into it
            taken = take_snapshot(present, fresh, desk.origin, progress).facts
        else:
            taken = take_out(found, fresh, desk.origin, progress)
        is_damaged = _is_damaged(desk, present, room)
        now = desk.origin.now()
        aside = _free_name(desk.folder, DAMAGED if is_damaged else RESTORED, now)

        def note() -> None:
            before = None if is_damaged or not aside.exists() else peek(aside)
            note_restored(fresh, desk.origin, whole_signs(found.name), taken, before)

        there = swap_in(fresh, present, aside, note)
        desk.remember_proven()
    desk.announce(frozenset(Kind))
    moment = backup_moment(found.name)
    kept = aside if there else None
    return Restored(found, moment, taken.forms, kept, is_damaged, found == present)


def _found(folder: Path, backup: Path) -> Path:
    kept = backup_folder(folder) / backup.name
    is_bare = backup.name == str(backup)
    if is_bare and not backup.exists() and kept.exists():
        return kept
    present = data_file(folder)
    return present if is_there(present) and backup.resolve() == present.resolve() else backup


@contextmanager
def _room_beside(folder: Path) -> Iterator[Path]:
    """Give a folder on the disk of the data file, so that one rename puts a file in place."""
    try:
        make_private_folder(folder)
    except OSError as fault:
        raise FolderUnusable(folder) from fault
    tidy_folder(folder)
    with scratch_folder(folder) as room:
        yield room


def _is_damaged(desk: Desk, present: Path, room: Path) -> bool:
    """Return whether there is a data file that does not prove whole."""
    copy = room / "present.db"
    try:
        take_snapshot(present, copy, desk.origin)
    except FileGone:
        return False
    except (FileDamaged, NotADataFile):
        return True
    finally:
        copy.unlink(missing_ok=True)
    return False


def _free_name(folder: Path, why: str, now: datetime) -> Path:
    """Return a name beside the data file that nothing has yet."""
    path = folder / aside_name(why, now)
    number = 2
    while path.exists():
        path = folder / aside_name(why, now).replace(".db", f"-{number}.db")
        number += 1
    return path
