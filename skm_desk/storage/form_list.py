"""The list of all forms: their numbers in order at once, what a row tells only for a few.

A million numbers take 8 MB and a third of a second; any row of the list can then be read at
once, wherever it stands. Nothing here reads a nilai.
"""

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from skm_desk.domain.audit import AuditEntry
from skm_desk.domain.changes import Kind
from skm_desk.domain.form_list import (
    ANY_FLAG,
    NO_LAYANAN,
    FormFilter,
    FormOrder,
    FormRow,
    FormState,
    SortBy,
)
from skm_desk.domain.responden import Source, canonical_lembar
from skm_desk.storage.canonical import with_texts
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_STATES = {
    FormState.FINISHED: "responden.void_reason IS NULL AND responden.unfinished = 0",
    FormState.UNFINISHED: "responden.void_reason IS NULL AND responden.unfinished = 1",
    FormState.VOID: "responden.void_reason IS NOT NULL",
    FormState.VERIFIED: "responden.void_reason IS NULL AND responden.verified_by <> ''",
}
_SORTED = {
    SortBy.KEPT: ("responden.id",),
    # Longer numbers are higher ones: 9, 10, 100.
    SortBy.LEMBAR: ("length(responden.lembar)", "responden.lembar", "responden.id"),
    SortBy.TANGGAL: ("responden.tanggal", "responden.id"),
    SortBy.LAYANAN: ("responden.layanan_id", "responden.id"),
}
_NUMBERED, _UNNUMBERED = "responden.lembar IS NOT NULL", "responden.lembar IS NULL"
_OF_PERIOD = "(SELECT id FROM period WHERE kode = ? COLLATE NOCASE)"
_ROW = (
    "SELECT responden.id, responden.uuid, period.kode, source, lembar, tanggal, jam,"
    " coalesce(nullif(layanan_text, ''), layanan.nama, ''), jenis_kelamin, usia, pendidikan,"
    " coalesce(nullif(pekerjaan_text, ''), pekerjaan), unfinished, void_reason, verified_by, flags"
    " FROM responden JOIN period ON period.id = responden.period_id"
    " LEFT JOIN layanan ON layanan.id = responden.layanan_id"
)


@dataclass(frozen=True)
class FormEntry:
    """One entry of the chain about a form: when, under which account, what was done.

    `before` and `after` map the fields of its sheet to what stood there, as a sheet holds it;
    empty for what the entry does not tell.
    """

    at: datetime
    who: str
    deed: str
    before: Mapping[str, str]
    after: Mapping[str, str]


class FormList:
    """The list of the forms of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def numbers(self, asked: FormFilter, order: FormOrder) -> "array[int]":
        """Return the numbers of the forms that are as `asked`, in this order."""
        found = array("q")
        if order.by is SortBy.LEMBAR:
            found.extend(self._numbers(asked, order, _NUMBERED))
            found.extend(self._numbers(asked, replace(order, by=SortBy.KEPT), _UNNUMBERED))
        else:
            found.extend(self._numbers(asked, order))
        return found

    def rows(self, numbers: Sequence[int]) -> tuple[FormRow, ...]:
        """Return the rows of the forms with these numbers, in the same order.

        Profile fields hold the kode of a choice, a pekerjaan what was written instead. A number
        that no form has is left out.
        """
        marks = ", ".join("?" for _ in numbers)
        found = self._db.execute(f"{_ROW} WHERE responden.id IN ({marks})", list(numbers))
        by_number = {row.number: row for row in map(_row, found)}
        return tuple(by_number[number] for number in numbers if number in by_number)

    def count_by_period(self) -> dict[str, int]:
        """Return how many forms each period (its kode) holds, void ones too."""
        rows = self._db.execute(
            "SELECT period.kode, counted FROM (SELECT period_id, count(*) AS counted"
            " FROM responden GROUP BY period_id) JOIN period ON period.id = period_id"
        )
        return dict(rows.fetchall())

    def history(self, form_id: str) -> tuple[FormEntry, ...]:
        """Return all entries about a form, earliest first; of one that came in a file or in a
        package that of these, too."""
        imported = self._db.execute(
            "SELECT period.kode || '/' || import.uuid, import.file_name FROM responden"
            " JOIN import ON import.id = responden.import_id"
            " JOIN period ON period.id = import.period_id WHERE responden.uuid = ?",
            [form_id],
        ).fetchone()
        told: list[tuple[int, FormEntry]] = []
        if imported is not None:
            key, file_name = imported
            for entry in self._journal.of_record(Kind.IMPORT, key):
                deed = f"impor: {file_name}" if entry.before is None else entry.deed
                told.append((entry.sequence, FormEntry(entry.at, entry.who, deed, {}, {})))
        merged = self._db.execute(
            "SELECT sha256, package.pc FROM responden JOIN package ON package.id = package_id"
            " WHERE responden.uuid = ?",
            [form_id],
        ).fetchone()
        if merged is not None:
            key, pc = merged
            for entry in self._journal.of_record(Kind.PACKAGE, key):
                deed = f"gabung: dari PC {pc}"
                told.append((entry.sequence, FormEntry(entry.at, entry.who, deed, {}, {})))
        texts = self._journal.texts(Kind.RESPONDEN, form_id)
        for entry in self._journal.of_record(Kind.RESPONDEN, form_id):
            told.append((entry.sequence, _entry(entry, texts)))
        return tuple(one for _, one in sorted(told, key=lambda one: one[0]))

    def _numbers(self, asked: FormFilter, order: FormOrder, part: str = "1") -> Iterator[int]:
        """Yield the numbers of the forms that are as `asked` and in `part` of the file.

        What an index holds is looked up there; else the file is read through in one go, which
        is quicker than to go from an index to every single form.
        """
        conditions = list(_conditions(asked))
        if asked.period is not None:
            # The index of the days holds the period too, behind the day.
            by_index = not conditions and part != _UNNUMBERED and order.by is not SortBy.TANGGAL
            column = "responden.period_id" if by_index else "+responden.period_id"
            conditions.append((f"{column} = {_OF_PERIOD}", (asked.period,)))
        where = " AND ".join([part, *(condition for condition, _ in conditions)])
        way = " DESC" if order.descending else ""
        by = ", ".join(f"{column}{way}" for column in _SORTED[order.by])
        rows = self._db.execute(
            f"SELECT responden.id FROM responden WHERE {where} ORDER BY {by}",
            [value for _, values in conditions for value in values],
        )
        return (row[0] for row in rows)


def _conditions(asked: FormFilter) -> Iterator[tuple[str, tuple[object, ...]]]:
    if asked.layanan == NO_LAYANAN:
        yield "responden.layanan_id IS NULL", ()
    elif asked.layanan is not None:
        yield "responden.layanan_id = (SELECT id FROM layanan WHERE uuid = ?)", (asked.layanan,)
    if asked.source is not None:
        yield "responden.source = ?", (asked.source.value,)
    if asked.state is not None:
        yield _STATES[asked.state], ()
    if asked.flag == ANY_FLAG:
        yield "responden.flags <> ''", ()
    elif asked.flag is not None:
        yield "' ' || responden.flags || ' ' LIKE ?", (f"% {asked.flag} %",)
    if asked.since is not None:
        yield "responden.tanggal >= ?", (asked.since.isoformat(),)
    if asked.until is not None:
        yield "responden.tanggal <= ?", (asked.until.isoformat(),)
    if text := asked.text.strip():
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        like = "LIKE ? ESCAPE '\\'"
        yield (
            f"(responden.lembar = ? OR responden.saran {like} OR responden.layanan_text {like}"
            f" OR responden.layanan_id IN (SELECT id FROM layanan WHERE nama {like}))",
            (canonical_lembar(text), *(f"%{escaped}%",) * 3),
        )


def _row(row: Sequence[Any]) -> FormRow:
    number, uuid, period, source, lembar, tanggal, *rest = row
    jam, layanan, jenis_kelamin, usia, pendidikan, pekerjaan, *state = rest
    unfinished, void_reason, verified_by, flags = state
    return FormRow(
        number,
        uuid,
        period,
        Source(source),
        lembar,
        date.fromisoformat(tanggal) if tanggal else None,
        jam,
        layanan,
        jenis_kelamin,
        usia,
        pendidikan,
        pekerjaan,
        bool(unfinished),
        void_reason,
        verified_by,
        frozenset(flags.split()),
    )


def _entry(entry: AuditEntry, texts: Mapping[str, str]) -> FormEntry:
    return FormEntry(
        entry.at,
        entry.who,
        entry.deed,
        _sheet_values(entry.before, texts),
        _sheet_values(entry.after, texts),
    )


def _sheet_values(record: str | None, texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return what a kept form of the chain has in the fields of its sheet."""
    if record is None:
        return {}
    form = with_texts(Kind.RESPONDEN.value, json.loads(record)["form"], texts)
    values = {**form, **form["jawaban"]}
    return {
        name: "" if value is None else str(value)
        for name, value in values.items()
        if not isinstance(value, dict | list)
    }
