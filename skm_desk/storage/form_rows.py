"""Rows of a filled form, and the form that they stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.free_text import salt_of, text_digest
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.canonical import to_json
from skm_desk.storage.sqlite_library import Database

COLUMNS = (
    "responden.id, responden.uuid, pc, source, lembar, tanggal, jam, jenis_kelamin, usia,"
    " pendidikan, pekerjaan, pekerjaan_text, layanan.uuid, layanan_text, disabilitas, saran,"
    " keyed_by, verified_by, void_reason, flags, unfinished,"
    " (SELECT uuid FROM batch WHERE batch.id = batch_id), responden.salt, question.kode,"
    " jawaban.nilai, jawaban.ms"
)

FROM = (
    "FROM responden JOIN jawaban ON jawaban.responden_id = responden.id"
    " JOIN question ON question.id = jawaban.question_id"
    " LEFT JOIN layanan ON layanan.id = responden.layanan_id"
)

# Void by its own entry, where the whole import was taken back.
_OWN_REASON = (
    "CASE WHEN (SELECT import.void_reason FROM import WHERE import.id = import_id) IS NULL"
    " THEN responden.void_reason ELSE (SELECT json_extract(after, '$.form.void_reason') FROM audit"
    f" WHERE kind = '{Kind.RESPONDEN.value}' AND key = responden.uuid"
    " ORDER BY sequence DESC LIMIT 1) END"
)

# What a correction may change, in the order of `kept_values`.
KEPT = (
    *("lembar", "tanggal", "jam", "jenis_kelamin", "usia", "pendidikan", "pekerjaan"),
    *("pekerjaan_text", "layanan_id", "layanan_text", "disabilitas", "saran", "verified_by"),
    *("void_reason", "flags", "salt"),
)
_LOOKED_UP = {
    "layanan_id": "(SELECT id FROM layanan WHERE uuid = ?)",
    "batch_id": "(SELECT id FROM batch WHERE uuid = ?)",
}


def mark_of(column: str) -> str:
    """Return what stands for the value of a column in a statement."""
    return _LOOKED_UP.get(column, "?")


def kept_values(form: Responden) -> list[Any]:
    """Return the values of a form for the columns KEPT."""
    return [
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
        form.verified_by,
        form.void_reason,
        " ".join(sorted(form.flags)),
        form.salt,
    ]


@dataclass(frozen=True)
class KeptForm:
    """A form with what the file knows beside it: the kode of its period, and when it was kept."""

    form: Responden
    period: str
    at: datetime

    def seal(self) -> bytes:
        """Return the bytes that the digest of an import is made of.

        They are those of `canonical_json`, written down field by field: it would take three times
        as long to find the fields out for each of very many forms.
        """
        form = self.form
        held = {
            "id": form.id,
            "pc": form.pc,
            "source": form.source.value,
            "jawaban": dict(form.jawaban),
            "lembar": form.lembar,
            "tanggal": form.tanggal and form.tanggal.isoformat(),
            "jam": form.jam,
            "jenis_kelamin": form.jenis_kelamin,
            "usia": form.usia,
            "pendidikan": form.pendidikan,
            "pekerjaan": form.pekerjaan,
            "pekerjaan_text": _hidden(form, form.pekerjaan_text),
            "layanan": form.layanan,
            "layanan_text": _hidden(form, form.layanan_text),
            "disabilitas": form.disabilitas,
            "saran": _hidden(form, form.saran),
            "keyed_by": form.keyed_by,
            "verified_by": form.verified_by,
            "void_reason": form.void_reason,
            "flags": sorted(form.flags),
        }
        if form.unfinished:
            held["unfinished"] = True
        if form.ms:
            held["ms"] = dict(form.ms)
        if form.batch is not None:
            held["batch"] = form.batch
        record = {"at": self.at.isoformat(), "form": held, "period": self.period}
        return f"{to_json(record)}\n".encode()


def _hidden(form: Responden, text: str) -> str:
    return text and text_digest(salt_of(form), text)


def own_forms(db: Database, where: str, values: Sequence[Any]) -> Iterator[KeptForm]:
    """Yield the same forms as their own entries tell of them: one that is void because its whole
    import was taken back is void only if it was declared so itself."""
    return kept_forms(db, where, values, COLUMNS.replace(" void_reason,", f" {_OWN_REASON},"))


def kept_forms(
    db: Database, where: str, values: Sequence[Any], columns: str = COLUMNS
) -> Iterator[KeptForm]:
    """Yield the forms for which a condition holds, in the order in which they were kept."""
    rows = db.execute(
        f"SELECT {columns}, period.kode, responden.recorded_at {FROM}"
        " JOIN period ON period.id = responden.period_id"
        " AND period.kuesioner_id = responden.kuesioner_id"
        f" WHERE {where} ORDER BY responden.id",
        list(values),
    )
    for _, group in groupby(rows, key=lambda row: row[0]):
        listed = list(group)
        kode, at = listed[0][-2:]
        yield KeptForm(form_of_rows([row[:-2] for row in listed]), kode, datetime.fromisoformat(at))


def form_of_rows(rows: list[tuple[Any, ...]]) -> Responden:
    """Return the form of its rows: one for each question, of COLUMNS."""
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
        unfinished,
        batch,
        salt,
        *_,
    ) = rows[0]
    return Responden(
        uuid,
        pc,
        Source(source),
        {kode: nilai for *_, kode, nilai, _ in rows},
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
        bool(unfinished),
        {kode: ms for *_, kode, _, ms in rows if ms is not None},
        batch,
        salt,
    )
