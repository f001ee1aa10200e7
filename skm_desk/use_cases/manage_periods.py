"""Create, list, close and reopen survey periods."""

from dataclasses import dataclass, replace
from datetime import date

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.errors import PeriodClosed, PeriodUnknown, ReasonMissing
from skm_desk.domain.period import STAGE_NAMES, Period, Stage, TargetLetter
from skm_desk.domain.scope import Scope, Unfinished
from skm_desk.domain.settings import Office
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import STANDARD, take_newest

LONGEST_REASON = 200


@dataclass(frozen=True)
class PeriodRow:
    """A period and how many forms it holds; void ones do not count."""

    period: Period
    forms: int


def create_period(
    store: Store,
    kode: str,
    mulai: date,
    selesai: date,
    population: int | None = None,
    target: int | None = None,
    kuesioner_kode: str = STANDARD,
) -> Done[Period]:
    """Open a period with the newest version of a question set, of the file or shipped.

    `population` asks for a Krejcie-Morgan target; `target` is one that a letter fixed. Raise
    InvalidKode, PeriodExists, DatesReversed, PopulationInvalid or TargetInvalid.
    """
    kuesioner = take_newest(store, kuesioner_kode)
    period = Period(
        store.origin.new_id(),
        kode.strip(),
        mulai,
        selesai,
        kuesioner.kode,
        kuesioner.version,
        population=population,
        target_letter=None if target is None else TargetLetter(target),
        stages=tuple(Stage(nama) for nama in STAGE_NAMES),
    )
    store.period.add(period)
    return Done(period, frozenset({Kind.PERIOD}))


def list_periods(store: Store) -> tuple[PeriodRow, ...]:
    """Return all periods, earliest first, with their numbers of forms."""
    counting = counting_of(store.office.read())
    return tuple(
        PeriodRow(period, store.count.forms(Scope((period.kode,), unfinished=counting)))
        for period in store.period.list_all()
    )


def counting_of(office: Office) -> Unfinished:
    """Return whether this office counts the forms of people who walked away."""
    return Unfinished.COUNTED if office.counts_unfinished else Unfinished.LEFT_OUT


def close_period(store: Store, kode: str) -> Done[Period]:
    """Lock a period: nothing is added to it any more. Raise PeriodUnknown or PeriodClosed."""
    period = open_period(store, kode)
    at = store.origin.now()
    store.period.close(period.kode, at)
    return Done(replace(period, closed_at=at), frozenset({Kind.PERIOD}))


def reopen_period(store: Store, kode: str, reason: str) -> Done[Period]:
    """Unlock a closed period; the chain keeps who did it, when and why.

    One that is open already stays as it is. Raise PeriodUnknown or ReasonMissing.
    """
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise ReasonMissing
    period = get_period(store, kode)
    if period.closed_at is None:
        return Done(period, NO_CHANGES)
    store.period.reopen(period.kode, why)
    return Done(replace(period, closed_at=None), frozenset({Kind.PERIOD}))


def get_period(store: Store, kode: str) -> Period:
    """Return the period of this kode; raise PeriodUnknown with those there are."""
    period = store.period.find(kode.strip())
    if period is None:
        raise PeriodUnknown(kode, [known.kode for known in store.period.list_all()])
    return period


def open_period(store: Store, kode: str) -> Period:
    """Return the period of this kode if forms may be added; raise PeriodUnknown, PeriodClosed."""
    period = get_period(store, kode)
    if period.closed_at is not None:
        raise PeriodClosed(period.kode)
    return period
