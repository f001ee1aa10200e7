"""Keep where the staff window stands on this PC, so that it opens there the next time."""

import logging
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path

from skm_desk.domain.file_errors import DiskFull, TargetUnwritable
from skm_desk.machine.local_settings import read_local_settings, write_local_settings


def read_window_place(folder: Path) -> bytes:
    """Return what `keep_window_place` was given last on this PC; `folder` is the data folder.

    Empty if nothing was kept, or if somebody wrote there what is no place.
    """
    try:
        return b64decode(read_local_settings(folder).window_place, validate=True)
    except ValueError:
        return b""


def keep_window_place(folder: Path, place: bytes) -> None:
    """Keep the place, size and state of the window, in the form that Qt saves them in.

    What cannot be written (disk full, folder read-only) is logged and not raised: it must not
    hold up a window that closes. The older place holds then.
    """
    settings = read_local_settings(folder)
    kept = replace(settings, window_place=b64encode(place).decode("ascii"))
    if kept == settings:
        return
    try:
        write_local_settings(folder, kept)
    except (DiskFull, TargetUnwritable) as fault:
        logging.getLogger(__name__).warning("place not kept: %s", type(fault).__name__)
