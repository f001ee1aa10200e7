"""Counting by group in SQL: by a field of the profile, by month, by hour and weekday."""

from datetime import date

from skm_desk.domain.scope import Scope
from skm_desk.domain.tally import QuestionTally, Tally
from skm_desk.storage.count_table import NILAI_SUMS, group_column, question_of, where_of
from skm_desk.storage.sqlite_library import Database

Month = tuple[int, int]
MONTH_OF = "substr(responden.tanggal, 1, 7)"
# An exact time counts in its hour; a band of the sheet stays the band that it is.
_HOUR = (
    "CASE WHEN responden.jam IS NULL THEN ''"
    " WHEN responden.jam GLOB '[0-9][0-9].[0-9][0-9]' THEN substr(responden.jam, 1, 2) || '.00'"
    " ELSE responden.jam END"
)
# Monday is 0, as in Python.
_WEEKDAY = "(CAST(strftime('%w', responden.tanggal) AS INTEGER) + 6) % 7"


class GroupTable:
    """The counts of one open file, split into groups; each is one or two SQL passes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tallies(self, scope: Scope, field: str) -> dict[str, Tally]:
        """Return the counts of the forms of `scope` per choice of a profile field.

        `field` is as in `CountTable.profile`; "" holds the forms that left it blank. A choice
        that no form took is not there.
        """
        return self._tallies(scope, f"coalesce({group_column(field)}, '')")

    def months(self, scope: Scope) -> dict[Month, Tally]:
        """Return the counts per (year, month) of the day of the forms; without a day left out."""
        found = self._tallies(scope, MONTH_OF, "responden.tanggal IS NOT NULL")
        return {(int(month[:4]), int(month[5:])): found[month] for month in sorted(found)}

    def by_hour(self, scope: Scope, day: date | None = None) -> dict[str, int]:
        """Return the forms per hour ("08.00") or per band of the sheet, of one day or of all.

        "" holds those without a time.
        """
        where, values = where_of(scope)
        if day is not None:
            where += " AND responden.tanggal = ?"
            values.append(day.isoformat())
        rows = self._db.execute(
            f"SELECT {_HOUR}, count(*) FROM responden WHERE {where} GROUP BY 1 ORDER BY 1", values
        )
        return dict(rows.fetchall())

    def by_weekday(self, scope: Scope) -> dict[int, int]:
        """Return the forms per weekday, Monday 0 to Sunday 6; those without a day left out."""
        where, values = where_of(scope)
        rows = self._db.execute(
            f"SELECT {_WEEKDAY}, count(*) FROM responden WHERE {where}"
            " AND responden.tanggal IS NOT NULL GROUP BY 1 ORDER BY 1",
            values,
        )
        return dict(rows.fetchall())

    def _tallies(self, scope: Scope, group: str, also: str = "1") -> dict[str, Tally]:
        where, values = where_of(scope)
        where = f"{where} AND {also}"
        forms = dict(
            self._db.execute(
                f"SELECT {group}, count(*) FROM responden WHERE {where} GROUP BY 1", values
            ).fetchall()
        )
        rows = self._db.execute(
            "SELECT part, question.unsur, question.kode, sum(one), sum(two), sum(three),"
            f" sum(four), sum(none) FROM (SELECT {group} AS part, question_id, {NILAI_SUMS}"
            " FROM responden JOIN jawaban ON jawaban.responden_id = responden.id"
            f" WHERE {where} GROUP BY 1, 2) JOIN question ON question.id = question_id"
            " GROUP BY part, question.unsur, question.kode ORDER BY part, min(question.id)",
            values,
        )
        questions: dict[str, list[QuestionTally]] = {part: [] for part in forms}
        for part, *row in rows:
            questions[part].append(question_of(row))
        return {part: Tally(count, tuple(questions[part])) for part, count in forms.items()}
