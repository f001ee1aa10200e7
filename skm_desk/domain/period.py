"""Period: the days of one survey, its year, its target, its stages; open or closed."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from skm_desk.domain.errors import DatesReversed, InvalidKode, TargetInvalid, TextTooLong
from skm_desk.domain.later import LATER
from skm_desk.domain.sample_size import HIGHEST_POPULATION, sample_size

_KODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_SATURDAY = 5  # days before it in a week
_WEEK = 7
LONGEST_WORDS = 2_000  # of team, place and method each
LONGEST_NUMBER = 200  # of a letter

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

    @property
    def is_dated(self) -> bool:
        """True when both its days are known."""
        return self.mulai is not None and self.selesai is not None

    def working_days(self, holidays: Collection[date] = ()) -> int | None:
        """Return its number of working days, None while a day is unknown."""
        if self.mulai is None or self.selesai is None:
            return None
        return working_days(self.mulai, self.selesai, holidays)


@dataclass(frozen=True)
class TargetLetter:
    """A target number of responden that a letter fixed, with the letter's number and date."""

    target: int
    number: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Period:
    """One survey period. `made_up` marks data that is a sample and no office's; `laporan_date`
    is the day that the laporan is signed. `closed_at` is None while the period is open.

    `team` (a person a line), `place` and `method` are the office's own words about the survey;
    empty ones leave the laporan its standard text.
    """

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
    team: str = field(default="", metadata=LATER)
    place: str = field(default="", metadata=LATER)
    method: str = field(default="", metadata=LATER)

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

    @property
    def people(self) -> tuple[str, ...]:
        """Who carries out the survey, one by one."""
        return tuple(filter(None, (" ".join(line.split()) for line in self.team.splitlines())))

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
    """Raise the PeriodError (or PopulationInvalid, TextTooLong) of the first rule that `period`
    breaks."""
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
    for name, text, limit in (
        ("nomor surat", "" if letter is None else letter.number, LONGEST_NUMBER),
        ("tim", period.team, LONGEST_WORDS),
        ("tempat", period.place, LONGEST_WORDS),
        ("cara", period.method, LONGEST_WORDS),
    ):
        if len(text) > limit:
            raise TextTooLong(name, len(text), limit)


def all_stages(period: Period) -> tuple[Stage, ...]:
    """Return the stages of a period, those it does not have yet without days: at least four."""
    return period.stages + tuple(Stage(nama) for nama in STAGE_NAMES[len(period.stages) :])


def working_days(mulai: date, selesai: date, holidays: Collection[date] = ()) -> int:
    """Return the number of days from `mulai` to `selesai`, both included, that are no Saturday,
    Sunday or holiday."""
    if selesai < mulai:
        return 0
    weeks, rest = divmod((selesai - mulai).days + 1, _WEEK)
    left = (mulai + timedelta(days=n) for n in range(rest))
    weekdays = weeks * _SATURDAY + sum(1 for day in left if day.weekday() < _SATURDAY)
    return weekdays - sum(
        1 for day in set(holidays) if mulai <= day <= selesai and day.weekday() < _SATURDAY
    )
