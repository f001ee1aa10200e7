"""Filled forms in the file: kept with their jawaban, listed, never deleted."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import LembarTaken
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.form_insert import NewForm, insert_forms
from skm_desk.storage.form_rows import COLUMNS, FROM, KeptForm, form_of_rows, kept_forms
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_NUMBERED = (
    "lembar IS NOT NULL AND period_id = (SELECT id FROM period WHERE uuid = ?) AND NOT EXISTS"
    " (SELECT 1 FROM import WHERE import.id = import_id AND import.void_reason IS NOT NULL)"
)


class RespondenTable:
    """The filled forms of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, form: Responden, period: Period, at: datetime) -> None:
        """Keep one form with its jawaban and its entry; raise LembarTaken for a used number."""
        if form.lembar is not None and self.is_used(period, form.lembar):
            raise LembarTaken(form.lembar, period.kode)
        kept = KeptForm(self._journal.origin.salted(form), period.kode, at)
        insert_forms(self._db, [NewForm(kept.form, at)], period)
        self._journal.write("simpan", Kind.RESPONDEN, form.id, None, kept)

    def used_lembar(self, period: Period) -> frozenset[str]:
        """Return all sheet numbers used in the period; those of imports taken back are free."""
        rows = self._db.execute(f"SELECT lembar FROM responden WHERE {_NUMBERED}", [period.id])
        return frozenset(lembar for (lembar,) in rows)

    def is_used(self, period: Period, lembar: str) -> bool:
        """Return whether a form of the period has this sheet number, a void one too, unless it
        came with an import that was taken back."""
        row = self._db.execute(
            f"SELECT 1 FROM responden WHERE {_NUMBERED} AND lembar = ?", [period.id, lembar]
        ).fetchone()
        return row is not None

    def has(self, form_id: str) -> bool:
        """Return whether the form of this id is kept."""
        row = self._db.execute("SELECT 1 FROM responden WHERE uuid = ?", [form_id]).fetchone()
        return row is not None

    def has_visitors(self) -> bool:
        """Return whether a form of a kiosk is kept that is no made-up sample, void ones too."""
        row = self._db.execute(
            "SELECT 1 FROM responden JOIN period ON period.id = period_id"
            " WHERE source = ? AND NOT made_up LIMIT 1",
            [Source.KIOSK.value],
        ).fetchone()
        return row is not None

    def last_kept(self, pc: str, source: Source, most: int) -> tuple[datetime, ...]:
        """Return when the last forms of a PC were kept, at most so many, latest first."""
        rows = self._db.execute(
            "SELECT recorded_at FROM responden WHERE pc = ? AND source = ?"
            " ORDER BY id DESC LIMIT ?",
            [pc, source.value, most],
        )
        return tuple(datetime.fromisoformat(at) for (at,) in rows)

    def count_void(self, period: Period) -> int:
        """Return how many forms of the period are void."""
        row = self._db.execute(
            "SELECT count(*) FROM responden WHERE void_reason IS NOT NULL"
            " AND period_id = (SELECT id FROM period WHERE uuid = ?)",
            [period.id],
        ).fetchone()
        return int(row[0])

    def find(self, form_id: str) -> KeptForm | None:
        """Return the form of this id, void ones too, or None."""
        return next(kept_forms(self._db, "responden.uuid = ?", [form_id]), None)

    def find_lembar(self, period: Period, lembar: str) -> KeptForm | None:
        """Return the form with this sheet number, void ones too, or None; of several, the one
        that counts, else the last."""
        where = "responden.period_id = (SELECT id FROM period WHERE uuid = ?) AND lembar = ?"
        found = list(kept_forms(self._db, where, [period.id, lembar]))
        counted = [kept for kept in found if kept.form.void_reason is None]
        return next(iter([*counted, *found[::-1]]), None)

    def last_of_batch(self, batch_id: str, most: int) -> tuple[tuple[KeptForm, ...], int]:
        """Return the forms of a batch typed last, latest first, void ones too, and how many there
        are in all."""
        inside = "batch_id = (SELECT id FROM batch WHERE uuid = ?)"
        ids = f"SELECT id FROM responden WHERE {inside} ORDER BY id DESC LIMIT ?"
        kept = tuple(kept_forms(self._db, f"responden.id IN ({ids})", [batch_id, most]))
        count = self._db.execute(f"SELECT count(*) FROM responden WHERE {inside}", [batch_id])
        return kept[::-1], int(count.fetchone()[0])

    def count_batches(self, period: Period) -> dict[str, tuple[int, int]]:
        """Return, by batch, how many forms count and how many of them were typed twice."""
        rows = self._db.execute(
            "SELECT batch.uuid, count(*), sum(verified_by <> '') FROM responden"
            " JOIN batch ON batch.id = batch_id WHERE void_reason IS NULL AND responden.period_id ="
            " (SELECT id FROM period WHERE uuid = ?) GROUP BY batch.uuid",
            [period.id],
        )
        return {batch: (forms, verified) for batch, forms, verified in rows}

    def list_batch(self, batch_id: str) -> tuple[KeptForm, ...]:
        """Return the forms of a batch that count, in the order in which they were typed."""
        where = "responden.batch_id = (SELECT id FROM batch WHERE uuid = ?)"
        return tuple(kept_forms(self._db, f"{where} AND void_reason IS NULL", [batch_id]))

    def iterate(self, period: Period, unfinished: bool) -> Iterator[Responden]:
        """Yield the forms of the period that count, in the order in which they were kept.

        `unfinished` tells whether those of people who walked away count.
        """
        rows = self._db.execute(
            f"SELECT {COLUMNS} {FROM} WHERE void_reason IS NULL"
            f" AND unfinished <= {int(unfinished)}"
            " AND responden.period_id = (SELECT id FROM period WHERE uuid = ?)"
            " ORDER BY responden.id",
            [period.id],
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield form_of_rows(list(group))
