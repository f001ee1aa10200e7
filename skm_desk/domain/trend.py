"""The IKM over the years: years before this program as typed in, later ones as computed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import SCALE, Mutu, UnsurResult
from skm_desk.domain.rounding import round_half_up


@dataclass(frozen=True)
class EarlierYear:
    """A year before this program: the published IKM, or the NRR per unsur (kode to 1-4), or both.

    `bobot_note` says which bobot was used then, if anybody knows.
    """

    tahun: int
    ikm: Decimal | None = None
    nrr: Mapping[str, Decimal] | None = None
    bobot_note: str = ""

    @property
    def value(self) -> Decimal | None:
        """The published IKM; without one, the mean of the NRR x 25 by exact 1/x; 2 decimals."""
        if self.ikm is not None:
            return round_half_up(self.ikm)
        if not self.nrr:
            return None
        total = sum((Fraction(nrr) for nrr in self.nrr.values()), Fraction(0))
        return round_half_up(total / len(self.nrr) * SCALE)

    def per_unsur(self, unsur_list: Iterable[Unsur]) -> tuple[UnsurResult, ...]:
        """Return the NRR typed in, unsur by unsur; how many jawaban stood behind is not known."""
        nrr = self.nrr or {}
        return tuple(
            UnsurResult(unsur, Fraction(nrr[unsur.kode]), 0, 0, 0, (0, 0, 0, 0))
            for unsur in unsur_list
            if unsur.kode in nrr
        )


@dataclass(frozen=True)
class TrendPoint:
    """One year of the trend. `recorded` is True for a value typed in rather than computed here.

    `part` is the kode of a period when the value is not that of the whole year.
    """

    tahun: int
    ikm: Decimal
    recorded: bool
    note: str = ""
    part: str = ""

    @property
    def name(self) -> str:
        """What the value is of: the year, or the one period of it."""
        return self.part or str(self.tahun)

    @property
    def mutu(self) -> Mutu:
        """The grade of the value."""
        return Mutu.of(self.ikm)


@dataclass(frozen=True)
class TrendChange:
    """The step from one year of the trend to the next; `points` is signed, 2 decimals."""

    earlier: TrendPoint
    later: TrendPoint

    @property
    def points(self) -> Decimal:
        """How many points the IKM rose (or fell, below 0)."""
        return self.later.ikm - self.earlier.ikm


def changes_of(trend: Sequence[TrendPoint]) -> tuple[TrendChange, ...]:
    """Return the steps between the years of a trend that is in order of years."""
    return tuple(TrendChange(a, b) for a, b in pairwise(trend))
