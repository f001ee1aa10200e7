"""The interval of the IKM: published figures, what it holds on to, and how often it is right."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from skm_desk.domain.estimate import estimate
from skm_desk.domain.interval import Interval, certainty, ikm_interval, mean_interval
from skm_desk.domain.result import Bobot, Mutu
from tests.domain.random_nilai import (
    IN_ORDER,
    TWO_IN_ONE,
    Nilai,
    forms_of,
    random_nilai,
    sums_of,
)
from tests.domain.survey_data import NINE_UNSUR, kuesioner, read_2024, result_of


def interval_of(
    nilai: Nilai, population: int | None = None, bobot: Bobot = Bobot.EXACT
) -> Interval | None:
    return ikm_interval(sums_of(nilai), result_of(forms_of(nilai), IN_ORDER, bobot), population)


def ends_by_definition(of_forms: np.ndarray, correction: float = 1.0) -> tuple[float, float]:
    """Return the two means m from which a mean of values from 25 to 100 lies t errors away.

    The error at m is that of the sample, by (100 - m)(m - 25) in place of what it is at the mean.
    """
    n, mean = len(of_forms), of_forms.mean()
    variance = (of_forms.var(ddof=1) + 5**2 / n) / n * correction
    per_spread = variance / ((100 - mean) * (mean - 25))
    t = stats.t.ppf(0.975, n - 1)

    def off(m: float) -> float:
        return (mean - m) ** 2 - t**2 * per_spread * (100 - m) * (m - 25)

    return optimize.brentq(off, 25, mean), optimize.brentq(off, mean, 100)


def test_wilson_of_yes_and_no() -> None:
    """With two jawaban alone and very many forms it is Wilson's of 1927, as in scipy."""
    nilai = np.repeat([4, 1], [5600, 400])[:, None]
    moments = sums_of(nilai, kuesioner(NINE_UNSUR[:1]))
    found = estimate(moments, {0: 25.0})
    wilson = stats.binomtest(5600, 6000).proportion_ci(method="wilson")
    low, high = mean_interval(found)
    assert low == pytest.approx(25 + 75 * wilson.low, abs=0.002)
    assert high == pytest.approx(25 + 75 * wilson.high, abs=0.002)


def test_the_80_real_rows() -> None:
    nilai = np.array([[form[f"U{n}"] for n in range(1, 10)] for form in read_2024()])
    of_forms = nilai.mean(axis=1) * 25
    low, high = ends_by_definition(of_forms)
    found = interval_of(nilai)
    assert found == Interval(Decimal(f"{low:.2f}"), Decimal(f"{high:.2f}"), 80, None)
    narrower = interval_of(nilai, 102)
    low, high = ends_by_definition(of_forms, (102 - 80) / 101)
    assert narrower == Interval(Decimal(f"{low:.2f}"), Decimal(f"{high:.2f}"), 80, 102)


def test_everybody_was_asked() -> None:
    nilai = random_nilai(1, 40)
    found = interval_of(nilai, 40)
    ikm = result_of(forms_of(nilai), IN_ORDER).ikm
    assert found == Interval(ikm, ikm, 40, 40)


def test_everybody_was_asked_and_some_left_blanks() -> None:
    found = interval_of(random_nilai(1, 40, blank=0.2), 40)
    assert found.low < found.high


def test_a_population_smaller_than_the_forms_is_not_believed() -> None:
    nilai = random_nilai(2, 40, blank=0.4)
    assert interval_of(nilai, 39) == interval_of(nilai)
    assert interval_of(nilai, 1).population is None


@pytest.mark.parametrize("bobot", list(Bobot))
def test_it_never_leaves_the_scale(bobot: Bobot) -> None:
    best = np.full((4, 9), 4)
    best[0, 0] = 3
    worst = 5 - best
    top = result_of(forms_of(np.full((2, 9), 4)), IN_ORDER, bobot).ikm
    bottom = result_of(forms_of(np.full((2, 9), 1)), IN_ORDER, bobot).ikm
    near_top, near_bottom = interval_of(best, bobot=bobot), interval_of(worst, bobot=bobot)
    assert near_top.low < result_of(forms_of(best), IN_ORDER, bobot).ikm < near_top.high <= top
    assert bottom <= near_bottom.low < result_of(forms_of(worst), IN_ORDER, bobot).ikm
    mirrored = top + bottom - near_bottom.low
    assert abs(near_top.high - mirrored) <= Decimal("0.01")


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=2, max_size=12))
def test_it_holds_the_ikm_and_never_leaves_the_scale(rows: list[list[int]]) -> None:
    nilai = np.array(rows)
    found = interval_of(nilai)
    if found is not None:
        ikm = result_of(forms_of(nilai), IN_ORDER).ikm
        assert 25 <= found.low <= ikm <= found.high <= 100
        assert found.low < found.high


def test_bobot_scales_it() -> None:
    nilai = random_nilai(3, 60, satisfied=0)
    exact, old = interval_of(nilai), interval_of(nilai, bobot=Bobot.OLD_0_11)
    assert float(old.low) == pytest.approx(float(exact.low) * 0.99, abs=0.01)
    assert float(old.high) == pytest.approx(float(exact.high) * 0.99, abs=0.01)


def test_an_unsur_of_two_questions() -> None:
    nilai = random_nilai(4, 40, questions=4, satisfied=0)
    of_forms = (nilai[:, :2].mean(axis=1) + nilai[:, 2] + nilai[:, 3]) * 25 / 3
    low, high = ends_by_definition(of_forms)
    result = result_of(forms_of(nilai, TWO_IN_ONE), TWO_IN_ONE)
    found = ikm_interval(sums_of(nilai, TWO_IN_ONE), result, None)
    assert (float(found.low), float(found.high)) == pytest.approx((low, high), abs=0.0051)


def test_too_little_to_tell() -> None:
    assert interval_of(random_nilai(5, 1)) is None
    assert interval_of(np.zeros((3, 9), dtype=int)) is None
    one_alone = random_nilai(5, 30)
    one_alone[1:, 3] = 0
    assert interval_of(one_alone) is None
    alike = np.full((30, 9), 4)
    assert interval_of(alike) is None
    assert interval_of(alike, 31) is None
    assert interval_of(alike, 30) == Interval(Decimal("100.00"), Decimal("100.00"), 30, 30)
    alike[0, 0] = 0
    assert interval_of(alike, 30) is None


@pytest.mark.parametrize(
    ("population", "forms", "satisfied", "blank", "most"),
    [
        (300, 80, 0.0, 0.0, 970),
        (300, 80, 1.0, 0.3, 970),
        (90, 80, 0.5, 0.1, 970),
        (20_000, 30, 0.0, 0.0, 970),
        (20_000, 30, 1.6, 0.0, 970),  # an IKM of 97,3
        (300, 30, 2.0, 0.1, 990),  # an IKM of 98,8, where three of four forms say 4 to all
    ],
)
def test_it_holds_the_truth_in_95_of_100_surveys(
    population: int, forms: int, satisfied: float, blank: float, most: int
) -> None:
    everybody = random_nilai(6, population, satisfied=satisfied)
    truth = everybody.mean() * 25
    draw = np.random.default_rng(7)
    held = 0
    for _ in range(1000):
        drawn = everybody[draw.choice(population, forms, replace=False)]
        drawn = drawn * (draw.random(drawn.shape) >= blank)
        found = interval_of(drawn, population)
        held += float(found.low) <= truth <= float(found.high)
    assert 935 <= held <= most


@pytest.mark.parametrize(
    ("low", "high", "lowest", "highest", "is_sure"),
    [
        ("88.31", "93.54", Mutu.A, Mutu.A, True),
        ("88.30", "93.54", Mutu.B, Mutu.A, False),
        ("64.99", "88.31", Mutu.D, Mutu.A, False),
        ("76.61", "88.30", Mutu.B, Mutu.B, True),
    ],
)
def test_certainty_of_the_mutu(
    low: str, high: str, lowest: Mutu, highest: Mutu, is_sure: bool
) -> None:
    found = certainty(Interval(Decimal(low), Decimal(high), 80, None), Decimal("88.30"))
    assert (found.mutu, found.lowest, found.highest) == (Mutu.B, lowest, highest)
    assert found.is_sure is is_sure
