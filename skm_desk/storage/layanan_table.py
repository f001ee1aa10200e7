"""The layanan of the office: added and retired, never deleted."""

from collections.abc import Iterator

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

    def everything(self) -> Iterator[tuple[str, Layanan]]:
        """Yield all layanan with the key of their entries."""
        for layanan in self.list_all():
            yield layanan.id, layanan

    def list_all(self) -> tuple[Layanan, ...]:
        """Return all layanan in the office's order, retired ones included."""
        rows = self._db.execute("SELECT uuid, nama, retired_at FROM layanan ORDER BY position")
        return tuple(Layanan(uuid, nama, retired_at is not None) for uuid, nama, retired_at in rows)
