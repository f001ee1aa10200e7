"""The sample equals every row of the table of Krejcie and Morgan."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.errors import PopulationInvalid
from skm_desk.domain.sample_size import sample_size, work_out

TABLE = """
10 10  15 14  20 19  25 24  30 28  35 32  40 36  45 40  50 44  55 48  60 52  65 56  70 59  75 63
80 66  85 70  90 73  95 76  100 80  110 86  120 92  130 97  140 103  150 108  160 113  170 118
180 123  190 127  200 132  210 136  220 140  230 144  240 148  250 152  260 155  270 159  280 162
290 165  300 169  320 175  340 181  360 186  380 191  400 196  420 201  440 205  460 210  480 214
500 217  550 226  600 234  650 242  700 248  750 254  800 260  850 265  900 269  950 274  1000 278
1100 285  1200 291  1300 297  1400 302  1500 306  1600 310  1700 313  1800 317  1900 320  2000 322
2200 327  2400 331  2600 335  2800 338  3000 341  3500 346  4000 351  4500 354  5000 357  6000 361
7000 364  8000 367  9000 368  10000 370  15000 375  20000 377  30000 379  40000 380  50000 381
75000 382  1000000 384
"""
_NUMBERS = [int(number) for number in TABLE.split()]
ROWS = list(zip(_NUMBERS[::2], _NUMBERS[1::2], strict=True))


def test_table_is_whole() -> None:
    assert len(ROWS) == 90


@pytest.mark.parametrize(("population", "sample"), ROWS)
def test_every_row_of_the_table(population: int, sample: int) -> None:
    assert sample_size(population) == sample


@given(st.integers(1, 300_000_000), st.integers(0, 1000))
def test_a_larger_population_never_needs_fewer(population: int, more: int) -> None:
    sample = sample_size(population)
    assert 1 <= sample <= min(population, 384)
    assert sample_size(population + more) >= sample


@pytest.mark.parametrize("population", [0, -1])
def test_no_population_is_refused(population: int) -> None:
    with pytest.raises(PopulationInvalid) as caught:
        sample_size(population)
    assert caught.value.value == population


def test_it_is_worked_out_step_by_step() -> None:
    """1200 x 3,841 x 0,25 over 0,0025 x 1199 + 3,841 x 0,25."""
    size = work_out(1200)
    assert size.numerator == Fraction("1152.3")
    assert size.denominator == Fraction("3.95775")
    assert size.exact == Fraction("1152.3") / Fraction("3.95775")
    assert size.rounded == 291


@given(st.integers(1, 10_000_000_000))
def test_rounded_is_within_half_of_exact(population: int) -> None:
    size = work_out(population)
    assert -Fraction(1, 2) <= size.exact - size.rounded < Fraction(1, 2)
    assert size.rounded == sample_size(population)
