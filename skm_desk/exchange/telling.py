"""How a long piece of work on a file tells how far it is; whatever is raised there ends it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# Called with (done, total) steps; total 0 while nobody knows.
Progress = Callable[[int, int], None]
Item = TypeVar("Item")
EVERY = 50  # items between two tellings


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


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
