"""Change what may change of a period while it is open: its days, target, schedule, words."""

from dataclasses import replace
from datetime import date

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.errors import KuesionerInUse
from skm_desk.domain.period import Period, Stage, TargetLetter
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import take_shipped
from skm_desk.use_cases.manage_periods import open_period

# What the chain calls each change.
DAYS = "ubah hari"
TARGET = "ubah target"
STAGES = "ubah jadwal"
SURVEY = "ubah pelaksanaan"
KUESIONER = "ubah kuesioner"


def change_days(store: Store, kode: str, mulai: date, selesai: date) -> Done[Period]:
    """Move the first and the last day; forms keep theirs.

    Raise PeriodUnknown, PeriodClosed or DatesReversed, as every change here does.
    """
    period = open_period(store, kode)
    return _keep(store, period, replace(period, mulai=mulai, selesai=selesai), DAYS)


def change_target(
    store: Store, kode: str, population: int | None, letter: TargetLetter | None
) -> Done[Period]:
    """Set how many responden are wanted: by a letter, by a population, or by neither.

    Raise PopulationInvalid, TargetInvalid or TextTooLong.
    """
    period = open_period(store, kode)
    if letter is not None:
        letter = replace(letter, number=" ".join(letter.number.split()))
    return _keep(
        store, period, replace(period, population=population, target_letter=letter), TARGET
    )


def change_stages(store: Store, kode: str, stages: tuple[Stage, ...]) -> Done[Period]:
    """Set the days of the stages; there are never fewer than before. Raise DatesReversed."""
    period = open_period(store, kode)
    kept = period.stages[len(stages) :]
    return _keep(store, period, replace(period, stages=(*stages, *kept)), STAGES)


def describe_survey(
    store: Store, kode: str, team: str, place: str, method: str, laporan_date: date | None
) -> Done[Period]:
    """Say who carries out the survey (a person a line), where and how, and when the laporan is
    signed. Raise TextTooLong."""
    period = open_period(store, kode)
    changed = replace(
        period,
        team="\n".join(replace(period, team=team).people),
        place=" ".join(place.split()),
        method=" ".join(method.split()),
        laporan_date=laporan_date,
    )
    return _keep(store, period, changed, SURVEY)


def change_kuesioner(
    store: Store, kode: str, kuesioner_kode: str, kuesioner_version: int
) -> Done[Period]:
    """Have the period ask another question set, of the file or shipped with the program.

    Raise KuesionerInUse once the period has a form or somebody is filling one in, even a void one.
    """
    period = open_period(store, kode)
    if store.period.is_used(period.kode):
        raise KuesionerInUse(period.kode)
    kuesioner = store.kuesioner.find(kuesioner_kode, kuesioner_version)
    if kuesioner is None:
        kuesioner = take_shipped(store, kuesioner_kode)
    changed = replace(period, kuesioner_kode=kuesioner.kode, kuesioner_version=kuesioner.version)
    done = _keep(store, period, changed, KUESIONER)
    return Done(done.value, done.changes | {Kind.KUESIONER})


def _keep(store: Store, before: Period, after: Period, deed: str) -> Done[Period]:
    """Keep what changed; nothing is written when it is as it was."""
    if after == before:
        return Done(before, NO_CHANGES)
    store.period.change(after, deed)
    return Done(after, frozenset({Kind.PERIOD}))
