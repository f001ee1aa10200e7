"""Make an empty folder ready: the regulation's question set stands in it from the first command."""

from pathlib import Path

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.file_errors import FileGone, FolderUnusable
from skm_desk.machine.paths import backup_folder, data_file, is_there
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_kuesioner import STANDARD, take_shipped

# What lies beside a data file once it was used: what PCs remember of it and are set to, what was
# put aside, and what a kiosk holds.
_TRACES = (
    "ingatan-*.json",
    "komputer-*.json",
    "skm-desk.sebelum-*",
    "skm-desk.rusak-*",
    "tertahan/*.json",
)


def is_set_up(store: Store) -> bool:
    """Return whether the file holds a question set."""
    return store.kuesioner.has_any()


def make_ready(desk: Desk) -> None:
    """Make the data file of an empty folder; leave one that is there as it is.

    Raise FileGone if there is none, or nothing is in it, though the folder was used before: what
    was lost is never made anew in silence.
    """
    path = data_file(desk.folder)
    try:
        was_used = _was_used(desk.folder)  # before the file: another program may just make it
        is_whole = is_there(path) and desk.look(is_set_up)
    except OSError as fault:
        raise FolderUnusable(desk.folder) from fault
    if not is_whole and was_used:
        raise FileGone(path)
    if not is_whole:
        desk.do(set_up)


def _was_used(folder: Path) -> bool:
    """Return whether something beside the data file tells that there was one."""
    return backup_folder(folder).exists() or any(
        found for pattern in _TRACES for found in folder.glob(pattern)
    )


def set_up(store: Store) -> Done[None]:
    """Take the regulation's question set into a file that has none."""
    if store.kuesioner.has_any():
        return Done(None, NO_CHANGES)
    take_shipped(store, STANDARD)
    return Done(None, frozenset({Kind.KUESIONER}))
