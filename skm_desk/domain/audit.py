"""The chain of entries: each holds the hash of the one before it, so that no change goes unseen."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

CHAIN_START = "0" * 64

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class AuditEntry:
    """One deed on one record: who, when, where, what, and the record before and after as JSON.

    `sequence` counts from 1 without a gap; `previous` is the `digest` of the entry before.
    """

    sequence: int
    at: datetime
    who: str
    pc: str
    deed: str
    kind: str
    key: str
    before: str | None
    after: str | None
    previous: str
    digest: str

    @property
    def row(self) -> tuple[Any, ...]:
        """Its fields as they are kept: the time is a text in ISO 8601."""
        return (
            self.sequence,
            self.at.isoformat(),
            self.who,
            self.pc,
            self.deed,
            self.kind,
            self.key,
            self.before,
            self.after,
            self.previous,
            self.digest,
        )


def link(
    sequence: int,
    at: datetime,
    who: str,
    pc: str,
    deed: str,
    kind: str,
    key: str,
    before: str | None,
    after: str | None,
    previous: str,
) -> AuditEntry:
    """Return the entry with its digest."""
    facts = (sequence, at, who, pc, deed, kind, key, before, after, previous)
    row = AuditEntry(*facts, "").row
    return AuditEntry(*facts, digest_of(row[:-1]))


def digest_of(facts: Sequence[object]) -> str:
    """Return the SHA-256 of the canonical JSON of all fields of an entry but its digest, as they
    stand in its row."""
    return hashlib.sha256(_to_json(facts).encode("utf-8")).hexdigest()


def is_linked(row: Sequence[Any], sequence: int, previous: str) -> bool:
    """Return whether the row of an entry has this number, follows the digest `previous`, and is as
    it was written."""
    facts, digest = row[:-1], row[-1]
    return bool(facts[0] == sequence and facts[-1] == previous and digest == digest_of(facts))


def first_broken(rows: Iterable[Sequence[Any]]) -> int | None:
    """Return the sequence of the first entry that does not fit the chain, or None if all fit."""
    previous = CHAIN_START
    for expected, row in enumerate(rows, start=1):
        if not is_linked(row, expected, previous):
            return int(row[0])
        previous = row[-1]
    return None
