"""See how fast and how well one types: shown to the officer, before anybody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from skm_desk.domain.batch import same_officer
from skm_desk.domain.difference import Difference, Keyed, Pace, by_day, pace_of
from skm_desk.domain.sheet import fields_of
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import get_period


@dataclass(frozen=True)
class OfficerFigures:
    """The pace of an officer today, and day by day, the latest first."""

    officer: str
    today: Pace
    days: tuple[tuple[date, Pace], ...]


@dataclass(frozen=True)
class FieldRate:
    """How often a field of one officer was typed apart by another, and how often it was wrong."""

    officer: str
    field: str
    checked: int
    differing: int
    wrong: int


def view_officer(store: Store, officer: str) -> OfficerFigures:
    """Return the figures of an officer; forms of paper typed first, not verifications."""
    own = [work for work in store.correction.keyed_by(officer) if not work.is_second]
    checked = store.correction.second_keyings_of(officer)
    errors = store.correction.errors_of(officer)
    days = by_day(own)
    today = store.origin.now().date()

    def pace(works: Iterable[Keyed]) -> Pace:
        listed = list(works)
        forms = {work.form for work in listed}
        seen = [second for second in checked if second.form in forms]
        wrong = sum(count for form, count in errors.items() if form in forms)
        return pace_of(listed, seen, wrong)

    paces = tuple((day, pace(works)) for day, works in reversed(days.items()))
    return OfficerFigures(officer, pace(days.get(today, [])), paces)


def view_field_rates(store: Store, kode: str) -> tuple[FieldRate, ...]:
    """Return the disagreements of a period by officer and field, where there were any.

    The fields stand in the order of the paper; those that are not asked any more come last.
    """
    period = get_period(store, kode)
    fields = fields_of(kuesioner_of(store, period), store.layanan.list_all(), past=True)
    places = {field.name: place for place, field in enumerate(fields)}
    differences = store.correction.differences(kode)
    checked = store.correction.count_checked(kode)
    rates: list[FieldRate] = []
    pairs = sorted(
        {(d.first_by.casefold(), d.field) for d in differences},
        key=lambda pair: (pair[0], places.get(pair[1], len(places)), pair[1]),
    )
    for name, field in pairs:
        apart = [d for d in differences if (d.first_by.casefold(), d.field) == (name, field)]
        rates.append(
            FieldRate(
                apart[-1].first_by,
                field,
                sum(count for who, count in checked.items() if same_officer(who, name)),
                len(apart),
                sum(1 for difference in apart if _was_wrong(difference)),
            )
        )
    return tuple(rates)


def _was_wrong(difference: Difference) -> bool:
    """Return whether the first officer's value was the wrong one."""
    return difference.settled is not None and difference.settled != difference.first
