"""A lock on a file, which the system frees however the program that holds it ends."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from skm_desk.machine.modes import keep_private

if sys.platform == "linux":
    import fcntl
    import struct

    def _asked(kind: int) -> bytes:
        """Return the system's record (struct flock) of a lock of this kind on the whole file."""
        return struct.pack("hhqqi", kind, os.SEEK_SET, 0, 0, 0)

    def try_to_hold(path: Path) -> Callable[[], None] | None:
        """Hold a lock on the file at `path`, which is made; return what frees it again, None if
        another one holds it. Raise OSError."""
        # Locks of the open file (OFD), not of the process: closing another handle keeps them.
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.fcntl(handle, fcntl.F_OFD_SETLK, _asked(fcntl.F_WRLCK))
            # Whoever held it before may have taken the file away meanwhile.
            is_there = os.path.samestat(os.fstat(handle), path.stat())
        except (BlockingIOError, PermissionError, FileNotFoundError):
            is_there = False
        except OSError:
            os.close(handle)
            raise
        if not is_there:
            os.close(handle)
            return None
        keep_private(path)
        return lambda: os.close(handle)

    def is_held(path: Path) -> bool:
        """Return whether somebody holds the lock, without ever holding it."""
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            return False
        try:
            found = fcntl.fcntl(handle, fcntl.F_OFD_GETLK, _asked(fcntl.F_WRLCK))
        finally:
            os.close(handle)
        kind: int = struct.unpack_from("h", found)[0]
        return kind != fcntl.F_UNLCK

else:

    def try_to_hold(path: Path) -> Callable[[], None] | None:
        """Hold a lock on the file at `path`, which is made; return what frees it again, None if
        another one holds it. Raise OSError."""
        from filelock import FileLock, Timeout

        if not path.parent.is_dir():  # FileLock would make it
            raise FileNotFoundError(path)
        lock = FileLock(path, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return None
        return lock.release

    def is_held(path: Path) -> bool:
        """Return whether somebody holds the lock; Windows tells it only to whoever tries to."""
        free = try_to_hold(path)
        if free is not None:
            free()
        return free is None
