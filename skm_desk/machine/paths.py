"""Where the data of this office lies on this PC."""

import os
from pathlib import Path

from platformdirs import user_data_path

DATA_VARIABLE = "SKM_DESK_DATA"
DATA_FILE = "skm-desk.db"
BACKUPS = "cadangan"
HELD = "tertahan"


def default_folder() -> Path:
    """Return the data folder: the variable SKM_DESK_DATA, else the user's own data folder."""
    named = os.environ.get(DATA_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    return _own_folder()


def is_own_folder(folder: Path) -> bool:
    """Return whether this is the folder that the program chose by itself."""
    return folder.absolute() == _own_folder()


def _own_folder() -> Path:
    return user_data_path("skm-desk", appauthor=False)


def data_file(folder: Path) -> Path:
    """Return the path of the one data file in `folder`."""
    return folder / DATA_FILE


def is_there(path: Path) -> bool:
    """Return whether a data file stands there with anything in it; raise OSError."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def backup_folder(folder: Path) -> Path:
    """Return where the backups lie that the program makes in the data folder `folder`."""
    return folder / BACKUPS


def held_folder(folder: Path) -> Path:
    """Return where the kiosk holds forms that the data file in `folder` did not take yet."""
    return folder / HELD
