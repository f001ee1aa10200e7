"""The control chart of the months: which month differs from the others by more than chance.

An x-bar chart (Shewhart; Montgomery, Statistical Quality Control, 6.3, for unequal sizes):

    centre  = sum of n_i x IKM_i / sum of n_i
    spread  = sum of (n_i - 1) s_i^2 / sum of (n_i - 1)
    limits  = centre -+ 3 x sqrt(spread / n_i)

over the months with enough forms. One plain rule: a month outside its limits is told apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from skm_desk.domain.estimate import estimate, ikm_coefficients
from skm_desk.domain.moments import Moments
from skm_desk.domain.result import HIGHEST_NILAI, LOWEST_NILAI, SkmResult
from skm_desk.domain.rounding import round_half_up

FEWEST_FORMS = 10  # a month with fewer is drawn hollow and not judged
_REACH = 3  # standard errors


@dataclass(frozen=True)
class MonthPoint:
    """One month: its forms, its IKM (2 decimals, None without jawaban).

    `variance` is that of one form on the scale of the IKM, so that variance / forms is the
    square of the standard error of `ikm`; None when it is not known.
    """

    year: int
    month: int
    forms: int
    ikm: Decimal | None
    variance: float | None


@dataclass(frozen=True)
class ChartMonth:
    """One month of the chart; `low` and `high` (2 decimals) are None when it is not judged."""

    point: MonthPoint
    low: Decimal | None
    high: Decimal | None

    @property
    def is_judged(self) -> bool:
        """False for a month with too few forms, which is drawn hollow."""
        return self.low is not None

    @property
    def is_outside(self) -> bool:
        """True when the IKM of the month lies outside its limits."""
        if self.low is None or self.high is None or self.point.ikm is None:
            return False
        return not self.low <= self.point.ikm <= self.high


@dataclass(frozen=True)
class ControlChart:
    """The months in order of time, and the line in their middle (2 decimals)."""

    centre: Decimal
    months: tuple[ChartMonth, ...]


def month_point(year: int, month: int, moments: Moments, result: SkmResult) -> MonthPoint:
    """Return the point of a month whose forms gave `moments` and `result`."""
    found = estimate(moments, ikm_coefficients(moments, result.bobot))
    variance = None if found is None else found.variance * moments.forms
    return MonthPoint(year, month, moments.forms, result.ikm, variance)


def control_chart(points: Iterable[MonthPoint]) -> ControlChart | None:
    """Return the chart of the months, each with limits of its own as its forms are many or few.

    Limits are cut off at the ends of the scale. None when fewer than two months can be judged,
    or when the forms of no month differ among themselves.
    """
    months = sorted(points, key=lambda point: (point.year, point.month))
    known = [
        (point, float(point.ikm), point.variance)
        for point in months
        if point.forms >= FEWEST_FORMS and point.ikm is not None and point.variance is not None
    ]
    if len(known) < 2:
        return None
    centre = sum(p.forms * ikm for p, ikm, _ in known) / sum(p.forms for p, _, _ in known)
    freedom = sum(p.forms - 1 for p, _, _ in known)
    spread = sum((p.forms - 1) * variance for p, _, variance in known) / freedom
    if spread <= 0:
        return None
    judged = {point for point, _, _ in known}
    return ControlChart(
        round_half_up(Fraction(centre)),
        tuple(
            _chart_month(point, centre, spread)
            if point in judged
            else ChartMonth(point, None, None)
            for point in months
        ),
    )


def _chart_month(point: MonthPoint, centre: float, spread: float) -> ChartMonth:
    reach = _REACH * sqrt(spread / point.forms)
    return ChartMonth(
        point,
        max(round_half_up(Fraction(centre - reach)), LOWEST_NILAI),
        min(round_half_up(Fraction(centre + reach)), HIGHEST_NILAI),
    )
