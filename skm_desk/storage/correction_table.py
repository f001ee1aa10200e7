"""What happens to a form after it was kept: corrected, voided, typed a second time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from skm_desk.domain.batch import Batch
from skm_desk.domain.changes import Kind
from skm_desk.domain.difference import Difference, Keyed
from skm_desk.domain.responden import Responden
from skm_desk.storage.form_rows import KEPT, KeptForm, kept_values, mark_of
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_DIFFERENCE = (
    "difference.uuid, responden.uuid, lembar, difference.field, first, first_by, second, second_by,"
    " settled, settled_by, difference.salt"
)
_FROM = "FROM difference JOIN responden ON responden.id = difference.responden_id"
# What came with an import that was taken back stays void.
_STAYS_VOID = "coalesce(?, (SELECT import.void_reason FROM import WHERE import.id = import_id))"
_CORRECT = (
    "UPDATE responden SET version = version + 1, "
    + ", ".join(f"{column} = {mark_of(column)}" for column in KEPT).replace(
        "void_reason = ?", f"void_reason = {_STAYS_VOID}"
    )
    + " WHERE uuid = ?"
)


class CorrectionTable:
    """Corrections, second keyings and their differences in one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def correct(self, before: KeptForm, form: Responden, deed: str, reason: str) -> None:
        """Put `form` in the place of a kept one; both stay in the chain, with the reason."""
        form = self._journal.origin.salted(replace(form, salt=before.form.salt or form.salt))
        self._begin(form.id)
        self._db.execute(_CORRECT, [*kept_values(form), form.id])
        self._db.conn.executemany(
            "UPDATE jawaban SET nilai = ? WHERE responden_id = (SELECT id FROM responden"
            " WHERE uuid = ?) AND question_id IN (SELECT question.id FROM question JOIN responden"
            " ON responden.kuesioner_id = question.kuesioner_id WHERE responden.uuid = ?"
            " AND question.kode = ?)",
            [(nilai, form.id, form.id, kode) for kode, nilai in form.jawaban.items()],
        )
        after = replace(before, form=form)
        name = f"{deed}: {reason}" if reason else deed
        self._journal.write(name, Kind.RESPONDEN, form.id, before, after)

    def _begin(self, form_id: str) -> None:
        """Announce the entry of a correction: until it is written, the form may be changed."""
        self._db.execute(
            "INSERT INTO correction (sequence, responden_id) SELECT coalesce(max(sequence), 0) + 1,"
            " (SELECT id FROM responden WHERE uuid = ?) FROM audit",
            [form_id],
        )

    def chosen(self, batch: Batch) -> tuple[tuple[str, bool], ...]:
        """Return the forms of a batch that are typed a second time, each with whether it was.

        They come in the order typed first. A void one is left out and keeps its place in the
        batch, so that no other form moves into the sample or out of it.
        """
        rows = self._db.execute(
            "SELECT uuid, verified_by <> '', void_reason IS NULL FROM responden"
            " WHERE batch_id = (SELECT id FROM batch WHERE uuid = ?) ORDER BY id",
            [batch.id],
        )
        return tuple(
            (form, bool(is_done))
            for place, (form, is_done, counts) in enumerate(rows, start=1)
            if counts and batch.is_verified(place)
        )

    def add_keyed(self, keyed: Keyed) -> None:
        """Keep how long a form took to type, and how many keys."""
        self._db.execute(
            "INSERT INTO keyed (responden_id, officer, at, is_second, ms, keys, fields, own_errors)"
            " VALUES ((SELECT id FROM responden WHERE uuid = ?), ?, ?, ?, ?, ?, ?, ?)",
            [
                keyed.form,
                keyed.officer,
                keyed.at.isoformat(),
                int(keyed.is_second),
                keyed.ms,
                keyed.keys,
                keyed.fields,
                keyed.own_errors,
            ],
        )

    def keyed_by(self, officer: str) -> tuple[Keyed, ...]:
        """Return all that an officer typed, earliest first."""
        rows = self._db.execute(
            "SELECT responden.uuid, officer, at, is_second, ms, keys, fields, own_errors FROM keyed"
            " JOIN responden ON responden.id = responden_id WHERE officer = ? COLLATE NOCASE"
            " ORDER BY keyed.id",
            [officer],
        )
        return tuple(_keyed(row) for row in rows)

    def add_difference(self, difference: Difference) -> None:
        """Keep what two officers typed apart."""
        difference = self._journal.origin.salted(difference)
        self._db.execute(
            "INSERT INTO difference (uuid, responden_id, field, first, first_by, second, second_by,"
            " salt) VALUES (?, (SELECT id FROM responden WHERE uuid = ?), ?, ?, ?, ?, ?, ?)",
            [
                difference.id,
                difference.form,
                difference.field,
                difference.first,
                difference.first_by,
                difference.second,
                difference.second_by,
                difference.salt,
            ],
        )
        self._journal.write("beda", Kind.DIFFERENCE, difference.id, None, difference)

    def settle(self, difference: Difference) -> None:
        """Keep which of the two values it was."""
        before = replace(difference, settled=None, settled_by="")
        self._db.execute(
            "UPDATE difference SET settled = ?, settled_by = ? WHERE uuid = ?",
            [difference.settled, difference.settled_by, difference.id],
        )
        self._journal.write("putus", Kind.DIFFERENCE, difference.id, before, difference)

    def differences(self, period: str) -> tuple[Difference, ...]:
        """Return the differences of a period (its kode), settled ones too, earliest first."""
        rows = self._db.execute(
            f"SELECT {_DIFFERENCE} {_FROM} JOIN period ON period.id = responden.period_id"
            " WHERE period.kode = ? COLLATE NOCASE ORDER BY difference.id",
            [period],
        )
        return tuple(_difference(row) for row in rows)

    def find_difference(self, difference_id: str) -> Difference | None:
        """Return the difference of this id, or None."""
        row = self._db.execute(
            f"SELECT {_DIFFERENCE} {_FROM} WHERE difference.uuid = ?", [difference_id]
        ).fetchone()
        return None if row is None else _difference(row)

    def second_keyings_of(self, officer: str) -> tuple[Keyed, ...]:
        """Return the second keyings of the forms that an officer typed first."""
        rows = self._db.execute(
            "SELECT responden.uuid, officer, at, is_second, ms, keys, fields, own_errors FROM keyed"
            " JOIN responden ON responden.id = responden_id"
            " WHERE is_second = 1 AND keyed_by = ? COLLATE NOCASE ORDER BY keyed.id",
            [officer],
        )
        return tuple(_keyed(row) for row in rows)

    def errors_of(self, officer: str) -> dict[str, int]:
        """Return, by form, how many values of an officer were settled as wrong."""
        rows = self._db.execute(
            f"SELECT responden.uuid, count(*) {_FROM} WHERE first_by = ? COLLATE NOCASE"
            " AND settled IS NOT NULL AND settled <> first GROUP BY responden.uuid",
            [officer],
        )
        return dict(rows.fetchall())

    def count_checked(self, period: str) -> dict[str, int]:
        """Return how many forms of each officer were typed a second time in a period (its kode)."""
        rows = self._db.execute(
            "SELECT keyed_by, count(*) FROM responden JOIN period ON period.id = period_id"
            " WHERE period.kode = ? COLLATE NOCASE AND verified_by <> '' GROUP BY keyed_by",
            [period],
        )
        return dict(rows.fetchall())

    def everything(self) -> Iterator[tuple[str, Difference]]:
        """Yield all differences with the key of their entries."""
        for row in self._db.execute(f"SELECT {_DIFFERENCE} {_FROM}").fetchall():
            difference = _difference(row)
            yield difference.id, difference


def _keyed(row: Sequence[Any]) -> Keyed:
    form, officer, at, is_second, *rest = row
    return Keyed(form, officer, datetime.fromisoformat(at), bool(is_second), *rest)


def _difference(row: Sequence[Any]) -> Difference:
    uuid, form, lembar, *rest = row
    return Difference(uuid, form, lembar or "", *rest)
