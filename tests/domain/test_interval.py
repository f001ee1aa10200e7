"""The interval of the IKM: published figures, what it holds on to, and how often it is right."""

from decimal import Decimal

import numpy as np
import pytest
from scipy import stats

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
from tests.domain.survey_data import read_2024, result_of


def interval_of(
    nilai: Nilai, population: int | None = None, bobot: Bobot = Bobot.EXACT
) -> Interval | None:
    return ikm_interval(sums_of(nilai), result_of(forms_of(nilai), IN_ORDER, bobot), population)


def test_published_example_of_statpsych() -> None:
    """ci.mean.fpc(.05, 24.5, 3.65, 40, 300): 23.41193 to 25.58807."""
    low, high = mean_interval(24.5, 3.65**2, 40, 300)
    assert (round(low, 2), round(high, 2)) == (23.41, 25.59)
    assert mean_interval(24.5, 3.65**2, 40, 39) == mean_interval(24.5, 3.65**2, 40)
    assert mean_interval(24.5, 3.65**2, 40, 40) == (24.5, 24.5)


def test_the_80_real_rows() -> None:
    nilai = np.array([[form[f"U{n}"] for n in range(1, 10)] for form in read_2024()])
    of_forms = nilai.mean(axis=1) * 25
    low, high = stats.t.interval(0.95, 79, of_forms.mean(), stats.sem(of_forms))
    found = interval_of(nilai)
    assert found == Interval(Decimal(f"{low:.2f}"), Decimal(f"{high:.2f}"), 80, None)
    narrower = interval_of(nilai, 102)
    half = (high - low) / 2 * ((102 - 80) / 101) ** 0.5
    assert narrower.low == Decimal(f"{of_forms.mean() - half:.2f}")
    assert narrower.high == Decimal(f"{of_forms.mean() + half:.2f}")
    assert narrower.population == 102


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
    assert interval_of(best, bobot=bobot).high == top
    assert interval_of(worst, bobot=bobot).low == bottom
    ikm = result_of(forms_of(best), IN_ORDER, bobot).ikm
    assert interval_of(best, bobot=bobot).low < ikm < top


def test_bobot_scales_it() -> None:
    nilai = random_nilai(3, 60, satisfied=0)
    exact, old = interval_of(nilai), interval_of(nilai, bobot=Bobot.OLD_0_11)
    assert float(old.low) == pytest.approx(float(exact.low) * 0.99, abs=0.01)
    assert float(old.high) == pytest.approx(float(exact.high) * 0.99, abs=0.01)


def test_an_unsur_of_two_questions() -> None:
    nilai = random_nilai(4, 40, questions=4, satisfied=0)
    of_forms = (nilai[:, :2].mean(axis=1) + nilai[:, 2] + nilai[:, 3]) * 25 / 3
    low, high = stats.t.interval(0.95, 39, of_forms.mean(), stats.sem(of_forms))
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
    ("population", "forms", "satisfied", "blank"),
    [(300, 80, 0.0, 0.0), (300, 80, 1.0, 0.3), (90, 80, 0.5, 0.1), (20_000, 30, 0.0, 0.0)],
)
def test_it_holds_the_truth_in_95_of_100_surveys(
    population: int, forms: int, satisfied: float, blank: float
) -> None:
    everybody = random_nilai(6, population, satisfied=satisfied)
    truth = everybody.mean() * 25
    draw = np.random.default_rng(7)
    held = 0
    for _ in range(600):
        drawn = everybody[draw.choice(population, forms, replace=False)]
        drawn = drawn * (draw.random(drawn.shape) >= blank)
        found = interval_of(drawn, population)
        held += float(found.low) <= truth <= float(found.high)
    assert 0.93 <= held / 600 <= 0.97


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
