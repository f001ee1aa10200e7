"""RTL in the file: planned, ordered, reported on, retired; never deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_FIELDS = (
    "period",
    "unsur",
    "kegiatan",
    "triwulan",
    "penanggung_jawab",
    "done",
    "realisasi",
    "dokumentasi",
    "hambatan",
    "alasan",
    "strategi",
    "target_waktu",
    "stakeholder",
)
_COLUMNS = ", ".join(_FIELDS)
_SELECT = f"SELECT uuid, tahun, {_COLUMNS}, retired_at FROM rtl"
_BY_PLACE = "ORDER BY position, id"


class TindakLanjutTable:
    """The planned actions of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, rtl: Rtl) -> None:
        """Keep a planned action behind all others."""
        self._db.execute(
            f"INSERT INTO rtl (uuid, tahun, position, {_COLUMNS})"
            " VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM rtl),"
            f" {', '.join('?' for _ in _FIELDS)})",
            [rtl.id, rtl.tahun, *_values(rtl)],
        )
        self._journal.write("tambah", Kind.TINDAK_LANJUT, rtl.id, None, rtl)

    def change(self, before: Rtl, after: Rtl, deed: str) -> None:
        """Put `after` in the place of `before`, a kept action of the same id and year."""
        self._db.execute(
            f"UPDATE rtl SET {', '.join(f'{name} = ?' for name in _FIELDS)} WHERE uuid = ?",
            [*_values(after), after.id],
        )
        self._journal.write(deed, Kind.TINDAK_LANJUT, after.id, before, after)

    def retire(self, rtl: Rtl, at: datetime) -> Rtl:
        """Take an action off the plan; it stays in the file."""
        return self._mark("hapus dari rencana", rtl, at.isoformat())

    def take_back(self, rtl: Rtl) -> Rtl:
        """Put a retired action on the plan again, where it stood."""
        return self._mark("pulihkan ke rencana", rtl, None)

    def move(self, rtl: Rtl, order: Sequence[str]) -> None:
        """Have all actions in the order of these ids, because `rtl` was moved."""
        self._db.conn.executemany(
            "UPDATE rtl SET position = ? WHERE uuid = ?",
            [(position, uuid) for position, uuid in enumerate(order, start=1)],
        )
        deed = f"pindah ke urutan {order.index(rtl.id) + 1}"
        self._journal.write(deed, Kind.TINDAK_LANJUT, rtl.id, rtl, rtl)

    def find(self, rtl_id: str) -> Rtl | None:
        """Return the action of this id, a retired one too, or None."""
        rows = self._db.execute(f"{_SELECT} WHERE uuid = ?", [rtl_id])
        return next((_rtl(row) for row in rows), None)

    def list_all(self) -> tuple[Rtl, ...]:
        """Return what is planned after all surveys, in its order."""
        rows = self._db.execute(f"{_SELECT} WHERE retired_at IS NULL {_BY_PLACE}")
        return tuple(_rtl(row) for row in rows)

    def order(self) -> list[str]:
        """Return the ids of all actions in their order, retired ones too."""
        return [uuid for (uuid,) in self._db.execute(f"SELECT uuid FROM rtl {_BY_PLACE}")]

    def everything(self) -> Iterator[tuple[str, Rtl]]:
        """Yield the actions of all years, retired ones too, with the key of their entries."""
        for row in self._db.execute(_SELECT):
            rtl = _rtl(row)
            yield rtl.id, rtl

    def _mark(self, deed: str, rtl: Rtl, retired_at: str | None) -> Rtl:
        self._db.execute("UPDATE rtl SET retired_at = ? WHERE uuid = ?", [retired_at, rtl.id])
        after = replace(rtl, retired=retired_at is not None)
        self._journal.write(deed, Kind.TINDAK_LANJUT, rtl.id, rtl, after)
        return after


def _values(rtl: Rtl) -> list[Any]:
    """Return the values of an action for the columns of _FIELDS."""
    kept: dict[str, Any] = {name: getattr(rtl, name) for name in _FIELDS}
    kept["triwulan"] = " ".join(str(quarter) for quarter in rtl.triwulan)
    kept["done"] = None if rtl.done is None else int(rtl.done)
    return list(kept.values())


def _rtl(row: Sequence[Any]) -> Rtl:
    uuid, tahun, *values, retired_at = row
    kept = dict(zip(_FIELDS, values, strict=True))
    kept["triwulan"] = tuple(int(quarter) for quarter in kept["triwulan"].split())
    kept["done"] = None if kept["done"] is None else bool(kept["done"])
    return Rtl(uuid, tahun, **kept, retired=retired_at is not None)
