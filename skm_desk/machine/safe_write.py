"""Put a file in place whole or not at all."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from skm_desk.domain.file_errors import DiskFull, TargetUnwritable
from skm_desk.machine.modes import keep_private
from skm_desk.machine.scratch import scratch_path, tidy_folder


def write_safely(path: Path, write: Callable[[Path], None], for_others: bool = False) -> None:
    """Let `write` make the file under a temporary name, then put it in the place of `path`.

    An older file at `path` stays as it was until the new one is complete and on the disk. It is
    private (`machine/modes`), or `for_others`: with the usual rights, as the user's other files.
    Raise DiskFull when there is no room, TargetUnwritable when the folder is missing or may
    not be written, or when another program holds the file; nothing half-written remains, and
    what a killed run left in that folder is taken out.
    """
    tidy_folder(path.parent)
    with scratch_path(path.parent, path.suffix) as temporary:
        try:
            temporary.touch(exist_ok=False)
            if not for_others:
                keep_private(temporary)
            write(temporary)
            _flush(temporary)
            temporary.replace(path)
        except OSError as fault:
            raise _failure(path, fault) from fault


def write_bytes_safely(path: Path, data: bytes, for_others: bool = False) -> None:
    """Put `data` at `path`, whole or not at all, as `write_safely` does."""
    write_safely(path, lambda temporary: _write_all(temporary, data), for_others)


def _write_all(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _failure(path: Path, fault: OSError) -> DiskFull | TargetUnwritable:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return DiskFull(path)
    return TargetUnwritable(path)
