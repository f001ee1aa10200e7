"""The audit entries in the file: written with the change they tell of, in one transaction.

What people wrote in their own words stands beside the chain, in `free_text`, under the digests that
the entries hold.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from skm_desk.domain.audit import CHAIN_START, AuditEntry, link
from skm_desk.domain.changes import Kind
from skm_desk.domain.free_text import digests_of
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.origin import Origin
from skm_desk.storage.sqlite_library import Database

INSERT_ENTRY = "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Journal:
    """Writes and reads the chain of one open file."""

    def __init__(self, db: Database, origin: Origin) -> None:
        self._db = db
        self.origin = origin

    def write(
        self, deed: str, kind: Kind, key: str, before: object = None, after: object = None
    ) -> None:
        """Append one entry; must be called inside the transaction of the change it tells of.

        Free texts of the records are kept beside the chain.
        """
        assert self._db.conn.in_transaction, "an entry belongs to the transaction of its change"
        last = self.last()
        sequence, previous = (last.sequence + 1, last.digest) if last else (1, CHAIN_START)
        entry = link(
            sequence,
            self.origin.now(),
            self.origin.who,
            self.origin.pc,
            deed,
            kind.value,
            key,
            canonical_json(before),
            canonical_json(after),
            previous,
        )
        self._db.execute(INSERT_ENTRY, entry.row)
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO free_text VALUES (?, ?, ?, ?)",
            [
                (kind.value, key, digest, text)
                for record in (before, after)
                for digest, text in digests_of(record)
            ],
        )

    def texts(self, kind: Kind, key: str) -> dict[str, str]:
        """Return, by their digests, all free texts that one record holds or held."""
        rows = self._db.execute(
            "SELECT digest, body FROM free_text WHERE kind = ? AND key = ?", [kind.value, key]
        )
        return dict(rows.fetchall())

    def entries(self) -> Iterator[AuditEntry]:
        """Return all entries in their order."""
        return (_entry(row) for row in self.rows())

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Return the rows of all entries in their order, as they are kept."""
        return iter(self._db.execute("SELECT * FROM audit ORDER BY sequence"))

    def digest_at(self, sequence: int, before_salting: bool = False) -> str | None:
        """Return the digest of the entry of this number, None when the chain is not that long.

        `before_salting` asks for the one that it had before texts left the chain.
        """
        table = "old_chain" if before_salting else "audit"
        row = self._db.execute(
            f"SELECT digest FROM {table} WHERE sequence = ?", [sequence]
        ).fetchone()
        return None if row is None else str(row[0])

    def entry(self, sequence: int) -> AuditEntry | None:
        """Return the entry of this number, or None when the chain is not that long."""
        row = self._db.execute("SELECT * FROM audit WHERE sequence = ?", [sequence]).fetchone()
        return None if row is None else _entry(row)

    def of_record(self, kind: Kind, key: str) -> tuple[AuditEntry, ...]:
        """Return all entries about one record, earliest first."""
        rows = self._db.execute(
            "SELECT * FROM audit WHERE kind = ? AND key = ? ORDER BY sequence", [kind.value, key]
        )
        return tuple(_entry(row) for row in rows)

    def last_facts(self, kind: Kind, key: str) -> dict[str, Any] | None:
        """Return what the last entry about a record says of it, None where there is none."""
        row = self._db.execute(
            "SELECT after FROM audit WHERE kind = ? AND key = ? ORDER BY sequence DESC LIMIT 1",
            [kind.value, key],
        ).fetchone()
        return None if row is None or row[0] is None else dict(json.loads(row[0]))

    def first_before(self, kind: Kind) -> dict[str, str]:
        """Return, by key, what records of this kind were before they were first changed."""
        rows = self._db.execute(
            "SELECT key, before, min(sequence) FROM audit WHERE kind = ? AND before IS NOT NULL"
            " GROUP BY key",
            [kind.value],
        )
        return {key: before for key, before, _ in rows}

    def all_of(self, kind: Kind) -> tuple[AuditEntry, ...]:
        """Return all entries about records of this kind, earliest first."""
        rows = self._db.execute(
            "SELECT * FROM audit WHERE kind = ? ORDER BY +sequence", [kind.value]
        )
        return tuple(_entry(row) for row in rows)

    def last_of(self, kind: Kind) -> AuditEntry | None:
        """Return the last entry about a record of this kind, or None.

        The sign before `sequence` leads to the index of the kinds: there are few of some.
        """
        row = self._db.execute(
            "SELECT * FROM audit WHERE kind = ? ORDER BY +sequence DESC LIMIT 1", [kind.value]
        ).fetchone()
        return None if row is None else _entry(row)

    def last(self) -> AuditEntry | None:
        """Return the head of the chain, or None while it is empty."""
        row = self._db.execute("SELECT * FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
        return None if row is None else _entry(row)


def _entry(row: Sequence[Any]) -> AuditEntry:
    sequence, at, *rest = row
    return AuditEntry(sequence, datetime.fromisoformat(at), *rest)
