"""Check what a laporan would be caught with, before anybody signs it."""

from skm_desk.domain.findings import Finding, find_contradictions
from skm_desk.domain.responden import FUTURE_DATE
from skm_desk.storage.store import Store
from skm_desk.use_cases.plan_surveys import plan_before, printed_plan
from skm_desk.use_cases.view_results import ResultView, view_breakdowns, view_period, view_trend


def check_period(store: Store, kode: str) -> tuple[Finding, ...]:
    """Return what contradicts what in a period; raise PeriodUnknown."""
    return check_view(store, view_period(store, kode))


def check_view(store: Store, view: ResultView) -> tuple[Finding, ...]:
    """Return what contradicts what in the result that is shown."""
    before = plan_before(store, view)
    return find_contradictions(
        view.periods,
        view.result,
        view.kuesioner,
        store.office.read(),
        view_breakdowns(store, view),
        printed_plan(store, view).plan,
        () if before is None else before.plan,
        "" if before is None else before.survey.name,
        view_trend(store, view),
        store.count.flagged(view.scope, FUTURE_DATE),
    )
