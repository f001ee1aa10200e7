"""Verify a laporan that somebody hands in: compute it again from the data it carries."""

from pathlib import Path

from skm_desk.documents.carried import LARGEST_CARRIED, Difference, compare
from skm_desk.domain.file_errors import FileMissing, NothingCarried

__all__ = ["Difference", "verify"]


def verify(path: Path) -> tuple[Difference, ...]:
    """Return every figure of the PDF's result that its own rows do not give; none if all agree.

    Needs no data file: anyone can do it. Raise FileMissing, or NothingCarried for a PDF that
    is not a whole laporan of this program.
    """
    # pikepdf is loaded only when a PDF is looked at.
    from skm_desk.documents.press.read_back import read_attachments

    try:
        found = path.is_file()
    except OSError:  # a name that no disk can hold, or a folder that may not be entered
        found = False
    if not found:
        raise FileMissing(path)
    try:
        return compare(read_attachments(path, LARGEST_CARRIED))
    except ValueError as fault:
        raise NothingCarried(path) from fault
