"""Imports in the file: kept whole, known again row by row, taken back whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import LembarTaken
from skm_desk.domain.imported_file import ImportedFile
from skm_desk.domain.overlap import KnownImport, RowDigests
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.storage.form_insert import NewForm, insert_forms
from skm_desk.storage.journal import Journal
from skm_desk.storage.responden_table import RespondenTable
from skm_desk.storage.sealed_import import SealedImport
from skm_desk.storage.sqlite_library import Database

COLUMNS = (
    "import.uuid, fingerprint, file_name, column_order, imported_at, import.salt, sheets,"
    " import.void_reason"
)
_AT_ONCE = 500  # forms
_OF_PERIOD = "import.period_id = (SELECT id FROM period WHERE uuid = ?)"


@dataclass(frozen=True)
class ListedImport:
    """An import of a period: its number there, from 1; how many forms it holds and how many of
    them are void; who took it in, and the PC of the package that it came in, empty if it did not.
    """

    number: int
    file: ImportedFile
    forms: int
    void: int
    who: str
    from_pc: str


class ImportTable:
    """The imports of one open file."""

    def __init__(self, db: Database, journal: Journal, responden: RespondenTable) -> None:
        self._db = db
        self._journal = journal
        self._responden = responden

    def add(
        self, sealed: SealedImport, period: Period, progress: Callable[[int, int], None]
    ) -> None:
        """Keep all forms of one file with one entry that holds the digest of them all.

        `progress` is told (forms kept, all of them). Raise LembarTaken for a used number.
        """
        file = sealed.file
        row_id = self.insert(period, file, None)
        count = len(sealed.forms)
        self._refuse_used(sealed.forms, period)
        for start in range(0, count, _AT_ONCE):
            progress(start, count)
            part = slice(start, start + _AT_ONCE)
            made = [NewForm(form, file.at, row_id) for form in sealed.forms[part]]
            numbers = insert_forms(self._db, made, period)
            insert_rows(self._db, numbers, sealed.rows[part])
        facts = {
            "periode": period.kode,
            "berkas": file.file_name,
            "urutan": file.order,
            "formulir": count,
            "sha256": sealed.sha256,
            "asal": sealed.origin_sha256,
        }
        if file.sheets:
            facts["lembar_kerja"] = file.sheets
        self._journal.write("impor", Kind.IMPORT, key_of(period, file), None, facts)

    def insert(self, period: Period, file: ImportedFile, package_id: int | None) -> int:
        """Keep what is known of an import, and return the number of its row."""
        cursor = self._db.execute(
            "INSERT INTO import (uuid, period_id, fingerprint, file_name, column_order,"
            " imported_at, salt, sheets, void_reason, package_id) VALUES"
            " (?, (SELECT id FROM period WHERE uuid = ?), ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                file.uuid,
                period.id,
                file.fingerprint,
                file.file_name,
                file.order,
                file.at.isoformat(),
                file.salt,
                file.sheets,
                file.void_reason,
                package_id,
            ],
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def is_known(self, period: Period, fingerprint: str, timeless: str = "") -> bool:
        """Return whether a file of this content stands in the period.

        `timeless` is its fingerprint without moments, by which an older program knew it.
        """
        row = self._db.execute(
            "SELECT 1 FROM import WHERE void_reason IS NULL AND"
            f" (fingerprint = ? OR (fingerprint = ? AND salt = '')) AND {_OF_PERIOD}",
            [fingerprint, timeless or fingerprint, period.id],
        ).fetchone()
        return row is not None

    def known(self, period: Period) -> tuple[KnownImport, ...]:
        """Return the imports that stand in the period with the signs of their rows, earliest
        first; those without signs are left out."""
        return tuple(
            self._known(listed.number, row_id, listed.file.salt)
            for row_id, listed in self._listed(period)
            if listed.file.void_reason is None and listed.file.salt
        )

    def list_all(self, period: Period) -> tuple[ListedImport, ...]:
        """Return the imports of a period, those taken back too, earliest first."""
        return tuple(listed for _, listed in self._listed(period))

    def files(self, period: Period) -> tuple[ImportedFile, ...]:
        """Return the files that were imported into a period, here or at another PC."""
        rows = self._db.execute(
            f"SELECT {COLUMNS} FROM import WHERE {_OF_PERIOD} ORDER BY import.id", [period.id]
        )
        return tuple(file_of(row) for row in rows)

    def take_back(
        self, period: Period, file: ImportedFile, reason: str, who: str, deed: str = "batal impor"
    ) -> int:
        """Declare all forms of an import void with one entry; return how many were not yet.

        `who` stands behind the reason in the entry, empty for nobody.
        """
        (row_id,) = self._db.execute(
            f"SELECT id FROM import WHERE import.uuid = ? AND {_OF_PERIOD}",
            [file.uuid, period.id],
        ).fetchone()
        self._db.execute(
            "INSERT INTO correction (sequence, import_id)"
            " SELECT coalesce(max(sequence), 0) + 1, ? FROM audit",
            [row_id],
        )
        self._db.execute(
            "UPDATE import SET void_reason = ? WHERE id = ? AND void_reason IS NULL",
            [reason, row_id],
        )
        changed = self._db.execute(
            "UPDATE responden SET void_reason = ?, version = version + 1"
            " WHERE import_id = ? AND void_reason IS NULL",
            [reason, row_id],
        )
        key = key_of(period, file)
        facts = self._journal.last_facts(Kind.IMPORT, key) or {
            "periode": period.kode,
            "berkas": file.file_name,
        }
        name = f"{deed}: {reason} ({who})" if who else f"{deed}: {reason}"
        self._journal.write(name, Kind.IMPORT, key, facts, {**facts, "batal": reason})
        return changed.rowcount

    def _listed(self, period: Period) -> Iterator[tuple[int, ListedImport]]:
        rows = self._db.execute(
            f"SELECT {COLUMNS}, import.id, coalesce(package.pc, ''),"
            " (SELECT count(*) FROM responden WHERE import_id = import.id),"
            " (SELECT count(*) FROM responden WHERE import_id = import.id"
            " AND responden.void_reason IS NOT NULL)"
            f" FROM import LEFT JOIN package ON package.id = package_id WHERE {_OF_PERIOD}"
            " ORDER BY import.id",
            [period.id],
        ).fetchall()
        for number, (*columns, row_id, from_pc, forms, void) in enumerate(rows, start=1):
            file = file_of(columns)
            entries = self._journal.of_record(Kind.IMPORT, key_of(period, file))
            who = entries[0].who if entries and not from_pc else ""
            yield row_id, ListedImport(number, file, forms, void, who, from_pc)

    def _known(self, number: int, row_id: int, salt: str) -> KnownImport:
        rows = self._db.execute(
            "SELECT uuid, name, said FROM import_row JOIN responden ON responden.id = responden_id"
            " WHERE import_id = ? ORDER BY responden_id",
            [row_id],
        ).fetchall()
        forms = [uuid for uuid, _, _ in rows]
        return KnownImport(number, salt, forms, [RowDigests(*signs) for _, *signs in rows])

    def _refuse_used(self, forms: Sequence[Responden], period: Period) -> None:
        """Raise LembarTaken for a sheet number that the period, or an earlier form, has."""
        used = set(self._responden.used_lembar(period))
        for form in forms:
            if form.lembar is not None:
                if form.lembar in used:
                    raise LembarTaken(form.lembar, period.kode)
                used.add(form.lembar)


def key_of(period: Period, file: ImportedFile) -> str:
    """Return the key of the entries about an import."""
    return f"{period.kode}/{file.uuid}"


def file_of(row: Sequence[Any]) -> ImportedFile:
    """Return the import of a row of COLUMNS."""
    uuid, fingerprint, name, order, at, *rest = row
    return ImportedFile(uuid, fingerprint, name, order, datetime.fromisoformat(at), *rest)


def insert_rows(db: Database, numbers: Sequence[int], rows: Sequence[RowDigests | None]) -> None:
    """Keep the signs of rows beside the forms with these numbers; None for a form without."""
    db.conn.executemany(
        "INSERT INTO import_row VALUES (?, ?, ?)",
        [
            (number, row.name, row.said)
            for number, row in zip(numbers, rows, strict=True)
            if row is not None
        ],
    )


def signs_of_forms(db: Database, period: Period) -> Mapping[str, RowDigests]:
    """Return, by the id of each imported form of a period, the signs of its row."""
    rows = db.execute(
        "SELECT uuid, name, said FROM import_row JOIN responden ON responden.id = responden_id"
        " WHERE period_id = (SELECT id FROM period WHERE uuid = ?)",
        [period.id],
    )
    return {uuid: RowDigests(name, said) for uuid, name, said in rows}
