"""How work on a file tells how far it is: every so many items, or as a part of a longer work."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from skm_desk.domain.progress import Progress

Item = TypeVar("Item")
EVERY = 50  # items between two tellings


def told(items: Iterable[Item], total: int, progress: Progress) -> Iterator[Item]:
    """Yield the items, and tell after every so many how many are done of `total`."""
    for number, item in enumerate(items):
        if number % EVERY == 0:
            progress(number, total)
        yield item


def part_of(progress: Progress, part: int, parts: int) -> Progress:
    """Return a progress for one of several parts of a work, from 0, all of the same length."""

    def tell(done: int, total: int) -> None:
        if total:
            progress(part * total + min(done, total), parts * total)
        else:
            progress(0, 0)

    return tell
