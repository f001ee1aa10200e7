"""Plan what is done after a survey, order it, and keep what became of it.

A plan belongs to its survey (`plan_surveys`) and goes on after the survey is closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.errors import PeriodUnknown, YearUnknown
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
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_years import view_years
from skm_desk.use_cases.plan_surveys import figures_of, list_surveys, plan_of, survey_of
from skm_desk.use_cases.view_results import periods_of_year

_CHANGED: Changes = frozenset({Kind.TINDAK_LANJUT})


@dataclass(frozen=True)
class PlanView:
    """The plan made after a `survey`, grouped as the laporan prints it.

    `surveys` are those that can be planned after, the latest first. `survey` is None, and the
    rest empty, while there are none. `per_unsur` and `weakest` are as computed or typed in.
    `is_of_year` tells that the laporan prints the plan of the whole year, until this survey has
    one of its own.
    """

    surveys: tuple[Span, ...]
    survey: Span | None = None
    per_unsur: tuple[UnsurResult, ...] = ()
    weakest: tuple[UnsurResult, ...] = ()
    groups: tuple[PlanGroup, ...] = ()
    unsur_list: tuple[Unsur, ...] = ()
    made_up: bool = False
    is_of_year: bool = False

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


def view_plan(store: Store, survey: Span | None = None) -> PlanView:
    """Return the plan made after a survey; after the latest real one begun if `survey` is none of
    those there are.

    Counts the whole survey: takes as long.
    """
    surveys = list_surveys(store)
    if not surveys:
        return PlanView(())
    known = store.period.list_all()
    chosen = survey if survey in surveys else _usual(surveys, known, store.origin.now().date())
    unsur_list = view_years(store).unsur_list
    per_unsur = figures_of(store, chosen, unsur_list)
    weakest = lowest_of(per_unsur)
    plan = plan_of(store, chosen)
    periods = _periods_of(known, chosen)
    return PlanView(
        surveys,
        chosen,
        per_unsur,
        weakest,
        group_plan(plan, weakest, unsur_list),
        unsur_list,
        any(period.made_up for period in periods),
        not plan and chosen.year is None and Span(year=periods[0].year) in surveys,
    )


def add_rtl(
    store: Store,
    survey: Span,
    kegiatan: str,
    unsur: str | None,
    triwulan: Sequence[int] = (),
    penanggung_jawab: str = "",
) -> Done[Rtl]:
    """Plan an action after a survey, behind the others of its unsur.

    After a year that holds several periods it is planned for the whole year. Raise YearUnknown
    or PeriodUnknown for a survey that there is not, KegiatanEmpty, TextTooLong, TriwulanInvalid
    or UnknownChoice.
    """
    periods = _periods_to_plan_after(store, survey)
    rtl = Rtl(
        store.origin.new_id(),
        survey.year or periods[0].year,
        unsur,
        tidy_text("kegiatan", kegiatan),
        _in_order(triwulan),
        tidy_text("penanggung_jawab", penanggung_jawab),
        period=periods[0].kode if len(periods) == 1 else "",
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
    plan = plan_of(store, survey_of(store, rtl))
    groups = group_plan(plan, (), view_years(store).unsur_list)
    other = swap_neighbour(groups, rtl_id, step)
    if other is None:
        return Done(rtl, NO_CHANGES)
    order = store.tindak_lanjut.order()
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


def _periods_of(known: Sequence[Period], survey: Span) -> tuple[Period, ...]:
    if survey.year is not None:
        return periods_of_year(known, survey.year)
    return tuple(period for period in known if period.kode == survey.kode)


def _usual(surveys: Sequence[Span], known: Sequence[Period], today: date) -> Span:
    """Return the survey to show first: of the latest real year the latest that has begun."""
    real = [period.year for period in known if not period.made_up]
    if not real:
        return surveys[0]
    pooled = periods_of_year(known, max(real))
    begun = [period for period in pooled if period.mulai <= today]
    return Span((begun or pooled)[-1].kode) if len(pooled) > 1 else Span(year=max(real))


def _periods_to_plan_after(store: Store, survey: Span) -> tuple[Period, ...]:
    """Return the periods of a survey; raise YearUnknown or PeriodUnknown for one there is not."""
    known = store.period.list_all()
    periods = _periods_of(known, survey)
    surveys = list_surveys(store)
    if survey.year is None and not periods:
        raise PeriodUnknown(survey.kode or "", [period.kode for period in known])
    if not periods and survey not in surveys:
        years = {period.year for period in known}
        years |= {one.year for one in surveys if one.year is not None}
        raise YearUnknown(survey.year or 0, sorted(years))
    return periods


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
