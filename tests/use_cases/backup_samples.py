"""What tests of backups share: forms that come in, damage that is done, moments that pass."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from skm_desk.domain.changes import Kind
from skm_desk.domain.responden import Responden, Source
from skm_desk.machine.memory_file import memory_file
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import get_period


def add_forms(store: Store, count: int = 1) -> Done[None]:
    """Keep so many forms in the period 2024."""
    period = get_period(store, "2024")
    for _ in range(count):
        jawaban = {f"U{n}": n % 4 + 1 for n in range(1, 10)}
        form = Responden(store.origin.new_id(), "pc", Source.KIOSK, jawaban)
        store.responden.add(form, period, store.origin.now())
    return Done(None, frozenset({Kind.RESPONDEN}))


def forms_of(desk: Desk) -> int:
    """Return how many forms the data file holds."""
    return desk.look(lambda store: store.count.all_forms())


def at(desk: Desk, now: datetime) -> Desk:
    """Return a desk on the same folder whose clock stands still."""
    return Desk(desk.folder, replace(desk.origin, now=lambda: now))


def damage(path: Path) -> None:
    """Turn one letter of an entry of the chain into another one: SQLite itself sees nothing."""
    content = bytearray(path.read_bytes())
    place = content.index(b'"jawaban"')
    content[place + 1] ^= 0x02
    path.write_bytes(content)


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, but for what this PC remembers of the data file there."""
    memory = memory_file(folder)
    return sorted(path.name for path in folder.iterdir() if path != memory)
