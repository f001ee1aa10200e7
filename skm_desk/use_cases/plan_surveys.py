"""Which plan belongs to which survey: a period where a year holds several, else the year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.period import Period
from skm_desk.domain.result import UnsurResult
from skm_desk.domain.tindak_lanjut import Rtl, plan_of_period, plan_of_year
from skm_desk.storage.store import Store
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.view_results import ResultView, periods_of_year, view_period, view_year


@dataclass(frozen=True)
class SurveyPlan:
    """A plan, and what it was made after. `has_parts` tells that it is that of several periods."""

    survey: Span
    plan: tuple[Rtl, ...]
    has_parts: bool = False


def list_surveys(store: Store) -> tuple[Span, ...]:
    """Return every survey that can be planned after, the latest first.

    A year with one period, or with none of which figures or a plan are known, is one survey; of
    several periods each is, and the whole year if a plan was made for it.
    """
    known, plan = store.period.list_all(), store.tindak_lanjut.list_all()
    years = {period.year for period in known} | {rtl.tahun for rtl in plan if not rtl.period}
    years |= {year.tahun for year in store.office.earlier_years() if year.nrr}
    surveys: list[Span] = []
    for tahun in sorted(years, reverse=True):
        pooled = periods_of_year(known, tahun)
        parts = [period for period in known if period.year == tahun and period not in pooled]
        parts = [period for period in parts if plan_of_period(plan, period.kode)]
        if len(pooled) > 1:
            surveys += [Span(period.kode) for period in reversed(pooled)]
        if len(pooled) < 2 or plan_of_year(plan, tahun, ()):
            surveys.append(Span(year=tahun))
        surveys += [Span(period.kode) for period in reversed(parts)]
    return tuple(surveys)


def plan_of(store: Store, survey: Span) -> tuple[Rtl, ...]:
    """Return the plan made after one of `list_surveys`, and after no other."""
    plan = store.tindak_lanjut.list_all()
    if survey.year is None:
        return plan_of_period(plan, survey.kode or "")
    pooled = periods_of_year(store.period.list_all(), survey.year)
    kodes = [period.kode for period in pooled] if len(pooled) == 1 else []
    return plan_of_year(plan, survey.year, kodes)


def survey_of(store: Store, rtl: Rtl) -> Span:
    """Return the survey that a planned action was made after."""
    period = store.period.find(rtl.period) if rtl.period else None
    return Span(year=rtl.tahun) if period is None else _survey_of_period(store, period)


def printed_plan(store: Store, view: ResultView) -> SurveyPlan:
    """Return the plan that a laporan of this result prints.

    Of a year it is that of all its periods. One of several periods that has no plan of its own
    has that of the whole year.
    """
    if view.year is not None:
        return _plan_of_whole_year(store, view.year)
    return SurveyPlan(_survey_of_period(store, view.latest), _own_or_of_year(store, view.latest))


def plan_before(store: Store, view: ResultView) -> SurveyPlan | None:
    """Return the plan of the latest survey before this result that has one, or None.

    Before a year it is that of a whole year, before a period that of the period before.
    """
    printed = printed_plan(store, view).plan
    for found in _plans_before(store, view):
        if found.plan and found.plan != printed:
            return found
    return None


def figures_of(store: Store, survey: Span, unsur_list: Sequence[Unsur]) -> tuple[UnsurResult, ...]:
    """Return the figures of the unsur after a survey: computed from its forms, else as typed in.

    None when nothing is known of it.
    """
    if survey.kode is not None:
        result = view_period(store, survey.kode).result
        return () if result.ikm is None else result.per_unsur
    tahun = survey.year or 0
    if periods_of_year(store.period.list_all(), tahun):
        computed = view_year(store, tahun).result
        if computed.ikm is not None:
            return computed.per_unsur
    for earlier in store.office.earlier_years():
        if earlier.tahun == tahun:
            return earlier.per_unsur(unsur_list)
    return ()


def _plans_before(store: Store, view: ResultView) -> Iterator[SurveyPlan]:
    known, tahun = store.period.list_all(), view.latest.year
    earlier = {rtl.tahun for rtl in store.tindak_lanjut.list_all()}
    earlier |= {period.year for period in known}
    if view.year is None:
        pooled = periods_of_year(known, tahun)
        place = pooled.index(view.latest) if view.latest in pooled else 0
        for period in reversed(pooled[:place]):
            yield SurveyPlan(Span(period.kode), _own_or_of_year(store, period))
    for year in sorted((year for year in earlier if year < tahun), reverse=True):
        pooled = periods_of_year(known, year)
        if view.year is None and len(pooled) > 1:
            for period in reversed(pooled):
                yield SurveyPlan(Span(period.kode), plan_of(store, Span(period.kode)))
        yield _plan_of_whole_year(store, year)


def _plan_of_whole_year(store: Store, tahun: int) -> SurveyPlan:
    kodes = [period.kode for period in periods_of_year(store.period.list_all(), tahun)]
    plan = plan_of_year(store.tindak_lanjut.list_all(), tahun, kodes)
    return SurveyPlan(Span(year=tahun), plan, has_parts=len(kodes) > 1)


def _survey_of_period(store: Store, period: Period) -> Span:
    is_alone = periods_of_year(store.period.list_all(), period.year) == (period,)
    return Span(year=period.year) if is_alone else Span(period.kode)


def _own_or_of_year(store: Store, period: Period) -> tuple[Rtl, ...]:
    own = plan_of(store, _survey_of_period(store, period))
    return own or plan_of_year(store.tindak_lanjut.list_all(), period.year, ())
