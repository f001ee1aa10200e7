"""Counting in SQL, one pass each: a million forms never become a million objects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from skm_desk.domain.careless import CARELESS
from skm_desk.domain.demographics import USIA_BANDS
from skm_desk.domain.scope import FILTER_FIELDS, NO_FILTER, Careless, Scope, Unfinished
from skm_desk.domain.tally import Tally, only_asked, pool
from skm_desk.storage.pattern_counts import PatternCounts
from skm_desk.storage.sqlite_library import Database

_PROFILE_COLUMNS = {
    "jenis_kelamin": "responden.jenis_kelamin",
    "pendidikan": "responden.pendidikan",
    "pekerjaan": "responden.pekerjaan",
    "disabilitas": "responden.disabilitas",
    "layanan": "(SELECT uuid FROM layanan WHERE layanan.id = responden.layanan_id)",
}
_UNFINISHED = {
    Unfinished.LEFT_OUT: "unfinished = 0",
    Unfinished.COUNTED: "",
    Unfinished.ALONE: "unfinished = 1",
}
# Nearly every form has no flag at all, and SQL looks for none in it.
_IS_CARELESS = (
    "CASE WHEN flags = '' THEN 0 ELSE "
    + " OR ".join(f"' ' || flags || ' ' LIKE '% {flag} %'" for flag in sorted(CARELESS))
    + " END"
)
# Of a form: 1 when it is careless, and 2 when it is unfinished.
_MARK = f"2 * unfinished + {_IS_CARELESS}"
_MARKS = {
    Unfinished.LEFT_OUT: frozenset({0, 1}),
    Unfinished.COUNTED: frozenset({0, 1, 2, 3}),
    Unfinished.ALONE: frozenset({2, 3}),
}
_MARKS_OF_CARELESS = frozenset({1, 3})
_CARELESS_PART = {
    Careless.COUNTED: "",
    Careless.LEFT_OUT: f"NOT {_IS_CARELESS}",
    Careless.ALONE: _IS_CARELESS,
}


@dataclass(frozen=True)
class Survey:
    """The counts of a scope, of the careless forms in it, and of all that are unfinished beside
    or in it."""

    counted: Tally
    careless: Tally
    unfinished: Tally


class CountTable:
    """The counts of one open file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tally(self, scope: Scope) -> Tally:
        """Return how many gave which nilai to each question, among the forms of `scope`."""
        found = PatternCounts(self._db, scope.periods).tallies(*where_of(scope))
        return only_asked(pool([tally for _, tally in found]))

    def survey(self, scope: Scope) -> Survey:
        """Return what a result is made from, all of it from one pass over the forms."""
        where, values = where_of(replace(scope, unfinished=Unfinished.COUNTED))
        patterns = PatternCounts(self._db, scope.periods)
        found = {mark: tally for (_, mark), tally in patterns.tallies(where, values, mark=_MARK)}

        def pooled(marks: Iterable[int]) -> Tally:
            return only_asked(pool([found[mark] for mark in marks if mark in found]))

        counted = _MARKS[scope.unfinished]
        return Survey(
            pooled(counted),
            pooled(counted & _MARKS_OF_CARELESS),
            pooled(_MARKS[Unfinished.ALONE]),
        )

    def forms(self, scope: Scope) -> int:
        """Return the number of forms of `scope`."""
        return self._count(*where_of(scope))

    def left_out_up_to(self, most: int, scope: Scope) -> tuple[int, list[int]]:
        """Return how many forms the conditions of `scope` (its layanan, what its filter asks) leave
        out together, and how many each of them alone does; `most` as soon as there are so many."""
        everybody, values = where_of(replace(scope, layanan=None, filter=NO_FILTER))
        conditions = list(_conditions(scope))
        values = [*values, *(value for _, value in conditions)]
        held = [f"({condition}) IS TRUE" for condition, _ in conditions]
        together = f"{everybody} AND NOT ({' AND '.join(held) or 'TRUE'})"
        counts: list[int] = []
        for left_out in range(len(conditions)):
            asked = (f"NOT {one}" if place == left_out else one for place, one in enumerate(held))
            counts.append(self._count(" AND ".join([everybody, *asked]), values, most))
        alone = len(counts) == 1
        return counts[0] if alone else self._count(together, values, most), counts

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

    def _count(self, where: str, values: Sequence[Any], most: int | None = None) -> int:
        counted = f"SELECT 1 FROM responden WHERE {where}"
        if most is not None:
            counted += f" LIMIT {most}"
        row = self._db.execute(f"SELECT count(*) FROM ({counted})", list(values)).fetchone()
        return int(row[0])


def where_of(scope: Scope) -> tuple[str, list[Any]]:
    """Return the condition on `responden` that holds for the forms of `scope`, and its values."""
    marks = ", ".join("?" for _ in scope.periods)
    where = (
        f"responden.period_id IN (SELECT id FROM period WHERE kode IN ({marks}))"
        " AND responden.void_reason IS NULL"
    )
    values: list[Any] = list(scope.periods)
    if _UNFINISHED[scope.unfinished]:
        where += f" AND {_UNFINISHED[scope.unfinished]}"
    if _CARELESS_PART[scope.careless]:
        where += f" AND {_CARELESS_PART[scope.careless]}"
    for condition, value in _conditions(scope):
        where += f" AND {condition}"
        values.append(value)
    return where, values


def _conditions(scope: Scope) -> Iterator[tuple[str, object]]:
    """Yield each condition of a scope that a person chose, with its value."""
    asked = scope.filter
    if scope.layanan is not None:
        yield "responden.layanan_id = (SELECT id FROM layanan WHERE uuid = ?)", scope.layanan
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
