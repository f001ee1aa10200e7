"""What this PC remembers: small files beside the data file, that may be lost at any time."""

import json
import logging
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from skm_desk.machine.local_settings import settings_file
from skm_desk.machine.modes import keep_private
from skm_desk.machine.pc import pc_name

DATA, CLOCK = "ingatan-", "jam-"  # what a file remembers: the data file, or this PC's clock
_LARGEST_BYTES = 64 * 1024


def memory_file(folder: Path, prefix: str = DATA) -> Path:
    """Return where a memory of this PC lies in the data folder."""
    settings = settings_file(folder, pc_name())
    return settings.with_name(settings.name.replace("komputer-", prefix, 1))


def read_memory(folder: Path, prefix: str = DATA) -> dict[str, Any]:
    """Return what is remembered, nothing if the file is not there or makes no sense."""
    try:
        with memory_file(folder, prefix).open("rb") as file:
            record = json.loads(file.read(_LARGEST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def write_memory(folder: Path, record: Mapping[str, Any], prefix: str = DATA) -> None:
    """Remember this in place of what was remembered; what cannot be written is forgotten.

    It is not waited for until the disk has it: whoever lacks it finds out anew.
    """
    path = memory_file(folder, prefix)
    temporary = path.with_name(f".skm-{secrets.token_hex(8)}.json")
    try:
        temporary.write_bytes(json.dumps(record).encode("ascii"))
        keep_private(temporary)
        temporary.replace(path)
    except OSError as fault:
        logging.getLogger(__name__).info("%s not written: %s", path.name, type(fault).__name__)
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
