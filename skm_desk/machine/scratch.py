"""A folder for what is only needed for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from skm_desk.domain.file_errors import FolderUnusable


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder that is gone afterwards; raise FolderUnusable if there is none."""
    try:
        room = TemporaryDirectory(prefix="skm-desk-", ignore_cleanup_errors=True)
    except OSError as fault:
        raise FolderUnusable(Path(gettempdir())) from fault
    with room as name:
        yield Path(name)
