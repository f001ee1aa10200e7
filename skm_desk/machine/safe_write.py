"""Put a file in place whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from skm_desk.domain.file_errors import DiskFull, TargetUnwritable


def write_safely(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file under a temporary name, then put it in the place of `path`.

    An older file at `path` stays as it was until the new one is complete and on the disk.
    Raise DiskFull when there is no room, TargetUnwritable when the folder is missing or may
    not be written, or when another program holds the file; nothing half-written remains.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".skm-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as fault:
        raise _failure(path, fault) from fault
    temporary = Path(name)
    try:
        write(temporary)
        _flush(temporary)
        _share_like_others(temporary)
        temporary.replace(path)
    except OSError as fault:
        raise _failure(path, fault) from fault
    finally:
        temporary.unlink(missing_ok=True)


def write_bytes_safely(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all; fails as `write_safely` does."""
    write_safely(path, lambda temporary: _write_all(temporary, data))


def _write_all(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _share_like_others(path: Path) -> None:
    """Give the file the usual rights: a temporary file starts readable for its owner alone."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)


def _failure(path: Path, fault: OSError) -> DiskFull | TargetUnwritable:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return DiskFull(path)
    return TargetUnwritable(path)
