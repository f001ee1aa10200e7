"""Whether the clock of a PC may be wrong, told without any other clock.

While the program runs, the PC counts its seconds by itself, and nobody sets that count: a clock
that goes more than an hour apart from it was set, ahead or back. At a start there is only what was
seen before: a clock that stands before that is wrong, and one that stands more than 30 days after
it may be. An office may have been closed for as long, and some use their file once a year, so that
is one question, which is over once a person says that the clock is right, or puts it right. A
shorter gap is an ordinary holiday, and asks nothing. What nobody has answered stands: a wrong clock
goes as evenly as a right one, and time alone proves nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

SET = timedelta(hours=1)  # what a clock loses or gains by itself, or by the internet, is less
LONG = timedelta(days=30)
JUST_NOW = timedelta(minutes=1)


@dataclass(frozen=True)
class ClockJump:
    """The clock stands at `after` though nothing but `before` was seen, or can be, so far."""

    before: datetime
    after: datetime

    @property
    def is_ahead(self) -> bool:
        """Whether the clock went forward."""
        return self.after > self.before

    def doubts(self, moment: datetime) -> bool:
        """Return whether a moment was read from the clock since it jumped, as far as it tells."""
        return moment >= self.after if self.is_ahead else moment < self.before


@dataclass(frozen=True)
class ClockMemory:
    """What a PC remembers of its clock: where it was seen `at` last, the jump that nobody has
    answered, and when a person said that it is `right`; None for what there is none of."""

    at: datetime | None = None
    jump: ClockJump | None = None
    right: datetime | None = None

    def is_said_right(self, now: datetime) -> bool:
        """Return whether it was said before: what was dated later than `now` is wrong then."""
        return self.right is not None and self.right <= now


def look_at_clock(
    memory: ClockMemory,
    now: datetime,
    expected: datetime | None,
    last_entry: datetime | None = None,
) -> ClockMemory:
    """Return what is remembered after a look at the clock, which shows `now`.

    `expected` is what it should show by the count of seconds since the last look of this run, None
    at its first one; then `last_entry`, the time of the last entry in the data file, tells
    besides the memory when the office worked.
    """
    jump, seen = memory.jump, memory.at
    if expected is None:
        known = [moment for moment in (seen, last_entry) if moment is not None]
        before = max(known, default=now)
        has_jumped = now - before > LONG or (seen is not None and seen - now > SET)
    else:
        before = expected
        # Another run on this PC may have seen the same jump, and perhaps it was answered there.
        is_seen = seen is not None and abs(now - seen) < JUST_NOW
        has_jumped = abs(now - expected) > SET and not is_seen
    if has_jumped:
        jump = _joined(jump, ClockJump(before, now))
    return ClockMemory(now, jump, memory.right)


def _joined(standing: ClockJump | None, jump: ClockJump) -> ClockJump | None:
    """Return what two jumps in a row come to, None if the second one puts the first one right."""
    if standing is None:
        return jump
    apart = jump.after - standing.before
    if standing.is_ahead != jump.is_ahead and -SET <= apart <= LONG:
        return None
    return ClockJump(standing.before, jump.after)
