"""Sticks and other disks that can be taken out of this PC."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase

_REMOVABLE = 2  # what GetDriveTypeW says of a stick
_MOUNTS = ("/run/media", "/media")


def removable_folders() -> tuple[Path, ...]:
    """Return the top folders of the sticks that are in this PC now, in the order of their names."""
    found = _windows_drives() if sys.platform == "win32" else _mounted_below(_MOUNTS)
    return tuple(sorted(found))


def is_same_disk(first: Path, second: Path) -> bool:
    """Return whether two folders lie on one disk, so that both are lost with it.

    False while one of them is not there.
    """
    try:
        return first.stat().st_dev == second.stat().st_dev
    except OSError:
        return False


def _mounted_below(places: tuple[str, ...]) -> Iterator[Path]:
    """Yield what is mounted at one of the places, or in the folder of a user there."""
    for place in places:
        for folder in _folders_in(Path(place)):
            if folder.is_mount():
                yield folder
            else:
                yield from (inner for inner in _folders_in(folder) if inner.is_mount())


def _folders_in(place: Path) -> list[Path]:
    try:
        return [inner for inner in place.iterdir() if inner.is_dir()]
    except OSError:  # not there, or somebody else's
        return []


def _windows_drives() -> Iterator[Path]:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - known to mypy on Windows alone
    for letter in ascii_uppercase:
        root = f"{letter}:{os.sep}"
        if kernel.GetDriveTypeW(root) == _REMOVABLE:
            yield Path(root)
