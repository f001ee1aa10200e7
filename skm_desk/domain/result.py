"""SkmResult: the frozen outcome that screen, chart, paper and export all read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from skm_desk.domain.errors import BobotUnknown
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.rounding import round_half_up
from skm_desk.domain.tally import Counts

SCALE = 25  # nilai 1-4 to the scale 25-100
RANKED = 3  # how many weakest and strongest unsur a laporan names
LOWEST_NILAI = Decimal("25.00")
HIGHEST_NILAI = Decimal("100.00")
_STEP = Decimal("0.01")


class Bobot(Enum):
    """How much one unsur counts: exactly 1/x, or a shortened form of it to match an old sheet."""

    EXACT = "1/x"
    OLD_0_111 = "0,111"
    OLD_0_11 = "0,11"

    @classmethod
    def parse(cls, text: str) -> "Bobot":
        """Return the mode written as `1/x`, `0,111` or `0,11` (a point is taken too)."""
        for mode in cls:
            if mode.value == text.strip().replace(".", ","):
                return mode
        raise BobotUnknown(text, [mode.value for mode in cls])

    def of(self, unsur_count: int) -> Fraction:
        """Return the bobot of one unsur when `unsur_count` unsur have jawaban (at least 1)."""
        if self is Bobot.EXACT:
            return Fraction(1, unsur_count)
        return Fraction(self.value.replace(",", "."))


class Mutu(Enum):
    """The grade of a 2-decimal value on the scale 25-100 (PermenPANRB 14/2017, table of mutu)."""

    A = ("A", "Sangat Baik", Decimal("88.31"))
    B = ("B", "Baik", Decimal("76.61"))
    C = ("C", "Kurang Baik", Decimal("65.00"))
    D = ("D", "Tidak Baik", LOWEST_NILAI)

    def __init__(self, letter: str, kinerja: str, lowest: Decimal) -> None:
        self.letter = letter
        self.kinerja = kinerja
        self.lowest = lowest

    @classmethod
    def of(cls, rounded: Decimal) -> "Mutu":
        """Return the grade of a value already rounded to 2 decimals.

        Grading the rounded value closes the gaps of the regulation's table (88,30 / 88,31).
        """
        for mutu in (cls.A, cls.B, cls.C):
            if rounded >= mutu.lowest:
                return mutu
        return cls.D

    @property
    def highest(self) -> Decimal:
        """The highest value of this grade: a hundredth below the next, or the end of the scale."""
        better = [mutu.lowest for mutu in Mutu if mutu.lowest > self.lowest]
        return min(better) - _STEP if better else HIGHEST_NILAI

    @property
    def label(self) -> str:
        """Letter and words: `A (Sangat Baik)`."""
        return f"{self.letter} ({self.kinerja})"


@dataclass(frozen=True)
class UnsurResult:
    """The figures of one unsur. `nrr` is exact, on the scale 1-4, None when nobody answered."""

    unsur: Unsur
    nrr: Fraction | None
    jawaban: int
    blank: int
    total: int
    counts: Counts

    @property
    def nilai(self) -> Decimal | None:
        """NRR x 25 rounded once to 2 decimals, or None."""
        return None if self.nrr is None else round_half_up(self.nrr * SCALE)

    @property
    def mutu(self) -> Mutu | None:
        """The grade of `nilai`, or None."""
        return None if self.nilai is None else Mutu.of(self.nilai)


@dataclass(frozen=True)
class SkmResult:
    """Every figure of the tallied forms; `exact_ikm` (25-100) is None without jawaban."""

    responden: int
    bobot: Bobot
    exact_ikm: Fraction | None
    per_unsur: tuple[UnsurResult, ...]

    @property
    def ikm(self) -> Decimal | None:
        """The IKM rounded once, half up, to 2 decimals, or None."""
        return None if self.exact_ikm is None else round_half_up(self.exact_ikm)

    @property
    def mutu(self) -> Mutu | None:
        """The grade of `ikm`, or None."""
        return None if self.ikm is None else Mutu.of(self.ikm)

    @property
    def answered(self) -> tuple[UnsurResult, ...]:
        """The unsur that have jawaban."""
        return tuple(unsur for unsur in self.per_unsur if unsur.nrr is not None)

    @property
    def bobot_of_one(self) -> Fraction | None:
        """The bobot that each answered unsur carries, or None without jawaban."""
        return self.bobot.of(len(self.answered)) if self.answered else None

    @property
    def is_level(self) -> bool:
        """True when all answered unsur have the same NRR, so that none is weakest or strongest."""
        return _is_level(self.answered)

    def lowest(self) -> tuple[UnsurResult, ...]:
        """Return the three weakest unsur, weakest first; ties at third place all stay.

        None when the result is level.
        """
        return lowest_of(self.per_unsur)

    def highest(self) -> tuple[UnsurResult, ...]:
        """Return the three strongest unsur, strongest first; ties at third place all stay.

        None when the result is level.
        """
        return () if self.is_level else strongest(self.per_unsur)

    def weighted(self, unsur: UnsurResult) -> Fraction | None:
        """Return NRR x bobot of one of the unsur, exactly, or None without jawaban."""
        bobot = self.bobot_of_one
        return None if unsur.nrr is None or bobot is None else unsur.nrr * bobot


def lowest_of(per_unsur: Sequence[UnsurResult]) -> tuple[UnsurResult, ...]:
    """Return what an office must mend first: the `weakest` unsur, none when all are level."""
    answered = [unsur for unsur in per_unsur if unsur.nrr is not None]
    return () if _is_level(answered) else weakest(answered)


def _is_level(answered: Iterable[UnsurResult]) -> bool:
    return len({unsur.nrr for unsur in answered}) <= 1


def weakest(per_unsur: Iterable[UnsurResult]) -> tuple[UnsurResult, ...]:
    """Return the three unsur of the lowest NRR, weakest first; ties at third place all stay.

    Ranked by the exact NRR, equal ones by the number of the unsur; unsur without jawaban have
    no rank.
    """
    answered = [unsur for unsur in per_unsur if unsur.nrr is not None]
    return _first(sorted(answered, key=lambda u: (u.nrr, u.unsur.order)))


def strongest(per_unsur: Iterable[UnsurResult]) -> tuple[UnsurResult, ...]:
    """Return the three unsur of the highest NRR, strongest first; ranked as `weakest` ranks."""
    answered = [unsur for unsur in per_unsur if unsur.nrr is not None]
    return _first(sorted(answered, key=lambda u: (-(u.nrr or 0), u.unsur.order)))


def _first(ranked: list[UnsurResult]) -> tuple[UnsurResult, ...]:
    if len(ranked) <= RANKED:
        return tuple(ranked)
    last = ranked[RANKED - 1].nrr
    return tuple(ranked[:RANKED]) + tuple(u for u in ranked[RANKED:] if u.nrr == last)
