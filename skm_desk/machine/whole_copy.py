"""Copy a file to another disk, whole and proven, or not at all."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from skm_desk.domain.file_errors import FileMissing, FolderUnusable, TargetUnwritable
from skm_desk.domain.progress import Progress, silent
from skm_desk.machine.safe_write import write_safely

_CHUNK = 1024 * 1024


def copy_whole(
    source: Path, target: Path, progress: Progress = silent, for_others: bool = False
) -> None:
    """Put a copy of `source` in the place of `target` once it is on the disk and reads the same.

    It is private, or `for_others`, as `write_safely` makes it.

    Raise FileMissing or FolderUnusable if `source` cannot be read, DiskFull or TargetUnwritable
    if the copy cannot be kept (a stick that is pulled out, too); nothing half-written remains.
    `progress` is told bytes.
    """

    def write(temporary: Path) -> None:
        digest = _write(source, temporary, progress)
        if _digest_on_disk(temporary) != digest:
            raise TargetUnwritable(target)

    write_safely(target, write, for_others)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk keep what was renamed in a folder, where the system can be told to."""
    with suppress(OSError):  # Windows opens no folder; some disks take no such order
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(source: Path, temporary: Path, progress: Progress) -> bytes:
    """Write the bytes of `source` and return their digest; they are on the disk then."""
    digest, done = hashlib.sha256(), 0
    with temporary.open("wb") as file:
        for chunk, total in _chunks(source):
            digest.update(chunk)
            file.write(chunk)
            done += len(chunk)
            progress(done, total)
        file.flush()
        os.fsync(file.fileno())
    return digest.digest()


def _chunks(source: Path) -> Iterator[tuple[bytes, int]]:
    """Yield the bytes of a file, with its size; a failure of reading is none of writing."""
    try:
        with source.open("rb") as file:
            total = os.fstat(file.fileno()).st_size
            while chunk := file.read(_CHUNK):
                yield chunk, total
    except FileNotFoundError as fault:
        raise FileMissing(source) from fault
    except OSError as fault:
        raise FolderUnusable(source.parent) from fault


def _digest_on_disk(path: Path) -> bytes:
    """Return the digest of what the disk holds, not what memory still remembers of it."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.digest()
