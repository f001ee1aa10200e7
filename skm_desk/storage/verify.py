"""Hold every record against the chain: a byte changed outside the program does not go unseen."""

import json
from collections.abc import Callable, Iterator

from skm_desk.domain.changes import Kind
from skm_desk.storage.batch_table import BatchTable
from skm_desk.storage.correction_table import CorrectionTable
from skm_desk.storage.journal import canonical_json
from skm_desk.storage.kuesioner_table import KuesionerTable
from skm_desk.storage.layanan_table import LayananTable
from skm_desk.storage.office_table import OfficeTable
from skm_desk.storage.period_table import PeriodTable
from skm_desk.storage.photo_table import PhotoTable
from skm_desk.storage.responden_table import RespondenTable
from skm_desk.storage.saran_table import SaranTable
from skm_desk.storage.sqlite_library import Database
from skm_desk.storage.tindak_lanjut_table import TindakLanjutTable


class Verifier:
    """Compares what the file holds with what its entries say was written."""

    def __init__(
        self,
        db: Database,
        kuesioner: KuesionerTable,
        period: PeriodTable,
        layanan: LayananTable,
        responden: RespondenTable,
        saran: SaranTable,
        photo: PhotoTable,
        tindak_lanjut: TindakLanjutTable,
        office: OfficeTable,
        batch: BatchTable,
        correction: CorrectionTable,
    ) -> None:
        self._db = db
        self._responden = responden
        self._listed: dict[Kind, Callable[[], Iterator[tuple[str, object]]]] = {
            Kind.KUESIONER: kuesioner.everything,
            Kind.PERIOD: period.everything,
            Kind.LAYANAN: layanan.everything,
            Kind.SARAN: saran.everything,
            Kind.TINDAK_LANJUT: tindak_lanjut.everything,
            Kind.EARLIER_YEAR: office.everything,
            Kind.SETTING: office.everything_set,
            Kind.PHOTO: photo.everything,
            Kind.PICTURE: office.pictures,
            Kind.RESPONDEN: responden.kept_alone,
            Kind.BATCH: batch.everything,
            Kind.DIFFERENCE: correction.everything,
        }

    def first_difference(self) -> str | None:
        """Return which record is not as its last entry says, or None when all are."""
        for kind, everything in self._listed.items():
            seen = 0
            for key, record in everything():
                seen += 1
                if canonical_json(record) != self._last_after(kind, key):
                    return f"{kind.value} {key}"
            if seen != self._written(kind):
                return kind.value
        return self._first_sealed(Kind.IMPORT, self._responden.imports()) or self._first_sealed(
            Kind.PACKAGE, self._responden.packages()
        )

    def _first_sealed(self, kind: Kind, listed: Iterator[tuple[str, int, str]]) -> str | None:
        """Return which many forms under one entry are not as that says, None when all are."""
        seen = 0
        for key, count, digest in listed:
            seen += 1
            facts = json.loads(self._last_after(kind, key) or "{}")
            if (facts.get("formulir"), facts.get("sha256")) != (count, digest):
                return f"{kind.value} {key}"
        return None if seen == self._written(kind) else kind.value

    def _last_after(self, kind: Kind, key: str) -> str | None:
        row = self._db.execute(
            "SELECT after FROM audit WHERE kind = ? AND key = ? ORDER BY sequence DESC LIMIT 1",
            [kind.value, key],
        ).fetchone()
        return None if row is None else row[0]

    def _written(self, kind: Kind) -> int:
        row = self._db.execute(
            "SELECT count(DISTINCT key) FROM audit WHERE kind = ?", [kind.value]
        ).fetchone()
        return int(row[0])
