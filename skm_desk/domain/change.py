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
ONE_FORM_OFF = 10 / 75  # of the scale: 10 points of an IKM


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

    Each nilai is tested alone (see `_p_value`), then Holm's correction over all that were tested.
    An unsur with fewer than two jawaban to one of its questions on one side is listed untested.
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
    """Return the step of the IKM (see `_p_value`); a single test needs no correction.

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

    The score test of one mean: as if it were true, both sides have the mean m of all forms, and
    the spread that goes with it. Near an end of the scale that is what tells a real step from the
    few forms of a small side that all happened to be good. With the variance of a form taken as
    f (high - m)(m - low) (quasi-likelihood; Wedderburn, Biometrika 61, 1974; f is what Wilson's
    interval has with an effective number of forms, see `interval.mean_interval`), the error is

        v = (max(f_i, f of both sides) (high - m)(m - low) + ONE_FORM_OFF^2 / n_i) / n_i

    of each side, and t has the degrees of freedom of Welch. ONE_FORM_OFF is one form more on each
    side that lies so far from the mean, in the spirit of the "plus four" of Agresti and Caffo
    (2000). In simulated surveys (15 to 1000 forms a side, IKM 75 to 99) chance drew an arrow in
    at most 5,3 of 100 where both crowds were alike (Welch's test: 49), and in at most 7,5
    where they had one IKM and very different spreads (Welch's: 23).

    Where neither side spreads, there is none to measure by; then it counts how few of all ways to
    deal the same jawaban to the two sides part them so neatly (Fisher's exact test), which is
    never few with two forms a side.
    """
    n1, n2 = before.fewest, after.fewest
    if before.variance == after.variance == 0:
        if isclose(before.mean, after.mean, rel_tol=1e-9):
            return 1.0
        one_way = exp(lgamma(n1 + 1) + lgamma(n2 + 1) - lgamma(n1 + n2 + 1))
        return min(1.0, 2 * one_way if n1 == n2 else one_way)
    low, high = min(before.low, after.low), max(before.high, after.high)

    def spread_at(mean: float) -> float:
        return max(0.0, (high - mean) * (mean - low))

    sides = [
        (side.fewest, side.fewest * side.variance, spread_at(side.mean)) for side in (before, after)
    ]
    common = spread_at((n1 * before.mean + n2 * after.mean) / (n1 + n2))
    pooled = sum((n - 1) * seen for n, seen, _ in sides) / sum((n - 1) * at for n, _, at in sides)
    one_form = (ONE_FORM_OFF * (high - low)) ** 2
    v1, v2 = (
        ((max(seen / at, pooled) if at else pooled) * common + one_form / n) / n
        for n, seen, at in sides
    )
    df = (v1 + v2) ** 2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
    return min(1.0, 2 * t_cdf(-abs(after.mean - before.mean) / sqrt(v1 + v2), df))
