"""Period: the days of one survey, its year, its target, its stages; open or closed."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from skm_desk.domain.errors import DatesReversed, InvalidKode, TargetInvalid
from skm_desk.domain.sample_size import HIGHEST_POPULATION, sample_size

_KODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_SATURDAY = 5

# The four stages that every laporan lists (reference laporan, 2.4).
STAGE_NAMES = (
    "Persiapan",
    "Pengumpulan data",
    "Pengolahan data dan analisis hasil",
    "Penyusunan dan pelaporan hasil",
)


@dataclass(frozen=True)
class Stage:
    """One stage of the schedule with its first and last day; a day may still be unknown."""

    nama: str
    mulai: date | None = None
    selesai: date | None = None


@dataclass(frozen=True)
class TargetLetter:
    """A target number of responden that a letter fixed, with the letter's number and date."""

    target: int
    number: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Period:
    """One survey period. `made_up` marks data that is a sample and no office's; `laporan_date`
    is the day that the laporan is signed. `closed_at` is None while the period is open."""

    id: str
    kode: str
    mulai: date
    selesai: date
    kuesioner_kode: str
    kuesioner_version: int
    population: int | None = None
    target_letter: TargetLetter | None = None
    stages: tuple[Stage, ...] = ()
    laporan_date: date | None = None
    made_up: bool = False
    closed_at: datetime | None = None

    @property
    def year(self) -> int:
        """The year that the period counts for: that of its first day."""
        return self.mulai.year

    @property
    def target(self) -> int | None:
        """How many responden are wanted: by letter, else by Krejcie-Morgan, else None."""
        if self.target_letter is not None:
            return self.target_letter.target
        return None if self.population is None else sample_size(self.population)

    def contains(self, day: date) -> bool:
        """Return whether `day` lies within the period, first and last day included."""
        return self.mulai <= day <= self.selesai


def current_period(periods: Iterable[Period], today: date) -> Period | None:
    """Return the period that a visitor of `today` answers in: open, real, and begun last."""
    open_now = [
        period
        for period in periods
        if period.closed_at is None and not period.made_up and period.contains(today)
    ]
    return max(open_now, key=lambda period: (period.mulai, period.kode), default=None)


def target_of(periods: Iterable[Period]) -> int | None:
    """Return how many responden are wanted in all of `periods`, or None if one has no target."""
    targets = [period.target for period in periods]
    known = [target for target in targets if target is not None]
    return sum(known) if known and len(known) == len(targets) else None


def check_period(period: Period) -> None:
    """Raise the PeriodError (or PopulationInvalid) of the first rule that `period` breaks."""
    if not _KODE.fullmatch(period.kode):
        raise InvalidKode(period.kode)
    spans = [(period.mulai, period.selesai)]
    spans += [(s.mulai, s.selesai) for s in period.stages if s.mulai and s.selesai]
    for mulai, selesai in spans:
        if selesai < mulai:
            raise DatesReversed(mulai, selesai)
    if period.population is not None:
        sample_size(period.population)
    letter = period.target_letter
    if letter is not None and not 1 <= letter.target <= HIGHEST_POPULATION:
        raise TargetInvalid(letter.target)


def working_days(mulai: date, selesai: date, holidays: Collection[date] = ()) -> int:
    """Return the number of days from `mulai` to `selesai`, both included, that are no Saturday,
    Sunday or holiday."""
    days = (mulai + timedelta(days=n) for n in range((selesai - mulai).days + 1))
    return sum(1 for day in days if day.weekday() < _SATURDAY and day not in holidays)
