"""Counting by group in SQL: by a field of the profile, by month, by hour and weekday."""

from datetime import date

from skm_desk.domain.scope import Scope
from skm_desk.domain.tally import Tally, only_asked
from skm_desk.storage.count_table import group_column, where_of
from skm_desk.storage.pattern_counts import PatternCounts
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
    """The counts of one open file, split into groups; each is one SQL pass."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tallies(self, scope: Scope, field: str) -> dict[str, Tally]:
        """Return the counts of the forms of `scope` per choice of a profile field.

        `field` is as in `CountTable.profile`; "" holds the forms that left it blank. A choice
        that no form took is not there.
        """
        return self._tallies(scope, f"coalesce({group_column(field)}, '')")

    def months(self, scope: Scope) -> tuple[dict[Month, Tally], Tally]:
        """Return the counts per (year, month) of the day of the forms, and those without a day."""
        found = self._tallies(scope, f"coalesce({MONTH_OF}, '')")
        undated = found.pop("", Tally(0, ()))
        return {(int(month[:4]), int(month[5:])): found[month] for month in sorted(found)}, undated

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

    def _tallies(self, scope: Scope, group: str) -> dict[str, Tally]:
        found = PatternCounts(self._db, scope.periods).tallies(*where_of(scope), group)
        return {part: only_asked(tally) for (part, _), tally in found}
