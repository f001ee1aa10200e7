"""Counting in SQL, one pass each: a million forms never become a million objects."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from skm_desk.domain.careless import CARELESS
from skm_desk.domain.demographics import USIA_BANDS
from skm_desk.domain.scope import (
    FILTER_FIELDS,
    Careless,
    Filter,
    FormCounts,
    Scope,
    Unfinished,
)
from skm_desk.domain.tally import QuestionTally, Tally
from skm_desk.storage.sqlite_library import Database

_PROFILE_COLUMNS = {
    "jenis_kelamin": "responden.jenis_kelamin",
    "pendidikan": "responden.pendidikan",
    "pekerjaan": "responden.pekerjaan",
    "disabilitas": "responden.disabilitas",
    "layanan": "(SELECT uuid FROM layanan WHERE layanan.id = responden.layanan_id)",
}
NILAI_SUMS = (
    "sum(nilai = 1) AS one, sum(nilai = 2) AS two, sum(nilai = 3) AS three,"
    " sum(nilai = 4) AS four, sum(nilai IS NULL) AS none"
)
_UNFINISHED = {
    Unfinished.LEFT_OUT: "unfinished = 0",
    Unfinished.COUNTED: "",
    Unfinished.ALONE: "unfinished = 1",
}
_IS_CARELESS = (
    "(" + " OR ".join(f"' ' || flags || ' ' LIKE '% {flag} %'" for flag in CARELESS) + ")"
)
_CARELESS_PART = {
    Careless.COUNTED: "",
    Careless.LEFT_OUT: f"NOT {_IS_CARELESS}",
    Careless.ALONE: _IS_CARELESS,
}


class CountTable:
    """The counts of one open file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tally(self, scope: Scope, forms: int | None = None) -> Tally:
        """Return how many gave which nilai to each question, among the forms of `scope`.

        `forms` is their number, if it was counted already.
        """
        where, values = where_of(scope)
        rows = self._db.execute(
            "SELECT question.unsur, question.kode, sum(one), sum(two), sum(three), sum(four),"
            f" sum(none) FROM (SELECT question_id, {NILAI_SUMS}"
            " FROM responden JOIN jawaban ON jawaban.responden_id = responden.id"
            f" WHERE {where} GROUP BY question_id)"
            " JOIN question ON question.id = question_id"
            " GROUP BY question.unsur, question.kode ORDER BY min(question.id)",
            values,
        )
        questions = tuple(question_of(row) for row in rows)
        return Tally(self.forms(scope) if forms is None else forms, questions)

    def forms(self, scope: Scope) -> int:
        """Return the number of forms of `scope`."""
        where, values = where_of(scope)
        row = self._db.execute(f"SELECT count(*) FROM responden WHERE {where}", values).fetchone()
        return int(row[0])

    def summary(self, scope: Scope) -> FormCounts:
        """Return the forms of `scope`, the careless among them, and the unfinished beside it."""
        where, values = where_of(replace(scope, unfinished=Unfinished.COUNTED))
        counted = _UNFINISHED[scope.unfinished] or "1"
        row = self._db.execute(
            f"SELECT count(*) FILTER (WHERE {counted}),"
            f" count(*) FILTER (WHERE {counted} AND {_IS_CARELESS}),"
            f" count(*) FILTER (WHERE unfinished = 1) FROM responden WHERE {where}",
            values,
        ).fetchone()
        return FormCounts(*row)

    def all_forms(self) -> int:
        """Return the number of forms of all periods, unfinished ones too."""
        row = self._db.execute("SELECT count(*) FROM responden WHERE void_reason IS NULL")
        return int(row.fetchone()[0])

    def flagged(self, scope: Scope, flag: str) -> int:
        """Return the number of forms of `scope` that carry a flag."""
        where, values = where_of(scope)
        row = self._db.execute(
            f"SELECT count(*) FROM responden WHERE {where} AND ' ' || flags || ' ' LIKE ?",
            [*values, f"% {flag} %"],
        )
        return int(row.fetchone()[0])

    def profile(self, scope: Scope, field: str) -> dict[str, int]:
        """Return the forms of `scope` per choice of a profile field; "" counts those not filled.

        `field` is one of jenis_kelamin, usia (by band), pendidikan, pekerjaan, layanan (by id),
        disabilitas.
        """
        where, values = where_of(scope)
        rows = self._db.execute(
            f"SELECT coalesce({group_column(field)}, ''), count(*) FROM responden"
            f" WHERE {where} GROUP BY 1",
            values,
        )
        return {str(kode): int(count) for kode, count in rows}


def question_of(row: Sequence[Any]) -> QuestionTally:
    """Return the counts of a question from its unsur, its kode and its NILAI_SUMS."""
    unsur, kode, one, two, three, four, none = row
    return QuestionTally(unsur, kode, (one or 0, two or 0, three or 0, four or 0), none)


def where_of(scope: Scope) -> tuple[str, list[Any]]:
    """Return the condition on `responden` that holds for the forms of `scope`, and its values."""
    marks = ", ".join("?" for _ in scope.periods)
    where = (
        f"responden.period_id IN (SELECT id FROM period WHERE kode IN ({marks}))"
        " AND responden.void_reason IS NULL"
    )
    values: list[Any] = list(scope.periods)
    if scope.layanan is not None:
        where += " AND responden.layanan_id = (SELECT id FROM layanan WHERE uuid = ?)"
        values.append(scope.layanan)
    if _UNFINISHED[scope.unfinished]:
        where += f" AND {_UNFINISHED[scope.unfinished]}"
    if _CARELESS_PART[scope.careless]:
        where += f" AND {_CARELESS_PART[scope.careless]}"
    for condition, value in _asked(scope.filter):
        where += f" AND {condition}"
        values.append(value)
    return where, values


def _asked(asked: Filter) -> Iterator[tuple[str, object]]:
    """Yield each condition of a filter with its value."""
    if asked.source is not None:
        yield "responden.source = ?", asked.source.value
    for field in FILTER_FIELDS:
        kode = getattr(asked, field)
        if kode is not None:
            yield f"coalesce({group_column(field)}, '') = ?", kode
    if asked.since is not None:
        yield "responden.tanggal >= ?", asked.since.isoformat()
    if asked.until is not None:
        yield "responden.tanggal <= ?", asked.until.isoformat()


def group_column(field: str) -> str:
    """Return the SQL of the choice that a form has in a profile field; NULL or "" when blank."""
    return _usia_case() if field == "usia" else _PROFILE_COLUMNS[field]


def _usia_case() -> str:
    """Return the SQL that names the band of an usia: the bands of domain.demographics."""
    whens = "".join(
        f" WHEN usia <= {highest} THEN '{label}'" if highest else f" ELSE '{label}'"
        for label, highest in USIA_BANDS
    )
    return f"CASE WHEN usia IS NULL THEN ''{whens} END"
