"""Words beside points: clear of each other whenever they say so."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.charts.point_words import Box, Words, place_words

_CANVAS = Box(0, 0, 150, 80)
_HEIGHTS = st.lists(st.floats(10, 70), min_size=1, max_size=12)


@given(_HEIGHTS)
def test_clear_words_share_no_area_and_stay_within(heights: list[float]) -> None:
    spots = [(12 + 11.0 * n, y) for n, y in enumerate(heights)]
    words = Words(width=10, height=3.5, away=1.6, within=_CANVAS)
    boxes, clear = place_words(spots, [words] * len(spots))
    assert len(boxes) == len(spots)
    assert all(box.right - box.left == pytest.approx(10) for box in boxes)
    if clear:
        assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
        for box in boxes:
            assert box.left >= 0
            assert box.right <= 150
            assert box.bottom >= 0
            assert box.top <= 80


def test_words_stand_above_a_lone_spot_and_a_peak_and_below_a_valley() -> None:
    words = Words(width=10, height=3, away=2, within=_CANVAS)
    (alone,), clear = place_words([(75, 40)], [words])
    assert clear
    assert alone == Box(70, 42, 80, 45)
    boxes, _ = place_words([(20, 20), (60, 60), (100, 20), (140, 60)], [words] * 4)
    assert boxes[1].bottom == 62
    assert boxes[2].top == 18


def test_words_of_unlike_size_keep_to_their_spot() -> None:
    small, tall = Words(10, 3, 1, _CANVAS), Words(20, 9, 1, _CANVAS)
    (first, second), clear = place_words([(30, 40), (90, 40)], [small, tall])
    assert clear
    assert first == Box(25, 41, 35, 44)
    assert second == Box(80, 41, 100, 50)


def test_words_that_cannot_all_stand_clear_say_so() -> None:
    spots = [(20, 20), (20.5, 20), (21, 20), (21.5, 20)] * 3
    _, clear = place_words(spots, [Words(40, 20, 1, _CANVAS)] * len(spots))
    assert not clear


@pytest.mark.parametrize(
    ("start", "end", "crosses"),
    [
        ((0, 5), (20, 5), True),
        ((0, 0), (20, 20), True),
        ((0, 0), (4, 4), False),
        ((0, 11), (20, 11), False),
        ((5, 0), (5, 20), True),
        ((0, 9), (9, 20), False),
        ((6, 6), (7, 7), True),
    ],
)
def test_a_line_crosses_a_box(
    start: tuple[float, float], end: tuple[float, float], crosses: bool
) -> None:
    box = Box(5 - 1, 5 - 1, 10, 10)
    assert box.crossed_by(start, end) is crosses
    assert box.crossed_by(end, start) is crosses
