"""Read the bytes of a data file that SQLite has open, without taking its locks away.

POSIX takes all locks of a process from a file as soon as that process closes any descriptor of it,
SQLite's too. So a descriptor that was opened here stays open as long as any connection of the
process to the file is held; Windows knows no such trap.
"""

import os
from collections import Counter
from pathlib import Path
from threading import Lock

_COUNTER_PLACE, _COUNTER_SIZE = 24, 4  # "File change counter" in the format of a database file

_lock = Lock()
_users: Counter[Path] = Counter()
_descriptors: dict[Path, list[int]] = {}


def hold(path: Path) -> None:
    """Tell that a connection to the file is going to be opened."""
    with _lock:
        _users[path] += 1


def release(path: Path) -> None:
    """Tell that a connection that was held is closed."""
    with _lock:
        _users[path] -= 1
        if _users[path] == 0:
            del _users[path]
            for descriptor in _descriptors.pop(path, []):
                os.close(descriptor)


def read_counter(path: Path) -> int:
    """Return how often a transaction changed the file, modulo 2³², as SQLite counts it.

    While the caller has a lock on it, nobody can change that. Raise OSError.
    """
    return int.from_bytes(read_held(path, _COUNTER_SIZE, _COUNTER_PLACE), "big")


def read_held(path: Path, size: int, place: int) -> bytes:
    """Return up to `size` bytes of a file that is held, from `place` on; raise OSError."""
    if os.name == "nt":
        with path.open("rb") as file:
            file.seek(place)
            return file.read(size)
    with _lock:
        assert _users[path], "only a file that is held is read"
        descriptor = _descriptor(path)
    return os.pread(descriptor, size, place)


def _descriptor(path: Path) -> int:
    opened = _descriptors.setdefault(path, [])
    here = path.stat()
    for descriptor in opened:
        known = os.fstat(descriptor)
        if (known.st_dev, known.st_ino) == (here.st_dev, here.st_ino):
            return descriptor
    opened.append(os.open(path, os.O_RDONLY))  # another file stands there since
    return opened[-1]
