"""Keep the office's list of days off, by which working days are counted."""

from collections.abc import Collection
from datetime import date

from skm_desk.domain.holidays import NAME, Holidays, write_holidays
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Done


def add_holidays(store: Store, days: Holidays) -> Done[Holidays]:
    """Add days with their names; one that is there already takes its new name. Return the list."""
    return _keep(store, {**store.office.read().holidays, **days})


def remove_holidays(store: Store, days: Collection[date]) -> Done[Holidays]:
    """Take days off the list, if they are there. Return the list."""
    kept = store.office.read().holidays
    return _keep(store, {day: name for day, name in kept.items() if day not in days})


def _keep(store: Store, days: Holidays) -> Done[Holidays]:
    done = change_setting(store, NAME, write_holidays(days))
    return Done(done.value.holidays, done.changes)
