"""Moments: the sums from which spread and dependence of the jawaban are computed.

One pass over the forms gives them, in SQL or here; they grow with the square of the questions,
not with the forms. A blank takes part in no sum.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import sqrt

from skm_desk.domain.kuesioner import Kuesioner


@dataclass(frozen=True)
class PairSums:
    """The sums over the forms that answered both of two questions, all whole numbers.

    `n` is how many these forms are, `a` and `b` the sums of the nilai of the first and of the
    second question, `ab` the sum of their products. Of a question with itself `a` and `b` are
    the sum of its nilai, `ab` the sum of their squares.
    """

    n: int
    a: int
    b: int
    ab: int


NO_FORMS = PairSums(0, 0, 0, 0)


@dataclass(frozen=True)
class Moments:
    """The sums of any number of forms.

    `questions` are kodes, and `unsur` the kode of the unsur of each. `pairs` holds the sums
    under the places (i, j) of two questions, i <= j; a pair that no form answered may be left
    out. `forms` is the number of forms that count, blank ones too.
    """

    questions: tuple[str, ...]
    unsur: tuple[str, ...]
    forms: int
    pairs: Mapping[tuple[int, int], PairSums]

    def pair(self, i: int, j: int) -> PairSums:
        """Return the sums of the questions at the places `i` and `j`, in this order."""
        if i <= j:
            return self.pairs.get((i, j), NO_FORMS)
        turned = self.pairs.get((j, i), NO_FORMS)
        return PairSums(turned.n, turned.b, turned.a, turned.ab)

    def jawaban(self, i: int) -> int:
        """Return how many jawaban the question at place `i` has."""
        return self.pair(i, i).n

    def mean(self, i: int) -> float:
        """Return the NRR of the question at place `i`, which must have jawaban."""
        own = self.pair(i, i)
        return own.a / own.n

    def by_unsur(self) -> dict[str, tuple[int, ...]]:
        """Return, per unsur in the order of their numbers, the places of its answered questions.

        An unsur without jawaban is left out.
        """
        found: dict[str, list[int]] = {}
        for place in sorted(range(len(self.unsur)), key=lambda at: int(self.unsur[at][1:])):
            if self.jawaban(place):
                found.setdefault(self.unsur[place], []).append(place)
        return {kode: tuple(places) for kode, places in found.items()}

    def fewest_together(self, places: Iterable[int]) -> int:
        """Return the fewest forms that answered both of any two of the questions at `places`."""
        pairs = combinations_with_replacement(places, 2)
        return min((self.pair(i, j).n for i, j in pairs), default=0)

    def covariance(self, i: int, j: int) -> float:
        """Return the covariance of two questions (n - 1 below) among forms that answered both.

        At least two forms must have answered both. Of a question with itself it is the variance.
        """
        pair = self.pair(i, j)
        return (pair.n * pair.ab - pair.a * pair.b) / (pair.n * (pair.n - 1))

    def covariance_of_sums(self, some: Iterable[int], others: Iterable[int]) -> float:
        """Return the covariance of the sum of some questions with the sum of others.

        It adds up the covariances of their pairs, so that forms with blanks take part with what
        they have; without blanks it is the covariance of the sums itself.
        """
        second = tuple(others)
        return sum(self.covariance(i, j) for i in some for j in second)

    def correlation_of_sums(self, some: Iterable[int], others: Iterable[int]) -> float | None:
        """Return the correlation (-1 to 1) of two such sums, or None where one has no spread."""
        first, second = tuple(some), tuple(others)
        spread_of_first = self.covariance_of_sums(first, first)
        spread_of_second = self.covariance_of_sums(second, second)
        if spread_of_first <= 0 or spread_of_second <= 0:
            return None
        both = self.covariance_of_sums(first, second)
        return max(-1.0, min(1.0, both / sqrt(spread_of_first * spread_of_second)))


def moments_of(forms: Iterable[Mapping[str, int | None]], kuesioner: Kuesioner) -> Moments:
    """Return the sums of `forms`, each a mapping of question kode to nilai or None.

    A question that a form does not name counts as blank in that form. This goes through the
    forms one by one: storage sums many forms in SQL.
    """
    kodes = tuple(question.kode for question in kuesioner.questions)
    sums = {pair: [0, 0, 0, 0] for pair in combinations_with_replacement(range(len(kodes)), 2)}
    count = 0
    for form in forms:
        count += 1
        given = [(place, form.get(kode)) for place, kode in enumerate(kodes)]
        answered = [(place, nilai) for place, nilai in given if nilai is not None]
        for (i, first), (j, second) in combinations_with_replacement(answered, 2):
            cell = sums[i, j]
            cell[0] += 1
            cell[1] += first
            cell[2] += second
            cell[3] += first * second
    return Moments(
        kodes,
        tuple(question.unsur for question in kuesioner.questions),
        count,
        {pair: PairSums(*cell) for pair, cell in sums.items()},
    )
