"""Counts per question: nothing lost, nothing invented, order of no matter."""

import random

from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.tally import QuestionTally, Tally, subtract, tally_forms
from tests.domain.strategies import KODES, Form, few, forms
from tests.domain.survey_data import AS_ASKED, kuesioner, read_2024

ASKED = kuesioner()


def test_sums_of_the_80_real_rows() -> None:
    tally = tally_forms(read_2024(), ASKED)
    assert tally.responden == 80
    totals = {counted.question: counted.total for counted in tally.questions}
    assert totals == dict(zip(KODES, (306, 296, 302, 317, 301, 294, 303, 256, 319), strict=True))
    counts = {counted.question: counted.counts for counted in tally.questions}
    assert counts["U8"] == (0, 15, 34, 31)
    assert counts["U3"] == (0, 1, 16, 63)
    assert all(counted.blank == 0 for counted in tally.questions)


def test_questions_stand_in_the_order_they_are_asked() -> None:
    tally = tally_forms([], ASKED)
    assert [counted.question for counted in tally.questions] == [unsur.kode for unsur in AS_ASKED]


@few
@given(forms())
def test_every_form_is_a_jawaban_or_a_blank(drawn: list[Form]) -> None:
    tally = tally_forms(drawn, ASKED)
    assert tally.responden == len(drawn)
    for counted in tally.questions:
        assert counted.jawaban + counted.blank == len(drawn)
        assert counted.jawaban <= counted.total <= 4 * counted.jawaban
        assert counted.total == sum(form[counted.question] or 0 for form in drawn)


@few
@given(forms(), st.integers(0, 2**32))
def test_order_of_forms_does_not_matter(drawn: list[Form], seed: int) -> None:
    shuffled = drawn[:]
    random.Random(seed).shuffle(shuffled)
    assert tally_forms(shuffled, ASKED) == tally_forms(drawn, ASKED)


def test_a_question_that_a_form_does_not_name_is_blank() -> None:
    tally = tally_forms([{"U1": 4}, {}], ASKED)
    by_question = {counted.question: counted for counted in tally.questions}
    assert by_question["U1"].counts == (0, 0, 0, 1)
    assert by_question["U1"].blank == 1
    assert by_question["U2"].blank == 2


@few
@given(forms(), forms())
def test_subtracting_some_forms_leaves_the_others(kept: list[Form], taken: list[Form]) -> None:
    whole = tally_forms([*kept, *taken], ASKED)
    assert subtract(whole, tally_forms(taken, ASKED)) == tally_forms(kept, ASKED)


def test_subtracting_everything_leaves_nothing() -> None:
    whole = tally_forms(read_2024(), ASKED)
    assert subtract(whole, whole) == tally_forms([], ASKED)


def test_a_question_that_the_part_was_not_asked_stays_whole() -> None:
    """Two periods with different question sets are pooled, and only one has flagged forms."""
    both = QuestionTally("U1", "U1a", (1, 0, 2, 0), 1)
    only = QuestionTally("U2", "U2", (0, 0, 0, 3), 0)
    part = Tally(2, (QuestionTally("U1", "U1a", (0, 0, 1, 0), 1),))
    left = QuestionTally("U1", "U1a", (1, 0, 1, 0), 0)
    assert subtract(Tally(7, (both, only)), part) == Tally(5, (left, only))


def test_the_part_may_list_its_questions_in_another_order() -> None:
    whole = tally_forms(read_2024(), ASKED)
    part = tally_forms(read_2024()[:30], ASKED)
    turned = Tally(part.responden, part.questions[::-1])
    assert subtract(whole, turned) == tally_forms(read_2024()[30:], ASKED)
