"""How a person ends long work, and how it tells only what is new."""

from collections.abc import Callable

from skm_desk.domain.file_errors import MakingStopped
from skm_desk.domain.progress import Progress


def stoppable(progress: Progress, is_stopped: Callable[[], bool]) -> Progress:
    """Return a progress that ends the work with MakingStopped once `is_stopped` says so.

    `is_stopped` is asked in the thread of the work, each time that it tells how far it is.
    """

    def tell(done: int, total: int) -> None:
        if is_stopped():
            raise MakingStopped
        progress(done, total)

    return tell


def unrepeated(progress: Progress) -> Progress:
    """Return a progress that hands on only what is new: a page is not drawn anew for nothing."""
    last: tuple[int, int] | None = None

    def tell(done: int, total: int) -> None:
        nonlocal last
        if (done, total) != last:
            last = (done, total)
            progress(done, total)

    return tell
