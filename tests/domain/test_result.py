"""Mutu, bobot and the ranking of the unsur."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from skm_desk.domain.errors import BobotUnknown
from skm_desk.domain.result import Bobot, Mutu, UnsurResult, strongest, weakest
from tests.domain.strategies import KODES, Form, few, forms
from tests.domain.survey_data import NINE_UNSUR, read_2024, result_of


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("25.00", "D (Tidak Baik)"),
        ("64.99", "D (Tidak Baik)"),
        ("65.00", "C (Kurang Baik)"),
        ("76.60", "C (Kurang Baik)"),
        ("76.61", "B (Baik)"),
        ("88.30", "B (Baik)"),
        ("88.31", "A (Sangat Baik)"),
        ("100.00", "A (Sangat Baik)"),
    ],
)
def test_table_of_the_mutu(value: str, label: str) -> None:
    assert Mutu.of(Decimal(value)).label == label


def test_bobot_is_parsed_as_people_write_it() -> None:
    assert Bobot.parse("1/x") is Bobot.EXACT
    assert Bobot.parse(" 0.111 ") is Bobot.OLD_0_111
    assert Bobot.parse("0,11") is Bobot.OLD_0_11
    for wrong in ("", "1/9", "0,1", "0,1110", "x"):
        with pytest.raises(BobotUnknown) as caught:
            Bobot.parse(wrong)
        assert caught.value.value == wrong
        assert set(caught.value.known) == {"1/x", "0,111", "0,11"}


def _kodes(ranked: tuple[UnsurResult, ...]) -> list[str]:
    return [unsur.unsur.kode for unsur in ranked]


def test_ranking_of_the_80_real_rows() -> None:
    result = result_of(read_2024())
    assert _kodes(result.lowest()) == ["U8", "U6", "U2"]
    assert _kodes(result.highest()) == ["U9", "U4", "U1"]
    assert not result.is_level


def test_a_tie_at_third_place_lists_all() -> None:
    form = dict(zip(KODES, (4, 1, 4, 2, 3, 3, 4, 3, 4), strict=True))
    result = result_of([form])
    assert _kodes(result.lowest()) == ["U2", "U4", "U5", "U6", "U8"]
    assert _kodes(result.highest()) == ["U1", "U3", "U7", "U9"]


def test_a_tie_before_third_place_lists_three_by_number() -> None:
    form = dict(zip(KODES, (4, 4, 2, 4, 3, 2, 4, 3, 4), strict=True))
    assert _kodes(result_of([form]).lowest()) == ["U3", "U6", "U5", "U8"]
    form["U5"] = 4
    assert _kodes(result_of([form]).lowest()) == ["U3", "U6", "U8"]


def test_all_alike_are_level() -> None:
    result = result_of([dict.fromkeys(KODES, 3)])
    assert result.is_level
    assert result.lowest() == result.highest() == ()
    assert len(weakest(result.per_unsur)) == len(strongest(result.per_unsur)) == 9
    assert result_of([]).is_level
    assert result_of([]).lowest() == ()


def test_u10_ranks_after_u9() -> None:
    u2, u9, u10 = (
        UnsurResult(type(NINE_UNSUR[0])(kode, kode, "", kode), Fraction(3), 1, 0, 3, (0, 0, 1, 0))
        for kode in ("U2", "U9", "U10")
    )
    assert _kodes(weakest([u10, u9, u2])) == ["U2", "U9", "U10"]
    assert _kodes(strongest([u10, u9, u2])) == ["U2", "U9", "U10"]


@few
@given(forms())
def test_nobody_outside_the_ranking_is_weaker_or_as_weak(drawn: list[Form]) -> None:
    result = result_of(drawn)
    if result.is_level:
        assert result.lowest() == result.highest() == ()
        return
    for ranked, sign in ((result.lowest(), 1), (result.highest(), -1)):
        assert len(ranked) >= min(3, len(result.answered))
        nrr = [sign * unsur.nrr for unsur in ranked]
        assert nrr == sorted(nrr)
        outside = [unsur for unsur in result.answered if unsur not in ranked]
        assert all(sign * unsur.nrr > nrr[-1] for unsur in outside)
        # More than three only because of a tie with the third.
        assert all(value == nrr[2] for value in nrr[3:])
