"""See at one glance how the survey does today."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skm_desk.domain.interval import Interval, ikm_interval
from skm_desk.domain.pace import Pace, pace_of
from skm_desk.domain.period import current_period
from skm_desk.domain.saran_list import ListedSaran, SaranFilter
from skm_desk.machine.disk import ENOUGH_BYTES, free_bytes
from skm_desk.storage.store import Store
from skm_desk.use_cases.hold_forms import count_waiting
from skm_desk.use_cases.manage_periods import PeriodRow, list_periods
from skm_desk.use_cases.verify_batch import list_unsettled
from skm_desk.use_cases.view_backups import BackupState, view_state
from skm_desk.use_cases.view_results import ResultView, view_period
from skm_desk.use_cases.watch_clock import ClockHealth, view_clock

NEWEST = 4  # saran shown


@dataclass(frozen=True)
class Troubles:
    """What is wrong now: forms that could not be kept, values that two officers typed apart,
    whether the disk is nearly full, what speaks against the clock."""

    waiting: int
    unsettled: int
    is_disk_full: bool
    clock: ClockHealth

    @property
    def any(self) -> bool:
        """True when something is wrong."""
        return bool(self.waiting or self.unsettled or self.is_disk_full or not self.clock.sound)


@dataclass(frozen=True)
class Home:
    """The period that is shown, how it does, and what happened today.

    `is_current` tells whether visitors answer in this period today. `by_hour` holds the forms
    dated today per hour or band of the sheet, "" those without a time. `data_file` holds all data.
    """

    today: date
    is_current: bool
    view: ResultView
    interval: Interval | None
    pace: Pace | None
    by_hour: Mapping[str, int]
    newest: tuple[ListedSaran, ...]
    troubles: Troubles
    data_file: Path
    backup: BackupState

    @property
    def forms_today(self) -> int:
        """How many forms are dated today."""
        return sum(self.by_hour.values())


def view_home(
    store: Store, choose: Callable[[Sequence[PeriodRow], str | None], str | None]
) -> Home | None:
    """Return how the current period does; None for an office without a period.

    Without a current period `choose` names the one to show, given all periods.
    """
    now = store.origin.now()
    rows = list_periods(store)
    current = current_period([row.period for row in rows], now.date())
    kode = choose(rows, None if current is None else current.kode)
    if kode is None:
        return None
    view = view_period(store, kode)
    period = view.latest
    return Home(
        now.date(),
        current is not None and current.kode == period.kode,
        view,
        ikm_interval(store.moment.whole(view.scope), view.result, period.population),
        pace_of(period, view.result.responden, now.date(), store.office.read().holidays),
        store.group.by_hour(view.scope, now.date()),
        store.saran_list.page(SaranFilter(period.kode), 0, NEWEST),
        Troubles(
            count_waiting(store),
            len(list_unsettled(store, period.kode)),
            free_bytes(store.data_file.parent) < ENOUGH_BYTES,
            view_clock(store),
        ),
        store.data_file,
        view_state(store),
    )
