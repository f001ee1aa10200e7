"""How fast forms must come in for the target to be reached in time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from skm_desk.domain.period import Period, working_days


@dataclass(frozen=True)
class Pace:
    """`missing` forms in `days` working days that are left, today among them.

    `per_day` is how many forms each of these days must bring, rounded up; None when nothing is
    missing or no day is left.
    """

    missing: int
    days: int

    @property
    def per_day(self) -> int | None:
        """The forms needed on each working day that is left."""
        return -(-self.missing // self.days) if self.missing and self.days else None


def pace_of(
    period: Period, forms: int, today: date, holidays: Collection[date] = ()
) -> Pace | None:
    """Return the pace that a period with so many forms needs from today on.

    None for a period without a target, or one that is closed.
    """
    if period.target is None or period.closed_at is not None:
        return None
    first = max(today, period.mulai)
    days = working_days(first, period.selesai, holidays) if first <= period.selesai else 0
    return Pace(max(0, period.target - forms), days)
