"""The variance of an NRR or IKM against that of the sums of the forms, and against a bootstrap."""

import numpy as np
import pytest

from skm_desk.domain.estimate import (
    Estimate,
    estimate,
    finite_correction,
    ikm_coefficients,
    nilai_coefficients,
)
from skm_desk.domain.result import Bobot
from tests.domain.random_nilai import IN_ORDER, TWO_IN_ONE, forms_of, random_nilai, sums_of
from tests.domain.survey_data import result_of


def found(*args: object) -> Estimate:
    value = estimate(*args)
    assert value is not None
    return value


@pytest.mark.parametrize("population", [None, 90, 300])
def test_without_blanks_it_is_the_variance_of_the_ikm_of_the_forms(population: int | None) -> None:
    nilai = random_nilai(1, 80)
    of_forms = nilai.mean(axis=1) * 25
    moments = sums_of(nilai)
    value = found(moments, ikm_coefficients(moments, Bobot.EXACT), population)
    factor = 1 if population is None else (population - 80) / (population - 1)
    assert value.mean == pytest.approx(of_forms.mean(), rel=1e-12)
    assert value.variance == pytest.approx(of_forms.var(ddof=1) / 80 * factor, rel=1e-10)
    assert value.fewest == 80


def test_an_unsur_of_two_questions() -> None:
    nilai = random_nilai(2, 40, questions=4)
    moments = sums_of(nilai, TWO_IN_ONE)
    assert nilai_coefficients(moments, "U1") == {0: 12.5, 1: 12.5}
    assert nilai_coefficients(moments, "U2") == {2: 25}
    assert nilai_coefficients(moments, "U9") == {}
    of_unsur = nilai[:, :2].mean(axis=1) * 25
    value = found(moments, nilai_coefficients(moments, "U1"))
    assert value.variance == pytest.approx(of_unsur.var(ddof=1) / 40, rel=1e-10)
    # Each unsur counts a third of the IKM, however many questions it has.
    of_forms = (of_unsur + nilai[:, 2] * 25 + nilai[:, 3] * 25) / 3
    value = found(moments, ikm_coefficients(moments, Bobot.EXACT))
    assert value.variance == pytest.approx(of_forms.var(ddof=1) / 40, rel=1e-10)


@pytest.mark.parametrize("bobot", list(Bobot))
def test_the_mean_is_the_ikm_of_the_formula(bobot: Bobot) -> None:
    nilai = random_nilai(3, 30, blank=0.2)
    moments = sums_of(nilai)
    result = result_of(forms_of(nilai), IN_ORDER, bobot)
    value = found(moments, ikm_coefficients(moments, bobot))
    assert value.mean == pytest.approx(float(result.exact_ikm), rel=1e-12)


def test_with_blanks_it_is_what_drawing_again_gives() -> None:
    nilai = random_nilai(4, 200, blank=0.3)
    moments = sums_of(nilai)
    value = found(moments, ikm_coefficients(moments, Bobot.EXACT))
    draw = np.random.default_rng(1)
    again = nilai[draw.integers(0, 200, size=(4000, 200))]
    ikm = (again.sum(axis=1) / (again > 0).sum(axis=1)).mean(axis=1) * 25
    assert value.variance == pytest.approx(ikm.var(), rel=0.08)
    assert value.fewest == (nilai > 0).sum(axis=0).min()


def test_with_blanks_a_population_takes_from_each_question_what_was_asked_of_it() -> None:
    """Forms drawn from few people, with blanks by chance: the variance is that of the drawing."""
    everybody = random_nilai(5, 250)
    draw = np.random.default_rng(2)
    ikm, expected = [], []
    for _ in range(600):
        drawn = everybody[draw.permutation(250)[:200]]
        drawn = drawn * (draw.random(drawn.shape) >= 0.3)
        moments = sums_of(drawn)
        value = found(moments, ikm_coefficients(moments, Bobot.EXACT), 250)
        ikm.append(value.mean)
        expected.append(value.variance)
    assert np.mean(expected) == pytest.approx(np.var(ikm), rel=0.15)


def test_questions_never_answered_together_do_not_depend_on_each_other() -> None:
    nilai = random_nilai(6, 60, questions=4)
    nilai[:30, 0] = nilai[30:, 1] = 0
    moments = sums_of(nilai, TWO_IN_ONE)
    value = found(moments, {0: 1.0, 1: 1.0})
    alone = nilai[30:, 0].var(ddof=1) / 30 + nilai[:30, 1].var(ddof=1) / 30
    assert value.variance == pytest.approx(alone, rel=1e-10)


def test_too_few_jawaban() -> None:
    nilai = random_nilai(7, 20)
    nilai[1:, 5] = 0
    moments = sums_of(nilai)
    assert estimate(moments, ikm_coefficients(moments, Bobot.EXACT)) is None
    assert estimate(moments, {}) is None
    assert estimate(moments, {0: 1.0}) is not None
    blank = sums_of(np.zeros((5, 9), dtype=int))
    assert ikm_coefficients(blank, Bobot.EXACT) == {}


def test_no_spread_is_exactly_none() -> None:
    nilai = np.tile(np.array([4, 3, 4, 4, 3, 4, 4, 4, 4]), (7, 1))
    moments = sums_of(nilai)
    assert found(moments, ikm_coefficients(moments, Bobot.EXACT)).variance == 0
    # Two questions that make up for each other leave the sum as it is.
    nilai = random_nilai(8, 50)
    nilai[:, 1] = 5 - nilai[:, 0]
    assert found(sums_of(nilai), {0: 1 / 9, 1: 1 / 9}).variance == 0
    draw = np.random.default_rng(7)
    nilai[:, :3] = np.array([draw.permutation([1, 2, 4]) for _ in range(50)])
    assert found(sums_of(nilai), {0: 25 / 9, 1: 25 / 9, 2: 25 / 9}).variance == 0


def test_finite_correction() -> None:
    assert finite_correction(40, 300) == pytest.approx(260 / 299)
    assert finite_correction(40, None) == 1
    assert finite_correction(40, 40) == 0
    assert finite_correction(45.5, 40) == 0
