"""Saran that the office quotes or took in by other channels."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.period import Period
from skm_desk.domain.saran import Saran, SaranKind
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_COLUMNS = (
    "saran.uuid, saran.text, channel, received, quoted, kind, unsur, done, responden.uuid,"
    " saran.void_reason, quote, saran.salt"
)
_FROM = "FROM saran LEFT JOIN responden ON responden.id = saran.responden_id"


class SaranTable:
    """The saran of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, period: Period, saran: Saran) -> None:
        """Keep a saran of the period; `saran.form` says which form of it holds it, if one does."""
        saran = self._journal.origin.salted(saran)
        self._db.execute(
            "INSERT INTO saran (period_id, responden_id, salt, text, channel, received, quoted,"
            " kind, unsur, done, void_reason, quote, uuid) VALUES ((SELECT id FROM period WHERE"
            " uuid = ?), (SELECT id FROM responden WHERE uuid = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " ?)",
            [period.id, saran.form, saran.salt, *_values(saran)],
        )
        self._journal.write("tambah", Kind.SARAN, saran.id, None, saran)

    def change(self, before: Saran, after: Saran, deed: str) -> None:
        """Put `after` in the place of `before`, a kept saran of the same id and form."""
        after = self._journal.origin.salted(replace(after, salt=before.salt))
        self._db.execute(
            "UPDATE saran SET text = ?, channel = ?, received = ?, quoted = ?, kind = ?,"
            " unsur = ?, done = ?, void_reason = ?, quote = ? WHERE uuid = ?",
            _values(after),
        )
        self._journal.write(deed, Kind.SARAN, after.id, before, after)

    def find(self, saran_id: str) -> Saran | None:
        """Return the saran of this id as it is kept, void ones too, or None."""
        row = self._db.execute(f"SELECT {_COLUMNS} {_FROM} WHERE saran.uuid = ?", [saran_id])
        return next((_saran(found) for found in row), None)

    def everything(self) -> Iterator[tuple[str, Saran]]:
        """Yield the saran of all periods with the key of their entries."""
        for row in self._db.execute(f"SELECT {_COLUMNS} {_FROM}"):
            saran = _saran(row)
            yield saran.id, saran

    def list_all(self, period: Period) -> tuple[Saran, ...]:
        """Return the saran of the period as they are kept, void ones too, earliest first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE saran.period_id ="
            " (SELECT id FROM period WHERE uuid = ?) ORDER BY saran.id",
            [period.id],
        )
        return tuple(_saran(row) for row in rows)

    def list_quoted(self, period: Period) -> tuple[Saran, ...]:
        """Return the saran of the period that its laporan quotes, with what the forms say now.

        A void one is not quoted, nor is one of a void form or of one that holds none any more.
        """
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, responden.saran {_FROM} WHERE quoted AND saran.void_reason IS NULL"
            " AND responden.void_reason IS NULL AND coalesce(responden.saran, saran.text) <> ''"
            " AND saran.period_id = (SELECT id FROM period WHERE uuid = ?) ORDER BY saran.id",
            [period.id],
        )
        return tuple(replace(_saran(row), text=now or row[1]) for *row, now in rows)

    def count_written(self, period: Period) -> int:
        """Return how many forms of the period that count hold a saran."""
        row = self._db.execute(
            "SELECT count(*) FROM responden WHERE saran <> '' AND void_reason IS NULL"
            " AND period_id = (SELECT id FROM period WHERE uuid = ?)",
            [period.id],
        ).fetchone()
        return int(row[0])


def _values(saran: Saran) -> list[Any]:
    """Return the values of a saran for its columns, its id last."""
    return [
        saran.text,
        saran.channel,
        saran.received.isoformat() if saran.received else None,
        int(saran.quoted),
        saran.kind.value,
        saran.unsur,
        saran.done,
        saran.void_reason,
        saran.quote,
        saran.id,
    ]


def _saran(row: Sequence[Any]) -> Saran:
    uuid, text, channel, received, quoted, kind, *rest = row
    day = date.fromisoformat(received) if received else None
    return Saran(uuid, text, channel, day, bool(quoted), SaranKind(kind), *rest)
