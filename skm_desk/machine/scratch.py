"""What is only needed for a while, and is gone afterwards: at the next start if not before.

::

    .skm-0123456789abcdef        a folder, or with an ending a file, that a run works with
    .skm-0123456789abcdef.lock   its lock, there first and held until the run is done with it

A lock that can be had is that of a run that was killed.
"""

import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir

from skm_desk.domain.file_errors import FolderUnusable
from skm_desk.machine.file_lock import try_to_hold
from skm_desk.machine.modes import make_private_folder

_PREFIX = ".skm-"
_NAME = re.compile(r"(\.skm-[a-z0-9_]{8,16})(\..+)?")
_LOCK = ".lock"
_TRIES = 5
_OLD = 24 * 3600.0  # seconds, for what has no lock: a disk may know none, or the program was older

# What programs before the locks left in the temporary folder. The office of samples that
# `installer/dev.py` used to make under such a name holds more than copies.
_OLDER = re.compile(r"skm-(desk-)?[a-z0-9_]{8}")
_COPIES = re.compile(
    r"(skm-desk|copy|mentah)\.db(-journal)?|paket\.skm|\.skm-.+|tmp\w{8}|fontlist-.+"
)


@contextmanager
def scratch_folder(beside: Path | None = None) -> Iterator[Path]:
    """Give an empty folder that is gone afterwards, in the temporary folder or in `beside`: on the
    disk of what it is renamed to. Raise FolderUnusable if there can be none."""
    try:
        place = Path(gettempdir()) if beside is None else beside
    except OSError as fault:
        raise FolderUnusable(Path()) from fault
    if not place.is_dir():
        raise FolderUnusable(place)
    with scratch_path(place) as room:
        try:
            make_private_folder(room)
        except OSError as fault:
            raise FolderUnusable(place) from fault
        yield room


@contextmanager
def scratch_path(folder: Path, ending: str = "") -> Iterator[Path]:
    """Give a path in `folder` at which nothing is yet; what is made there is gone afterwards."""
    name, free = _take_name(folder)
    path = folder / f"{name}{ending}"
    try:
        yield path
    finally:
        _clear([path], folder / f"{name}{_LOCK}", free)


def tidy_folder(folder: Path) -> None:
    """Take out of a folder what killed runs left there, never what another run works with.

    What has no lock is left for a day. What belongs to another account is left to it, and links
    are not followed. What is still open (Windows) stays for the next time.
    """
    found: dict[str, list[Path]] = {}
    for path in _ours_in(folder):
        if known := _NAME.fullmatch(path.name):
            found.setdefault(known[1], []).append(path)
    for name, paths in found.items():
        lock = folder / f"{name}{_LOCK}"
        if lock not in paths:
            _take_away([path for path in paths if _is_old(path)])
            continue
        with suppress(OSError):
            if free := try_to_hold(lock):
                _clear([path for path in paths if path != lock], lock, free)


def tidy_temporary_folder() -> None:
    """Do the same in the temporary folder, where older programs worked under other names."""
    with suppress(OSError):
        folder = Path(gettempdir())
        tidy_folder(folder)
        for path in _ours_in(folder):
            if _OLDER.fullmatch(path.name) and path.is_dir() and _is_old(path):
                with suppress(OSError):
                    if all(_COPIES.fullmatch(inner.name) for inner in path.iterdir()):
                        _take_away([path])


def _take_name(folder: Path) -> tuple[str, Callable[[], None]]:
    """Return a name of its own and what frees its lock; where none can be had it goes without."""
    for _ in range(_TRIES):  # whoever tidies up may be quicker
        name = f"{_PREFIX}{secrets.token_hex(8)}"
        with suppress(OSError):
            if free := try_to_hold(folder / f"{name}{_LOCK}"):
                return name, free
    return name, lambda: None


def _clear(paths: Sequence[Path], lock: Path, free: Callable[[], None]) -> None:
    """Take away what a run worked with, then its lock, unless something could not go yet.

    The lock goes while it is still held: who has just made one of that name must not get it first
    and lose it then. Windows keeps it until it is free, and takes it away then, if nobody has it.
    """
    _take_away(paths)
    is_done = not any(os.path.lexists(path) for path in paths)
    if is_done:
        with suppress(OSError):
            lock.unlink()
    free()
    if not is_done:
        with suppress(OSError):
            lock.touch()


def _take_away(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _ours_in(folder: Path) -> Iterator[Path]:
    """Yield what has a name as ours and belongs to this account; no links."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((_PREFIX, "skm-")) and _is_ours(entry):
                yield Path(entry.path)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    with suppress(OSError):
        found = entry.stat(follow_symlinks=False)
        is_link = stat.S_ISLNK(found.st_mode)
        return not is_link and (os.name == "nt" or found.st_uid == os.geteuid())
    return False


def _is_old(path: Path) -> bool:
    with suppress(OSError):
        return path.lstat().st_mtime < time.time() - _OLD
    return False
