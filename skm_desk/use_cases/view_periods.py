"""See the survey periods: all of them, one of them whole, what closing it would leave open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from skm_desk.domain.changes import Kind
from skm_desk.domain.holidays import Holidays
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_periods import PeriodRow, get_period, list_periods
from skm_desk.use_cases.verify_batch import list_unsettled


@dataclass(frozen=True)
class PeriodEntry:
    """One entry of the chain about a period: when, under which account, what was done."""

    at: datetime
    who: str
    deed: str


@dataclass(frozen=True)
class PeriodSheet:
    """All that is known of a period. `form_days` are the first and the last day of its forms,
    None when none has a day; `is_used` tells that its kuesioner cannot be changed any more."""

    row: PeriodRow
    kuesioner: Kuesioner
    form_days: tuple[date, date] | None
    is_used: bool
    history: tuple[PeriodEntry, ...]

    @property
    def period(self) -> Period:
        """The period itself."""
        return self.row.period


@dataclass(frozen=True)
class PeriodsView:
    """All periods, earliest first; the chosen one; the office's days off."""

    rows: tuple[PeriodRow, ...]
    sheet: PeriodSheet | None
    holidays: Holidays


@dataclass(frozen=True)
class Closing:
    """What is still open in a period that is about to be closed: differences of double keying
    that nobody settled, and forms that are being filled in or wait to be kept."""

    period: Period
    differences: int
    drafts: int


def view_periods(
    store: Store, choose: Callable[[tuple[PeriodRow, ...]], str | None]
) -> PeriodsView:
    """Return all periods and the one that `choose` names (by its kode), from one state."""
    rows = list_periods(store)
    kode = choose(rows)
    chosen = next((row for row in rows if row.period.kode == kode), None)
    sheet = None if chosen is None else _sheet(store, chosen)
    return PeriodsView(rows, sheet, store.office.read().holidays)


def view_closing(store: Store, kode: str) -> Closing:
    """Return what closing a period would leave open; raise PeriodUnknown."""
    period = get_period(store, kode)
    return Closing(
        period, len(list_unsettled(store, period.kode)), store.period.count_drafts(period.kode)
    )


def list_kuesioner(store: Store) -> tuple[Kuesioner, ...]:
    """Return the question sets that a period may ask: those of the file, and those shipped with
    the program; by title, the newest version first."""
    shipped = (read_kuesioner(path) for path in sorted(resource("kuesioner").glob("*.toml")))
    known = {(found.kode, found.version): found for found in shipped}
    known |= {(found.kode, found.version): found for _, found in store.kuesioner.everything()}
    return tuple(
        sorted(known.values(), key=lambda found: (found.judul, found.kode, -found.version))
    )


def _sheet(store: Store, row: PeriodRow) -> PeriodSheet:
    period = row.period
    entries = store.journal.of_record(Kind.PERIOD, period.kode)
    return PeriodSheet(
        row,
        store.kuesioner.get(period.kuesioner_kode, period.kuesioner_version),
        store.period.form_days(period.kode),
        store.period.is_used(period.kode),
        tuple(PeriodEntry(entry.at, entry.who, entry.deed) for entry in entries),
    )
