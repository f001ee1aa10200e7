"""Tidy up at a start: what killed runs left, and who may look into what older programs made."""

from pathlib import Path

from skm_desk.machine.modes import keep_all_private
from skm_desk.machine.paths import backup_folder, held_folder
from skm_desk.machine.scratch import tidy_folder, tidy_temporary_folder


def tidy_up(folder: Path) -> None:
    """Take out what killed runs left in the data folder `folder` and in the temporary folder, and
    keep the rest from other accounts. What cannot be done now waits for the next start."""
    tidy_temporary_folder()
    for place in (folder, backup_folder(folder), held_folder(folder)):
        tidy_folder(place)
    keep_all_private(folder)
