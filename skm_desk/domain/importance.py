"""The map of importance against nilai: which unsur to mend first.

After Martilla and James (1977), two lines part the unsur into four fields. Nobody is asked how
important an unsur is; its *kepentingan turunan* (derived importance) is how closely its nilai
goes along with those of all other unsur of the same form.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import atanh, sqrt, tanh
from statistics import NormalDist

from skm_desk.domain.distributions import UPPER_TAIL
from skm_desk.domain.estimate import estimate, nilai_coefficients
from skm_desk.domain.interval import mean_interval
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.moments import Moments
from skm_desk.domain.result import SCALE, SkmResult, UnsurResult
from skm_desk.domain.rounding import round_half_up

FEWEST_FORMS = 30  # with fewer the correlations say nothing
_REACH = NormalDist().inv_cdf(UPPER_TAIL)


class Quadrant(Enum):
    """A field of the map, with its words; each stands with (importance, nilai)."""

    PRIORITAS_UTAMA = "Prioritas utama"  # high, low
    PERTAHANKAN = "Pertahankan prestasi"  # high, high
    PRIORITAS_RENDAH = "Prioritas rendah"  # low, low
    BERLEBIHAN = "Berlebihan"  # low, high

    @property
    def label(self) -> str:
        """The words of the field."""
        return self.value


@dataclass(frozen=True)
class ImportancePoint:
    """Where one unsur stands, with the 95 % interval in both directions.

    `importance` is a correlation (-1 to 1), `nilai` lies between 25 and 100. `on_line` tells
    that one of the two intervals holds a line of the map, so that the quadrant is not sure.
    """

    unsur: Unsur
    importance: float
    importance_low: float
    importance_high: float
    nilai: Decimal
    nilai_low: Decimal
    nilai_high: Decimal
    quadrant: Quadrant
    on_line: bool


@dataclass(frozen=True)
class ImportanceMap:
    """The unsur on the map, and its two lines: the means of those that stand on it.

    `unplaced` are unsur with jawaban that have no place: all said the same, or fewer than
    FEWEST_FORMS answered. `forms` is the fewest forms that answered any two questions used.
    """

    points: tuple[ImportancePoint, ...]
    importance_line: float
    nilai_line: Decimal
    unplaced: tuple[Unsur, ...]
    forms: int


def derive_importance(moments: Moments, result: SkmResult) -> ImportanceMap | None:
    """Return the map of the unsur of `result`, whose forms gave `moments`.

    The importance of an unsur is the correlation of its nilai with the mean of the other unsur
    of the same form, computed from pairs of questions (see `Moments.covariance_of_sums`); its
    interval is Fisher's z. None when fewer than two unsur can be placed, or when fewer than
    FEWEST_FORMS forms answered some two of their questions.
    """
    places = moments.by_unsur()
    placed = [unsur for unsur in result.answered if _spreads(moments, places, unsur)]
    shares = {unsur.unsur.kode: places[unsur.unsur.kode] for unsur in placed}
    forms = moments.fewest_together([q for own in shares.values() for q in own])
    if len(placed) < 2 or forms < FEWEST_FORMS:
        return None
    importance = {kode: _importance(moments, kode, shares) for kode in shares}
    known = {kode: value for kode, value in importance.items() if value is not None}
    placed = [unsur for unsur in placed if unsur.unsur.kode in known]
    if len(placed) < 2:
        return None
    importance_line = sum(known.values()) / len(known)
    nilai_line = sum((unsur.nrr or Fraction(0) for unsur in placed), Fraction(0)) / len(placed)
    points = tuple(
        _point(moments, unsur, known[unsur.unsur.kode], forms, importance_line, nilai_line * SCALE)
        for unsur in placed
    )
    unplaced = tuple(unsur.unsur for unsur in result.answered if unsur not in placed)
    return ImportanceMap(
        points, importance_line, round_half_up(nilai_line * SCALE), unplaced, forms
    )


def _spreads(moments: Moments, places: dict[str, tuple[int, ...]], unsur: UnsurResult) -> bool:
    """Return whether an unsur has enough jawaban, and not all the same."""
    own = places.get(unsur.unsur.kode, ())
    if moments.fewest_together(own) < FEWEST_FORMS:
        return False
    return moments.covariance_of_sums(own, own) > 0


def _importance(moments: Moments, kode: str, shares: dict[str, tuple[int, ...]]) -> float | None:
    """Return the correlation of one unsur with the mean of the others, of any number of questions.

    An unsur counts once, however many questions it has.
    """
    others = [other for other in shares if other != kode]

    def both(first: str, second: str) -> float:
        of_sums = moments.covariance_of_sums(shares[first], shares[second])
        return of_sums / (len(shares[first]) * len(shares[second]))

    of_own = both(kode, kode)
    of_others = sum(both(one, other) for one in others for other in others)
    if of_own <= 0 or of_others <= 0:
        return None
    together = sum(both(kode, other) for other in others)
    return max(-1.0, min(1.0, together / sqrt(of_own * of_others)))


def fisher_interval(correlation: float, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a correlation of `n` > 3 pairs by Fisher's z."""
    if abs(correlation) >= 1:
        return correlation, correlation
    reach = _REACH / sqrt(n - 3)
    return tanh(atanh(correlation) - reach), tanh(atanh(correlation) + reach)


def _point(
    moments: Moments,
    unsur: UnsurResult,
    importance: float,
    forms: int,
    importance_line: float,
    nilai_line: Fraction,
) -> ImportancePoint:
    nilai = (unsur.nrr or Fraction(0)) * SCALE
    low, high = fisher_interval(importance, forms)
    found = estimate(moments, nilai_coefficients(moments, unsur.unsur.kode))
    assert found is not None  # an unsur is placed with FEWEST_FORMS jawaban
    nilai_low, nilai_high = (round_half_up(Fraction(end)) for end in mean_interval(found))
    return ImportancePoint(
        unsur.unsur,
        importance,
        low,
        high,
        round_half_up(nilai),
        nilai_low,
        nilai_high,
        _quadrant(importance >= importance_line, nilai >= nilai_line),
        low <= importance_line <= high or nilai_low <= nilai_line <= nilai_high,
    )


def _quadrant(is_important: bool, is_good: bool) -> Quadrant:
    if is_important:
        return Quadrant.PERTAHANKAN if is_good else Quadrant.PRIORITAS_UTAMA
    return Quadrant.BERLEBIHAN if is_good else Quadrant.PRIORITAS_RENDAH
