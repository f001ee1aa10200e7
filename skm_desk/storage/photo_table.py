"""Photos of a period in the file: captioned, ordered, exchanged, retired; never deleted.

Their entries hold the SHA-256 of a picture, not the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.period import Period
from skm_desk.domain.photo import ListedPhoto, Photo
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_SELECT = "SELECT uuid, caption, data, retired_at FROM photo"
_OF_PERIOD = "period_id = (SELECT id FROM period WHERE uuid = ?)"
_BY_PLACE = "ORDER BY position, id"


class PhotoTable:
    """The photos of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, period: Period, photo: Photo) -> None:
        """Keep a photo of the period behind the others."""
        self._db.execute(
            "INSERT INTO photo (uuid, period_id, position, caption, data) VALUES (?,"
            " (SELECT id FROM period WHERE uuid = ?),"
            " (SELECT coalesce(max(position), 0) + 1 FROM photo), ?, ?)",
            [photo.id, period.id, photo.caption, photo.data],
        )
        self._journal.write("tambah", Kind.PHOTO, photo.id, None, photo)

    def change(self, before: Photo, after: Photo, deed: str) -> None:
        """Put `after` in the place of `before`, a kept photo of the same id."""
        self._db.execute("UPDATE photo SET caption = ? WHERE uuid = ?", [after.caption, after.id])
        if after.data != before.data:
            self._db.execute("UPDATE photo SET data = ? WHERE uuid = ?", [after.data, after.id])
        self._journal.write(deed, Kind.PHOTO, after.id, before, after)

    def retire(self, photo: Photo, at: datetime) -> Photo:
        """Take a photo out of the laporan; it stays in the file."""
        return self._mark("hapus dari laporan", photo, at.isoformat())

    def take_back(self, photo: Photo) -> Photo:
        """Put a retired photo into the laporan again, where it stood."""
        return self._mark("pulihkan ke laporan", photo, None)

    def move(self, photo: Photo, order: Sequence[str]) -> None:
        """Have all photos of a period in the order of these ids, because `photo` was moved."""
        self._db.conn.executemany(
            "UPDATE photo SET position = ? WHERE uuid = ?",
            [(position, uuid) for position, uuid in enumerate(order, start=1)],
        )
        deed = f"pindah ke urutan {order.index(photo.id) + 1}"
        self._journal.write(deed, Kind.PHOTO, photo.id, photo, photo)

    def find(self, photo_id: str) -> Photo | None:
        """Return the photo of this id, a retired one too, or None."""
        rows = self._db.execute(f"{_SELECT} WHERE uuid = ?", [photo_id])
        return next((_photo(row) for row in rows), None)

    def kode_of(self, photo_id: str) -> str:
        """Return the kode of the period that a kept photo belongs to."""
        row = self._db.execute(
            "SELECT kode FROM period JOIN photo ON photo.period_id = period.id"
            " WHERE photo.uuid = ?",
            [photo_id],
        ).fetchone()
        return str(row[0])

    def list_period(self, period: Period) -> tuple[Photo, ...]:
        """Return the photos of the period with their pictures, in their order."""
        rows = self._db.execute(
            f"{_SELECT} WHERE retired_at IS NULL AND {_OF_PERIOD} {_BY_PLACE}", [period.id]
        )
        return tuple(_photo(row) for row in rows)

    def list_rows(self, period: Period) -> tuple[ListedPhoto, ...]:
        """Return what there is to tell of the photos of the period; no picture is read."""
        rows = self._db.execute(
            "SELECT uuid, caption, data IS NOT NULL, (SELECT max(sequence) FROM audit"
            " WHERE audit.kind = ? AND audit.key = photo.uuid) FROM photo"
            f" WHERE retired_at IS NULL AND {_OF_PERIOD} {_BY_PLACE}",
            [Kind.PHOTO.value, period.id],
        )
        return tuple(
            ListedPhoto(uuid, caption, bool(has), state) for uuid, caption, has, state in rows
        )

    def order(self, period: Period) -> list[str]:
        """Return the ids of all photos of the period in their order, retired ones too."""
        rows = self._db.execute(
            f"SELECT uuid FROM photo WHERE {_OF_PERIOD} {_BY_PLACE}", [period.id]
        )
        return [uuid for (uuid,) in rows]

    def everything(self) -> Iterator[tuple[str, Photo]]:
        """Yield the photos of all periods, retired ones too, with the key of their entries."""
        for row in self._db.execute(_SELECT):
            photo = _photo(row)
            yield photo.id, photo

    def _mark(self, deed: str, photo: Photo, retired_at: str | None) -> Photo:
        self._db.execute("UPDATE photo SET retired_at = ? WHERE uuid = ?", [retired_at, photo.id])
        after = replace(photo, retired=retired_at is not None)
        self._journal.write(deed, Kind.PHOTO, photo.id, photo, after)
        return after


def _photo(row: Sequence[Any]) -> Photo:
    uuid, caption, data, retired_at = row
    return Photo(uuid, caption, data, retired_at is not None)
