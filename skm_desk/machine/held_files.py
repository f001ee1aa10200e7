"""Held files: what the data file did not take yet lies beside it, one small file each."""

import re
from pathlib import Path

from skm_desk.domain.file_errors import FolderUnusable
from skm_desk.machine.modes import make_private_folder
from skm_desk.machine.paths import held_folder
from skm_desk.machine.safe_write import write_bytes_safely
from skm_desk.machine.whole_copy import sync_folder

LARGEST_BYTES = 1024 * 1024
_PLAIN_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")


def put_held(folder: Path, name: str, data: bytes) -> None:
    """Hold `data` under a name in the data folder `folder`, in place of what it held before.

    It is on the disk, whole, when this returns. Raise DiskFull, TargetUnwritable or
    FolderUnusable; what was held under the name before is whole then.
    """
    held = held_folder(folder)
    try:
        if not held.is_dir():
            make_private_folder(held)
            sync_folder(folder)
    except OSError as fault:
        raise FolderUnusable(held) from fault
    write_bytes_safely(_path(folder, name), data)
    sync_folder(held)


def held_names(folder: Path) -> tuple[str, ...]:
    """Return the names of all that is held, those held longest in front; none without a folder."""
    found = []
    try:
        for path in held_folder(folder).iterdir():
            if path.suffix == ".json" and _PLAIN_NAME.fullmatch(path.stem):
                found.append((path.stat().st_mtime_ns, path.stem))
    except OSError:  # there is no such folder, or another kiosk is just taking one of them in
        pass
    return tuple(name for _, name in sorted(found))


def read_held(folder: Path, name: str) -> bytes:
    """Return what is held under a name; raise OSError if it cannot be read, ValueError for more
    than is ever held."""
    with _path(folder, name).open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise ValueError("too large")
    return data


def drop_held(folder: Path, name: str) -> None:
    """Hold nothing under this name any more; raise OSError if that cannot be."""
    _path(folder, name).unlink(missing_ok=True)


def _path(folder: Path, name: str) -> Path:
    if not _PLAIN_NAME.fullmatch(name):
        raise ValueError("no name of anything held")
    return held_folder(folder) / f"{name}.json"
