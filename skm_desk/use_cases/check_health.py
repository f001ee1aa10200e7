"""Look after the data file, the disk and the clock of this PC."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from skm_desk.domain.file_errors import FileDamaged, NotADataFile
from skm_desk.machine.disk import ENOUGH_BYTES, free_bytes
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk


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


@dataclass(frozen=True)
class WaitingHealth:
    """The forms that visitors sent and that could not be kept yet."""

    forms: int

    @property
    def sound(self) -> bool:
        """Return whether none waits."""
        return self.forms == 0


HealthItem = FileHealth | DiskHealth | ClockHealth | WaitingHealth


@dataclass(frozen=True)
class Health:
    """All that was looked at."""

    items: tuple[HealthItem, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether nothing needs help."""
        return all(item.sound for item in self.items)


def check(desk: Desk) -> Health:
    """Return how the file, the disk and the clock do; raise FileDamaged for a damaged file.

    The file is checked as a copy in a temporary folder: a full check takes long, and the kiosk
    must be able to save meanwhile.
    """
    with TemporaryDirectory(prefix="skm-desk-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "copy.db"
        clock, path = desk.look(_take_copy, copy)
        try:
            with Store(copy, desk.origin) as store:
                store.check()
                last = store.journal.last()
                forms = store.count.all_forms()
                waiting = WaitingHealth(store.draft.count_sent())
        except (FileDamaged, NotADataFile) as fault:
            raise FileDamaged(path) from fault
    entries, head = (last.sequence, last.digest) if last else (0, "")
    return Health(
        (
            FileHealth(path, forms, entries, head),
            DiskHealth(free_bytes(path.parent)),
            clock,
            waiting,
        )
    )


def _take_copy(store: Store, copy: Path) -> tuple[ClockHealth, Path]:
    last = store.journal.last()
    store.copy_to(copy)
    return ClockHealth(store.origin.now(), last.at if last else None), store.path
