"""Hold the chain of a backup against that of the data file."""

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from skm_desk.domain.audit import AuditEntry
from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import BackupDamaged
from skm_desk.machine.paths import DATA_FILE
from skm_desk.storage.journal import Journal
from skm_desk.storage.snapshot import Facts, looking_into
from skm_desk.storage.store import Store

_LOOKED_AT = 200  # forms


@dataclass(frozen=True)
class Apart:
    """How the chain of a backup contradicts ours: both hold the same first `common` entries, then
    the backup holds `beyond` more. `is_cut` tells that ours ends there, else it goes on apart."""

    common: int
    beyond: int
    is_cut: bool


def contradiction(store: Store, backup: Path, facts: Facts) -> Apart | None:
    """Return how a backup with these facts contradicts the chain of the data file.

    None if it is the beginning of that chain, if an entry tells that another backup was restored
    since, or if it is of other data. Raise BackupDamaged if it cannot be read after all.
    """
    journal = store.journal
    if journal.digest_at(facts.entries, facts.holds_texts) == facts.head:
        return None
    try:
        with looking_into(backup) as other:
            common = _common(journal, facts, other)
            if common == 0 and not _is_same_data(store, other):
                return None
    except (SkmError, sqlite3.Error, TypeError, ValueError) as fault:
        raise BackupDamaged(backup) from fault
    if any(_explains(entry, common, facts) for entry in journal.all_of(Kind.BACKUP)):
        return None
    last = journal.last()
    ours = last.sequence if last else 0
    return Apart(common, facts.entries - common, ours == common)


def _is_same_data(store: Store, other: sqlite3.Connection) -> bool:
    """Return whether a file holds a form that the data file holds, too."""
    rows = other.execute(f"SELECT uuid FROM responden ORDER BY id LIMIT {_LOOKED_AT}")
    return any(store.responden.has(uuid) for (uuid,) in rows)


def _common(journal: Journal, facts: Facts, other: sqlite3.Connection) -> int:
    """Return how many entries both chains begin with. Each digest tells of all entries before it,
    so halving what is still open finds the last one that is the same."""
    same, apart = 0, facts.entries  # the last of the backup is known to be apart
    while apart - same > 1:
        middle = (same + apart) // 2
        row = other.execute("SELECT digest FROM audit WHERE sequence = ?", [middle]).fetchone()
        if row is not None and row[0] == journal.digest_at(middle, facts.holds_texts):
            same = middle
        else:
            apart = middle
    return same


def _explains(entry: AuditEntry, common: int, facts: Facts) -> bool:
    """Return whether an entry tells why the data went on without what a backup holds: a backup
    was restored behind the common beginning, in its place or that of what came after it."""
    return entry.sequence > common and restore_explains(entry, facts.entries)


def restore_explains(entry: AuditEntry, entries: int) -> bool:
    """Return whether an entry tells of a restore that took the place of so many entries.

    That is so if the chain it replaced was as long, if nobody knows how long it was, and if a
    person declared the present data file to be the right one.
    """
    replaced = json.loads(entry.before) if entry.before else None
    return replaced is None or replaced["entries"] >= entries or entry.key == DATA_FILE
