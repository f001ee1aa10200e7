"""The plan and what became of it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.errors import TextTooLong, UnknownChoice
from skm_desk.domain.result import lowest_of
from skm_desk.domain.tindak_lanjut import (
    LONGEST,
    Rtl,
    check_rtl,
    done_share,
    group_plan,
    plan_of_period,
    plan_of_year,
    swap_neighbour,
    tidy_text,
    without_plan,
)
from skm_desk.domain.tindak_lanjut_errors import KegiatanEmpty, TriwulanInvalid
from tests.domain.survey_data import read_2024, result_of

RESULT = result_of(read_2024())
UNSUR_LIST = [unsur.unsur for unsur in RESULT.per_unsur]
KODES = st.sampled_from([None, *(unsur.kode for unsur in UNSUR_LIST), "U99"])


def _plan(*outcomes: bool | None, unsur: str | None = "U8") -> list[Rtl]:
    return [
        Rtl(str(number), 2024, unsur, "Melatih petugas", done=done)
        for number, done in enumerate(outcomes)
    ]


@pytest.mark.parametrize(
    ("outcomes", "done", "percent"),
    [
        ((True, False, None), 1, "33.33"),
        ((True, True), 2, "100.00"),
        ((None,), 0, "0.00"),
        ((True, True, False), 2, "66.67"),
    ],
)
def test_share_of_the_plan_that_is_done(
    outcomes: tuple[bool | None, ...], done: int, percent: str
) -> None:
    share = done_share(_plan(*outcomes))
    assert (share.done, share.planned) == (done, len(outcomes))
    assert str(share.percent) == percent


def test_no_plan_has_no_share() -> None:
    share = done_share([])
    assert (share.done, share.planned, share.percent) == (0, 0, None)


@given(st.lists(st.none() | st.booleans(), min_size=1, max_size=60))
def test_share_is_true_to_half_a_hundredth(outcomes: list[bool | None]) -> None:
    share = done_share(_plan(*outcomes))
    exact = Fraction(100 * outcomes.count(True), len(outcomes))
    assert abs(Fraction(share.percent) - exact) <= Fraction(1, 200)


def test_weakest_unsur_that_no_action_serves() -> None:
    weakest = RESULT.lowest()
    missing = without_plan(weakest, [*_plan(None), *_plan(None, unsur=None)])
    assert [unsur.unsur.kode for unsur in missing] == ["U6", "U2"]
    assert without_plan(weakest, []) == weakest
    served = [rtl for kode in ("U8", "U6", "U2") for rtl in _plan(None, unsur=kode)]
    assert without_plan(weakest, served) == ()


@given(st.lists(KODES, max_size=12))
def test_a_plan_is_grouped_weakest_first_and_nothing_is_lost(kodes: list[str | None]) -> None:
    plan = [Rtl(str(place), 2024, kode, "Melatih") for place, kode in enumerate(kodes)]
    weakest = RESULT.lowest()
    groups = group_plan(plan, weakest, UNSUR_LIST)
    assert [group.unsur and group.unsur.kode for group in groups[:3]] == ["U8", "U6", "U2"]
    assert [group.rank for group in groups] == [1, 2, 3, *[None] * (len(groups) - 3)]
    assert sorted(rtl.id for group in groups for rtl in group.plan) == sorted(r.id for r in plan)
    for group in groups:
        places = [int(rtl.id) for rtl in group.plan]
        assert places == sorted(places)
        if group.unsur is None:
            assert group is groups[-1]
            assert {rtl.unsur for rtl in group.plan} <= {None, "U99"}
        else:
            assert {rtl.unsur for rtl in group.plan} <= {group.unsur.kode}
    shown = {group.unsur.kode for group in groups if group.unsur}
    known = {unsur.kode for unsur in UNSUR_LIST}
    assert shown == {"U8", "U6", "U2", *(set(kodes) & known)}


def test_the_plan_of_a_year_is_that_of_its_periods_and_of_the_whole_year() -> None:
    made = [
        Rtl(name, tahun, None, name, period=period)
        for name, tahun, period in (
            ("year", 2025, ""),
            ("first", 2025, "S1"),
            ("second", 2025, "S2"),
            ("moved", 2024, "S2"),  # its period counted for 2024 when it was planned
            ("other", 2024, ""),
            ("sample", 2025, "contoh"),
        )
    ]
    assert [r.id for r in plan_of_year(made, 2025, ("S1", "S2"))] == [
        "year",
        "first",
        "second",
        "moved",
    ]
    assert [r.id for r in plan_of_year(made, 2024, ())] == ["other"]
    assert [r.id for r in plan_of_period(made, "S2")] == ["second", "moved"]


def test_an_action_moves_among_those_of_its_unsur() -> None:
    plan = [
        Rtl(name, 2024, unsur, "x")
        for name, unsur in zip("abcd", ["U1", "U2", "U1", None], strict=True)
    ]
    groups = group_plan(plan, (), UNSUR_LIST)
    assert swap_neighbour(groups, "a", 1) == "c"
    assert swap_neighbour(groups, "c", -1) == "a"
    assert [swap_neighbour(groups, name, 1) for name in "bcd?"] == [None] * 4


def test_no_unsur_comes_first_when_all_are_level() -> None:
    level = [unsur for unsur in RESULT.per_unsur if unsur.unsur.kode == "U1"] * 3
    assert lowest_of(level) == ()
    assert lowest_of(RESULT.per_unsur) == RESULT.lowest()
    assert group_plan([], lowest_of(level), UNSUR_LIST) == ()


@pytest.mark.parametrize("name", list(LONGEST))
def test_the_longest_text_is_taken_and_no_longer_one(name: str) -> None:
    rtl = Rtl("id", 2024, "U1", "x")
    check_rtl(replace(rtl, **{name: "y" * LONGEST[name]}), UNSUR_LIST)
    with pytest.raises(TextTooLong) as refused:
        check_rtl(replace(rtl, **{name: "y" * (LONGEST[name] + 1)}), UNSUR_LIST)
    assert refused.value.field == name.replace("_", " ")


def test_what_an_action_may_not_be() -> None:
    rtl = Rtl("id", 2024, "U1", "x")
    check_rtl(replace(rtl, unsur=None, triwulan=(1, 2, 3, 4)), UNSUR_LIST)
    for wrong, failure in (
        (replace(rtl, kegiatan=""), KegiatanEmpty),
        (replace(rtl, triwulan=(5,)), TriwulanInvalid),
        (replace(rtl, unsur="U99"), UnknownChoice),
    ):
        with pytest.raises(failure):
            check_rtl(wrong, UNSUR_LIST)


def test_texts_are_tidied() -> None:
    assert tidy_text("kegiatan", "  Melatih \n\t petugas ") == "Melatih petugas"
    assert tidy_text("realisasi", " \nsatu  \n dua\n\n") == "satu\n dua"
