"""This program as a command: how another process of it is started."""

import sys
from pathlib import Path


def kiosk_command(folder: Path) -> list[str]:
    """Return the words of the command that opens the kiosk on the data folder `folder`.

    The folder is named in full: the new process may stand in another one.
    """
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "skm_desk"]
    return [*program, "--data", str(folder.absolute()), "--kios"]
