"""Alpha and its parts against the textbook, numpy and scipy."""

import numpy as np
import pytest
from scipy import stats

from skm_desk.domain.reliability import QuestionFit, compute_reliability, feldt_interval
from tests.domain.random_nilai import TWO_IN_ONE, Nilai, random_nilai, sums_of


def textbook_alpha(nilai: Nilai) -> float:
    k = nilai.shape[1]
    of_each = nilai.var(axis=0, ddof=1).sum()
    return k / (k - 1) * (1 - of_each / nilai.sum(axis=1).var(ddof=1))


@pytest.mark.parametrize(("seed", "forms"), [(1, 80), (2, 12), (3, 1000)])
def test_without_blanks_it_is_the_textbook(seed: int, forms: int) -> None:
    nilai = random_nilai(seed, forms, satisfied=0)
    found = compute_reliability(sums_of(nilai))
    assert found.alpha == pytest.approx(textbook_alpha(nilai), abs=1e-12)
    assert (found.forms, found.used) == (forms, 9)
    for place, fit in enumerate(found.questions):
        others = np.delete(nilai, place, axis=1)
        expected = stats.pearsonr(nilai[:, place], others.sum(axis=1)).statistic
        assert (fit.question, fit.unsur) == (f"U{place + 1}", f"U{place + 1}")
        assert fit.item_total == pytest.approx(expected, abs=1e-12)
        assert fit.alpha_without == pytest.approx(textbook_alpha(others), abs=1e-12)
        assert fit.is_weak == (expected < 0.3)


def test_the_interval_is_that_of_f() -> None:
    nilai = random_nilai(4, 80)
    found = compute_reliability(sums_of(nilai))
    low = 1 - (1 - found.alpha) * stats.f.isf(0.025, 79, 79 * 8)
    high = 1 - (1 - found.alpha) * stats.f.isf(0.975, 79, 79 * 8)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-10)
    assert found.low < found.alpha < found.high


def test_published_example_of_statpsych() -> None:
    """ci.cronbach(.05, .85, 7, 89): 0.7971254 to 0.8931436, with n (k - 1) for (n - 1)(k - 1)."""
    assert feldt_interval(0.85, 89, 7) == pytest.approx((0.7971254, 0.8931436), abs=1e-4)


def test_a_question_that_goes_its_own_way_is_weak() -> None:
    nilai = random_nilai(5, 200, satisfied=0)
    nilai[:, 6] = np.random.default_rng(1).integers(1, 5, 200)
    found = compute_reliability(sums_of(nilai))
    assert [fit.question for fit in found.questions if fit.is_weak] == ["U7"]
    assert found.questions[6].alpha_without > found.alpha


def test_a_question_without_spread_takes_no_part() -> None:
    nilai = random_nilai(6, 60)
    nilai[:, 3] = 4
    found = compute_reliability(sums_of(nilai))
    assert found.alpha == pytest.approx(textbook_alpha(np.delete(nilai, 3, axis=1)), abs=1e-12)
    assert found.used == 8
    assert found.questions[3] == QuestionFit("U4", "U4", None, None)
    assert not found.questions[3].is_weak


def test_a_question_nobody_answered_is_not_listed() -> None:
    nilai = random_nilai(7, 60)
    nilai[:, 3] = 0
    found = compute_reliability(sums_of(nilai))
    assert [fit.question for fit in found.questions] == [f"U{n}" for n in (1, 2, 3, 5, 6, 7, 8, 9)]


def test_with_blanks_every_pair_takes_the_forms_it_has() -> None:
    nilai = random_nilai(8, 80, blank=0.2)
    found = compute_reliability(sums_of(nilai))
    table = np.ma.masked_equal(nilai, 0)
    covariance = np.array(
        [
            [np.ma.cov(table[:, i], table[:, j], allow_masked=True)[0, 1] for j in range(9)]
            for i in range(9)
        ]
    )
    # numpy centres on all jawaban of a question, not only on those of the pair: nearly the same.
    alpha = 9 / 8 * (1 - np.trace(covariance) / covariance.sum())
    assert found.alpha == pytest.approx(alpha, abs=0.02)
    given = (nilai > 0).astype(int)
    assert found.forms == (given.T @ given).min()


def test_blanks_by_chance_hardly_move_alpha() -> None:
    nilai = random_nilai(9, 5000)
    some_blank = nilai * (np.random.default_rng(2).random(nilai.shape) >= 0.3)
    whole, found = compute_reliability(sums_of(nilai)), compute_reliability(sums_of(some_blank))
    assert found.alpha == pytest.approx(whole.alpha, abs=0.02)


def test_two_questions_have_no_alpha_without_one() -> None:
    nilai = random_nilai(10, 40)
    nilai[:, 2:] = 0
    found = compute_reliability(sums_of(nilai))
    expected = stats.pearsonr(nilai[:, 0], nilai[:, 1]).statistic
    assert [fit.alpha_without for fit in found.questions] == [None, None]
    assert [fit.item_total for fit in found.questions] == pytest.approx([expected] * 2)


def test_questions_of_one_unsur_are_told_apart() -> None:
    found = compute_reliability(sums_of(random_nilai(11, 40, questions=4), TWO_IN_ONE))
    assert [(fit.question, fit.unsur) for fit in found.questions] == [
        ("U1a", "U1"),
        ("U1b", "U1"),
        ("U2", "U2"),
        ("U3", "U3"),
    ]


def test_too_little_to_tell() -> None:
    assert compute_reliability(sums_of(random_nilai(12, 2))) is None
    assert compute_reliability(sums_of(np.zeros((5, 9), dtype=int))) is None
    assert compute_reliability(sums_of(np.full((50, 9), 4))) is None
    one_spreads = np.full((50, 9), 4)
    one_spreads[:, 0] = random_nilai(13, 50)[:, 0]
    assert compute_reliability(sums_of(one_spreads)) is None
    apart = random_nilai(14, 50)
    apart[:25, 0] = apart[25:, 1] = 0
    assert compute_reliability(sums_of(apart)) is None
    # Two questions that make up for each other leave every sum the same.
    opposed = random_nilai(15, 50)
    opposed[:, 2:] = 0
    opposed[:, 1] = 5 - opposed[:, 0]
    assert compute_reliability(sums_of(opposed)) is None
