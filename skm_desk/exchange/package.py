"""A package: a ZIP of a proven copy of the data file and a manifest that says what it is.

The manifest is read first, so that a package of a newer program can be refused by its version
alone. What is read is bounded: the manifest by its size, the copy by the size that the manifest
gives and by LARGEST_BYTES, whatever the ZIP itself may promise.
"""

import errno
import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from struct import error as struct_error
from typing import IO

from skm_desk.domain.file_errors import DiskFull, FileMissing, FileTooNew, FolderUnusable
from skm_desk.domain.merge_errors import NotAPackage, PackageDamaged
from skm_desk.domain.progress import Progress
from skm_desk.machine.collector import breathe
from skm_desk.machine.disk import free_bytes

ENDING = ".skm"
FORMAT = "skm-desk/paket"
VERSION = 1
LARGEST_BYTES = 4 * 1024**3
_MANIFEST, _DATA = "manifest.json", "skm-desk.db"
_LARGEST_MANIFEST = 64 * 1024
_CHUNK = 256 * 1024
_LONGEST_PC = 255
_DIGEST = re.compile(r"[0-9a-f]{0,64}")
# A data file packs to a fifth or a tenth; one of gigabytes that is nothing else than one byte
# over and over packs to a thousandth.
_SMALL_BYTES = 64 * 1024 * 1024
_MOST_TIMES = 100
# The earliest moment that a ZIP can tell: the same data gives the same bytes at any time.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
# What zipfile raises for bytes that are no ZIP, no longer one, or one of a kind it cannot read.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError),
    *(KeyError, IndexError, OverflowError, struct_error, MemoryError),
)


@dataclass(frozen=True)
class Manifest:
    """What a package says of itself: where and when it was made, and of what data.

    `forms` are those of its data file that are not void; `head` ends its chain; `sha256` and
    `size` (bytes) are of the data file.
    """

    pc: str
    packed: datetime
    forms: int
    head: str
    sha256: str
    size: int


def write_package(path: Path, data: Path, manifest: Manifest, progress: Progress) -> None:
    """Put the package of the data file `data` at `path`; `progress` is told bytes.

    Raise OSError when there is no room.
    """
    said = {
        "format": FORMAT,
        "version": VERSION,
        "komputer": manifest.pc,
        "waktu": manifest.packed.isoformat(),
        "formulir": manifest.forms,
        "rantai": manifest.head,
        "sha256": manifest.sha256,
        "ukuran": manifest.size,
    }
    words = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(_entry(_MANIFEST), words.encode("utf-8"))
        with data.open("rb") as source, package.open(_entry(_DATA), "w", force_zip64=True) as file:
            done = 0
            while chunk := source.read(_CHUNK):
                file.write(chunk)
                done += len(chunk)
                progress(done, manifest.size)
                breathe()


def measure(path: Path) -> tuple[str, int]:
    """Return the SHA-256 and the size in bytes of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest(), path.stat().st_size


def read_manifest(path: Path) -> Manifest:
    """Return what a package says of itself.

    Raise FileMissing, FolderUnusable, NotAPackage, FileTooNew or PackageDamaged.
    """
    with _opened(path) as package:
        return _manifest(path, package)


def unpack(path: Path, target: Path, progress: Progress) -> Manifest:
    """Put the data file of a package at `target` and return its manifest; it is what that says.

    Raise what read_manifest raises, or DiskFull. `progress` is told bytes.
    """
    with _opened(path) as package:
        manifest = _manifest(path, package)
        entry = _only(path, package, _DATA)
        if manifest.size > max(_SMALL_BYTES, _MOST_TIMES * entry.compress_size):
            raise PackageDamaged(path)
        if free_bytes(target.parent) < manifest.size:
            raise DiskFull(target)
        digest, size = hashlib.sha256(), 0
        with package.open(entry) as source, _written(target) as file:
            while chunk := _read(path, source):
                size += len(chunk)
                if size > manifest.size:
                    raise PackageDamaged(path)
                digest.update(chunk)
                file.write(chunk)
                progress(size, manifest.size)
                breathe()
        if (digest.hexdigest(), size) != (manifest.sha256, manifest.size):
            raise PackageDamaged(path)
        return manifest


@contextmanager
def _opened(path: Path) -> Generator[zipfile.ZipFile, None, None]:
    """Give the ZIP at `path`; whatever its bytes lead to is PackageDamaged."""
    try:
        if not path.is_file():
            raise FileMissing(path)
        with path.open("rb") as file:
            if file.read(4) != b"PK\x03\x04":
                raise NotAPackage(path)
    except OSError as fault:
        raise FolderUnusable(path.parent) from fault
    try:
        with zipfile.ZipFile(path) as package:
            yield package
    except _BROKEN as fault:
        raise PackageDamaged(path) from fault
    except OSError as fault:
        raise _unreadable(path, fault) from fault


def _unreadable(path: Path, fault: OSError) -> PackageDamaged | FolderUnusable:
    """Return what a failure of reading stands for: a place that cannot be in a file is damage."""
    is_damage = fault.errno == errno.EINVAL
    return PackageDamaged(path) if is_damage else FolderUnusable(path.parent)


def _read(path: Path, source: IO[bytes]) -> bytes:
    """Return the next bytes of a package; one that cannot be read is no full disk."""
    try:
        return source.read(_CHUNK)
    except OSError as fault:
        raise _unreadable(path, fault) from fault


@contextmanager
def _written(target: Path) -> Generator[IO[bytes], None, None]:
    try:
        with target.open("wb") as file:
            yield file
    except OSError as fault:
        raise DiskFull(target) from fault


def _manifest(path: Path, package: zipfile.ZipFile) -> Manifest:
    if _MANIFEST not in package.namelist():
        raise NotAPackage(path)
    with package.open(_only(path, package, _MANIFEST)) as file:
        words = file.read(_LARGEST_MANIFEST + 1)
    if len(words) > _LARGEST_MANIFEST:
        raise NotAPackage(path)
    said = json.loads(words)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise NotAPackage(path)
    version = said.get("version")
    if type(version) is int and version > VERSION:
        raise FileTooNew(path, frozenset({f"version {version}"}))
    if version != VERSION or len(package.namelist()) != 2:
        raise PackageDamaged(path)
    try:
        return _checked(path, said)
    except (KeyError, TypeError, ValueError) as fault:
        raise PackageDamaged(path) from fault


def _checked(path: Path, said: dict[str, object]) -> Manifest:
    """Return the manifest of its JSON; raise for what is missing or none of its kind."""
    pc, forms, size = said["komputer"], said["formulir"], said["ukuran"]
    head, sha256 = said["rantai"], said["sha256"]
    packed = datetime.fromisoformat(str(said["waktu"]))
    if type(forms) is not int or type(size) is not int or not 0 < size <= LARGEST_BYTES:
        raise PackageDamaged(path)
    if not (isinstance(pc, str) and isinstance(head, str) and isinstance(sha256, str)):
        raise PackageDamaged(path)
    if not 0 <= forms <= size or not _DIGEST.fullmatch(head) or not _DIGEST.fullmatch(sha256):
        raise PackageDamaged(path)
    if not 0 < len(pc) <= _LONGEST_PC or not pc.isprintable() or packed.tzinfo is None:
        raise PackageDamaged(path)
    return Manifest(pc, packed, forms, head, sha256, size)


def _only(path: Path, package: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """Return the one entry of this name."""
    found = [entry for entry in package.infolist() if entry.filename == name]
    if len(found) != 1:
        raise PackageDamaged(path)
    return found[0]


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3  # the same on every system
    return entry
