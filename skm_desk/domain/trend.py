"""The IKM from survey to survey: years before this program as typed in, later ones as computed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.kuesioner import NILAI, Unsur
from skm_desk.domain.office_errors import (
    EarlierValueInvalid,
    NoteTooLong,
    TahunEmpty,
    TahunOutOfRange,
)
from skm_desk.domain.result import HIGHEST_NILAI, LOWEST_NILAI, SCALE, Mutu, UnsurResult
from skm_desk.domain.rounding import round_half_up

# Before it no office was asked to measure an IKM (KepmenPAN 25/2004 is the first rule).
EARLIEST_TAHUN = 2000
LONGEST_NOTE = 200


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
    def is_known(self) -> bool:
        """True when anything is known of the year; a year that was emptied again is not."""
        return self.ikm is not None or bool(self.nrr)

    @property
    def value(self) -> Decimal | None:
        """The published IKM; without one, the mean of the NRR x 25 by exact 1/x; 2 decimals."""
        return self.mean if self.ikm is None else round_half_up(self.ikm)

    @property
    def mean(self) -> Decimal | None:
        """The mean of the NRR x 25 by exact 1/x, 2 decimals; None without any NRR."""
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


def check_earlier_year(year: EarlierYear, latest: int) -> None:
    """Raise the first rule that a year before this program breaks.

    It lies between EARLIEST_TAHUN and `latest`, has an IKM of 25 to 100 or a NRR of 1 to 4, and
    a note of at most LONGEST_NOTE letters: TahunOutOfRange, TahunEmpty, EarlierValueInvalid,
    NoteTooLong.
    """
    if not EARLIEST_TAHUN <= year.tahun <= latest:
        raise TahunOutOfRange(year.tahun, EARLIEST_TAHUN, latest)
    if not year.is_known:
        raise TahunEmpty(year.tahun)
    if year.ikm is not None:
        _hold("IKM", year.ikm, LOWEST_NILAI, HIGHEST_NILAI)
    for unsur, nrr in (year.nrr or {}).items():
        _hold(f"NRR {unsur}", nrr, Decimal(NILAI[0]), Decimal(NILAI[-1]))
    if len(year.bobot_note) > LONGEST_NOTE:
        raise NoteTooLong(LONGEST_NOTE)


def _hold(what: str, value: Decimal, lowest: Decimal, highest: Decimal) -> None:
    if not lowest <= value <= highest:
        raise EarlierValueInvalid(
            what, format_number(value), format_count(int(lowest)), format_count(int(highest))
        )


@dataclass(frozen=True)
class TrendPoint:
    """One survey of the trend. `recorded` is True for a value typed in rather than computed here.

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
    """The step from one survey of the trend to the next; `points` is signed, 2 decimals."""

    earlier: TrendPoint
    later: TrendPoint

    @property
    def points(self) -> Decimal:
        """How many points the IKM rose (or fell, below 0)."""
        return self.later.ikm - self.earlier.ikm


def changes_of(trend: Sequence[TrendPoint]) -> tuple[TrendChange, ...]:
    """Return the steps between the surveys of a trend that is in order of time."""
    return tuple(TrendChange(a, b) for a, b in pairwise(trend))


def has_parts(trend: Iterable[TrendPoint]) -> bool:
    """Return whether a trend goes from survey to survey rather than from year to year."""
    return any(point.part for point in trend)
