"""Tested change: the score test by its definition, Holm as published, no arrow for chance."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from skm_desk.domain.change import Direction, MeanChange, holm, ikm_change, unsur_changes
from skm_desk.domain.moments import Moments, moments_of
from skm_desk.domain.result import Bobot
from tests.domain.random_nilai import IN_ORDER, TWO_IN_ONE, Nilai, random_nilai, sums_of


def score_test(before: Nilai, after: Nilai) -> float:
    """Return the p value of two rows of values from 1 to 4, in numpy and scipy alone."""
    common = np.concatenate([before, after]).mean()
    seen = [side.var(ddof=1) for side in (before, after)]
    at = [(4 - side.mean()) * (side.mean() - 1) for side in (before, after)]
    freedom = np.array([len(before) - 1, len(after) - 1])
    of_both = (freedom @ seen) / (freedom @ at)
    own = [max(s / a, of_both) if a else of_both for s, a in zip(seen, at, strict=True)]
    errors = np.array(
        [
            (f * (4 - common) * (common - 1) + 0.4**2 / len(side)) / len(side)
            for f, side in zip(own, (before, after), strict=True)
        ]
    )
    df = errors.sum() ** 2 / (errors**2 / freedom).sum()
    return 2 * stats.t.sf(abs(after.mean() - before.mean()) / errors.sum() ** 0.5, df)


def one_question(*nilai: int) -> Moments:
    return moments_of([{"U1": n} for n in nilai], IN_ORDER)


def test_each_unsur_by_the_score_test() -> None:
    before, after = random_nilai(1, 80, satisfied=0.4), random_nilai(2, 130, blank=0.2)
    before[:, 2] = 4
    before[0, 2] = 3
    found = unsur_changes(sums_of(before), sums_of(after))
    assert [change.unsur for change in found] == [f"U{n}" for n in range(1, 10)]
    for place, change in enumerate(found):
        given_before = before[:, place]
        given_after = after[:, place][after[:, place] > 0]
        assert change.p == pytest.approx(score_test(given_before, given_after), rel=1e-9)
        assert change.rose == (given_after.mean() > given_before.mean())
    assert [change.adjusted for change in found] == list(holm([change.p for change in found]))
    assert {change.direction for change in found if change.is_real} == {
        Direction.UP,
        Direction.DOWN,
    }
    assert {change.direction for change in found if not change.is_real} == {Direction.NONE}


def test_an_unsur_of_two_questions_is_the_mean_of_them() -> None:
    before = random_nilai(3, 50, questions=4, satisfied=0.2)
    after = random_nilai(4, 60, questions=4)
    found = unsur_changes(sums_of(before, TWO_IN_ONE), sums_of(after, TWO_IN_ONE))
    expected = score_test(before[:, :2].mean(axis=1), after[:, :2].mean(axis=1))
    assert found[0].p == pytest.approx(expected, rel=1e-9)
    assert [change.unsur for change in found] == ["U1", "U2", "U3"]


def test_the_ikm() -> None:
    before, after = random_nilai(5, 80), random_nilai(6, 70, satisfied=0.3)
    found = ikm_change(sums_of(before), sums_of(after))
    assert found.p == pytest.approx(score_test(before.mean(axis=1), after.mean(axis=1)), rel=1e-9)
    assert found.adjusted == found.p
    rose = after.mean() > before.mean()
    assert found.direction is (Direction.UP if rose else Direction.DOWN)
    same = ikm_change(sums_of(before), sums_of(after), Bobot.OLD_0_11)
    assert same.p == pytest.approx(found.p, rel=1e-9)
    back = ikm_change(sums_of(after), sums_of(before))
    assert (back.p, back.rose) == (pytest.approx(found.p), not rose)


def test_the_same_forms_changed_nothing() -> None:
    moments = sums_of(random_nilai(7, 40))
    assert ikm_change(moments, moments) == MeanChange(1.0, 1.0, False)
    assert all(change.direction is Direction.NONE for change in unsur_changes(moments, moments))


def test_unsur_asked_on_one_side_alone_are_left_out() -> None:
    before = sums_of(random_nilai(8, 40))
    after = random_nilai(9, 40)
    after[:, [1, 4]] = 0
    kodes = [change.unsur for change in unsur_changes(before, sums_of(after))]
    assert kodes == ["U1", "U3", "U4", "U6", "U7", "U8", "U9"]


def test_too_few_jawaban_are_not_tested() -> None:
    before, after = sums_of(random_nilai(10, 40)), random_nilai(11, 40)
    after[1:, 0] = 0
    found = unsur_changes(before, sums_of(after))
    assert (found[0].p, found[0].adjusted, found[0].direction) == (None, None, Direction.NONE)
    assert not found[0].is_real
    tested = [change.p for change in found[1:]]
    assert [change.adjusted for change in found[1:]] == list(holm(tested))
    assert ikm_change(before, sums_of(after)).p is None
    nothing = moments_of([], IN_ORDER)
    assert unsur_changes(nothing, nothing) == ()
    assert ikm_change(nothing, before).adjusted is None


@pytest.mark.parametrize(("n1", "n2"), [(2, 2), (3, 3), (4, 4), (2, 7), (6, 3), (20, 30)])
def test_no_spread_on_both_sides_is_counted_out(n1: int, n2: int) -> None:
    """All 3 before, all 4 after: two forms a side prove nothing, four do."""
    found = ikm_change(one_question(*[3] * n1), one_question(*[4] * n2))
    assert found.p == pytest.approx(stats.fisher_exact([[n1, 0], [0, n2]]).pvalue, rel=1e-9)
    assert found.p == pytest.approx((2 if n1 == n2 else 1) / comb(n1 + n2, n1), rel=1e-9)
    assert found.is_real == (found.p < 0.05)
    assert ikm_change(one_question(*[3] * n1), one_question(*[3] * n2)).p == 1


def test_no_spread_among_very_many_forms() -> None:
    all_three, all_four = np.full((40_000, 9), 3), np.full((50_000, 9), 4)
    found = ikm_change(sums_of(all_three), sums_of(all_four))
    assert found.p == 0
    assert found.direction is Direction.UP


@pytest.mark.parametrize("turned", [False, True])
def test_no_spread_on_one_side_takes_that_of_both(turned: bool) -> None:
    """Ten of ten say 4 where 80 of 100 do: that is nothing rare (once in nine surveys)."""
    few, many = [4] * 10, [4] * 320 + [3] * 80
    sides = (many, few) if turned else (few, many)
    found = ikm_change(one_question(*sides[0]), one_question(*sides[1]))
    assert found.p == pytest.approx(score_test(*map(np.array, sides)), rel=1e-9)
    assert found.p == pytest.approx(0.165, abs=0.005)
    figures = [f for side in sides for f in (np.mean(side), np.std(side, ddof=1), len(side))]
    assert stats.ttest_ind_from_stats(*figures, equal_var=False).pvalue < 1e-15


def test_many_forms_far_from_the_ends_are_tested_as_by_welch() -> None:
    crowd = random_nilai(14, 9000, satisfied=0)
    before, after = crowd[:4000], crowd[4000:]
    after[:120] = 4
    welch = stats.ttest_ind(before.mean(axis=1), after.mean(axis=1), equal_var=False).pvalue
    assert 0.01 < welch < 0.2
    assert ikm_change(sums_of(before), sums_of(after)).p == pytest.approx(welch, rel=0.05)


@pytest.mark.parametrize(
    ("satisfied", "few", "many"), [(0.5, 80, 120), (1.3, 30, 500), (2.0, 30, 500), (1.7, 15, 300)]
)
@pytest.mark.parametrize("is_mixed", [False, True])
def test_chance_alone_seldom_draws_an_arrow(
    satisfied: float, few: int, many: int, is_mixed: bool
) -> None:
    """Two surveys of one crowd, near the top of the scale too: an arrow in at most 6 of 100.

    Mixed, the larger survey has the same jawaban to each question, but people of no one mood:
    the IKM is the same, its spread smaller.
    """
    draw = np.random.default_rng(13)
    everybody = random_nilai(12, 20_000, satisfied=satisfied)
    others = draw.permuted(everybody, axis=0) if is_mixed else everybody
    of_ikm = of_unsur = 0
    for _ in range(1000):
        before = sums_of(everybody[draw.integers(0, 20_000, few)])
        after = sums_of(others[draw.integers(0, 20_000, many)])
        of_ikm += ikm_change(before, after).is_real
        of_unsur += any(change.is_real for change in unsur_changes(before, after))
    assert of_ikm / 1000 <= 0.06
    assert of_unsur / 1000 <= 0.06


@pytest.mark.parametrize(("forms", "least"), [(30, 0.4), (100, 0.9), (300, 1.0)])
def test_a_real_step_of_four_points_is_found_nearly_as_often_as_by_welch(
    forms: int, least: float
) -> None:
    """From an IKM of 94,3 down to 90,3."""
    high, low = random_nilai(16, 20_000), random_nilai(16, 20_000, satisfied=0.58)
    draw = np.random.default_rng(17)
    found = by_welch = 0
    for _ in range(400):
        before, after = (side[draw.integers(0, 20_000, forms)] for side in (high, low))
        found += ikm_change(sums_of(before), sums_of(after)).direction is Direction.DOWN
        means = before.mean(axis=1), after.mean(axis=1)
        by_welch += stats.ttest_ind(*means, equal_var=False).pvalue < 0.05
    assert found / 400 >= max(least, by_welch / 400 - 0.06)


def test_holm_worked_by_hand() -> None:
    # Sorted: 0,005 x 4; 0,01 x 3; 0,03 x 2; 0,04 x 1, which may not end below 0,06.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.9, 0.5]) == (1.0, 1.0)
    assert holm([0.02]) == (0.02,)
    assert holm([]) == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_by_its_definition(p_values: list[float]) -> None:
    """As statsmodels has it: the running maximum of p x (m, m - 1 … 1), cut off at 1."""
    order = np.argsort(p_values, kind="stable")
    factors = np.arange(len(p_values), 0, -1)
    steps = np.maximum.accumulate(np.array(p_values)[order] * factors)
    expected = np.empty(len(p_values))
    expected[order] = np.minimum(steps, 1)
    assert holm(p_values) == pytest.approx(tuple(expected))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12), st.floats(0.001, 0.2))
def test_holm_refuses_what_its_steps_refuse(p_values: list[float], level: float) -> None:
    """Step down: go on while p of rank k lies below level / (m - k + 1)."""
    kept_going, refused = True, set()
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda at: p_values[at])):
        kept_going = kept_going and p_values[place] * (len(p_values) - rank) < level
        if kept_going:
            refused.add(place)
    assert {place for place, p in enumerate(holm(p_values)) if p < level} == refused
