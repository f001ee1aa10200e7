"""The plan and what became of it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.tindak_lanjut import Rtl, done_share, without_plan
from tests.domain.survey_data import read_2024, result_of


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
    weakest = result_of(read_2024()).lowest()
    missing = without_plan(weakest, [*_plan(None), *_plan(None, unsur=None)])
    assert [unsur.unsur.kode for unsur in missing] == ["U6", "U2"]
    assert without_plan(weakest, []) == weakest
    served = [rtl for kode in ("U8", "U6", "U2") for rtl in _plan(None, unsur=kode)]
    assert without_plan(weakest, served) == ()
