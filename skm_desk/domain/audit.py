"""The chain of entries: each holds the hash of the one before it, so that no change goes unseen."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

CHAIN_START = "0" * 64


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
    """Return the entry with its digest: SHA-256 of the canonical JSON of all its other fields."""
    facts = [sequence, at.isoformat(), who, pc, deed, kind, key, before, after, previous]
    canonical = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode("utf-8")).hexdigest()
    return AuditEntry(sequence, at, who, pc, deed, kind, key, before, after, previous, digest)


def first_broken(entries: Iterable[AuditEntry]) -> int | None:
    """Return the sequence of the first entry that does not fit the chain, or None if all fit."""
    previous = CHAIN_START
    for expected, entry in enumerate(entries, start=1):
        again = link(
            entry.sequence,
            entry.at,
            entry.who,
            entry.pc,
            entry.deed,
            entry.kind,
            entry.key,
            entry.before,
            entry.after,
            previous,
        )
        if entry.sequence != expected or entry.previous != previous or again != entry:
            return entry.sequence
        previous = entry.digest
    return None
