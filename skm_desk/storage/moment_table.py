"""Sums of nilai and of their products in SQL: what statistics of any number of forms need."""

from skm_desk.domain.moments import Moments, PairSums
from skm_desk.domain.scope import Scope
from skm_desk.storage.count_table import where_of
from skm_desk.storage.group_table import MONTH_OF, Month
from skm_desk.storage.sqlite_library import Database

_SUMS_OF_PAIR = 4


class MomentTable:
    """The sums of one open file; each is one SQL pass over the forms of a scope."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def whole(self, scope: Scope) -> Moments:
        """Return the sums of all forms of `scope`."""
        return self._grouped(scope, "''").get("", self._none(scope))

    def months(self, scope: Scope) -> dict[Month, Moments]:
        """Return the sums per (year, month) of the day of the forms; without a day left out."""
        found = self._grouped(scope, MONTH_OF)
        return {(int(m[:4]), int(m[5:])): found[m] for m in sorted(found) if m}

    def _questions(self, scope: Scope) -> list[tuple[str, str]]:
        """Return kode and unsur of each question that the periods of `scope` ask, in order."""
        marks = ", ".join("?" for _ in scope.periods)
        return self._db.execute(
            "SELECT question.kode, question.unsur FROM question"
            f" WHERE kuesioner_id IN (SELECT kuesioner_id FROM period WHERE kode IN ({marks}))"
            " GROUP BY question.kode, question.unsur ORDER BY min(question.id)",
            list(scope.periods),
        ).fetchall()

    def _none(self, scope: Scope) -> Moments:
        questions = self._questions(scope)
        nothing = PairSums(0, 0, 0, 0)
        pairs = dict.fromkeys(_pairs(len(questions)), nothing)
        return Moments(tuple(k for k, _ in questions), tuple(u for _, u in questions), 0, pairs)

    def _grouped(self, scope: Scope, group: str) -> dict[str, Moments]:
        questions = self._questions(scope)
        where, values = where_of(scope)
        columns = ", ".join(
            f"max(CASE WHEN question.kode = ? THEN nilai END) AS a{n}"
            for n in range(len(questions))
        )
        pairs = _pairs(len(questions))
        # Where either is blank, so are product and sum, and SQL leaves them out.
        sums = ", ".join(
            f"count(a{i} * a{j}), sum(a{i} + 0 * a{j}), sum(a{j} + 0 * a{i}), sum(a{i} * a{j})"
            for i, j in pairs
        )
        rows = self._db.execute(
            f"SELECT part, count(*), {sums} FROM (SELECT coalesce({group}, '') AS part, {columns}"
            " FROM responden JOIN jawaban ON jawaban.responden_id = responden.id"
            f" JOIN question ON question.id = question_id WHERE {where}"
            " GROUP BY responden.id) GROUP BY part",
            [kode for kode, _ in questions] + values,
        )
        return {
            part: Moments(
                tuple(kode for kode, _ in questions),
                tuple(unsur for _, unsur in questions),
                forms,
                {
                    pair: PairSums(*(value or 0 for value in figures[at : at + _SUMS_OF_PAIR]))
                    for at, pair in zip(range(0, len(figures), _SUMS_OF_PAIR), pairs, strict=True)
                },
            )
            for part, forms, *figures in rows
        }


def _pairs(questions: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(questions) for j in range(i, questions)]
