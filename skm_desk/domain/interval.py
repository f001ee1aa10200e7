"""The interval of an IKM: within which bounds it would lie if everybody had been asked.

It takes the forms as drawn by chance from those who were served, which people who come to a
counter are not quite; and it knows nothing of who did not want to answer.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from skm_desk.domain.distributions import UPPER_TAIL, t_quantile
from skm_desk.domain.estimate import estimate, finite_correction, ikm_coefficients
from skm_desk.domain.moments import Moments
from skm_desk.domain.result import HIGHEST_NILAI, LOWEST_NILAI, Mutu, SkmResult
from skm_desk.domain.rounding import round_half_up


@dataclass(frozen=True)
class Interval:
    """The 95 % interval of an IKM, 2 decimals, from `forms` forms.

    `population` is the number of people it was reckoned with, None for an unknown number.
    """

    low: Decimal
    high: Decimal
    forms: int
    population: int | None


@dataclass(frozen=True)
class Certainty:
    """The mutu of an IKM, and those of the two ends of its interval."""

    mutu: Mutu
    lowest: Mutu
    highest: Mutu

    @property
    def is_sure(self) -> bool:
        """True when the whole interval has one mutu; otherwise the mutu is "belum pasti"."""
        return self.lowest is self.highest


def ikm_interval(moments: Moments, result: SkmResult, population: int | None) -> Interval | None:
    """Return the 95 % interval of the IKM of `result`, whose forms gave `moments`.

    `population` is how many were served in the period, None when nobody knows; one smaller than
    the number of forms is not believed. Student's t has one degree of freedom less than the
    fewest jawaban of a question. None when a question that counts has fewer than two jawaban,
    and when all forms are alike without being all there are: a spread that was not seen is not
    known to be none. Clipped to what the bobot of `result` can give (25 to 100 for 1/x).
    """
    if population is not None and population < moments.forms:
        population = None
    found = estimate(moments, ikm_coefficients(moments, result.bobot), population)
    if found is None or result.exact_ikm is None or result.bobot_of_one is None:
        return None
    is_census = found.fewest == population
    if found.variance == 0 and not is_census:
        return None
    ends = mean_interval(float(result.exact_ikm), found.variance * found.fewest, found.fewest)
    reached = result.bobot_of_one * len(result.answered)
    least, most = Fraction(LOWEST_NILAI) * reached, Fraction(HIGHEST_NILAI) * reached
    low, high = (round_half_up(min(max(Fraction(end), least), most)) for end in ends)
    return Interval(low, high, moments.forms, population)


def certainty(interval: Interval, ikm: Decimal) -> Certainty:
    """Return whether the mutu of `ikm` (2 decimals) is sure, given its interval."""
    return Certainty(Mutu.of(ikm), Mutu.of(interval.low), Mutu.of(interval.high))


def mean_interval(
    mean: float, variance: float, n: int, population: int | None = None
) -> tuple[float, float]:
    """Return the 95 % interval of a mean of `n` >= 2 values of `variance` (n - 1 below).

    mean -+ t s / sqrt(n) x sqrt((N - n) / (N - 1)), the last for a known population N >= n
    (Bonett, statpsych, ci.mean.fpc); a smaller one is not believed.
    """
    if population is not None and population < n:
        population = None
    error = sqrt(variance / n * finite_correction(n, population))
    reach = t_quantile(UPPER_TAIL, n - 1) * error
    return mean - reach, mean + reach
