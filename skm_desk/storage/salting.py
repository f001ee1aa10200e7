"""Bring over a file whose chain still holds what people wrote: digests take the place of texts.

The old chain is proven link by link on the way, and each import and package by its old digest. The
digests that the entries had are kept in `old_chain`; one entry says where that chain ended and
where the new one stands, so that backups and documents from before are known again.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from skm_desk.domain.audit import CHAIN_START, digest_of, is_linked
from skm_desk.domain.changes import Kind
from skm_desk.storage.canonical import FREE_TEXTS, canonical_json, to_json, with_digests
from skm_desk.storage.form_rows import KeptForm, kept_forms
from skm_desk.storage.journal import Journal
from skm_desk.storage.schema import refuse
from skm_desk.storage.sqlite_library import Database

_AT_ONCE = 500
_TABLES = {Kind.RESPONDEN: "responden", Kind.SARAN: "saran", Kind.DIFFERENCE: "difference"}
_SEALED = (Kind.IMPORT.value, Kind.PACKAGE.value)


class ChainBroken(Exception):
    """The old chain is not whole, so nothing can be made of it."""


def salt_chain(db: Database, journal: Journal) -> None:
    """Rewrite all entries with digests for texts; must be called inside a transaction.

    Raise ChainBroken, or whatever a record of nonsense leads to.
    """
    last = journal.last()
    if last is None:
        return
    salting = _Salting(db, journal)
    salting.make_salts()
    salting.rewrite()
    head = journal.last()
    assert head is not None
    journal.write(
        "alihkan rantai",
        Kind.CHAIN,
        last.digest,
        {"entri": last.sequence, "kepala": last.digest, "sha256": old_digest(db)},
        {"entri": head.sequence, "kepala": head.digest},
    )


def old_digest(db: Database) -> str:
    """Return the digest of all digests of the old chain."""
    digest = hashlib.sha256()
    for (one,) in db.execute("SELECT digest FROM old_chain ORDER BY sequence"):
        digest.update(f"{one}\n".encode())
    return digest.hexdigest()


class _Salting:
    """The salts of one file, and its entries on their way from one chain to the other."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal
        self._salts: dict[tuple[str, str], str] = {}
        self._seals: dict[tuple[str, str], tuple[str, str]] = {}

    def make_salts(self) -> None:
        """Give a salt to every record that holds, or ever held, a text."""
        for entry in self._journal.entries():
            if entry.kind in FREE_TEXTS:
                for text in filter(None, (entry.before, entry.after)):
                    _, texts = with_digests(entry.kind, json.loads(text), "")
                    if texts:
                        self._salt(entry.kind, entry.key)
        rows = self._db.execute(
            "SELECT uuid FROM responden WHERE saran <> '' OR pekerjaan_text <> ''"
            " OR layanan_text <> ''"
        )
        for (uuid,) in rows:
            self._salt(Kind.RESPONDEN.value, uuid)
        for kind, table in _TABLES.items():
            salts = [
                (salt, key) for (of_kind, key), salt in self._salts.items() if of_kind == kind.value
            ]
            self._db.conn.executemany(f"UPDATE {table} SET salt = ? WHERE uuid = ?", salts)

    def rewrite(self) -> None:
        """Put every entry in the place of the old one, and keep what that was."""
        self._seals = dict(self._read_seals())
        self._db.execute("DROP TRIGGER audit_no_update")
        old, new = CHAIN_START, CHAIN_START
        sequence = 0
        while rows := self._rows_after(sequence):
            entries, texts = [], []
            for row in rows:
                if not is_linked(row, sequence + 1, old):
                    raise ChainBroken
                sequence, old = row[0], row[-1]
                before, after, found = self._hide(row)
                facts = (*row[:7], before, after, new)
                entries.append((before, after, new, digest_of(facts), sequence))
                texts += found
                new = entries[-1][3]
            run_many = self._db.conn.executemany
            run_many("INSERT INTO old_chain VALUES (?, ?)", [(row[0], row[-1]) for row in rows])
            run_many(
                "UPDATE audit SET before = ?, after = ?, previous = ?, digest = ?"
                " WHERE sequence = ?",
                entries,
            )
            run_many("INSERT OR IGNORE INTO free_text VALUES (?, ?, ?, ?)", texts)
        refuse(self._db, "audit", "UPDATE", "an entry stands as written")

    def _salt(self, kind: str, key: str) -> str:
        if (kind, key) not in self._salts:
            self._salts[kind, key] = self._journal.origin.new_salt()
        return self._salts[kind, key]

    def _rows_after(self, sequence: int) -> list[tuple[Any, ...]]:
        return self._db.execute(
            f"SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT {_AT_ONCE}",
            [sequence],
        ).fetchall()

    def _hide(
        self, row: tuple[Any, ...]
    ) -> tuple[str | None, str | None, list[tuple[str, str, str, str]]]:
        """Return what an entry holds before and after, and the texts that leave it."""
        kind, key = row[5], row[6]
        if kind in _SEALED:
            return row[7], self._resealed(kind, key, row[8]), []
        texts: dict[str, str] = {}
        states = []
        for record in row[7:9]:
            if record is None or (kind, key) not in self._salts:
                states.append(record)
                continue
            hidden, found = with_digests(kind, json.loads(record), self._salts[kind, key])
            states.append(to_json(hidden))
            texts |= found
        return states[0], states[1], [(kind, key, *pair) for pair in texts.items()]

    def _resealed(self, kind: str, key: str, after: str) -> str:
        """Return the facts of many forms under one entry, with their digest as it is now."""
        old, new = self._seals[kind, key]
        facts = json.loads(after)
        if facts["sha256"] != old:
            raise ChainBroken
        return to_json({**facts, "sha256": new})

    def _read_seals(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Yield, for each import and package, the digest of its forms with and without texts."""
        first = self._journal.first_before(Kind.RESPONDEN)
        imports = (
            "SELECT import.id, period.kode || '/' || fingerprint FROM import"
            " JOIN period ON period.id = import.period_id WHERE package_id IS NULL"
        )
        packages = "SELECT id, sha256 FROM package"
        for kind, column, listed in (
            (Kind.IMPORT.value, "import_id", imports),
            (Kind.PACKAGE.value, "package_id", packages),
        ):
            for row_id, key in self._db.execute(listed).fetchall():
                old, new = hashlib.sha256(), hashlib.sha256()
                for kept in kept_forms(self._db, f"{column} = ?", [row_id]):
                    plain = first.get(kept.form.id, canonical_json(kept, plain=True))
                    old.update(f"{plain}\n".encode())
                    new.update(f"{self._sealed(kept, first)}\n".encode())
                yield (kind, key), (old.hexdigest(), new.hexdigest())

    def _sealed(self, kept: KeptForm, first: Mapping[str, str]) -> str | None:
        """Return a form without texts as it was before any correction."""
        record = first.get(kept.form.id)
        if record is None:
            return canonical_json(kept)
        salt = kept.form.salt
        return to_json(with_digests(Kind.RESPONDEN.value, json.loads(record), salt)[0])
