"""Plan what is done after a survey, order it, and keep what became of it.

A plan belongs to the year of its survey and goes on after its periods are closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.errors import YearUnknown
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.period import Period
from skm_desk.domain.result import UnsurResult, lowest_of
from skm_desk.domain.tindak_lanjut import (
    LONGEST,
    DoneShare,
    PlanGroup,
    Rtl,
    check_rtl,
    done_share,
    group_plan,
    swap_neighbour,
    tidy_text,
)
from skm_desk.domain.tindak_lanjut_errors import RtlUnknown
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_years import view_years
from skm_desk.use_cases.view_results import periods_of_year, view_period, view_year

_CHANGED: Changes = frozenset({Kind.TINDAK_LANJUT})


@dataclass(frozen=True)
class PlanView:
    """The plan made after the survey of `tahun`, grouped as the laporan prints it.

    `years` are those that have a period, a plan, or NRR typed in, the latest first. `tahun` is
    None, and the rest empty, while there are none. `per_unsur` and `weakest` are of all its
    periods together, as computed or typed in; what is among the weakest in one of them alone has
    a group too.
    """

    years: tuple[int, ...]
    tahun: int | None = None
    per_unsur: tuple[UnsurResult, ...] = ()
    weakest: tuple[UnsurResult, ...] = ()
    groups: tuple[PlanGroup, ...] = ()
    unsur_list: tuple[Unsur, ...] = ()
    made_up: bool = False

    @property
    def has_results(self) -> bool:
        """True when it is known of any unsur how people see it."""
        return any(unsur.nrr is not None for unsur in self.per_unsur)

    @property
    def share(self) -> DoneShare:
        """How much of the plan is done."""
        return done_share(self.plan)

    @property
    def unplanned(self) -> tuple[Unsur, ...]:
        """The unsur that need a plan and have none, in the order of the groups."""
        return tuple(g.unsur for g in self.groups if g.unsur is not None and not g.plan)

    @property
    def plan(self) -> tuple[Rtl, ...]:
        """All planned actions in the order of the groups."""
        return tuple(rtl for group in self.groups for rtl in group.plan)


def view_plan(store: Store, tahun: int | None = None) -> PlanView:
    """Return the plan of a year; of the latest one with real forms if `tahun` is not among them.

    Counts the whole year, and each of its periods if there are several: takes as long.
    """
    known = store.period.list_all()
    years = _years(store, known)
    if not years:
        return PlanView(())
    chosen = tahun if tahun in years else _usual_year(years, known)
    unsur_list = view_years(store).unsur_list
    per_unsur = unsur_of_year(store, chosen, unsur_list)
    weakest = lowest_of(per_unsur)
    plan = store.tindak_lanjut.list_year(chosen)
    pooled = periods_of_year(known, chosen)
    return PlanView(
        years,
        chosen,
        per_unsur,
        weakest,
        group_plan(plan, weakest, unsur_list, _weak_in_one(store, pooled)),
        unsur_list,
        any(period.made_up for period in pooled),
    )


def unsur_of_year(store: Store, tahun: int, unsur_list: Sequence[Unsur]) -> tuple[UnsurResult, ...]:
    """Return the figures of the unsur in a year: computed from its forms, else as typed in.

    None when nothing is known of the year.
    """
    if periods_of_year(store.period.list_all(), tahun):
        computed = view_year(store, tahun).result
        if computed.ikm is not None:
            return computed.per_unsur
    for earlier in store.office.earlier_years():
        if earlier.tahun == tahun:
            return earlier.per_unsur(unsur_list)
    return ()


def add_rtl(
    store: Store,
    tahun: int,
    kegiatan: str,
    unsur: str | None,
    triwulan: Sequence[int] = (),
    penanggung_jawab: str = "",
) -> Done[Rtl]:
    """Plan an action after the survey of a year, behind the others of its unsur.

    Raise YearUnknown for a year that is none of `PlanView.years`, KegiatanEmpty, TextTooLong,
    TriwulanInvalid or UnknownChoice.
    """
    years = _years(store, store.period.list_all())
    if tahun not in years:
        raise YearUnknown(tahun, years[::-1])
    rtl = Rtl(
        store.origin.new_id(),
        tahun,
        unsur,
        tidy_text("kegiatan", kegiatan),
        _in_order(triwulan),
        tidy_text("penanggung_jawab", penanggung_jawab),
    )
    check_rtl(rtl, view_years(store).unsur_list)
    store.tindak_lanjut.add(rtl)
    return Done(rtl, _CHANGED)


def set_unsur(store: Store, rtl_id: str, unsur: str | None) -> Done[Rtl]:
    """Have an action serve an unsur, or none; raise UnknownChoice or RtlUnknown."""
    return _change(store, rtl_id, "ubah", unsur=unsur)


def set_triwulan(store: Store, rtl_id: str, triwulan: Sequence[int]) -> Done[Rtl]:
    """Plan an action for these quarters, none while that is open.

    Raise TriwulanInvalid or RtlUnknown.
    """
    return _change(store, rtl_id, "ubah", triwulan=_in_order(triwulan))


def set_done(store: Store, rtl_id: str, done: bool | None) -> Done[Rtl]:
    """Report whether an action was carried out; None takes the report back. Raise RtlUnknown."""
    return _change(store, rtl_id, "laporkan", done=done)


def write_text(store: Store, rtl_id: str, name: str, text: str) -> Done[Rtl]:
    """Keep a text of an action: one of LONGEST, which says how long it may be.

    Raise KegiatanEmpty, TextTooLong or RtlUnknown.
    """
    assert name in LONGEST, name
    deed = "ubah" if name in ("kegiatan", "penanggung_jawab") else "laporkan"
    return _change(store, rtl_id, deed, **{name: tidy_text(name, text)})


def move_rtl(store: Store, rtl_id: str, step: int) -> Done[Rtl]:
    """Move an action one place up (-1) or down (1) among those of its unsur; the ends hold it.

    Raise RtlUnknown.
    """
    rtl = _get(store, rtl_id)
    plan = store.tindak_lanjut.list_year(rtl.tahun)
    groups = group_plan(plan, (), view_years(store).unsur_list)
    other = swap_neighbour(groups, rtl_id, step)
    if other is None:
        return Done(rtl, NO_CHANGES)
    order = store.tindak_lanjut.order(rtl.tahun)
    one, two = order.index(rtl_id), order.index(other)
    order[one], order[two] = order[two], order[one]
    store.tindak_lanjut.move(rtl, order)
    return Done(rtl, _CHANGED)


def retire_rtl(store: Store, rtl_id: str) -> Done[Rtl]:
    """Take an action off the plan; it stays in the file and can be taken back. Raise RtlUnknown."""
    return Done(store.tindak_lanjut.retire(_get(store, rtl_id), store.origin.now()), _CHANGED)


def take_back(store: Store, rtl_id: str) -> Done[Rtl]:
    """Put a retired action on the plan again, where it stood; raise RtlUnknown."""
    rtl = store.tindak_lanjut.find(rtl_id)
    if rtl is None:
        raise RtlUnknown(rtl_id)
    if not rtl.retired:
        return Done(rtl, NO_CHANGES)
    return Done(store.tindak_lanjut.take_back(rtl), _CHANGED)


def _weak_in_one(store: Store, pooled: Sequence[Period]) -> set[str]:
    """Return the kodes of the unsur that are among the weakest in one of several periods."""
    if len(pooled) < 2:
        return set()
    results = [view_period(store, period.kode).result for period in pooled]
    return {unsur.unsur.kode for result in results for unsur in result.lowest()}


def _years(store: Store, known: Sequence[Period]) -> tuple[int, ...]:
    years = {period.year for period in known} | set(store.tindak_lanjut.years())
    years |= {year.tahun for year in store.office.earlier_years() if year.nrr}
    return tuple(sorted(years, reverse=True))


def _usual_year(years: Sequence[int], known: Sequence[Period]) -> int:
    real = [period.year for period in known if not period.made_up]
    return max(real, default=years[0])


def _change(store: Store, rtl_id: str, deed: str, **values: Any) -> Done[Rtl]:
    before = _get(store, rtl_id)
    after = replace(before, **values)
    if after == before:
        return Done(before, NO_CHANGES)
    check_rtl(after, view_years(store).unsur_list)
    store.tindak_lanjut.change(before, after, deed)
    return Done(after, _CHANGED)


def _get(store: Store, rtl_id: str) -> Rtl:
    rtl = store.tindak_lanjut.find(rtl_id)
    if rtl is None or rtl.retired:
        raise RtlUnknown(rtl_id)
    return rtl


def _in_order(triwulan: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(set(triwulan)))
