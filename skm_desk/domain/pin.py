"""The PIN that lets staff out of the kiosk: which ones are valid, how wrong tries are slowed."""

from collections.abc import Sequence

from skm_desk.domain.errors import PinInvalid

SHORTEST = 4
LONGEST = 8

_FREE_TRIES = 2
FIRST_WAIT = 10
LONGEST_WAIT = 15 * 60
_ENOUGH_DOUBLINGS = 10  # FIRST_WAIT doubled this often is beyond LONGEST_WAIT
COUNTS_FOR = 60 * 60  # seconds: what was tried before that costs nothing any more
TRIES_KEPT = 10  # as many cost LONGEST_WAIT: older ones need not be known

# The row of digits of a keyboard goes on from 9 to 0, and so do people: 7890.
_DIGIT_ROW = "01234567890"


def check_pin(pin: str) -> None:
    """Accept a PIN of 4 to 8 digits 0-9 that is not guessed at once; raise PinInvalid otherwise.

    `fault` is `digits` (another sign than 0-9 stands in it), `length`, or `too_easy` (one digit
    repeated, or a run along the row of digits up or down, such as 1234, 7890 or 9876).
    """
    if not set(pin) <= set(_DIGIT_ROW):
        raise PinInvalid("digits")
    if not SHORTEST <= len(pin) <= LONGEST:
        raise PinInvalid("length")
    if len(set(pin)) == 1 or pin in _DIGIT_ROW or pin in _DIGIT_ROW[::-1]:
        raise PinInvalid("too_easy")


def wait_after(wrong: int) -> int:
    """Return the whole seconds to wait after so many wrong tries in a row.

    The first two cost nothing: fingers slip. The third costs 10 s, each further one twice as
    much, up to 15 minutes: 10, 20, 40, 80, 160, 320, 640, 900, 900 …
    """
    if wrong <= _FREE_TRIES:
        return 0
    doublings = min(wrong - _FREE_TRIES - 1, _ENOUGH_DOUBLINGS)
    return min(FIRST_WAIT << doublings, LONGEST_WAIT)


def recent_tries(tries: Sequence[int], now: int) -> tuple[int, ...]:
    """Return the wrong tries that count at `now`, the last one behind: the latest TRIES_KEPT of
    the last hour.

    All times are whole seconds since 1970. A try later than `now` was made before the clock was
    set back: it counts as made now.
    """
    made = sorted(min(at, now) for at in tries)
    return tuple(at for at in made if now - at < COUNTS_FOR)[-TRIES_KEPT:]


def wait_left(tries: Sequence[int], now: int) -> int:
    """Return the whole seconds that are left at `now` of the wait after these wrong tries."""
    recent = recent_tries(tries, now)
    return max(recent[-1] + wait_after(len(recent)) - now, 0) if recent else 0
