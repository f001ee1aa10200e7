"""See whether anything was written that somebody may want to look at."""

from dataclasses import dataclass

from skm_desk.storage.store import Store
from skm_desk.use_cases.hold_forms import count_waiting


@dataclass(frozen=True)
class Mark:
    """The number of the last entry of the chain, and how many sent forms wait to be kept."""

    entry: int
    waiting: int


def see_mark(store: Store) -> Mark:
    """Return the mark of the file: it moves with every record, and not with a draft."""
    last = store.journal.last()
    return Mark(last.sequence if last else 0, count_waiting(store))
