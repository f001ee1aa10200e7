"""Half up, once, exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.rounding import round_half_up


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(2245, 24), 2, "93.54"),
        (Fraction("88.305"), 2, "88.31"),
        (Fraction("88.3049999999"), 2, "88.30"),
        (Decimal("0.125"), 2, "0.13"),  # half to even would give 0.12
        (Decimal("-0.125"), 2, "-0.13"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(5, 2), 0, "3"),
        (80, 2, "80.00"),
        (0, 2, "0.00"),
        (10**28 + 1, 0, f"1{0:027}1"),  # more digits than Decimal's usual 28
        (Fraction(10**30 + 1, 10**30) * 25, 2, "25.00"),
    ],
)
def test_known_values(value: Fraction | Decimal | int, places: int, expected: str) -> None:
    assert str(round_half_up(value, places)) == expected


@given(st.fractions(), st.integers(0, 6))
def test_never_further_than_half_a_unit_and_a_tie_goes_away_from_zero(
    value: Fraction, places: int
) -> None:
    off = Fraction(round_half_up(value, places)) - value
    half = Fraction(1, 2 * 10**places)
    assert abs(off) <= half
    if abs(off) == half:
        assert (off > 0) == (value > 0)


@given(st.fractions(), st.fractions())
def test_order_is_kept(first: Fraction, second: Fraction) -> None:
    low, high = sorted((first, second))
    assert round_half_up(low) <= round_half_up(high)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_again_changes_nothing(value: Fraction, places: int) -> None:
    once = round_half_up(value, places)
    assert str(round_half_up(once, places)) == str(once)
