"""Student's t and Fisher's F against scipy, from one degree of freedom to a million."""

from math import expm1, log1p, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from skm_desk.domain.distributions import f_quantile, incomplete_beta, t_cdf, t_quantile

DEGREES = (0.5, 1, 1.5, 2, 3, 7.3, 10, 29, 79, 100, 999, 1e4, 1e5, 1e6)
TAILS = (1e-12, 1e-8, 1e-5, 0.001, 0.025, 0.1, 0.3, 0.49)


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-10, abs=1e-300)


@pytest.mark.parametrize("df", DEGREES)
def test_probability_of_t(df: float) -> None:
    for t in (1e-3, 0.1, 0.5, 1, 1.96, 2.5, 5, 10, 40, 1e3, 1e6):
        assert t_cdf(t, df) == near(stats.t.cdf(t, df))
        assert t_cdf(-t, df) == near(stats.t.cdf(-t, df))
    assert t_cdf(0, df) == 0.5


@pytest.mark.parametrize("df", DEGREES)
def test_quantile_of_t(df: float) -> None:
    for p in TAILS:
        assert t_quantile(p, df) == near(stats.t.ppf(p, df))
        assert t_quantile(1 - p, df) == near(stats.t.ppf(1 - p, df))
    assert t_quantile(0.5, df) == 0


@pytest.mark.parametrize("d1", [1, 2, 8, 79, 399, 1e4, 1e6])
@pytest.mark.parametrize("d2", [1, 2, 632, 1e4, 8e6])
def test_quantile_of_f(d1: float, d2: float) -> None:
    for p in (1e-8, 0.025, 0.5, 0.975, 1 - 1e-9):
        assert f_quantile(p, d1, d2) == near(stats.f.ppf(p, d1, d2))


def test_incomplete_beta() -> None:
    for a in (0.1, 0.5, 3, 50, 1e3, 1e6):
        for b in (0.1, 0.5, 3, 50, 1e3, 1e6):
            for x in (0, 1e-3, 0.1, 0.5, a / (a + b), 0.9, 1):
                expected = special.betainc(a, b, x)
                assert incomplete_beta(x, a, b) == pytest.approx(expected, rel=1e-9, abs=1e-250)


def test_closed_forms() -> None:
    """One and two degrees of freedom have formulas that can be written down."""
    assert t_cdf(1e-8, 1) == near(0.5 + 1e-8 / pi)
    assert t_cdf(1, 1) == near(0.75)
    assert t_cdf(2**0.5, 2) == near(0.5 + 2**0.5 / (2 * 4**0.5))
    assert f_quantile(1e-8, 2, 8e6) == near(4e6 * expm1(-log1p(-1e-8) / 4e6))


@settings(max_examples=60, deadline=None)
@given(st.floats(1e-6, 1 - 1e-6), st.floats(1, 1e6))
def test_quantile_is_the_probability_turned_round(p: float, df: float) -> None:
    assert t_cdf(t_quantile(p, df), df) == pytest.approx(p, rel=1e-10)


@pytest.mark.parametrize("p", [0, 1, -0.1, 1.1, float("nan")])
def test_no_probability(p: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        t_quantile(p, 3)
    with pytest.raises(ValueError, match="probability"):
        f_quantile(p, 3, 3)


@pytest.mark.parametrize("df", [0, -1, float("nan")])
def test_no_degrees_of_freedom(df: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        t_cdf(1, df)
    with pytest.raises(ValueError, match="above 0"):
        t_quantile(0.3, df)
    with pytest.raises(ValueError, match="above 0"):
        f_quantile(0.3, 1, df)
    with pytest.raises(ValueError, match="above 0"):
        incomplete_beta(0.3, df, 1)


@pytest.mark.parametrize("x", [-0.1, 1.1, float("nan")])
def test_beta_outside_its_range(x: float) -> None:
    with pytest.raises(ValueError, match="outside"):
        incomplete_beta(x, 1, 1)
