"""The audit entries in the file: written with the change they tell of, in one transaction."""

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from skm_desk.domain.audit import CHAIN_START, AuditEntry, link
from skm_desk.domain.changes import Kind
from skm_desk.domain.later import is_unused
from skm_desk.storage.origin import Origin
from skm_desk.storage.sqlite_library import Database


class Journal:
    """Writes and reads the chain of one open file."""

    def __init__(self, db: Database, origin: Origin) -> None:
        self._db = db
        self._origin = origin

    def write(
        self, deed: str, kind: Kind, key: str, before: object = None, after: object = None
    ) -> None:
        """Append one entry; must be called inside the transaction of the change it tells of."""
        assert self._db.conn.in_transaction, "an entry belongs to the transaction of its change"
        last = self.last()
        sequence, previous = (last.sequence + 1, last.digest) if last else (1, CHAIN_START)
        entry = link(
            sequence,
            self._origin.now(),
            self._origin.who,
            self._origin.pc,
            deed,
            kind.value,
            key,
            canonical_json(before),
            canonical_json(after),
            previous,
        )
        row = (*dataclasses.astuple(entry),)
        self._db.execute(
            "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [value.isoformat() if isinstance(value, datetime) else value for value in row],
        )

    def entries(self) -> Iterator[AuditEntry]:
        """Yield all entries in their order."""
        for row in self._db.execute("SELECT * FROM audit ORDER BY sequence"):
            yield _entry(row)

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

    def first_before(self, kind: Kind) -> dict[str, str]:
        """Return, by key, what records of this kind were before they were first changed."""
        rows = self._db.execute(
            "SELECT key, before, min(sequence) FROM audit WHERE kind = ? AND before IS NOT NULL"
            " GROUP BY key",
            [kind.value],
        )
        return {key: before for key, before, _ in rows}

    def last(self) -> AuditEntry | None:
        """Return the head of the chain, or None while it is empty."""
        row = self._db.execute("SELECT * FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
        return None if row is None else _entry(row)


def _entry(row: Sequence[Any]) -> AuditEntry:
    sequence, at, *rest = row
    return AuditEntry(sequence, datetime.fromisoformat(at), *rest)


def canonical_json(value: object) -> str | None:
    """Return a record as JSON that is always the same for the same record; None stays None."""
    if value is None:
        return None
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        values = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {field.name: _plain(kept) for field, kept in values if not is_unused(field, kept)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(inner) for inner in value)
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value
