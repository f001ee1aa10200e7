"""Whether the data file is still the one that was proven, or has only grown by this program since.

What was proven is remembered with its stamp, beside the file; a commit of this program that began
in the proven state takes the new one over without another proof. The end of the chain that this PC
saw last is remembered with it: a chain that does not hold it, though no entry tells that a backup
was restored, was cut or rewritten, or is that of an older copy.
"""

import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.machine.memory_file import read_memory, write_memory
from skm_desk.storage.journal import Journal
from skm_desk.storage.other_chain import restore_explains
from skm_desk.storage.stamp import Stamp
from skm_desk.storage.store import Store

_IN_FLIGHT = 0.3  # seconds that the commit of another process may take to be remembered
_PAUSE = 0.002


@dataclass(frozen=True)
class Memory:
    """What this PC last saw of the data file.

    `stamp` is how it stood when it was proven, or had grown to by commits of this program alone;
    None while it is not proven. `entries` and `head` are the end of its chain, `restored` the
    digest of the last entry that tells of a restored backup, empty without one.
    """

    stamp: Stamp | None
    entries: int
    head: str
    restored: str


class FileMemory:
    """What this PC remembers of the data file at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Memory | None:
        """Return what is remembered, None if nothing is, or nothing that makes sense."""
        return _memory_of(read_memory(self._path.parent))

    def is_proven(self, store: Store) -> bool:
        """Return whether the file is proven as it stands in the transaction of `store`."""
        memory = self.read()
        return memory is not None and memory.stamp == store.stamp()

    def proven_before(self, store: Store) -> Stamp | None:
        """Return the stamp of the file at the beginning of a commit, None if it is not proven.

        What another process has just committed may still have to be remembered.
        """
        until = time.monotonic() + _IN_FLIGHT
        while True:
            stamp, memory = store.stamp(), self.read()
            known = None if memory is None else memory.stamp
            if known is None or known == stamp:
                return known
            if not known.grew_into(stamp) or time.monotonic() > until:
                return None
            time.sleep(_PAUSE)

    def note_commit(self, store: Store, before: Stamp | None) -> None:
        """Remember a commit of this program that began in the proven state `before`, None for one
        that was not proven; `store` is reading.

        The file gets a time of its own, which nobody else gives it within a tick of the clock.
        """
        now, memory = store.stamp(), self.read()
        if now == before or (memory is not None and memory.stamp == now):
            return
        if memory is not None and not _continues(store.journal, memory):
            return
        is_grown = before is not None and before.grew_into(now)
        self.remember(store, self._marked(store) if is_grown else None)

    def remember(self, store: Store, stamp: Stamp | None) -> None:
        """Remember the end of the chain, and with which stamp the file is proven, None if not."""
        last, restored = store.journal.last(), store.journal.last_of(Kind.BACKUP)
        memory = Memory(
            stamp,
            last.sequence if last else 0,
            last.digest if last else "",
            restored.digest if restored else "",
        )
        write_memory(self._path.parent, asdict(memory))

    def is_continued(self, store: Store) -> bool:
        """Return whether the chain goes on from what is remembered, or tells why it does not."""
        memory = self.read()
        return memory is None or _continues(store.journal, memory)

    def _marked(self, store: Store) -> Stamp:
        now = time.time_ns()
        with suppress(OSError):  # the file of another account
            os.utime(self._path, ns=(now, now))
        return store.stamp()


def _continues(journal: Journal, memory: Memory) -> bool:
    if memory.entries == 0 or journal.digest_at(memory.entries) == memory.head:
        return True
    restored = journal.last_of(Kind.BACKUP)
    if restored is None or restored.digest == memory.restored:
        return False
    return restore_explains(restored, memory.entries)


def _memory_of(record: dict[str, Any]) -> Memory | None:
    try:
        stamp = record["stamp"]
        memory = Memory(
            None if stamp is None else Stamp(**stamp),
            record["entries"],
            record["head"],
            record["restored"],
        )
    except (KeyError, TypeError):
        return None
    is_sound = type(memory.entries) is int and isinstance(memory.head, str)
    return memory if is_sound else None
