"""Sums of nilai and of their products in SQL: what statistics of any number of forms need."""

from skm_desk.domain.moments import Moments
from skm_desk.domain.scope import Scope
from skm_desk.storage.count_table import where_of
from skm_desk.storage.group_table import MONTH_OF, Month
from skm_desk.storage.pattern_counts import PatternCounts
from skm_desk.storage.sqlite_library import Database


class MomentTable:
    """The sums of one open file; each is one SQL pass over the forms of a scope."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def whole(self, scope: Scope) -> Moments:
        """Return the sums of all forms of `scope`."""
        patterns = PatternCounts(self._db, scope.periods)
        return dict(patterns.moments(*where_of(scope))).get("", patterns.no_moments())

    def months(self, scope: Scope) -> dict[Month, Moments]:
        """Return the sums per (year, month) of the day of the forms; without a day left out."""
        where, values = where_of(scope)
        where += " AND responden.tanggal IS NOT NULL"
        patterns = PatternCounts(self._db, scope.periods)
        found = dict(patterns.moments(where, values, MONTH_OF))
        return {(int(month[:4]), int(month[5:])): found[month] for month in sorted(found)}
