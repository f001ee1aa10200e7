"""Hold every record against the chain: a byte changed outside the program does not go unseen."""

import json
from collections.abc import Callable, Iterator

from skm_desk.domain.changes import Kind
from skm_desk.domain.free_text import text_digest
from skm_desk.storage.batch_table import BatchTable
from skm_desk.storage.canonical import FREE_TEXTS, canonical_json, with_texts
from skm_desk.storage.correction_table import CorrectionTable
from skm_desk.storage.form_proof import FormProof
from skm_desk.storage.import_proof import ImportProof
from skm_desk.storage.journal import Journal
from skm_desk.storage.kuesioner_table import KuesionerTable
from skm_desk.storage.layanan_table import LayananTable
from skm_desk.storage.office_table import OfficeTable
from skm_desk.storage.period_table import PeriodTable
from skm_desk.storage.photo_table import PhotoTable
from skm_desk.storage.salting import old_digest
from skm_desk.storage.saran_table import SaranTable
from skm_desk.storage.sqlite_library import Database
from skm_desk.storage.tindak_lanjut_table import TindakLanjutTable

_SALTS = {
    Kind.RESPONDEN.value: "responden",
    Kind.SARAN.value: "saran",
    Kind.DIFFERENCE.value: "difference",
}


class Verifier:
    """Compares what the file holds with what its entries say was written."""

    def __init__(
        self,
        db: Database,
        journal: Journal,
        kuesioner: KuesionerTable,
        period: PeriodTable,
        layanan: LayananTable,
        saran: SaranTable,
        photo: PhotoTable,
        tindak_lanjut: TindakLanjutTable,
        office: OfficeTable,
        batch: BatchTable,
        correction: CorrectionTable,
    ) -> None:
        self._db = db
        self._journal = journal
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
        forms = FormProof(self._db, self._journal)
        return (
            forms.first_difference()
            or self._first_import(forms)
            or self._first_text()
            or self._first_correction()
            or self._old_chain()
        )

    def _first_import(self, forms: FormProof) -> str | None:
        """Return which import or package is not as its entries say, None when all are."""
        seals = (forms.import_seals, forms.package_seals)
        return ImportProof(self._db, self._journal, *seals).first_difference()

    def _first_text(self) -> str | None:
        """Return which record has a text that its digest does not fit, or lacks one that it held
        before a change; None when all are there."""
        for kind, table in _SALTS.items():
            rows = self._db.execute(
                f"SELECT key, digest, body, salt FROM free_text LEFT JOIN {table} ON uuid = key"
                " WHERE free_text.kind = ?",
                [kind],
            )
            for key, digest, body, salt in rows:
                if salt is None or digest != text_digest(salt, body):
                    return f"{kind} {key}"
            changed = self._db.execute(
                "SELECT key, before, after FROM audit WHERE kind = ? AND before IS NOT NULL",
                [kind],
            ).fetchall()
            for key, *states in changed:
                texts = self._journal.texts(Kind(kind), key)
                for state in states:
                    with_texts(kind, json.loads(state), texts)  # raises for one that is missing
        kinds = ", ".join("?" for _ in FREE_TEXTS)
        other = self._db.execute(
            f"SELECT key FROM free_text WHERE kind NOT IN ({kinds})", list(FREE_TEXTS)
        ).fetchone()
        return None if other is None else str(other[0])

    def _first_correction(self) -> str | None:
        """Return which correction is told of by no entry, or by one about something else."""
        row = self._db.execute(
            "SELECT correction.sequence FROM correction"
            " LEFT JOIN audit ON audit.sequence = correction.sequence"
            " LEFT JOIN responden ON responden.id = responden_id"
            " LEFT JOIN import ON import.id = correction.import_id"
            " LEFT JOIN period ON period.id = import.period_id"
            " WHERE audit.kind IS NOT iif(responden_id IS NULL, ?, ?)"
            " OR audit.key IS NOT coalesce(responden.uuid, period.kode || '/' || import.uuid)",
            [Kind.IMPORT.value, Kind.RESPONDEN.value],
        ).fetchone()
        return None if row is None else f"correction {row[0]}"

    def _old_chain(self) -> str | None:
        """Return what is wrong with the digests of the chain before texts left it, or None."""
        told = self._db.execute(
            "SELECT before, after FROM audit WHERE kind = ?", [Kind.CHAIN.value]
        ).fetchone()
        count = self._db.execute("SELECT count(*) FROM old_chain").fetchone()[0]
        if told is None:
            return None if count == 0 else Kind.CHAIN.value
        before, after = (json.loads(state) for state in told)
        is_whole = (
            before["entri"] == after["entri"] == count
            and before["kepala"] == self._journal.digest_at(count, before_salting=True)
            and after["kepala"] == self._journal.digest_at(count)
            and before["sha256"] == old_digest(self._db)
        )
        return None if is_whole else Kind.CHAIN.value

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
