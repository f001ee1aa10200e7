"""The axis of an IKM holds every value, within the scale, and says when it is cut."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from skm_desk.charts.value_axis import cut_note, value_marks, value_range

_IKM = st.decimals("25.00", "100.00", places=2)


@given(st.lists(_IKM, min_size=1, max_size=8))
def test_axis_holds_every_value_within_the_scale(ikm_list: list[Decimal]) -> None:
    low, high = value_range(ikm_list)
    assert 25 <= low <= min(ikm_list)
    assert max(ikm_list) <= high <= 100
    assert low % 5 == high % 5 == 0
    assert high - low >= 15
    marks = value_marks(low, high)
    assert 2 <= len(marks) <= 5
    assert low <= marks[0]
    assert marks[-1] <= high


def test_only_a_cut_axis_says_so() -> None:
    assert cut_note(25, 100) == []
    assert cut_note(85, 100) == ["Sumbu nilai diperbesar: 85 sampai 100 dari skala 25 sampai 100."]
