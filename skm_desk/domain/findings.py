"""What contradicts what: facts that a laporan would be caught with, found before it is signed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from skm_desk.domain.demographics import Breakdown
from skm_desk.domain.kuesioner import Kuesioner, Unsur
from skm_desk.domain.period import Period, target_of
from skm_desk.domain.result import SkmResult, UnsurResult
from skm_desk.domain.settings import Office
from skm_desk.domain.tindak_lanjut import Rtl, without_plan
from skm_desk.domain.trend import TrendPoint

_SHORTEST_KEYWORD = 5


class Finding:
    """One contradiction or gap; subclasses carry its facts."""


@dataclass(frozen=True)
class BelowTarget(Finding):
    """Fewer forms than wanted."""

    forms: int
    target: int


@dataclass(frozen=True)
class FutureDated(Finding):
    """Forms dated after the day on which they came in: a clock was wrong, or a date."""

    forms: int


@dataclass(frozen=True)
class UnsurUnanswered(Finding):
    """An unsur that nobody answered takes no part in the IKM."""

    unsur: Unsur


@dataclass(frozen=True)
class UnsurWithoutPlan(Finding):
    """One of the weakest unsur has no RTL."""

    unsur: UnsurResult
    tahun: int


@dataclass(frozen=True)
class PlanOutsideUnsur(Finding):
    """An RTL that serves none of the unsur."""

    rtl: Rtl


@dataclass(frozen=True)
class PlanRepeated(Finding):
    """An RTL that was planned after the `survey` before (`tahun 2023`), and not done then."""

    rtl: Rtl
    survey: str


@dataclass(frozen=True)
class QuestionOffUnsur(Finding):
    """A question whose words name nothing of its unsur: it may ask something else."""

    number: int
    unsur: Unsur


@dataclass(frozen=True)
class StagesOverlap(Finding):
    """A stage of the schedule begins before the one before it ends."""

    earlier: str
    later: str


@dataclass(frozen=True)
class TargetAfterStart(Finding):
    """The letter that fixed the target is later than the first day of the survey."""

    letter: date
    mulai: date


@dataclass(frozen=True)
class SignedBeforeEnd(Finding):
    """The laporan is dated before the last day of its period."""

    signed: date
    selesai: date


@dataclass(frozen=True)
class ProfileUnfilled(Finding):
    """Profile fields that nobody filled."""

    titles: tuple[str, ...]


@dataclass(frozen=True)
class OfficeIncomplete(Finding):
    """What the documents need and the office has not given: dotted lines in print."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class BobotUnrecorded(Finding):
    """A year of the trend whose bobot nobody noted may not be comparable."""

    tahun: int


def find_contradictions(
    periods: Sequence[Period],
    result: SkmResult,
    kuesioner: Kuesioner,
    office: Office,
    breakdowns: Iterable[Breakdown],
    plan: Sequence[Rtl],
    previous_plan: Sequence[Rtl],
    previous_survey: str,
    trend: Iterable[TrendPoint],
    future_dates: int,
) -> tuple[Finding, ...]:
    """Return all that a reader of the laporan could hold against it, gravest first."""
    return (
        *_in_numbers(periods, result, breakdowns, future_dates),
        *_in_plan(periods[-1].year, result, plan, previous_plan, previous_survey),
        *_in_words(kuesioner),
        *(finding for period in periods for finding in _in_schedule(period)),
        *(BobotUnrecorded(point.tahun) for point in trend if point.recorded and not point.note),
        *((OfficeIncomplete(office.missing),) if office.missing else ()),
    )


def _in_numbers(
    periods: Sequence[Period],
    result: SkmResult,
    breakdowns: Iterable[Breakdown],
    future_dates: int,
) -> Iterable[Finding]:
    target = target_of(periods)
    if target is not None and result.responden < target:
        yield BelowTarget(result.responden, target)
    if future_dates:
        yield FutureDated(future_dates)
    for unsur in result.per_unsur:
        if unsur.nrr is None and result.exact_ikm is not None:
            yield UnsurUnanswered(unsur.unsur)
    empty = tuple(b.title for b in breakdowns if b.total and b.is_empty)
    if empty:
        yield ProfileUnfilled(empty)


def _in_plan(
    tahun: int,
    result: SkmResult,
    plan: Sequence[Rtl],
    previous_plan: Sequence[Rtl],
    previous_survey: str,
) -> Iterable[Finding]:
    for unsur in without_plan(result.lowest(), plan):
        yield UnsurWithoutPlan(unsur, tahun)
    unfinished = {rtl.kegiatan.casefold() for rtl in previous_plan if not rtl.done}
    for rtl in plan:
        if rtl.unsur is None:
            yield PlanOutsideUnsur(rtl)
        if rtl.kegiatan.casefold() in unfinished:
            yield PlanRepeated(rtl, previous_survey)


def _in_words(kuesioner: Kuesioner) -> Iterable[Finding]:
    unsur_by_kode = {unsur.kode: unsur for unsur in kuesioner.unsur_list}
    for number, question in enumerate(kuesioner.questions, start=1):
        unsur = unsur_by_kode[question.unsur]
        keywords = [w for w in re.findall(r"\w+", unsur.nama) if len(w) >= _SHORTEST_KEYWORD]
        text = question.text.casefold()
        if keywords and not any(word.casefold() in text for word in keywords):
            yield QuestionOffUnsur(number, unsur)


def _in_schedule(period: Period) -> Iterable[Finding]:
    for earlier, later in pairwise(period.stages):
        if earlier.selesai and later.mulai and later.mulai <= earlier.selesai:
            yield StagesOverlap(earlier.nama, later.nama)
    letter = period.target_letter
    if letter is not None and letter.day is not None and letter.day > period.mulai:
        yield TargetAfterStart(letter.day, period.mulai)
    if period.laporan_date is not None and period.laporan_date < period.selesai:
        yield SignedBeforeEnd(period.laporan_date, period.selesai)
