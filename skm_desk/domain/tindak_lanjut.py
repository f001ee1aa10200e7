"""RTL: what an office plans after a survey, what became of it, and which unsur need a plan."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from skm_desk.domain.errors import TextTooLong, UnknownChoice
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.later import LATER
from skm_desk.domain.result import UnsurResult
from skm_desk.domain.rounding import round_half_up
from skm_desk.domain.tindak_lanjut_errors import KegiatanEmpty, TriwulanInvalid

TRIWULAN = (1, 2, 3, 4)
# The most letters that each text of an RTL may have.
LONGEST: Mapping[str, int] = {
    "kegiatan": 500,
    "penanggung_jawab": 200,
    "realisasi": 2000,
    "dokumentasi": 1000,
    "hambatan": 1000,
    "alasan": 1000,
    "strategi": 1000,
    "target_waktu": 200,
    "stakeholder": 500,
}
_OF_SEVERAL_LINES = ("realisasi", "dokumentasi", "hambatan")


@dataclass(frozen=True)
class Rtl:
    """One planned action for the survey of `tahun`.

    `period` is the kode of the period after which it was planned, "" for the whole year. `unsur`
    is the kode of the unsur it serves, or None for an action outside the nine. `triwulan` are the
    quarters (1-4) in which it is planned, none while that is open. `done` is True or False once
    it was reported on, None before. The texts after it belong to the report on the plan. A
    `retired` one is planned no more.
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
    retired: bool = field(default=False, metadata=LATER)
    period: str = field(default="", metadata=LATER)


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


@dataclass(frozen=True)
class PlanGroup:
    """What is planned for one unsur, or with `unsur` None for none of them.

    `rank` is the place of the unsur among the weakest, from 1, or None when it is not one.
    """

    unsur: Unsur | None
    rank: int | None
    plan: tuple[Rtl, ...]


def done_share(plan: Sequence[Rtl]) -> DoneShare:
    """Return the share of `plan` that is done; what was not reported on counts as not done."""
    return DoneShare(sum(1 for rtl in plan if rtl.done), len(plan))


def without_plan(weakest: Iterable[UnsurResult], plan: Iterable[Rtl]) -> tuple[UnsurResult, ...]:
    """Return those of the `weakest` unsur that no action of `plan` serves."""
    served = {rtl.unsur for rtl in plan}
    return tuple(unsur for unsur in weakest if unsur.unsur.kode not in served)


def plan_of_year(plan: Iterable[Rtl], tahun: int, kodes: Collection[str]) -> tuple[Rtl, ...]:
    """Return what of `plan` was made after the surveys of a year, whose periods have these kodes:
    after any of them, and for the whole year."""
    return tuple(r for r in plan if (r.period in kodes if r.period else r.tahun == tahun))


def plan_of_period(plan: Iterable[Rtl], kode: str) -> tuple[Rtl, ...]:
    """Return what of `plan` was made after one of several periods of a year."""
    return tuple(rtl for rtl in plan if rtl.period == kode)


def group_plan(
    plan: Sequence[Rtl], weakest: Sequence[UnsurResult], unsur_list: Sequence[Unsur]
) -> tuple[PlanGroup, ...]:
    """Return the plan in order of priority, unsur by unsur; within one as `plan` has it.

    The `weakest` come first, weakest of all at the top, also those for which nothing is
    planned; then the others of `unsur_list` that have an action; then what serves none.
    """
    ranks = {unsur.unsur.kode: rank for rank, unsur in enumerate(weakest, start=1)}
    ordered = {unsur.unsur.kode: unsur.unsur for unsur in weakest}
    ordered |= {unsur.kode: unsur for unsur in unsur_list if unsur.kode not in ordered}
    groups = [
        PlanGroup(unsur, ranks.get(kode), tuple(rtl for rtl in plan if rtl.unsur == kode))
        for kode, unsur in ordered.items()
    ]
    others = tuple(rtl for rtl in plan if rtl.unsur not in ordered)
    return tuple(
        group
        for group in (*groups, PlanGroup(None, None, others))
        if group.plan or group.rank is not None
    )


def swap_neighbour(groups: Iterable[PlanGroup], rtl_id: str, step: int) -> str | None:
    """Return the id of the action that stands `step` (-1 or 1) from another of its group.

    None at the ends of a group: which group comes first is not for anybody to choose.
    """
    for group in groups:
        ids = [rtl.id for rtl in group.plan]
        if rtl_id in ids:
            place = ids.index(rtl_id) + step
            return ids[place] if 0 <= place < len(ids) else None
    return None


def tidy_text(name: str, text: str) -> str:
    """Return a text of LONGEST as it is kept: on one line, but for what is told of a deed."""
    if name in _OF_SEVERAL_LINES:
        return "\n".join(line.rstrip() for line in text.strip().splitlines())
    return " ".join(text.split())


def check_rtl(rtl: Rtl, unsur_list: Sequence[Unsur]) -> None:
    """Raise KegiatanEmpty, TextTooLong, TriwulanInvalid, or UnknownChoice for an unsur that is
    none of `unsur_list`."""
    if not rtl.kegiatan:
        raise KegiatanEmpty
    for name, limit in LONGEST.items():
        if (length := len(getattr(rtl, name))) > limit:
            raise TextTooLong(name.replace("_", " "), length, limit)
    for quarter in rtl.triwulan:
        if quarter not in TRIWULAN:
            raise TriwulanInvalid(quarter)
    known = [unsur.kode for unsur in unsur_list]
    if rtl.unsur is not None and rtl.unsur not in known:
        raise UnknownChoice("unsur", rtl.unsur, known)
