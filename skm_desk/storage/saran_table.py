"""Saran that the office quotes or took in by other channels, and the photos of a period."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.period import Period
from skm_desk.domain.saran import Photo, Saran
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database


class SaranTable:
    """The saran and photos of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, period: Period, saran: Saran) -> None:
        """Keep a saran of the period."""
        self._db.execute(
            "INSERT INTO saran (uuid, period_id, channel, received, text, quoted)"
            " VALUES (?, (SELECT id FROM period WHERE uuid = ?), ?, ?, ?, ?)",
            [
                saran.id,
                period.id,
                saran.channel,
                saran.received.isoformat() if saran.received else None,
                saran.text,
                int(saran.quoted),
            ],
        )
        self._journal.write("tambah", Kind.SARAN, saran.id, None, saran)

    def everything(self) -> Iterator[tuple[str, Saran]]:
        """Yield the saran of all periods with the key of their entries."""
        rows = self._db.execute("SELECT uuid, text, channel, received, quoted FROM saran")
        for row in rows:
            saran = _saran(row)
            yield saran.id, saran

    def list_quoted(self, period: Period) -> tuple[Saran, ...]:
        """Return the saran of the period that its laporan quotes."""
        rows = self._db.execute(
            "SELECT uuid, text, channel, received, quoted FROM saran WHERE quoted"
            " AND period_id = (SELECT id FROM period WHERE uuid = ?) ORDER BY id",
            [period.id],
        )
        return tuple(_saran(row) for row in rows)

    def count_written(self, period: Period) -> int:
        """Return how many forms of the period that count hold a saran."""
        row = self._db.execute(
            "SELECT count(*) FROM responden WHERE saran <> '' AND void_reason IS NULL"
            " AND period_id = (SELECT id FROM period WHERE uuid = ?)",
            [period.id],
        ).fetchone()
        return int(row[0])

    def add_photo(self, period: Period, photo: Photo) -> None:
        """Keep a photo of the period behind the others."""
        self._db.execute(
            "INSERT INTO photo (uuid, period_id, position, caption, data) VALUES (?,"
            " (SELECT id FROM period WHERE uuid = ?),"
            " (SELECT coalesce(max(position), 0) + 1 FROM photo), ?, ?)",
            [photo.id, period.id, photo.caption, photo.data],
        )
        self._journal.write("tambah", Kind.PHOTO, photo.id, None, photo)

    def photos(self, period: Period) -> tuple[Photo, ...]:
        """Return the photos of the period in their order."""
        rows = self._db.execute(
            "SELECT uuid, caption, data FROM photo WHERE retired_at IS NULL"
            " AND period_id = (SELECT id FROM period WHERE uuid = ?) ORDER BY position",
            [period.id],
        )
        return tuple(Photo(uuid, caption, data) for uuid, caption, data in rows)

    def every_photo(self) -> Iterator[tuple[str, Photo]]:
        """Yield the photos of all periods with the keys of their entries."""
        for uuid, caption, data in self._db.execute("SELECT uuid, caption, data FROM photo"):
            yield uuid, Photo(uuid, caption, data)


def _saran(row: Sequence[Any]) -> Saran:
    uuid, text, channel, received, quoted = row
    return Saran(
        uuid, text, channel, date.fromisoformat(received) if received else None, bool(quoted)
    )
