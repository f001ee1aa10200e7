"""Sums of pairs of questions: counted form by form, as matrices, and as numpy sees them."""

from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given

from skm_desk.domain.moments import NO_FORMS, Moments, PairSums, moments_of
from skm_desk.domain.tally import tally_forms
from tests.domain.random_nilai import IN_ORDER, TWO_IN_ONE, forms_of, random_nilai, sums_of
from tests.domain.strategies import Form, few, forms
from tests.domain.survey_data import AS_ASKED, kuesioner, read_2024


@pytest.mark.parametrize("blank", [0, 0.3, 0.9, 1])
def test_form_by_form_equals_products_of_matrices(blank: float) -> None:
    nilai = random_nilai(1, 60, blank=blank)
    assert moments_of(forms_of(nilai), IN_ORDER) == sums_of(nilai)


@few
@given(forms())
def test_a_question_with_itself_equals_the_tally(drawn: list[Form]) -> None:
    asked = kuesioner()
    moments, tally = moments_of(drawn, asked), tally_forms(drawn, asked)
    assert moments.forms == tally.responden
    assert moments.questions == tuple(q.question for q in tally.questions)
    assert moments.unsur == tuple(q.unsur for q in tally.questions)
    for place, counted in enumerate(tally.questions):
        own = moments.pair(place, place)
        assert (own.n, own.a, own.b) == (counted.jawaban, counted.total, counted.total)
        assert own.ab == sum(n * n * count for n, count in enumerate(counted.counts, start=1))
        assert moments.jawaban(place) == counted.jawaban
        if counted.nrr is not None:
            assert moments.mean(place) == pytest.approx(float(counted.nrr))


@few
@given(forms(), forms())
def test_sums_of_two_stacks_add_up(some: list[Form], others: list[Form]) -> None:
    asked = kuesioner()
    first, second, both = (moments_of(stack, asked) for stack in (some, others, some + others))
    assert both.forms == first.forms + second.forms
    for place in both.pairs:
        one, two = first.pair(*place), second.pair(*place)
        assert both.pair(*place) == PairSums(
            one.n + two.n, one.a + two.a, one.b + two.b, one.ab + two.ab
        )


def test_a_pair_can_be_asked_for_either_way_round() -> None:
    moments = moments_of([{"U1": 4, "U2": 1}, {"U1": 3, "U2": 2}, {"U1": 2}], IN_ORDER)
    assert moments.pair(0, 1) == PairSums(2, 7, 3, 10)
    assert moments.pair(1, 0) == PairSums(2, 3, 7, 10)
    assert moments.pair(0, 0) == PairSums(3, 9, 9, 29)
    assert moments.pair(0, 2) == NO_FORMS
    assert Moments(("U1", "U2"), ("U1", "U2"), 0, {}).pair(1, 0) == NO_FORMS


def test_covariances_equal_those_of_numpy() -> None:
    nilai = random_nilai(3, 80)
    moments = sums_of(nilai)
    expected = np.cov(nilai, rowvar=False)
    for i, j in combinations_with_replacement(range(9), 2):
        assert moments.covariance(i, j) == pytest.approx(expected[i, j], rel=1e-12, abs=1e-15)
        assert moments.covariance(j, i) == moments.covariance(i, j)


def test_with_blanks_a_covariance_is_of_the_forms_that_answered_both() -> None:
    nilai = random_nilai(4, 80, blank=0.3)
    both = nilai[(nilai[:, 2] > 0) & (nilai[:, 6] > 0)]
    expected = np.cov(both[:, 2], both[:, 6])[0, 1]
    assert len(both) < 80
    assert sums_of(nilai).covariance(2, 6) == pytest.approx(expected, rel=1e-12)
    assert sums_of(nilai).fewest_together((2, 6)) == len(both)


def test_sums_of_questions_go_together_as_numpy_says() -> None:
    nilai = random_nilai(5, 50)
    some, others = nilai[:, [0, 3]].sum(axis=1), nilai[:, [1, 2, 7]].sum(axis=1)
    moments = sums_of(nilai)
    assert moments.covariance_of_sums((0, 3), (1, 2, 7)) == pytest.approx(
        np.cov(some, others)[0, 1], rel=1e-12
    )
    assert moments.correlation_of_sums((0, 3), (1, 2, 7)) == pytest.approx(
        np.corrcoef(some, others)[0, 1], rel=1e-12
    )
    nilai[:, 4] = 4
    assert sums_of(nilai).correlation_of_sums((4,), (1, 2)) is None
    assert sums_of(nilai).correlation_of_sums((1, 2), (4,)) is None


def test_unsur_in_the_order_of_their_numbers() -> None:
    moments = moments_of(read_2024(), kuesioner())
    assert moments.questions == tuple(unsur.kode for unsur in AS_ASKED)
    assert list(moments.by_unsur()) == [f"U{n}" for n in range(1, 10)]
    assert moments.by_unsur()["U8"] == (8,)
    two_in_one = moments_of([{"U1a": 4, "U1b": 3, "U3": 2}, {"U1b": 1}], TWO_IN_ONE)
    assert two_in_one.by_unsur() == {"U1": (0, 1), "U3": (3,)}
    assert two_in_one.fewest_together((0, 1)) == 1
    assert two_in_one.fewest_together(()) == 0
    assert moments_of([], TWO_IN_ONE).by_unsur() == {}
