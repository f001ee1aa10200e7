"""A PIN is 4 to 8 digits that are not guessed at once, and wrong tries cost more and more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.errors import PinInvalid
from skm_desk.domain.pin import (
    COUNTS_FOR,
    LONGEST_WAIT,
    TRIES_KEPT,
    check_pin,
    recent_tries,
    wait_after,
    wait_left,
)


@pytest.mark.parametrize("pin", ["4711", "1357", "1212", "1123", "90210", "12345687", "8901"])
def test_a_pin_that_serves(pin: str) -> None:
    check_pin(pin)


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("", "length"),
        ("471", "length"),
        ("471147114", "length"),
        ("4a11", "digits"),
        (" 4711", "digits"),
        ("4711\n", "digits"),
        ("-4711", "digits"),
        ("x", "digits"),
        ("٤٧١١", "digits"),  # digits of Arabic: no number pad writes them
        ("47¹¹", "digits"),
        ("0000", "too_easy"),
        ("77777777", "too_easy"),
        ("1234", "too_easy"),
        ("0123", "too_easy"),
        ("12345678", "too_easy"),
        ("9876", "too_easy"),
        ("3210", "too_easy"),
        ("7890", "too_easy"),
        ("0987", "too_easy"),
    ],
)
def test_a_pin_that_does_not_serve_is_told_why(pin: str, fault: str) -> None:
    with pytest.raises(PinInvalid) as caught:
        check_pin(pin)
    assert caught.value.fault == fault


@given(st.integers(4, 8), st.integers(0, 9), st.integers(-1, 1))
def test_a_steady_step_is_too_easy(length: int, first: int, step: int) -> None:
    digits = [first + step * place for place in range(length)]
    if 0 <= digits[-1] <= 9:
        with pytest.raises(PinInvalid) as caught:
            check_pin("".join(map(str, digits)))
        assert caught.value.fault == "too_easy"


@given(st.text(max_size=12) | st.text("0123456789", max_size=12))
def test_what_is_accepted_is_digits_of_the_right_number(pin: str) -> None:
    try:
        check_pin(pin)
    except PinInvalid:
        return
    assert pin.isascii()
    assert pin.isdigit()
    assert 4 <= len(pin) <= 8
    assert len(set(pin)) > 1


def test_few_pins_are_refused() -> None:
    refused = 0
    for number in range(10_000):
        try:
            check_pin(f"{number:04}")
        except PinInvalid:
            refused += 1
    assert refused == 10 + 8 + 8  # one digit repeated, runs up, runs down


def test_the_waits_are_those_that_are_written_down() -> None:
    assert [wait_after(wrong) for wrong in range(12)] == [
        *(0, 0, 0),
        *(10, 20, 40, 80, 160, 320, 640),
        *(900, 900),
    ]


@given(st.integers(0, 10**30))
def test_waits_never_shrink_and_end(wrong: int) -> None:
    assert wait_after(wrong) <= wait_after(wrong + 1) <= LONGEST_WAIT == 900


NOW = 1_800_000_000
MOMENTS = st.lists(st.integers(NOW - 3 * COUNTS_FOR, NOW + COUNTS_FOR), max_size=15)


def test_a_wait_runs_out_and_old_tries_cost_nothing() -> None:
    twelve = [NOW - second for second in range(12, 0, -1)]
    assert wait_left(twelve, NOW) == 899
    assert wait_left(twelve, NOW + 800) == 99
    assert wait_left(twelve, NOW + 899) == 0
    assert wait_left(twelve, NOW + COUNTS_FOR) == 0
    assert recent_tries(twelve, NOW + COUNTS_FOR) == ()
    # The next wrong one, a quarter of an hour later, is the eleventh; a day later the first.
    later, next_day = NOW + 900, NOW + 86_400
    assert wait_left((*twelve, later), later) == LONGEST_WAIT
    assert wait_left((*twelve, next_day), next_day) == 0


def test_tries_age_one_by_one() -> None:
    tries = (NOW - COUNTS_FOR, NOW - COUNTS_FOR + 1, NOW - 5, NOW)
    assert recent_tries(tries, NOW) == tries[1:]
    assert wait_left(tries, NOW) == 10


def test_a_clock_set_back_begins_the_wait_anew_and_no_longer_one() -> None:
    tries = (NOW, NOW + 1, NOW + 2)
    before = NOW - 40 * 86_400
    assert recent_tries(tries, before) == (before,) * 3
    assert wait_left(tries, before) == 10
    assert wait_left(recent_tries(tries, before), before + 10) == 0


@given(MOMENTS, st.integers(0, 2 * COUNTS_FOR))
def test_no_wait_grows_by_waiting(tries: list[int], seconds: int) -> None:
    known = recent_tries(tries, NOW)
    assert len(known) <= TRIES_KEPT
    assert list(known) == sorted(known)
    assert recent_tries(known, NOW) == known
    assert wait_left(known, NOW) == wait_left(tries, NOW) <= LONGEST_WAIT
    assert wait_left(known, NOW + seconds) <= wait_left(known, NOW)
    assert wait_left(known, NOW + LONGEST_WAIT) == 0


@given(MOMENTS)
def test_whoever_tries_all_day_gets_few_tries(tries: list[int]) -> None:
    """Each wrong try at the first moment at which the wait is over: fewer than 12 an hour."""
    known, now, made = recent_tries(tries, NOW), NOW, 0
    while now < NOW + 24 * COUNTS_FOR:
        now += wait_left(known, now)
        known = recent_tries((*known, now), now)
        made += 1
        now += 1  # to type it
    assert made < 24 * 12
