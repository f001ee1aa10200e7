"""A clock that jumps is doubted at once; one that goes, or an office that was closed, is not."""

from datetime import UTC, datetime, timedelta

import pytest

from skm_desk.domain.clock import ClockJump, ClockMemory, look_at_clock

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize("gap", [-30 * MINUTE, MINUTE, DAY, 30 * DAY])
def test_a_start_after_an_ordinary_time_asks_nothing(gap: timedelta) -> None:
    assert look_at_clock(ClockMemory(NOON), NOON + gap, None, NOON - DAY).jump is None


@pytest.mark.parametrize("gap", [-2 * HOUR, -400 * DAY, 31 * DAY, 120 * DAY])
def test_a_start_long_after_or_before_the_last_one_is_doubted(gap: timedelta) -> None:
    now = NOON + gap
    assert look_at_clock(ClockMemory(NOON), now, None) == ClockMemory(now, ClockJump(NOON, now))


def test_the_last_entry_tells_of_work_that_the_pc_does_not_remember() -> None:
    now = NOON + 120 * DAY
    assert look_at_clock(ClockMemory(), now, None, NOON).jump == ClockJump(NOON, now)
    assert look_at_clock(ClockMemory(NOON), now, None, now - DAY).jump is None
    assert look_at_clock(ClockMemory(), now, None).jump is None


@pytest.mark.parametrize("by", [timedelta(0), 59 * MINUTE, -59 * MINUTE])
def test_a_clock_that_goes_with_the_seconds_is_right(by: timedelta) -> None:
    expected = NOON + 90 * DAY  # a PC that slept, too
    assert look_at_clock(ClockMemory(NOON), expected + by, expected).jump is None


@pytest.mark.parametrize("by", [61 * MINUTE, -61 * MINUTE, 150 * DAY])
def test_a_clock_that_is_set_while_the_program_runs_is_doubted(by: timedelta) -> None:
    now = NOON + by
    seen = look_at_clock(ClockMemory(NOON - 10 * MINUTE), now, NOON)
    assert seen == ClockMemory(now, ClockJump(NOON, now))
    assert seen.jump is not None
    assert seen.jump.is_ahead == (by > timedelta(0))
    assert (seen.jump.doubts(now), seen.jump.doubts(NOON)) == (True, False)
    # It stands, however long the clock goes evenly, and after a restart.
    assert look_at_clock(seen, now + DAY, now + DAY).jump == seen.jump
    assert look_at_clock(seen, now + DAY, None).jump == seen.jump


@pytest.mark.parametrize("by", [2 * HOUR, -2 * HOUR, 150 * DAY, -900 * DAY])
def test_a_clock_that_is_put_right_again_is_right(by: timedelta) -> None:
    wrong = look_at_clock(ClockMemory(NOON), NOON + by, NOON)
    now = NOON + 5 * MINUTE
    assert look_at_clock(wrong, now, NOON + by + 5 * MINUTE).jump is None
    if by != -2 * HOUR:  # that much may just have passed while nothing ran
        assert look_at_clock(wrong, now, None).jump is None


def test_a_clock_that_is_put_from_one_wrong_time_to_another_stays_doubted() -> None:
    later = NOON + 150 * DAY
    wrong = look_at_clock(ClockMemory(NOON), later, NOON)
    for now in (later - DAY, later + DAY, NOON - 900 * DAY):
        assert look_at_clock(wrong, now, later).jump == ClockJump(NOON, now)


def test_what_another_run_has_seen_is_seen_once() -> None:
    """The jump may be answered there, or put right, before this run looks."""
    later = NOON + 150 * DAY
    answered = ClockMemory(later, None, later)
    assert look_at_clock(answered, later + MINUTE / 2, NOON).jump is None
    assert look_at_clock(ClockMemory(NOON), NOON + MINUTE / 2, later).jump is None


def test_what_was_said_to_be_right_holds_from_then_on() -> None:
    memory = ClockMemory(NOON, None, NOON)
    assert memory.is_said_right(NOON + DAY)
    assert not memory.is_said_right(NOON - DAY)
    assert not ClockMemory(NOON).is_said_right(NOON)
