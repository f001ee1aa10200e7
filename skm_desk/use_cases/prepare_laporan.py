"""See what is missing before a period can be reported, and what is worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from skm_desk.domain.findings import (
    BelowTarget,
    Finding,
    OfficeIncomplete,
    SignedBeforeEnd,
    UnsurWithoutPlan,
)
from skm_desk.domain.period import Period, all_stages
from skm_desk.domain.scope import Filter, Scope
from skm_desk.storage.store import Store
from skm_desk.use_cases.check_consistency import check_view
from skm_desk.use_cases.verify_batch import list_unsettled
from skm_desk.use_cases.view_results import view_period

# Findings that an office can and must mend; the others are for it to judge.
_MUST = (BelowTarget, UnsurWithoutPlan, SignedBeforeEnd, OfficeIncomplete)


class Gap:
    """Something that a laporan of the period would lack; subclasses carry its facts."""


@dataclass(frozen=True)
class NoForms(Gap):
    """Nobody has filled in a form that counts."""


@dataclass(frozen=True)
class NoTarget(Gap):
    """How many responden are wanted was never set."""


@dataclass(frozen=True)
class FormsOutside(Gap):
    """Forms dated before the first day of the period, or after its last."""

    forms: int
    mulai: date
    selesai: date


@dataclass(frozen=True)
class FormsWaiting(Gap):
    """Forms that are being filled in, or that were sent and could not be kept yet."""

    forms: int


@dataclass(frozen=True)
class Unsettled(Gap):
    """Values that two officers typed apart and nobody looked up on the paper."""

    differences: int


@dataclass(frozen=True)
class StagesUndated(Gap):
    """Stages of the schedule whose days are not known: dotted lines in print."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class TeamUnknown(Gap):
    """Nobody is named as carrying out the survey."""


@dataclass(frozen=True)
class LaporanUndated(Gap):
    """The day that the laporan is signed is not known."""


@dataclass(frozen=True)
class Preparation:
    """Where a period stands: what is `missing`, and findings that the office may accept."""

    period: Period
    missing: tuple[Gap | Finding, ...]
    worth_a_look: tuple[Finding, ...]

    @property
    def is_ready(self) -> bool:
        """True when the period can be reported."""
        return not self.missing

    @property
    def needs_plan(self) -> bool:
        """True when one of the weakest unsur has no RTL."""
        return any(isinstance(found, UnsurWithoutPlan) for found in self.missing)


def prepare_laporan(store: Store, kode: str) -> Preparation:
    """Return what a laporan of the period still lacks, gravest first; raise PeriodUnknown.

    Counts the whole period: takes as long as its results.
    """
    view = view_period(store, kode)
    period = view.latest
    findings = check_view(store, view)
    if view.result.responden == 0:
        # Without forms the numbers contradict nothing yet.
        findings = tuple(found for found in findings if not isinstance(found, BelowTarget))
    must = tuple(found for found in findings if isinstance(found, _MUST))
    gaps = (*_in_forms(store, period, view.scope, view.result.responden),)
    return Preparation(
        period,
        (*gaps, *must, *_in_words(period)),
        tuple(found for found in findings if not isinstance(found, _MUST)),
    )


def _in_forms(store: Store, period: Period, scope: Scope, responden: int) -> Iterator[Gap]:
    if responden == 0:
        yield NoForms()
    if period.target is None:
        yield NoTarget()
    day = timedelta(days=1)
    spans = (Filter(until=period.mulai - day), Filter(since=period.selesai + day))
    outside = sum(store.count.forms(replace(scope, filter=span)) for span in spans)
    if outside:
        yield FormsOutside(outside, period.mulai, period.selesai)
    if waiting := store.period.count_drafts(period.kode):
        yield FormsWaiting(waiting)
    if unsettled := len(list_unsettled(store, period.kode)):
        yield Unsettled(unsettled)


def _in_words(period: Period) -> Iterator[Gap]:
    undated = tuple(stage.nama for stage in all_stages(period) if not stage.is_dated)
    if undated:
        yield StagesUndated(undated)
    if not period.people:
        yield TeamUnknown()
    if period.laporan_date is None:
        yield LaporanUndated()
