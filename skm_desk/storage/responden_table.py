"""Filled forms in the file: kept with their jawaban, listed, never deleted."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import LembarTaken
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.journal import Journal, canonical_json

_INSERT = (
    "INSERT INTO responden (uuid, pc, period_id, kuesioner_id, source, import_id, lembar, tanggal,"
    " jam, jenis_kelamin, usia, pendidikan, pekerjaan, pekerjaan_text, layanan_id, layanan_text,"
    " disabilitas, saran, keyed_by, verified_by, void_reason, flags, recorded_at) VALUES ("
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM layanan WHERE uuid = ?),"
    " ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COLUMNS = (
    "responden.id, responden.uuid, pc, source, lembar, tanggal, jam, jenis_kelamin, usia,"
    " pendidikan, pekerjaan, pekerjaan_text, layanan.uuid, layanan_text, disabilitas, saran,"
    " keyed_by, verified_by, void_reason, flags, question.kode, jawaban.nilai"
)

_FROM = (
    "FROM responden JOIN jawaban ON jawaban.responden_id = responden.id"
    " JOIN question ON question.id = jawaban.question_id"
    " LEFT JOIN layanan ON layanan.id = responden.layanan_id"
)


class RespondenTable:
    """The filled forms of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, form: Responden, period: Period, at: datetime) -> None:
        """Keep one form with its jawaban and its entry; raise LembarTaken for a used number."""
        self._insert([form], period, at, import_id=None)
        self._journal.write("simpan", Kind.RESPONDEN, form.id, None, form)

    def add_import(
        self,
        forms: Iterable[Responden],
        period: Period,
        at: datetime,
        file_name: str,
        fingerprint: str,
        order: str,
    ) -> None:
        """Keep all forms of one imported file with one entry that holds the digest of them all.

        The forms are taken one by one, each kept before the next is asked for.
        """
        cursor = self._db.execute(
            "INSERT INTO import (period_id, fingerprint, file_name, column_order, imported_at)"
            " VALUES ((SELECT id FROM period WHERE uuid = ?), ?, ?, ?, ?)",
            [period.id, fingerprint, file_name, order, at.isoformat()],
        )
        digest = hashlib.sha256()
        count = 0

        def sealed() -> Iterator[Responden]:
            nonlocal count
            for form in forms:
                digest.update(f"{canonical_json(form)}\n".encode())
                count += 1
                yield form

        self._insert(sealed(), period, at, import_id=cursor.lastrowid)
        facts = {
            "periode": period.kode,
            "berkas": file_name,
            "urutan": order,
            "formulir": count,
            "sha256": digest.hexdigest(),
        }
        self._journal.write("impor", Kind.IMPORT, fingerprint, None, facts)

    def is_imported(self, period: Period, fingerprint: str) -> bool:
        """Return whether a file of this content was imported into the period before."""
        row = self._db.execute(
            "SELECT 1 FROM import JOIN period ON period.id = import.period_id"
            " WHERE period.uuid = ? AND fingerprint = ?",
            [period.id, fingerprint],
        ).fetchone()
        return row is not None

    def used_lembar(self, period: Period) -> frozenset[str]:
        """Return all sheet numbers used in the period."""
        rows = self._db.execute(
            "SELECT lembar FROM responden WHERE lembar IS NOT NULL"
            " AND period_id = (SELECT id FROM period WHERE uuid = ?)",
            [period.id],
        )
        return frozenset(lembar for (lembar,) in rows)

    def count(self, period: Period | None = None) -> int:
        """Return how many forms count (void ones do not) in the period, or in all."""
        row = self._db.execute(
            "SELECT count(*) FROM responden JOIN period ON period.id = responden.period_id"
            " WHERE void_reason IS NULL AND (? IS NULL OR period.uuid = ?)",
            [period.id if period else None] * 2,
        ).fetchone()
        return int(row[0])

    def count_void(self, period: Period) -> int:
        """Return how many forms of the period are void."""
        row = self._db.execute(
            "SELECT count(*) FROM responden WHERE void_reason IS NOT NULL"
            " AND period_id = (SELECT id FROM period WHERE uuid = ?)",
            [period.id],
        ).fetchone()
        return int(row[0])

    def everything(self) -> Iterator[tuple[str | None, Responden]]:
        """Yield all forms, void ones too, with the fingerprint of the file they came from."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, (SELECT fingerprint FROM import WHERE import.id = import_id)"
            f" {_FROM} ORDER BY responden.id"
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            listed = list(group)
            yield listed[0][-1], _form([row[:-1] for row in listed])

    def iterate(self, period: Period) -> Iterator[Responden]:
        """Yield the forms of the period that count, in the order in which they were kept."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE void_reason IS NULL"
            " AND responden.period_id = (SELECT id FROM period WHERE uuid = ?)"
            " ORDER BY responden.id",
            [period.id],
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield _form(list(group))

    def _insert(
        self, forms: Iterable[Responden], period: Period, at: datetime, import_id: int | None
    ) -> None:
        period_id, kuesioner_id = self._db.execute(
            "SELECT id, kuesioner_id FROM period WHERE uuid = ?", [period.id]
        ).fetchone()
        questions = dict(
            self._db.execute(
                "SELECT kode, id FROM question WHERE kuesioner_id = ?", [kuesioner_id]
            ).fetchall()
        )
        used = self.used_lembar(period)
        for form in forms:
            if form.lembar in used:
                raise LembarTaken(form.lembar or "", period.kode)
            cursor = self._db.conn.execute(
                _INSERT,
                [
                    form.id,
                    form.pc,
                    period_id,
                    kuesioner_id,
                    form.source.value,
                    import_id,
                    form.lembar,
                    form.tanggal.isoformat() if form.tanggal else None,
                    form.jam,
                    form.jenis_kelamin,
                    form.usia,
                    form.pendidikan,
                    form.pekerjaan,
                    form.pekerjaan_text,
                    form.layanan,
                    form.layanan_text,
                    form.disabilitas,
                    form.saran,
                    form.keyed_by,
                    form.verified_by,
                    form.void_reason,
                    " ".join(sorted(form.flags)),
                    at.isoformat(),
                ],
            )
            # A blank is a row without nilai: what was asked and not answered can be counted.
            self._db.conn.executemany(
                "INSERT INTO jawaban VALUES (?, ?, ?)",
                [
                    (cursor.lastrowid, question_id, form.jawaban.get(kode))
                    for kode, question_id in questions.items()
                ],
            )


def _form(rows: list[tuple[Any, ...]]) -> Responden:
    (
        _,
        uuid,
        pc,
        source,
        lembar,
        tanggal,
        jam,
        jenis_kelamin,
        usia,
        pendidikan,
        pekerjaan,
        pekerjaan_text,
        layanan,
        layanan_text,
        disabilitas,
        saran,
        keyed_by,
        verified_by,
        void_reason,
        flags,
        *_,
    ) = rows[0]
    return Responden(
        uuid,
        pc,
        Source(source),
        {row[-2]: row[-1] for row in rows},
        lembar,
        date.fromisoformat(tanggal) if tanggal else None,
        jam,
        jenis_kelamin,
        usia,
        pendidikan,
        pekerjaan,
        pekerjaan_text,
        layanan,
        layanan_text,
        disabilitas,
        saran,
        keyed_by,
        verified_by,
        void_reason,
        frozenset(flags.split()),
    )
