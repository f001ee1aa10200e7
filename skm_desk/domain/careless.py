"""Forms that look careless: flagged and counted, never taken out.

The limits: anchors on careless responding put the sign at less than 2 seconds an item; three
whole visits within a minute and a half at one kiosk are more than three people can do.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from skm_desk.domain.opening_hours import OpeningHours
from skm_desk.domain.responden import Responden

SAME_FAST = "same_fast"  # one nilai throughout, and faster than anybody reads
BURST = "burst"  # one of too many forms from one PC in too short a time
OUTSIDE_HOURS = "outside_hours"  # begun while the office was closed
CLOCK_BACK = "clock_back"  # the PC's clock stood before the form kept last, or was set back
CLOCK_AHEAD = "clock_ahead"  # the PC's clock stood later than it can have been
CARELESS = (SAME_FAST, BURST, OUTSIDE_HOURS)

FAST_MS = 2_000  # a question
FEWEST_SAME = 3  # jawaban, below which one nilai throughout says nothing
BURST_FORMS = 3
BURST_SPAN = timedelta(seconds=90)


def flags_of(
    form: Responden,
    started: datetime,
    sent: datetime,
    earlier: Sequence[datetime],
    hours: OpeningHours,
) -> frozenset[str]:
    """Return the flags of a form of the kiosk.

    `earlier` are the times at which the last forms of this PC were kept, in any order.
    """
    flags = set()
    if is_same_fast(form):
        flags.add(SAME_FAST)
    if is_burst(sent, earlier):
        flags.add(BURST)
    if not hours.contains(started):
        flags.add(OUTSIDE_HOURS)
    if earlier and sent < max(earlier):
        flags.add(CLOCK_BACK)
    return frozenset(flags)


def is_same_fast(form: Responden) -> bool:
    """Return whether all jawaban are one nilai, given in less than 2 s a question."""
    given = {kode: nilai for kode, nilai in form.jawaban.items() if nilai is not None}
    if len(given) < FEWEST_SAME or len(set(given.values())) > 1:
        return False
    times = [form.ms[kode] for kode in given if kode in form.ms]
    return len(times) == len(given) and sum(times) < FAST_MS * len(times)


def is_burst(sent: datetime, earlier: Sequence[datetime]) -> bool:
    """Return whether a form sent now makes too many within the span of a burst."""
    recent = [at for at in earlier if timedelta(0) <= sent - at <= BURST_SPAN]
    return len(recent) + 1 >= BURST_FORMS
