"""RTL: what an office plans after a survey, what became of it, and which unsur need a plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from skm_desk.domain.result import UnsurResult
from skm_desk.domain.rounding import round_half_up

TRIWULAN = (1, 2, 3, 4)


@dataclass(frozen=True)
class Rtl:
    """One planned action for the survey of `tahun`.

    `unsur` is the kode of the unsur it serves, or None for an action outside the nine.
    `triwulan` are the quarters (1-4) in which it is planned. `done` is True or False once it
    was reported on, None before. The texts after it belong to the report on the plan.
    """

    id: str
    tahun: int
    unsur: str | None
    kegiatan: str
    triwulan: tuple[int, ...] = ()
    penanggung_jawab: str = ""
    done: bool | None = None
    realisasi: str = ""
    dokumentasi: str = ""
    hambatan: str = ""
    alasan: str = ""
    strategi: str = ""
    target_waktu: str = ""
    stakeholder: str = ""


@dataclass(frozen=True)
class DoneShare:
    """How many of the planned actions are done; `percent` has 2 decimals, None without a plan."""

    done: int
    planned: int

    @property
    def percent(self) -> Decimal | None:
        """The share done in per cent, rounded half up to 2 decimals."""
        if self.planned == 0:
            return None
        return round_half_up(Fraction(100 * self.done, self.planned))


def done_share(plan: Sequence[Rtl]) -> DoneShare:
    """Return the share of `plan` that is done; what was not reported on counts as not done."""
    return DoneShare(sum(1 for rtl in plan if rtl.done), len(plan))


def without_plan(weakest: Iterable[UnsurResult], plan: Iterable[Rtl]) -> tuple[UnsurResult, ...]:
    """Return those of the `weakest` unsur that no action of `plan` serves."""
    served = {rtl.unsur for rtl in plan}
    return tuple(unsur for unsur in weakest if unsur.unsur.kode not in served)
