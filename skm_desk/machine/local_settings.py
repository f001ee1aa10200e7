"""The settings of this PC: they lie in the data folder and never travel with the data file."""

import hashlib
import json
import logging
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from skm_desk.domain.file_errors import TargetUnwritable
from skm_desk.domain.pin import TRIES_KEPT
from skm_desk.machine.pc import pc_name
from skm_desk.machine.safe_write import write_bytes_safely

SMALLEST_CORRECTION = 0.5
LARGEST_CORRECTION = 2.0

_LARGEST_BYTES = 1024 * 1024
_PLAIN_NAME = re.compile(r"[a-z0-9_-]{1,40}")
_LONGEST_STEM = 30

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LocalSettings:
    """What this PC is set to; raise ValueError for a number out of its range.

    - `pin_hash`: the hash of the kiosk's PIN (`machine/pin_hash.py`), empty without a PIN.
    - `wrong_at`: when the last wrong PINs in a row were typed, in seconds since 1970, at most
      TRIES_KEPT.
    - `screen_correction`: 0.5 to 2.0; real millimetres = millimetres that the screen claims × it.
    - `layanan`: id of the one layanan that this kiosk stands at, empty if visitors are asked.
    - `window_place`: where the staff window stood when it was closed, as text that
      `use_cases/keep_window.py` writes and reads; empty if it never was.
    - `backup_folder`: a second folder that backups are copied to, such as a stick; empty for none.
    """

    pin_hash: str = ""
    wrong_at: tuple[int, ...] = ()
    screen_correction: float = 1.0
    layanan: str = ""
    window_place: str = ""
    backup_folder: str = ""

    def __post_init__(self) -> None:
        if len(self.wrong_at) > TRIES_KEPT or any(at < 0 for at in self.wrong_at):
            raise ValueError("wrong_at out of range")
        if not SMALLEST_CORRECTION <= self.screen_correction <= LARGEST_CORRECTION:
            raise ValueError("screen_correction out of range")


def settings_file(folder: Path, pc: str) -> Path:
    """Return where the settings of the PC named `pc` lie in the data folder `folder`.

    Two names never share a file; capitals do not count, as in names of PCs everywhere. A name
    with signs that a file name of Windows cannot bear is shortened to the rest and a digest.
    """
    name = pc.lower()
    if not _PLAIN_NAME.fullmatch(name):
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        name = f"{re.sub('[^a-z0-9_-]+', '-', name)[:_LONGEST_STEM]}-{digest}"
    return folder / f"komputer-{name}.json"


def read_local_settings(folder: Path) -> LocalSettings:
    """Return the settings of this PC from the data folder, the defaults if there are none.

    A file that makes no sense is set aside as `komputer-….rusak.json`, in place of an older
    one, and the defaults hold. A file that may not be read now stays where it is, and the
    defaults hold meanwhile. Both are logged; nothing is raised.
    """
    path = settings_file(folder, pc_name())
    try:
        return _settings_of(_read(path))
    except PermissionError as fault:
        _log.warning("%s cannot be read now: %s", path.name, type(fault).__name__)
        return LocalSettings()


def write_local_settings(folder: Path, settings: LocalSettings) -> None:
    """Write the settings of this PC into the data folder, which must exist.

    Only what differs from the defaults is written; what a newer program wrote beside it stays.
    Raise DiskFull or TargetUnwritable; the older file is whole then.
    """
    path = settings_file(folder, pc_name())
    try:
        record = _read(path)
    except PermissionError as fault:
        raise TargetUnwritable(path) from fault
    for item in fields(LocalSettings):
        value = getattr(settings, item.name)
        record.pop(item.name, None)
        if value != item.default:
            record[item.name] = value
    # The signs of ASCII alone: a text that came from outside may hold halves of others.
    data = json.dumps(record, sort_keys=True).encode("ascii") + b"\n"
    try:
        write_bytes_safely(path, data)
    except OSError as fault:  # a disk mounted read-only refuses even to be tidied up
        raise TargetUnwritable(path) from fault


def are_settings_lost(folder: Path) -> bool:
    """Return whether this PC had settings that are unknown now: they were set aside, or may not be
    read."""
    path = settings_file(folder, pc_name())
    try:
        with path.open("rb"):
            pass
    except FileNotFoundError:
        pass
    except OSError:
        return True
    return _aside(path).exists()


def _read(path: Path) -> dict[str, Any]:
    """Return what stands in the file, of which all that we know is sound.

    A missing file is empty; one that makes no sense is set aside and is empty then. Raise
    PermissionError if it may not be opened: it may be sound, and another program holds it.
    """
    try:
        with path.open("rb") as file:
            return _sound_record(file.read(_LARGEST_BYTES + 1))
    except FileNotFoundError:
        return {}
    except PermissionError:
        raise
    except (OSError, ValueError, OverflowError, RecursionError) as fault:
        _set_aside(path, fault)
        return {}


def _sound_record(data: bytes) -> dict[str, Any]:
    if len(data) > _LARGEST_BYTES:
        raise ValueError("too large")
    record = json.loads(data)
    if not isinstance(record, dict):
        raise ValueError("not an object")
    _settings_of(record)
    return record


def _settings_of(record: dict[str, Any]) -> LocalSettings:
    """Return the settings of a record; raise ValueError or OverflowError if they are unsound."""
    known: dict[str, Any] = {
        item.name: _typed(record[item.name], type(item.default))
        for item in fields(LocalSettings)
        if item.name in record
    }
    return LocalSettings(**known)


def _typed(value: object, kind: type) -> object:
    """Return a value of JSON as `kind`; a whole number is a number, true is none.

    The only lists are those of whole numbers.
    """
    if kind is float and type(value) is int:
        return float(value)
    if kind is tuple and type(value) is list and all(type(item) is int for item in value):
        return tuple(value)
    if type(value) is not kind:
        raise ValueError(f"not of type {kind.__name__}")
    return value


def _set_aside(path: Path, fault: Exception) -> None:
    aside = _aside(path)
    # The kind of fault alone: its words may quote the file.
    _log.warning("%s makes no sense (%s), set aside", path.name, type(fault).__name__)
    try:
        path.replace(aside)
    except OSError as refused:
        _log.warning("%s cannot be set aside: %s", path.name, type(refused).__name__)


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.rusak.json")
