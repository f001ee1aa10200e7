"""Tested change: whether an IKM or a nilai moved by more than chance moves it.

Both sides are taken as chance draws of all who might have come, of two different crowds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp, isclose, lgamma, sqrt

from skm_desk.domain.distributions import t_cdf
from skm_desk.domain.estimate import Estimate, estimate, ikm_coefficients, nilai_coefficients
from skm_desk.domain.moments import Moments
from skm_desk.domain.result import Bobot

REAL_BELOW = 0.05


class Direction(Enum):
    """Where a value went; NONE when the change is not real."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True)
class MeanChange:
    """A tested step from one mean to another.

    `p` is the two-sided p value of this step alone, `adjusted` that among all tested with it;
    both None when there was too little to test. `rose` tells the sign of the step.
    """

    p: float | None
    adjusted: float | None
    rose: bool

    @property
    def is_real(self) -> bool:
        """True when chance alone would make such a step in fewer than 5 % of surveys."""
        return self.adjusted is not None and self.adjusted < REAL_BELOW

    @property
    def direction(self) -> Direction:
        """Which arrow may be drawn: NONE means "tidak ada perubahan yang jelas"."""
        if not self.is_real:
            return Direction.NONE
        return Direction.UP if self.rose else Direction.DOWN


@dataclass(frozen=True)
class UnsurChange(MeanChange):
    """A tested step of the nilai of one unsur, by its kode."""

    unsur: str


def unsur_changes(before: Moments, after: Moments) -> tuple[UnsurChange, ...]:
    """Return the step of each unsur that has jawaban on both sides, in the order of the unsur.

    Welch's t test of each nilai, then Holm's correction over all that were tested. An unsur with
    fewer than two jawaban to one of its questions on one side is listed untested.
    """
    kodes = [kode for kode in before.by_unsur() if kode in after.by_unsur()]
    sides = [
        (
            estimate(before, nilai_coefficients(before, kode)),
            estimate(after, nilai_coefficients(after, kode)),
        )
        for kode in kodes
    ]
    tested = {
        kode: (_p_value(earlier, later), later.mean > earlier.mean)
        for kode, (earlier, later) in zip(kodes, sides, strict=True)
        if earlier is not None and later is not None
    }
    corrected = holm([p for p, _ in tested.values()])
    adjusted = dict(zip(tested, corrected, strict=True))
    return tuple(
        UnsurChange(tested[kode][0], adjusted[kode], tested[kode][1], kode)
        if kode in tested
        else UnsurChange(None, None, False, kode)
        for kode in kodes
    )


def ikm_change(before: Moments, after: Moments, bobot: Bobot = Bobot.EXACT) -> MeanChange:
    """Return the step of the IKM, by Welch's t test; a single test needs no correction.

    Untested when a question on one side has fewer than two jawaban.
    """
    earlier = estimate(before, ikm_coefficients(before, bobot))
    later = estimate(after, ikm_coefficients(after, bobot))
    if earlier is None or later is None:
        return MeanChange(None, None, False)
    p = _p_value(earlier, later)
    return MeanChange(p, p, later.mean > earlier.mean)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return the p values corrected for being several, in their own order (Holm 1979).

    From the smallest on, each is multiplied by how many are not smaller; none ends below the one
    before it, none above 1.
    """
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for done, place in enumerate(sorted(range(len(p_values)), key=lambda at: p_values[at])):
        highest = max(highest, min(1.0, (len(p_values) - done) * p_values[place]))
        corrected[place] = highest
    return tuple(corrected)


def _p_value(before: Estimate, after: Estimate) -> float:
    """Return the two-sided p value of two means being one.

    Welch's test where both sides spread. A side on which everybody said the same has shown no
    spread, which a few forms near the top of the scale do by chance: it is given the spread of
    both sides pooled (Student's test). Where neither spreads, there is none to measure by; then
    it counts how few of all ways to deal the same jawaban to the two sides part them so neatly
    (Fisher's exact test), which is never few with two forms a side.
    """
    n1, n2 = before.fewest, after.fewest
    v1, v2 = before.variance, after.variance
    if v1 == v2 == 0:
        if isclose(before.mean, after.mean, rel_tol=1e-9):
            return 1.0
        one_way = exp(lgamma(n1 + 1) + lgamma(n2 + 1) - lgamma(n1 + n2 + 1))
        return min(1.0, 2 * one_way if n1 == n2 else one_way)
    if v1 == 0 or v2 == 0:
        df = float(n1 + n2 - 2)
        pooled = ((n1 - 1) * n1 * v1 + (n2 - 1) * n2 * v2) / df
        variance = pooled / n1 + pooled / n2
    else:
        variance = v1 + v2
        df = variance**2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
    return min(1.0, 2 * t_cdf(-abs(after.mean - before.mean) / sqrt(variance), df))
