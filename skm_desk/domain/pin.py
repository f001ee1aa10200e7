"""The PIN that lets staff out of the kiosk: which ones are valid, how wrong tries are slowed."""

from skm_desk.domain.errors import PinInvalid

SHORTEST = 4
LONGEST = 8

_FREE_TRIES = 2
FIRST_WAIT = 10
LONGEST_WAIT = 15 * 60
_ENOUGH_DOUBLINGS = 10  # FIRST_WAIT doubled this often is beyond LONGEST_WAIT

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
