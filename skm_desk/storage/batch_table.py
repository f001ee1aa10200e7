"""Stacks of paper forms in the file, and the sheets that are being typed."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from skm_desk.domain.batch import Batch
from skm_desk.domain.changes import Kind
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.sheet import Field, Part, Sheet
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_COLUMNS = (
    "batch.uuid, period.kode, officer, opened, tanggal, jam,"
    " (SELECT uuid FROM layanan WHERE id = layanan_id), lembar, verify_every, verify_start, closed"
)
_FROM = "FROM batch JOIN period ON period.id = batch.period_id"


class BatchTable:
    """The batches of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, batch: Batch) -> None:
        """Keep a new batch."""
        self._db.execute(
            "INSERT INTO batch (uuid, period_id, officer, opened, tanggal, jam, layanan_id, lembar)"
            " VALUES (?, (SELECT id FROM period WHERE kode = ? COLLATE NOCASE), ?, ?, ?, ?,"
            " (SELECT id FROM layanan WHERE uuid = ?), ?)",
            [
                batch.id,
                batch.period,
                batch.officer,
                batch.opened.isoformat(),
                batch.tanggal.isoformat() if batch.tanggal else None,
                batch.jam,
                batch.layanan,
                batch.lembar,
            ],
        )
        self._journal.write("buka", Kind.BATCH, batch.id, None, batch.record)

    def change(self, batch: Batch, deed: str = "") -> None:
        """Keep a batch as it is now; `deed` names a change of what the chain holds of it."""
        before = self.find(batch.id)
        self._db.execute(
            "UPDATE batch SET tanggal = ?, jam = ?, layanan_id = (SELECT id FROM layanan"
            " WHERE uuid = ?), lembar = ?, verify_every = ?, verify_start = ?, closed = ?"
            " WHERE uuid = ?",
            [
                batch.tanggal.isoformat() if batch.tanggal else None,
                batch.jam,
                batch.layanan,
                batch.lembar,
                batch.verify_every,
                batch.verify_start,
                batch.closed.isoformat() if batch.closed else None,
                batch.id,
            ],
        )
        if before is not None and before.record != batch.record:
            self._journal.write(deed, Kind.BATCH, batch.id, before.record, batch.record)

    def find(self, batch_id: str) -> Batch | None:
        """Return the batch of this id, or None."""
        row = self._db.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE batch.uuid = ?", [batch_id]
        ).fetchone()
        return None if row is None else _batch(row)

    def list_period(self, period: str) -> tuple[Batch, ...]:
        """Return the batches of a period (its kode), the newest first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE period.kode = ? COLLATE NOCASE"
            " ORDER BY batch.id DESC",
            [period],
        )
        return tuple(_batch(row) for row in rows)

    def officers(self) -> tuple[str, ...]:
        """Return the names of all who ever typed, the latest first."""
        rows = self._db.execute(
            "SELECT officer FROM (SELECT officer, max(opened) AS last FROM batch GROUP BY officer"
            " UNION ALL SELECT officer, max(at) FROM keyed GROUP BY officer)"
            " GROUP BY officer COLLATE NOCASE ORDER BY max(last) DESC"
        )
        return tuple(officer for (officer,) in rows)

    def keep_sheet(self, batch: Batch, sheet: Sheet, pc: str, at: datetime) -> None:
        """Keep a sheet as far as it is typed, in place of its earlier state."""
        body = json.dumps({"batch": batch.id, "sheet": json.loads(canonical_json(sheet) or "")})
        self._db.execute(
            "INSERT INTO draft (uuid, pc, source, period_id, body, kept_at) VALUES (?, ?, 'kertas',"
            " (SELECT id FROM period WHERE kode = ? COLLATE NOCASE), ?, ?)"
            " ON CONFLICT (uuid) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at",
            [sheet.id, pc, batch.period, body, at.isoformat()],
        )

    def sheet_left(self, batch: Batch) -> Sheet | None:
        """Return the sheet of a batch that was not finished, or None."""
        row = self._db.execute(
            "SELECT body FROM draft WHERE source = 'kertas'"
            " AND json_extract(body, '$.batch') = ? ORDER BY kept_at DESC LIMIT 1",
            [batch.id],
        ).fetchone()
        return None if row is None else _sheet(json.loads(row[0])["sheet"])

    def everything(self) -> Iterator[tuple[str, object]]:
        """Yield what the chain holds of all batches, with the key of their entries."""
        for row in self._db.execute(f"SELECT {_COLUMNS} {_FROM}").fetchall():
            batch = _batch(row)
            yield batch.id, batch.record


def _batch(row: Sequence[Any]) -> Batch:
    uuid, period, officer, opened, tanggal, jam, layanan, lembar, every, start, closed = row
    return Batch(
        uuid,
        period,
        officer,
        datetime.fromisoformat(opened),
        date.fromisoformat(tanggal) if tanggal else None,
        jam,
        layanan,
        lembar,
        every,
        start,
        datetime.fromisoformat(closed) if closed else None,
    )


def _sheet(body: dict[str, Any]) -> Sheet:
    fields = tuple(
        Field(
            known["name"],
            Part(known["part"]),
            tuple(ProfileChoice(**choice) for choice in known["choices"]),
        )
        for known in body["fields"]
    )
    return Sheet(**{**body, "fields": fields})
