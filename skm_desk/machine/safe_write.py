"""Put a file in place whole or not at all."""

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from skm_desk.domain.file_errors import DiskFull, TargetUnwritable


def write_safely(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file under a temporary name, then put it in the place of `path`.

    An older file at `path` stays as it was until the new one is complete and on the disk.
    Raise DiskFull when there is no room, TargetUnwritable when the folder is missing or may
    not be written, or when another program holds the file; nothing half-written remains.
    """
    temporary = path.with_name(f".skm-{secrets.token_hex(8)}{path.suffix}")
    try:
        temporary.touch(exist_ok=False)  # with the usual rights, as the user's other files
        write(temporary)
        _flush(temporary)
        temporary.replace(path)
    except OSError as fault:
        raise _failure(path, fault) from fault
    finally:
        with suppress(OSError):  # where nothing can be written, nothing can be taken away
            temporary.unlink(missing_ok=True)


def write_bytes_safely(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all; fails as `write_safely` does."""
    write_safely(path, lambda temporary: _write_all(temporary, data))


def _write_all(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _failure(path: Path, fault: OSError) -> DiskFull | TargetUnwritable:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return DiskFull(path)
    return TargetUnwritable(path)
