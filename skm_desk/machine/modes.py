"""Who may look into what the program keeps, where the system has modes.

The account of the program alone (folders 0700, files 0600); or a group, where the office set up a
folder with the setgid bit and for the group to write into (2770), as for a kiosk with an account
of its own. What umask the program was started with makes no difference. A journal of SQLite gets
the mode of its data file from SQLite.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from skm_desk.machine.paths import DATA_FILE, backup_folder, held_folder, is_own_folder

_GROUP = stat.S_ISGID | stat.S_IWGRP
_KEPT = (
    *(f"{DATA_FILE}*", "skm-desk.sebelum-*", "skm-desk.rusak-*", "skm-desk.log*"),
    *("ingatan-*.json", "jam-*.json", "komputer-*.json", "komputer-*.lock"),
)


def make_private_folder(folder: Path) -> None:
    """Make a folder that is not there yet, and those above it; raise OSError."""
    if not folder.is_dir():
        # Windows would lock out everybody else by 0700, also from what is moved out of the folder.
        folder.mkdir(0o777 if os.name == "nt" else 0o700, parents=True, exist_ok=True)
        _set_mode(folder, _folder_mode(folder.parent))


def keep_private(path: Path) -> None:
    """Keep a file from everybody whom its folder keeps out; that of another account, or on a disk
    without modes, stays as it is."""
    _set_mode(path, _file_mode(path.parent))


def keep_all_private(folder: Path) -> None:
    """Keep all that the program made in the data folder `folder` before from everybody else.

    The mode of the folder itself is changed only if that is the program's own: one that a person
    named may hold what others should see.
    """
    if os.name == "nt":
        return
    if is_own_folder(folder):
        _set_mode(folder, _folder_mode(folder))
    for inner in (backup_folder(folder), held_folder(folder)):
        _set_mode(inner, _folder_mode(folder))
    for path in _kept_files(folder):
        keep_private(path)


def _kept_files(folder: Path) -> Iterator[Path]:
    for pattern in _KEPT:
        yield from folder.glob(pattern)
    for inner in (backup_folder(folder), held_folder(folder)):
        yield from inner.glob("*")


def _set_mode(path: Path, mode: int) -> None:
    """Set the mode of a file or folder of this account, never of what a link leads to."""
    if os.name == "nt":
        return
    with suppress(OSError):
        found = path.lstat()
        is_ours = found.st_uid == os.geteuid() and not stat.S_ISLNK(found.st_mode)
        if is_ours and stat.S_IMODE(found.st_mode) != mode:
            path.chmod(mode)


def _is_for_group(folder: Path) -> bool:
    try:
        return folder.stat().st_mode & _GROUP == _GROUP
    except OSError:
        return False


def _folder_mode(folder: Path) -> int:
    return 0o2770 if _is_for_group(folder) else 0o700


def _file_mode(folder: Path) -> int:
    return 0o660 if _is_for_group(folder) else 0o600
