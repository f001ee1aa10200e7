"""What travels between PCs: all forms of a file with their history, and packages that came."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from skm_desk.domain.changes import Kind
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.storage.canonical import canonical_json, to_json, with_texts
from skm_desk.storage.form_insert import NewForm, insert_forms
from skm_desk.storage.form_json import FormChange, form_of_json
from skm_desk.storage.form_rows import KeptForm, kept_forms
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_OF_PERIOD = "responden.period_id = (SELECT id FROM period WHERE uuid = ?)"


@dataclass(frozen=True)
class ImportedFile:
    """A file that was imported into a period: how it is known again, its name, the order in which
    its columns were read, and when."""

    fingerprint: str
    file_name: str
    order: str
    at: datetime


@dataclass(frozen=True)
class Arrival:
    """A form that comes in a package: `file` is the fingerprint of the file that it was imported
    from, None if it came alone; `steps` are what changed it before, the last one to what it is."""

    kept: KeptForm
    file: str | None = None
    steps: tuple[FormChange, ...] = ()

    @property
    def first(self) -> KeptForm:
        """The form as it was before any correction."""
        return replace(self.kept, form=self.steps[0].before) if self.steps else self.kept


class MergeSeal:
    """The package that is being joined: its row, and the digest of the forms kept so far."""

    def __init__(self, row_id: int) -> None:
        self.row_id = row_id
        self.forms = 0
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The digest of all forms kept so far."""
        return self._digest.hexdigest()

    def add(self, record: str) -> None:
        """Count one more form in, by its JSON."""
        self._digest.update(f"{record}\n".encode())
        self.forms += 1


class PackageTable:
    """The forms of one open file as they travel, and the packages that were joined to it."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def is_known(self, sha256: str) -> bool:
        """Return whether a package of this content was joined before."""
        row = self._db.execute("SELECT 1 FROM package WHERE sha256 = ?", [sha256]).fetchone()
        return row is not None

    def begin(self, sha256: str, pc: str, packed: datetime, at: datetime) -> MergeSeal:
        """Keep that a package is joined; `finish` it in the same transaction."""
        cursor = self._db.execute(
            "INSERT INTO package (sha256, pc, packed_at, merged_at) VALUES (?, ?, ?, ?)",
            [sha256, pc, packed.isoformat(), at.isoformat()],
        )
        assert cursor.lastrowid is not None
        return MergeSeal(cursor.lastrowid)

    def finish(self, seal: MergeSeal, sha256: str, facts: Mapping[str, object]) -> None:
        """Write the one entry of a package, with the digest of all forms that came in it."""
        told = {**facts, "formulir": seal.forms, "sha256": seal.sha256}
        self._journal.write("gabung", Kind.PACKAGE, sha256, None, told)

    def add_forms(self, seal: MergeSeal, period: Period, new: Sequence[Arrival]) -> None:
        """Keep forms of a package, each with all that happened to it."""
        files = {
            fingerprint: row_id
            for row_id, fingerprint in self._db.execute(
                "SELECT import.id, fingerprint FROM import JOIN period ON period.id = period_id"
                " WHERE period.uuid = ?",
                [period.id],
            )
        }
        rows = [
            NewForm(one.kept.form, one.kept.at, None if one.file is None else files[one.file])
            for one in new
        ]
        insert_forms(self._db, rows, period, seal.row_id)
        for one in new:
            seal.add(canonical_json(one.first) or "")
            for step in one.steps:
                self.note(one.kept, step)

    def note(self, kept: KeptForm, step: FormChange) -> None:
        """Write down a change of a form that was made at another PC."""
        before, after = replace(kept, form=step.before), replace(kept, form=step.after)
        self._journal.write(step.deed, Kind.RESPONDEN, kept.form.id, before, after)

    def add_import(self, seal: MergeSeal, period: Period, file: ImportedFile) -> None:
        """Keep that a file was imported into a period at another PC."""
        self._db.execute(
            "INSERT INTO import (period_id, fingerprint, file_name, column_order, imported_at,"
            " package_id) VALUES ((SELECT id FROM period WHERE uuid = ?), ?, ?, ?, ?, ?)",
            [
                period.id,
                file.fingerprint,
                file.file_name,
                file.order,
                file.at.isoformat(),
                seal.row_id,
            ],
        )

    def imports(self, period: Period) -> tuple[ImportedFile, ...]:
        """Return the files that were imported into a period, here or at another PC."""
        rows = self._db.execute(
            "SELECT fingerprint, file_name, column_order, imported_at FROM import"
            " JOIN period ON period.id = period_id WHERE period.uuid = ? ORDER BY import.id",
            [period.id],
        )
        return tuple(
            ImportedFile(fingerprint, name, order, datetime.fromisoformat(at))
            for fingerprint, name, order, at in rows
        )

    def forms(self, period: Period) -> Iterator[KeptForm]:
        """Yield all forms of a period, void ones too, in the order in which they were kept."""
        return kept_forms(self._db, _OF_PERIOD, [period.id])

    def ids(self, period: Period) -> frozenset[str]:
        """Return the ids of all forms of a period, void ones too."""
        rows = self._db.execute(f"SELECT uuid FROM responden WHERE {_OF_PERIOD}", [period.id])
        return frozenset(uuid for (uuid,) in rows)

    def changed_ids(self) -> frozenset[str]:
        """Return the ids of all forms that were corrected, voided or typed twice."""
        rows = self._db.execute(
            "SELECT DISTINCT key FROM audit WHERE kind = ? AND before IS NOT NULL",
            [Kind.RESPONDEN.value],
        )
        return frozenset(key for (key,) in rows)

    def files_of(self, period: Period) -> dict[str, str]:
        """Return, by the id of each imported form of a period, the fingerprint of its file."""
        rows = self._db.execute(
            "SELECT uuid, fingerprint FROM responden JOIN import ON import.id = import_id"
            f" WHERE {_OF_PERIOD}",
            [period.id],
        )
        return dict(rows.fetchall())

    def of_import(self, period: Period, fingerprint: str) -> tuple[Responden, ...]:
        """Return the forms of an imported file as they came from it, before any correction."""
        where = f"{_OF_PERIOD} AND import_id = (SELECT id FROM import WHERE fingerprint = ? AND"
        where += " import.period_id = responden.period_id)"
        kept = kept_forms(self._db, where, [period.id, fingerprint])
        changed = self.changed_ids()
        return tuple(
            self.history(one.form)[0] if one.form.id in changed else one.form for one in kept
        )

    def history(self, form: Responden) -> tuple[Responden, ...]:
        """Return the states of a kept form that the chain holds, earliest first, `form` last."""
        changes = self.changes(form.id)
        return (*(change.before for change in changes), form)

    def changes(self, form_id: str) -> tuple[FormChange, ...]:
        """Return what changed a form, earliest first.

        Raise ValueError, TypeError or KeyError if the chain holds no such forms.
        """
        texts = self._journal.texts(Kind.RESPONDEN, form_id)
        return tuple(
            FormChange(
                entry.deed, form_of_json(entry.before, texts), form_of_json(entry.after, texts)
            )
            for entry in self._journal.of_record(Kind.RESPONDEN, form_id)
            if entry.before is not None and entry.after is not None
        )

    def states(self, kind: Kind, key: str) -> tuple[str, ...]:
        """Return what the chain holds of a record as JSON, earliest first, the present last; its
        texts stand in it, so that it can be held against what another PC has.

        Raise ValueError or KeyError if the chain holds no such record.
        """
        texts = self._journal.texts(kind, key)
        return tuple(
            to_json(with_texts(kind.value, json.loads(entry.after), texts))
            for entry in self._journal.of_record(kind, key)
            if entry.after is not None
        )
