"""How much room this PC has left."""

import shutil
from pathlib import Path

ENOUGH_BYTES = 200 * 1024 * 1024


def free_bytes(folder: Path) -> int:
    """Return the free bytes of the disk that holds `folder`, which must exist."""
    return shutil.disk_usage(folder).free
