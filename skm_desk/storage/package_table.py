"""What travels between PCs: all forms of a file with their history, and packages that came."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from skm_desk.domain.changes import Kind
from skm_desk.domain.imported_file import ImportedFile
from skm_desk.domain.overlap import RowDigests
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.storage.canonical import canonical_json, to_json, with_texts
from skm_desk.storage.form_insert import NewForm, insert_forms
from skm_desk.storage.form_json import FormChange, form_of_json
from skm_desk.storage.form_rows import KeptForm, own_forms
from skm_desk.storage.import_seal import ImportSeal
from skm_desk.storage.import_table import ImportTable, insert_rows, signs_of_forms
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_AT_ONCE = 500
_OF_PERIOD = "responden.period_id = (SELECT id FROM period WHERE uuid = ?)"


@dataclass(frozen=True)
class Arrival:
    """A form that comes in a package: `file` is the id of the import that it came with, None if it
    came alone, and `signs` what its row is known by; `steps` are what changed it before, the last
    one to what it is. That all of its import was taken back is no step of its own."""

    kept: KeptForm
    file: str | None = None
    signs: RowDigests | None = None
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
        self.origin = ImportSeal()
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

    def __init__(self, db: Database, journal: Journal, imports: ImportTable) -> None:
        self._db = db
        self._journal = journal
        self._imports = imports

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
        sealed = {"formulir": seal.forms, "sha256": seal.sha256, "asal": seal.origin.sha256}
        told = {**facts, **sealed}
        self._journal.write("gabung", Kind.PACKAGE, sha256, None, told)

    def add_forms(self, seal: MergeSeal, period: Period, new: Sequence[Arrival]) -> None:
        """Keep forms of a package, each with all that happened to it."""
        files = {
            uuid: (row_id, reason)
            for row_id, uuid, reason in self._db.execute(
                "SELECT import.id, import.uuid, void_reason FROM import JOIN period"
                " ON period.id = period_id WHERE period.uuid = ?",
                [period.id],
            )
        }
        rows = []
        for one in new:
            row_id, reason = (None, None) if one.file is None else files[one.file]
            form = replace(one.kept.form, void_reason=one.kept.form.void_reason or reason)
            rows.append(NewForm(form, one.kept.at, row_id))
        numbers = insert_forms(self._db, rows, period, seal.row_id)
        insert_rows(self._db, numbers, [one.signs for one in new])
        for one in new:
            seal.add(canonical_json(one.first) or "")
            if one.signs is not None:
                seal.origin.add_row(one.signs.name, one.signs.said)
            for step in one.steps:
                self.note(one.kept, step)

    def note(self, kept: KeptForm, step: FormChange) -> None:
        """Write down a change of a form that was made at another PC."""
        before, after = replace(kept, form=step.before), replace(kept, form=step.after)
        self._journal.write(step.deed, Kind.RESPONDEN, kept.form.id, before, after)

    def add_import(self, seal: MergeSeal, period: Period, file: ImportedFile) -> None:
        """Keep that a file was imported into a period at another PC."""
        self._imports.insert(period, file, seal.row_id)
        seal.origin.add_file(file)

    def forms(self, period: Period) -> Iterator[KeptForm]:
        """Yield all forms of a period, void ones too, in the order in which they were kept, each
        as its own entries tell of it."""
        return own_forms(self._db, _OF_PERIOD, [period.id])

    def find(self, form_id: str) -> KeptForm | None:
        """Return the form of this id as its own entries tell of it, or None."""
        return next(own_forms(self._db, "responden.uuid = ?", [form_id]), None)

    def signs(self, period: Period) -> Mapping[str, RowDigests]:
        """Return, by the id of each imported form of a period, what its row is known by."""
        return signs_of_forms(self._db, period)

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
        """Return, by the id of each imported form of a period, the id of its import."""
        rows = self._db.execute(
            "SELECT responden.uuid, import.uuid FROM responden JOIN import ON import.id = import_id"
            f" WHERE {_OF_PERIOD}",
            [period.id],
        )
        return dict(rows.fetchall())

    def of_import(self, period: Period, uuid: str) -> tuple[Responden, ...]:
        """Return the forms of an import as they came with it, before any correction."""
        where = f"{_OF_PERIOD} AND import_id = (SELECT id FROM import WHERE uuid = ? AND"
        where += " import.period_id = responden.period_id)"
        kept = own_forms(self._db, where, [period.id, uuid])
        changed = self.changed_ids()
        return tuple(
            self.history(one.form)[0] if one.form.id in changed else one.form for one in kept
        )

    def first_and_last(self, ids: Sequence[str]) -> dict[str, tuple[Responden, Responden]]:
        """Return forms as they came and as their own entries tell of them now, by id."""
        changed = self.changed_ids()
        found: dict[str, tuple[Responden, Responden]] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" for _ in some)
            for kept in own_forms(self._db, f"responden.uuid IN ({marks})", some):
                form = kept.form
                first = self.history(form)[0] if form.id in changed else form
                found[form.id] = (first, form)
        return found

    def history(self, form: Responden) -> tuple[Responden, ...]:
        """Return the states of a kept form that its own entries hold, earliest first; `form`,
        which is as they tell of it, last."""
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
