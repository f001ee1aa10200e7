"""Krejcie-Morgan: how many responden a population needs (5 %, P = Q = 0,5)."""

from dataclasses import dataclass
from fractions import Fraction

from skm_desk.domain.errors import PopulationInvalid
from skm_desk.domain.rounding import round_half_up

CHI_SQUARE = Fraction("3.841")  # one degree of freedom at 5 %
PROPORTION = Fraction(1, 2)
ERROR_MARGIN = Fraction("0.05")
HIGHEST_POPULATION = 10_000_000_000


@dataclass(frozen=True)
class SampleSize:
    """A sample worked out step by step: `numerator` / `denominator` is `exact`, `rounded` half up.

    All of it exact but the last: people are whole.
    """

    population: int
    numerator: Fraction
    denominator: Fraction

    @property
    def exact(self) -> Fraction:
        """What the formula gives."""
        return self.numerator / self.denominator

    @property
    def rounded(self) -> int:
        """How many responden are needed."""
        return int(round_half_up(self.exact, places=0))


def work_out(population: int) -> SampleSize:
    """Return the sample for a population of at least 1 with the numbers that lead to it.

    S = X2 N P Q / (d2 (N - 1) + X2 P Q), Krejcie and Morgan 1970. Raise PopulationInvalid
    outside 1 to HIGHEST_POPULATION.
    """
    if not 1 <= population <= HIGHEST_POPULATION:
        raise PopulationInvalid(population)
    spread = CHI_SQUARE * PROPORTION * (1 - PROPORTION)
    return SampleSize(population, spread * population, ERROR_MARGIN**2 * (population - 1) + spread)


def sample_size(population: int) -> int:
    """Return the sample for a population of at least 1, rounded half up (at most 384).

    Equals all rows of the table of Krejcie and Morgan. Raise as `work_out`.
    """
    return work_out(population).rounded
