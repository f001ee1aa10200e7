"""A question set is refused for each rule it breaks, and U8/U9 are never mixed up."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from skm_desk.domain.errors import KuesionerInvalid
from skm_desk.domain.kuesioner import (
    ColumnOrder,
    Kuesioner,
    Unsur,
    check_kuesioner,
    columns_of,
)
from tests.domain.survey_data import NINE_UNSUR, kuesioner, question

GOOD = kuesioner()
FIRST = GOOD.questions[0]


def _with_first(**changes: object) -> Kuesioner:
    return replace(GOOD, questions=(replace(FIRST, **changes), *GOOD.questions[1:]))


def test_good_question_sets_pass() -> None:
    check_kuesioner(GOOD)
    check_kuesioner(
        kuesioner(
            NINE_UNSUR[:2], [question("U1a", "U1"), question("U1b", "U1"), question("U2", "U2")]
        )
    )
    eleven = [Unsur(f"U{number}", "n", "m", "s") for number in range(1, 12)]
    check_kuesioner(kuesioner(eleven))


@pytest.mark.parametrize(
    ("spoil", "fault", "detail"),
    [
        (
            lambda: replace(GOOD, unsur_list=(replace(NINE_UNSUR[0], kode="X1"),)),
            "unsur_kode",
            "X1",
        ),
        (
            lambda: replace(GOOD, unsur_list=(replace(NINE_UNSUR[0], kode="U0"),)),
            "unsur_kode",
            "U0",
        ),
        (lambda: replace(GOOD, unsur_list=NINE_UNSUR + NINE_UNSUR[:1]), "unsur_twice", "U1"),
        (lambda: replace(GOOD, questions=()), "no_question", "uji"),
        (lambda: replace(GOOD, questions=(*GOOD.questions, FIRST)), "question_twice", "U1"),
        (lambda: _with_first(unsur="U10"), "unsur_unknown", "U1"),
        (lambda: _with_first(kode="U3x"), "question_kode", "U3x"),
        (lambda: _with_first(kode="U11"), "question_kode", "U11"),
        (lambda: _with_first(text=" "), "text_missing", "U1"),
        (lambda: _with_first(heading=""), "text_missing", "U1"),
        (lambda: _with_first(choices=("a", "b", "c")), "choices", "U1"),
        (lambda: _with_first(choices=("a", "b", " ", "d")), "choices", "U1"),
        (lambda: replace(GOOD, questions=GOOD.questions[1:]), "unsur_not_asked", "U1"),
    ],
)
def test_each_broken_rule_is_named(spoil: Callable[[], Kuesioner], fault: str, detail: str) -> None:
    with pytest.raises(KuesionerInvalid) as caught:
        check_kuesioner(spoil())
    assert (caught.value.kode, caught.value.fault, caught.value.detail) == ("uji", fault, detail)


def test_sarana_is_asked_eighth_and_is_unsur_nine() -> None:
    as_asked = columns_of(GOOD, ColumnOrder.KUESIONER)
    assert (as_asked["U8"], as_asked["U9"]) == ("U9", "U8")
    assert all(as_asked[f"U{n}"] == f"U{n}" for n in range(1, 8))
    by_unsur = columns_of(GOOD, ColumnOrder.UNSUR)
    assert list(by_unsur) == [f"U{n}" for n in range(1, 10)]
    assert all(column == kode for column, kode in by_unsur.items())


def test_columns_stand_in_the_order_of_the_unsur() -> None:
    unsur_list = [Unsur(f"U{n}", "n", "m", "s") for n in (1, 2, 10)]
    questions = [question(k, k.rstrip("ab")) for k in ("U10", "U2b", "U1", "U2a")]
    asked = kuesioner(unsur_list, questions)
    assert asked.question_kodes == ("U1", "U2a", "U2b", "U10")
