"""Krejcie-Morgan: how many responden a population needs (5 %, P = Q = 0,5)."""

from fractions import Fraction

from skm_desk.domain.errors import PopulationInvalid
from skm_desk.domain.rounding import round_half_up

CHI_SQUARE = Fraction("3.841")  # one degree of freedom at 5 %
PROPORTION = Fraction(1, 2)
ERROR_MARGIN = Fraction("0.05")
HIGHEST_POPULATION = 10_000_000_000


def sample_size(population: int) -> int:
    """Return the sample for a population of at least 1, rounded half up (at most 384).

    S = X2 N P Q / (d2 (N - 1) + X2 P Q), Krejcie and Morgan 1970; equals all rows of their
    table. Raise PopulationInvalid outside 1 to HIGHEST_POPULATION.
    """
    if not 1 <= population <= HIGHEST_POPULATION:
        raise PopulationInvalid(population)
    spread = CHI_SQUARE * PROPORTION * (1 - PROPORTION)
    exact = spread * population / (ERROR_MARGIN**2 * (population - 1) + spread)
    return int(round_half_up(exact, places=0))
