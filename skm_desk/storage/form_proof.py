"""Hold all filled forms against the chain in one pass over the file.

A form is read as the JSON that its entry holds, without an object for each of its jawaban: what is
proven before every print must not take long. Tests hold this JSON against that of `KeptForm`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.free_text import text_digest
from skm_desk.storage.canonical import to_json
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_RESPONDEN = Kind.RESPONDEN.value
# The last columns are not part of the form itself.
_FORMS = f"""
    SELECT uuid AS id, pc, source, lembar, tanggal, jam, jenis_kelamin, usia, pendidikan,
        pekerjaan, pekerjaan_text, (SELECT uuid FROM layanan WHERE id = layanan_id) AS layanan,
        layanan_text, disabilitas, saran, keyed_by, verified_by, void_reason, flags, unfinished,
        (SELECT uuid FROM batch WHERE id = batch_id) AS batch,
        responden.id, salt, period_id, kuesioner_id, recorded_at, import_id, package_id,
        (SELECT void_reason FROM import WHERE id = import_id),
        (SELECT after FROM audit WHERE kind = '{_RESPONDEN}' AND key = responden.uuid
            ORDER BY sequence DESC LIMIT 1)
    FROM responden ORDER BY responden.id
"""
_APART = 9  # columns
_JAWABAN = """
    SELECT responden_id, question.kode, nilai, ms FROM jawaban
    JOIN question ON question.id = question_id ORDER BY responden_id, question_id
"""
_TEXTS = ("pekerjaan_text", "layanan_text", "saran")
_LATER: Mapping[str, object] = {"batch": None, "unfinished": False, "ms": {}}


@dataclass(frozen=True)
class FormRecord:
    """A form as the proof reads it: its JSON, and that of its last own entry, None without one.

    `asked` is the row of the question set that it was filled in with, `period` that of its period.
    A form whose import was taken back is read as its own entries tell of it; `is_void_right` tells
    whether it is void for that, or for a reason of its own.
    """

    uuid: str
    record: str
    kept: str | None
    asked: int
    period: int
    import_id: int | None
    package_id: int | None
    is_void_right: bool = True


def read_records(db: Database) -> Iterator[FormRecord]:
    """Yield all forms in the order in which they were kept.

    Raise KeyError where a form names a period that is not there, ValueError where a jawaban
    belongs to no form.
    """
    kodes = dict(db.execute("SELECT id, kode FROM period").fetchall())
    jawaban = _Jawaban(db)
    cursor = db.execute(_FORMS)
    names = [column[0] for column in cursor.description[:-_APART]]
    for row in cursor:
        number, salt, period, asked, at, import_id, package_id, taken_back, kept = row[-_APART:]
        form = dict(zip(names, row, strict=False))
        uuid = form["id"]
        is_right = taken_back is None or _read_own_void(form, taken_back, kept)
        record = _record(form, salt, *jawaban.of(number), kodes[period], at)
        yield FormRecord(uuid, record, kept, asked, period, import_id, package_id, is_right)
    if jawaban.has_more:
        raise ValueError("a jawaban of no form")


class FormProof:
    """Reads all forms of an open file once, and holds each against what the chain says of it."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._first = journal.first_before(Kind.RESPONDEN)
        self._asked = dict(db.execute("SELECT id, kuesioner_id FROM period").fetchall())
        # What came in one file, or in one package, stands under one entry: count and digest.
        self._imports = self._seals("SELECT id FROM import WHERE package_id IS NULL")
        self._packages = self._seals("SELECT id FROM package")

    def first_difference(self) -> str | None:
        """Return which form is not as the chain says, or None when all are."""
        with_entry = 0
        for form in read_records(self._db):
            with_entry += form.kept is not None
            is_as_kept = form.is_void_right and form.kept in (None, form.record)
            if not is_as_kept or self._asked[form.period] != form.asked:
                return f"{_RESPONDEN} {form.uuid}"
            if form.package_id is not None:
                self._packages[form.package_id].add(self._first.get(form.uuid, form.record))
            elif form.import_id is not None:
                self._imports[form.import_id].add(self._first.get(form.uuid, form.record))
            elif form.kept is None:
                return f"{_RESPONDEN} {form.uuid}"
        return None if with_entry == self._entries() else _RESPONDEN

    @property
    def import_seals(self) -> dict[int, tuple[int, str]]:
        """By the row of each import at this PC: how many forms it holds, and their digest."""
        return {row_id: seal.told for row_id, seal in self._imports.items()}

    @property
    def package_seals(self) -> dict[int, tuple[int, str]]:
        """The same of each package that was joined."""
        return {row_id: seal.told for row_id, seal in self._packages.items()}

    def _seals(self, listed: str) -> dict[int, "_Seal"]:
        return {row_id: _Seal() for (row_id,) in self._db.execute(listed).fetchall()}

    def _entries(self) -> int:
        row = self._db.execute(
            "SELECT count(DISTINCT key) FROM audit WHERE kind = ?", [_RESPONDEN]
        ).fetchone()
        return int(row[0])


class _Seal:
    """The digest of many forms under one entry."""

    def __init__(self) -> None:
        self._count = 0
        self._digest = hashlib.sha256()

    def add(self, record: str) -> None:
        self._count += 1
        self._digest.update(f"{record}\n".encode())

    @property
    def told(self) -> tuple[int, str]:
        return self._count, self._digest.hexdigest()


class _Jawaban:
    """The jawaban of all forms, read beside the forms in the same order."""

    def __init__(self, db: Database) -> None:
        self._groups = groupby(db.execute(_JAWABAN), key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return nilai and milliseconds of the form with this number, by question."""
        if self._next is None or self._next[0] != number:
            return {}, {}
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return (
            {kode: nilai for _, kode, nilai, _ in rows},
            {kode: ms for _, kode, _, ms in rows if ms is not None},
        )

    @property
    def has_more(self) -> bool:
        """Whether jawaban are left that belong to no form."""
        return self._next is not None


def _read_own_void(form: dict[str, Any], reason: str, kept: str | None) -> bool:
    """Put in place why a form is void by its own entries; return whether it is void for that, or
    for the reason for which its import was taken back."""
    own = None if kept is None else json.loads(kept)["form"].get("void_reason")
    is_right = form["void_reason"] == (own or reason)
    form["void_reason"] = own
    return bool(is_right)


def _record(
    form: dict[str, Any],
    salt: str,
    jawaban: dict[str, Any],
    ms: dict[str, Any],
    period: str,
    at: str,
) -> str:
    """Return the JSON of a form as its entry holds it; see `KeptForm`."""
    form["flags"] = sorted(form["flags"].split())
    form["unfinished"] = bool(form["unfinished"])
    form["jawaban"] = jawaban
    form["ms"] = ms
    for name in _TEXTS:
        if form[name]:
            form[name] = text_digest(salt, form[name])
    for name, unused in _LATER.items():
        if form[name] == unused:
            del form[name]
    return to_json({"at": at, "form": form, "period": period})
