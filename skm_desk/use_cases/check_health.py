"""Look after the data file, the disk, the clock and the copies of this PC."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from skm_desk.machine.disk import ENOUGH_BYTES, free_bytes
from skm_desk.storage.store import Store


@dataclass(frozen=True)
class FileHealth:
    """The file passed SQLite's check and its chain of entries is whole; `head` ends the chain."""

    path: Path
    forms: int
    entries: int
    head: str

    @property
    def sound(self) -> bool:
        """Return True: a file that is not sound raises FileDamaged instead."""
        return True


@dataclass(frozen=True)
class DiskHealth:
    """The bytes left on the disk of the data folder."""

    free: int

    @property
    def sound(self) -> bool:
        """Return whether there is room for a day's work."""
        return self.free >= ENOUGH_BYTES


@dataclass(frozen=True)
class ClockHealth:
    """The clock of the PC beside the time of the last entry; a clock that runs back is wrong."""

    now: datetime
    last_entry: datetime | None

    @property
    def sound(self) -> bool:
        """Return whether the clock is not behind the last entry."""
        return self.last_entry is None or self.now >= self.last_entry


HealthItem = FileHealth | DiskHealth | ClockHealth


@dataclass(frozen=True)
class Health:
    """All that was looked at."""

    items: tuple[HealthItem, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether nothing needs help."""
        return all(item.sound for item in self.items)


def check(store: Store, folder: Path) -> Health:
    """Return how the file, the disk and the clock do; raise FileDamaged for a damaged file."""
    store.check()
    last = store.journal.last()
    return Health(
        (
            FileHealth(
                store.path,
                store.responden.count(),
                last.sequence if last else 0,
                last.digest if last else "",
            ),
            DiskHealth(free_bytes(folder)),
            ClockHealth(store.origin.now(), last.at if last else None),
        )
    )
