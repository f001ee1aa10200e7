"""The layanan of the office: added, renamed, ordered and retired, never deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from skm_desk.domain.changes import Kind
from skm_desk.domain.layanan import Layanan
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database


class LayananTable:
    """The layanan of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, layanan: Layanan) -> None:
        """Add a layanan behind the others."""
        self._db.execute(
            "INSERT INTO layanan (uuid, nama, position) VALUES"
            " (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM layanan))",
            [layanan.id, layanan.nama],
        )
        self._journal.write("tambah", Kind.LAYANAN, layanan.id, None, layanan)

    def rename(self, layanan: Layanan, nama: str) -> Layanan:
        """Give a layanan another name, under which its old forms stand from now on."""
        self._db.execute("UPDATE layanan SET nama = ? WHERE uuid = ?", [nama, layanan.id])
        return self._note("ganti nama", layanan, replace(layanan, nama=nama))

    def retire(self, layanan: Layanan, at: datetime) -> Layanan:
        """Offer a layanan no more."""
        self._db.execute(
            "UPDATE layanan SET retired_at = ? WHERE uuid = ?", [at.isoformat(), layanan.id]
        )
        return self._note("berhenti tawarkan", layanan, replace(layanan, retired=True))

    def take_back(self, layanan: Layanan) -> Layanan:
        """Offer a retired layanan again."""
        self._db.execute("UPDATE layanan SET retired_at = NULL WHERE uuid = ?", [layanan.id])
        return self._note("tawarkan lagi", layanan, replace(layanan, retired=False))

    def move(self, layanan: Layanan, order: Sequence[str]) -> None:
        """Have all layanan in the order of these ids, because `layanan` was moved."""
        self._db.conn.executemany(
            "UPDATE layanan SET position = ? WHERE uuid = ?",
            [(position, uuid) for position, uuid in enumerate(order, start=1)],
        )
        self._note(f"pindah ke urutan {order.index(layanan.id) + 1}", layanan, layanan)

    def everything(self) -> Iterator[tuple[str, Layanan]]:
        """Yield all layanan with the key of their entries."""
        for layanan in self.list_all():
            yield layanan.id, layanan

    def list_all(self) -> tuple[Layanan, ...]:
        """Return all layanan in the office's order, retired ones included."""
        rows = self._db.execute("SELECT uuid, nama, retired_at FROM layanan ORDER BY position")
        return tuple(Layanan(uuid, nama, retired_at is not None) for uuid, nama, retired_at in rows)

    def _note(self, deed: str, before: Layanan, after: Layanan) -> Layanan:
        self._journal.write(deed, Kind.LAYANAN, before.id, before, after)
        return after
