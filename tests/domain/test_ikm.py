"""The formula: the real year, every border of the mutu, and the laws that any survey obeys."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.result import Bobot
from tests.domain.strategies import KODES, Form, answered_forms, few, forms
from tests.domain.survey_data import NINE_UNSUR, kuesioner, question, read_2024, result_of

ALL_FOUR: list[Form] = [dict.fromkeys(KODES, 4)]


def test_nrr_of_the_80_real_rows() -> None:
    result = result_of(read_2024())
    assert result.responden == 80
    assert [unsur.nrr for unsur in result.per_unsur] == [
        Fraction(nrr)
        for nrr in ("3.825", "3.7", "3.775", "3.9625", "3.7625", "3.675", "3.7875", "3.2", "3.9875")
    ]
    assert [unsur.unsur for unsur in result.per_unsur] == list(NINE_UNSUR)
    assert [unsur.mutu.letter for unsur in result.per_unsur] == list("AAAAAAABA")
    assert str(result.per_unsur[7].nilai) == "80.00"
    assert all(unsur.jawaban == 80 and unsur.blank == 0 for unsur in result.per_unsur)


@pytest.mark.parametrize(
    ("bobot", "exact", "shown"),
    [
        (Bobot.EXACT, Fraction(2245, 24), "93.54"),
        (Bobot.OLD_0_111, Fraction("33.675") * 25 * Fraction("0.111"), "93.45"),
        (Bobot.OLD_0_11, Fraction("33.675") * 25 * Fraction("0.11"), "92.61"),
    ],
)
def test_ikm_of_the_80_real_rows(bobot: Bobot, exact: Fraction, shown: str) -> None:
    result = result_of(read_2024(), bobot=bobot)
    assert result.exact_ikm == exact
    assert str(result.ikm) == shown
    assert result.mutu.label == "A (Sangat Baik)"


@pytest.mark.parametrize(
    ("bobot", "shown"),
    [(Bobot.EXACT, "100.00"), (Bobot.OLD_0_111, "99.90"), (Bobot.OLD_0_11, "99.00")],
)
def test_everybody_says_four(bobot: Bobot, shown: str) -> None:
    assert str(result_of(ALL_FOUR, bobot=bobot).ikm) == shown


# regulasi.md 3.4: n responden, nine unsur, S = sum of all nilai.
@pytest.mark.parametrize(
    ("n", "total", "shown", "letter"),
    [
        (19, 604, "88.30", "B"),
        (43, 1367, "88.31", "A"),
        (67, 2130, "88.31", "A"),
        (100, 3179, "88.31", "A"),
        (26, 717, "76.60", "C"),
        (19, 524, "76.61", "B"),
        (58, 1357, "64.99", "D"),
        (93, 2176, "64.99", "D"),
    ],
)
def test_borders_of_the_mutu(n: int, total: int, shown: str, letter: str) -> None:
    result = result_of(_forms_with_total(n, KODES, total))
    assert result.exact_ikm == Fraction(25 * total, 9 * n)
    assert (str(result.ikm), result.mutu.letter) == (shown, letter)


def test_border_of_the_mutu_of_one_unsur() -> None:
    unsur = result_of(_forms_with_total(62, ("U1",), 219)).per_unsur[0]
    assert (str(unsur.nilai), unsur.mutu.letter) == ("88.31", "A")


def _forms_with_total(n: int, kodes: tuple[str, ...], total: int) -> list[Form]:
    """Return `n` forms whose nilai of `kodes` add up to `total`, as even as they can be."""
    low, higher = divmod(total, n * len(kodes))
    cells = [low + 1] * higher + [low] * (n * len(kodes) - higher)
    random.Random(total).shuffle(cells)
    return [dict(zip(kodes, cells[at::n], strict=True)) for at in range(n)]


@few
@given(answered_forms())
def test_ikm_stays_on_the_scale(drawn: list[Form]) -> None:
    result = result_of(drawn)
    assert 25 <= result.exact_ikm <= 100
    for unsur in result.answered:
        assert 1 <= unsur.nrr <= 4


@few
@given(answered_forms())
def test_ikm_lies_between_the_weakest_and_the_strongest_unsur(drawn: list[Form]) -> None:
    result = result_of(drawn)
    nrr = [unsur.nrr for unsur in result.answered]
    assert 25 * min(nrr) <= result.exact_ikm <= 25 * max(nrr)


@few
@given(answered_forms(), st.data())
def test_raising_one_jawaban_never_lowers_the_ikm(drawn: list[Form], data: st.DataObject) -> None:
    given_jawaban = [(n, k) for n, form in enumerate(drawn) for k in KODES if form[k]]
    number, kode = data.draw(st.sampled_from(given_jawaban))
    raised = [dict(form) for form in drawn]
    raised[number][kode] = data.draw(st.integers(drawn[number][kode], 4))
    for bobot in Bobot:
        before, after = result_of(drawn, bobot=bobot), result_of(raised, bobot=bobot)
        assert after.exact_ikm >= before.exact_ikm
        assert after.ikm >= before.ikm
        if raised != drawn:
            assert after.exact_ikm > before.exact_ikm


@few
@given(answered_forms(), st.randoms(use_true_random=False))
def test_order_of_forms_does_not_matter(drawn: list[Form], order: random.Random) -> None:
    shuffled = drawn[:]
    order.shuffle(shuffled)
    assert result_of(shuffled) == result_of(drawn)


@few
@given(answered_forms(), st.integers(1, 5))
def test_blanks_never_change_a_value(drawn: list[Form], blanks: int) -> None:
    before = result_of(drawn)
    after = result_of(drawn + [dict.fromkeys(KODES)] * blanks)
    assert after.exact_ikm == before.exact_ikm
    assert after.responden == before.responden + blanks
    for old, new in zip(before.per_unsur, after.per_unsur, strict=True):
        assert (new.nrr, new.counts, new.total) == (old.nrr, old.counts, old.total)
        assert new.blank == old.blank + blanks


@few
@given(answered_forms(), st.integers(2, 4))
def test_the_same_forms_again_change_no_value(drawn: list[Form], times: int) -> None:
    assert result_of(drawn * times).exact_ikm == result_of(drawn).exact_ikm


@few
@given(forms(), st.permutations(NINE_UNSUR))
def test_order_of_questions_does_not_matter(drawn: list[Form], order: list) -> None:
    asked = kuesioner(questions=[question(unsur.kode, unsur.kode) for unsur in order])
    assert result_of(drawn, asked) == result_of(drawn)


def test_unsur_without_jawaban_take_no_part() -> None:
    rows = [{**form, "U4": None} for form in read_2024()]
    result = result_of(rows)
    assert result.bobot_of_one == Fraction(1, 8)
    assert result.exact_ikm == (Fraction("33.675") - Fraction("3.9625")) / 8 * 25
    assert result.per_unsur[3].nrr is None
    assert result.per_unsur[3].nilai is None
    assert result.per_unsur[3].mutu is None
    assert result.per_unsur[3].blank == 80


@pytest.mark.parametrize("drawn", [[], [dict.fromkeys(KODES)] * 3])
def test_nothing_answered_is_no_value_and_no_mutu(drawn: list[Form]) -> None:
    result = result_of(drawn)
    assert (result.exact_ikm, result.ikm, result.mutu, result.bobot_of_one) == (None,) * 4
    assert result.answered == ()
    assert len(result.per_unsur) == 9
    assert result.responden == len(drawn)


def test_unsur_of_two_questions_is_the_mean_of_its_questions() -> None:
    asked = kuesioner(NINE_UNSUR[:1], [question("U1a", "U1"), question("U1b", "U1")])
    result = result_of([{"U1a": 4}, {"U1a": 4}, {"U1a": 4, "U1b": 1}], asked)
    # 4 and 1, not 13 points of 4 jawaban.
    assert result.per_unsur[0].nrr == Fraction(5, 2)
    assert result.ikm == Decimal("62.50")
    assert result.per_unsur[0].jawaban == 4
    assert result.per_unsur[0].blank == 2
    assert result.per_unsur[0].counts == (1, 0, 0, 3)
    only_first = result_of([{"U1a": 2}], asked)
    assert only_first.per_unsur[0].nrr == 2


def test_bobot_is_as_the_number_of_unsur() -> None:
    for count in (1, 8, 9, 14):
        assert Bobot.EXACT.of(count) * count == 1
