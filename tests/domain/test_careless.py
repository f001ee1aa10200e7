"""What looks careless, exactly at each limit; a flag is a remark and nothing more."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.careless import (
    BURST,
    CARELESS,
    CLOCK_BACK,
    OUTSIDE_HOURS,
    SAME_FAST,
    flags_of,
    is_burst,
    is_same_fast,
)
from skm_desk.domain.opening_hours import OpeningHours, parse_hours
from skm_desk.domain.responden import Responden, Source

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
OPEN = OpeningHours()


def form(nilai_list: list[int | None], ms_list: list[int | None]) -> Responden:
    """Return a form of these nilai and times, question by question; None is none."""
    kodes = [f"U{number}" for number in range(1, len(nilai_list) + 1)]
    return Responden(
        "id",
        "pc",
        Source.KIOSK,
        dict(zip(kodes, nilai_list, strict=True)),
        ms={kode: ms for kode, ms in zip(kodes, ms_list, strict=True) if ms is not None},
    )


SLOW = form([4] * 9, [5_000] * 9)


@pytest.mark.parametrize(
    ("nilai_list", "ms_list", "flagged"),
    [
        ([4] * 9, [1_999] * 9, True),
        ([1] * 9, [0] * 9, True),
        ([4] * 9, [2_000] * 9, False),
        # The mean counts: 17.999 ms for nine questions, then 18.000.
        ([4] * 9, [10_000, 999, *[1_000] * 7], True),
        ([4] * 9, [10_000, *[1_000] * 8], False),
        # One nilai apart, or too few to say anything.
        ([*[4] * 8, 3], [100] * 9, False),
        ([4, 4], [100, 100], False),
        ([4, 4, 4], [100, 100, 100], True),
        ([], [], False),
        # A blank is no jawaban, and its time does not count.
        ([4, None, 4, 4], [100, 60_000, 100, 100], True),
        ([4, None, 4, None], [100] * 4, False),
        ([None] * 9, [10] * 9, False),
        # Without all times nothing is known.
        ([4] * 9, [None, *[100] * 8], False),
        ([4] * 9, [None] * 9, False),
        ([4, 4, 4, None], [100, 100, 100, None], True),
    ],
)
def test_one_nilai_faster_than_anybody_reads(
    nilai_list: list[int | None], ms_list: list[int | None], flagged: bool
) -> None:
    assert is_same_fast(form(nilai_list, ms_list)) is flagged


@given(
    st.lists(st.tuples(st.none() | st.integers(1, 4), st.integers(0, 4_000)), max_size=9),
)
def test_same_and_fast_as_told_in_words(given_list: list[tuple[int | None, int]]) -> None:
    drawn = form([nilai for nilai, _ in given_list], [ms for _, ms in given_list])
    times = [ms for nilai, ms in given_list if nilai is not None]
    same = len({nilai for nilai, _ in given_list if nilai is not None}) == 1
    expected = same and len(times) >= 3 and sum(times) / len(times) < 2_000
    assert is_same_fast(drawn) is expected


@pytest.mark.parametrize(
    ("seconds_before", "flagged"),
    [
        ([], False),
        ([10], False),
        ([90, 0], True),
        ([90, 45], True),
        ([90.001, 45], False),
        ([91, 1, 1], True),
        ([30, 60, 120], True),
        ([-1, 10], False),  # the clock was set back: those are not before
        ([-1, -2, -3], False),
    ],
)
def test_three_forms_within_a_minute_and_a_half(seconds_before: list[float], flagged: bool) -> None:
    earlier = [TUESDAY - seconds * SECOND for seconds in seconds_before]
    assert is_burst(TUESDAY, earlier) is flagged
    assert is_burst(TUESDAY, earlier[::-1]) is flagged


def test_a_form_begun_while_the_office_was_closed() -> None:
    hours = parse_hours("Senin–Jumat 08.00–16.00")
    closing = TUESDAY.replace(hour=16)
    late = flags_of(SLOW, closing, closing + 9 * SECOND, [], hours)
    assert late == {OUTSIDE_HOURS}
    # Begun in time, sent after closing.
    assert flags_of(SLOW, closing - SECOND, closing + 600 * SECOND, [], hours) == frozenset()
    saturday = TUESDAY + timedelta(days=4)
    assert flags_of(SLOW, saturday, saturday, [], hours) == {OUTSIDE_HOURS}


def test_a_clock_that_stood_before_the_form_kept_last() -> None:
    earlier = [TUESDAY - timedelta(hours=1), TUESDAY]
    assert flags_of(SLOW, TUESDAY, TUESDAY, earlier, OPEN) == frozenset()
    back = TUESDAY - timedelta(microseconds=1)
    for listed in (earlier, earlier[::-1]):
        assert flags_of(SLOW, TUESDAY, back, listed, OPEN) == {CLOCK_BACK}
    assert flags_of(SLOW, TUESDAY, back, [], OPEN) == frozenset()


def test_the_offset_of_the_clock_does_not_matter() -> None:
    jakarta = TUESDAY.astimezone(timezone(timedelta(hours=7)))
    assert flags_of(SLOW, jakarta, jakarta + SECOND, [TUESDAY], OPEN) == frozenset()


def test_all_flags_at_once() -> None:
    fast = form([3] * 9, [500] * 9)
    earlier = [TUESDAY - 20 * SECOND, TUESDAY - 10 * SECOND, TUESDAY + SECOND]
    flags = flags_of(fast, TUESDAY, TUESDAY, earlier, parse_hours("Minggu 08.00–10.00"))
    assert flags == {SAME_FAST, BURST, OUTSIDE_HOURS, CLOCK_BACK}


def test_a_wrong_clock_is_no_carelessness_of_the_visitor() -> None:
    assert set(CARELESS) == {SAME_FAST, BURST, OUTSIDE_HOURS}


def test_a_flag_is_one_word_as_it_is_kept_between_spaces() -> None:
    assert all(flag.isidentifier() for flag in (*CARELESS, CLOCK_BACK))
