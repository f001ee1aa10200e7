"""Make an empty folder ready: the regulation's question set stands in it from the first command."""

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import STANDARD, take_shipped


def is_set_up(store: Store) -> bool:
    """Return whether the file holds a question set."""
    return store.kuesioner.has_any()


def set_up(store: Store) -> Done[None]:
    """Take the regulation's question set into a file that has none."""
    if store.kuesioner.has_any():
        return Done(None, NO_CHANGES)
    take_shipped(store, STANDARD)
    return Done(None, frozenset({Kind.KUESIONER}))
