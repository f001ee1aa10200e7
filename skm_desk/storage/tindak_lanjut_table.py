"""RTL in the file: planned, reported on, retired."""

from collections.abc import Iterator, Sequence
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_COLUMNS = (
    "uuid, tahun, unsur, kegiatan, triwulan, penanggung_jawab, done, realisasi, dokumentasi,"
    " hambatan, alasan, strategi, target_waktu, stakeholder"
)


class TindakLanjutTable:
    """The planned actions of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, rtl: Rtl) -> None:
        """Keep a planned action behind the others of its year."""
        self._db.execute(
            "INSERT INTO rtl (uuid, tahun, position, unsur, kegiatan, triwulan, penanggung_jawab,"
            " done, realisasi, dokumentasi, hambatan, alasan, strategi, target_waktu, stakeholder)"
            " VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM rtl),"
            " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                rtl.id,
                rtl.tahun,
                rtl.unsur,
                rtl.kegiatan,
                " ".join(str(quarter) for quarter in rtl.triwulan),
                rtl.penanggung_jawab,
                None if rtl.done is None else int(rtl.done),
                rtl.realisasi,
                rtl.dokumentasi,
                rtl.hambatan,
                rtl.alasan,
                rtl.strategi,
                rtl.target_waktu,
                rtl.stakeholder,
            ],
        )
        self._journal.write("tambah", Kind.TINDAK_LANJUT, rtl.id, None, rtl)

    def list_year(self, tahun: int) -> tuple[Rtl, ...]:
        """Return the actions planned after the survey of this year, in their order."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM rtl WHERE tahun = ? AND retired_at IS NULL ORDER BY position",
            [tahun],
        )
        return tuple(_rtl(row) for row in rows)

    def everything(self) -> Iterator[tuple[str, Rtl]]:
        """Yield the actions of all years, retired ones too, with the key of their entries."""
        for row in self._db.execute(f"SELECT {_COLUMNS} FROM rtl"):
            rtl = _rtl(row)
            yield rtl.id, rtl

    def years(self) -> tuple[int, ...]:
        """Return the years that have a plan, earliest first."""
        rows = self._db.execute(
            "SELECT DISTINCT tahun FROM rtl WHERE retired_at IS NULL ORDER BY tahun"
        )
        return tuple(tahun for (tahun,) in rows)


def _rtl(row: Sequence[Any]) -> Rtl:
    uuid, tahun, unsur, kegiatan, triwulan, penanggung_jawab, done, *texts = row
    return Rtl(
        uuid,
        tahun,
        unsur,
        kegiatan,
        tuple(int(quarter) for quarter in triwulan.split()),
        penanggung_jawab,
        None if done is None else bool(done),
        *texts,
    )
