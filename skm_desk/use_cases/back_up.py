"""Back up the data file: into the data folder, into a second folder, or where a person says."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from skm_desk.domain.backup_names import backup_name
from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    DiskFull,
    FileMissing,
    FolderUnusable,
    NotABackup,
    SecondFolderMissing,
    TargetUnwritable,
)
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.retention import moments_to_keep
from skm_desk.machine.disk import free_bytes
from skm_desk.machine.local_settings import read_local_settings, write_local_settings
from skm_desk.machine.modes import make_private_folder
from skm_desk.machine.paths import DATA_FILE, backup_folder, data_file
from skm_desk.machine.removable import is_same_disk
from skm_desk.machine.scratch import scratch_folder
from skm_desk.machine.whole_copy import copy_whole
from skm_desk.storage.snapshot import Facts, peek
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_backups import (
    list_backups,
    second_folder,
    view_backups,
    view_state,
)

ROOM_LEFT = 50 * 1024 * 1024  # bytes: a backup must not take the room that the next forms need
_BACKUPS = frozenset({Kind.BACKUP})


@dataclass(frozen=True)
class BackedUp:
    """A backup that was made, and where its copy in the second folder stands.

    `second` is None without a second folder, or when that failed with `second_fault`.
    """

    path: Path
    facts: Facts
    second: Path | None = None
    second_fault: SkmError | None = None


def back_up(desk: Desk, progress: Progress = silent) -> BackedUp:
    """Make a backup in the data folder, and copy it to the second folder if this PC has one.

    Raise FileDamaged for a data file that is not whole, FileBusy, DiskFull, FolderUnusable or
    TargetUnwritable: no backup is made then. A second folder that is not there is no failure.
    """
    moment = _local(desk.origin.now())
    folder = backup_folder(desk.folder)
    try:
        make_private_folder(folder)
    except OSError as fault:
        raise FolderUnusable(folder) from fault
    path = folder / backup_name(moment)
    source = data_file(desk.folder)
    if source.exists() and free_bytes(folder) < source.stat().st_size + ROOM_LEFT:
        raise DiskFull(path)
    facts = desk.snapshot(path, progress)
    desk.announce(_BACKUPS)
    return _with_second(desk, BackedUp(path, facts))


def back_up_to(desk: Desk, target: Path, progress: Progress = silent) -> BackedUp:
    """Make a backup in the folder `target`, or as the file `target` if its name ends in .db.

    Another backup of that name is replaced, any other file is not. Raise NotABackup for such
    a file, and what `back_up` raises.
    """
    if target.is_dir():
        target = target / backup_name(_local(desk.origin.now()))
    elif target.suffix.lower() != ".db":
        raise FolderUnusable(target)
    _refuse_to_overwrite(desk, target)
    return BackedUp(target, _take_to(desk, target, progress))


def keep_backed_up(desk: Desk) -> BackedUp | None:
    """Make the backup of the day if anything was written since the last one; thin out old ones.

    Return None if nothing was due. The second folder gets the last backup in any case, if it is
    there. Raise what `back_up` raises; older backups are all there then.
    """
    state = desk.look(view_state)
    if not state.is_due:
        last = state.last
        if last is not None and last.facts is not None and not state.is_second_there:
            _with_second(desk, BackedUp(last.path, last.facts))
        return None
    made = back_up(desk)
    _thin_out(desk)
    return made


def choose_second(desk: Desk, folder: Path | None) -> None:
    """Have this PC copy its backups to a second folder from now on, or to none.

    Raise FolderUnusable if it is not there, DiskFull or TargetUnwritable if the choice cannot
    be kept.
    """
    if folder is not None and (not folder.is_dir() or folder == backup_folder(desk.folder)):
        raise FolderUnusable(folder)
    settings = read_local_settings(desk.folder)
    named = "" if folder is None else str(folder.absolute())
    write_local_settings(desk.folder, replace(settings, backup_folder=named))
    desk.announce(_BACKUPS)


def copy_last_to_second(desk: Desk) -> BackedUp | None:
    """Copy the last backup to the second folder; None if there is none to copy."""
    last = desk.look(view_backups).state.last
    if last is None or last.facts is None:
        return None
    return _with_second(desk, BackedUp(last.path, last.facts))


def _local(now: datetime) -> datetime:
    """Return the time as the PC's clock shows it, in whole seconds."""
    return now.replace(tzinfo=None, microsecond=0)


def _refuse_to_overwrite(desk: Desk, target: Path) -> None:
    if not target.exists():
        return
    if target.resolve() == data_file(desk.folder).resolve():
        raise TargetUnwritable(target)
    try:
        peek(target)
    except FileMissing as fault:  # neither a file nor a folder
        raise NotABackup(target) from fault


def _take_to(desk: Desk, target: Path, progress: Progress) -> Facts:
    """Make a backup on what may be a slow stick: the file is free again before it is written.

    A disk that has no room for the step between is helped by a stick that has.
    """
    if not is_same_disk(target.parent, desk.folder):
        try:
            with scratch_folder() as scratch:
                copy = scratch / DATA_FILE
                facts = desk.snapshot(copy)
                copy_whole(copy, target, progress)
                return facts
        except (DiskFull, TargetUnwritable, FolderUnusable) as fault:
            if getattr(fault, "path", None) == target:
                raise
        except OSError:  # not even a folder for the step between
            pass
    return desk.snapshot(target, progress)


def _with_second(desk: Desk, made: BackedUp) -> BackedUp:
    """Return a backup with its copy in the second folder, or why there is none."""
    folder = second_folder(desk.folder)
    if folder is None:
        return made
    target = folder / made.path.name
    try:
        if not folder.is_dir():
            raise SecondFolderMissing(folder)
        copy_whole(made.path, target)
    except SkmError as fault:
        logging.getLogger(__name__).warning("second copy failed: %s", type(fault).__name__)
        return replace(made, second_fault=fault)
    desk.announce(_BACKUPS)
    return replace(made, second=target)


def _thin_out(desk: Desk) -> None:
    """Take out the backups of the data folder that need not stay, and their second copies."""
    backups = list_backups(backup_folder(desk.folder))
    kept = moments_to_keep((backup.moment for backup in backups), _local(desk.origin.now()))
    second = second_folder(desk.folder)
    for backup in backups:
        if backup.moment not in kept:
            _take_away(backup.path)
            if second is not None:
                _take_away(second / backup.path.name)


def _take_away(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:  # it stays, and is tried again the next day
        logging.getLogger(__name__).warning("not thinned out: %s", type(fault).__name__)
