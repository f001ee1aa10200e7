"""Hold imports, and the signs of their rows, against the chain."""

from collections.abc import Mapping
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.storage.import_seal import ImportSeal
from skm_desk.storage.import_table import COLUMNS, file_of
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_FILES = (
    f"SELECT {COLUMNS}, import.id, package_id, period.kode FROM import"
    " JOIN period ON period.id = import.period_id ORDER BY import.id"
)
_ROWS = (
    "SELECT import_id, package_id, name, said FROM import_row"
    " LEFT JOIN responden ON responden.id = responden_id ORDER BY responden_id"
)


class ImportProof:
    """Reads all imports of an open file; `seals` tell the forms of each import at this PC, and of
    each package: how many there are, and their digest."""

    def __init__(
        self,
        db: Database,
        journal: Journal,
        import_seals: Mapping[int, tuple[int, str]],
        package_seals: Mapping[int, tuple[int, str]],
    ) -> None:
        self._db = db
        self._journal = journal
        self._import_seals = import_seals
        self._package_seals = package_seals
        self._files: dict[int, ImportSeal] = {}
        self._packages = {row_id: ImportSeal() for row_id in package_seals}

    def first_difference(self) -> str | None:
        """Return which import or package is not as its entries say, or None when all are."""
        told: list[tuple[str, int, dict[str, Any] | None]] = []
        with_entry = 0
        for *columns, row_id, package_id, kode in self._db.execute(_FILES).fetchall():
            file = file_of(columns)
            key = f"{kode}/{file.uuid}"
            facts = self._journal.last_facts(Kind.IMPORT, key)
            with_entry += facts is not None
            if (facts or {}).get("batal") != file.void_reason:
                return f"{Kind.IMPORT.value} {key}"
            if package_id is None:
                self._files[row_id] = seal = ImportSeal()
                told.append((key, row_id, facts))
            else:
                seal = self._packages[package_id]
            seal.add_file(file)
        if with_entry != self._written(Kind.IMPORT):
            return Kind.IMPORT.value
        return self._add_rows() or self._first_unsealed(told)

    def _add_rows(self) -> str | None:
        for import_id, package_id, name, said in self._db.execute(_ROWS):
            seals: Mapping[int, ImportSeal] = self._files if package_id is None else self._packages
            seal = seals.get(import_id if package_id is None else package_id)
            if seal is None or import_id is None:
                return "import_row"
            seal.add_row(name, said)
        return None

    def _first_unsealed(self, told: list[tuple[str, int, dict[str, Any] | None]]) -> str | None:
        for key, row_id, facts in told:
            if not _is_as_told(facts, self._import_seals[row_id], self._files[row_id]):
                return f"{Kind.IMPORT.value} {key}"
        packages = self._db.execute("SELECT id, sha256 FROM package").fetchall()
        for row_id, sha256 in packages:
            facts = self._journal.last_facts(Kind.PACKAGE, sha256)
            if not _is_as_told(facts, self._package_seals[row_id], self._packages[row_id]):
                return f"{Kind.PACKAGE.value} {sha256}"
        return None if len(packages) == self._written(Kind.PACKAGE) else Kind.PACKAGE.value

    def _written(self, kind: Kind) -> int:
        row = self._db.execute(
            "SELECT count(DISTINCT key) FROM audit WHERE kind = ?", [kind.value]
        ).fetchone()
        return int(row[0])


def _is_as_told(facts: dict[str, Any] | None, forms: tuple[int, str], origin: ImportSeal) -> bool:
    """Return whether forms and where they come from are as an entry says; one of an older program
    tells nothing of the latter."""
    if facts is None or (facts.get("formulir"), facts.get("sha256")) != forms:
        return False
    if (sealed := facts.get("asal")) is None:
        return origin.is_plain
    return bool(sealed == origin.sha256)
