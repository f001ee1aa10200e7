"""Keep the years before this program: their published IKM and NRR, as somebody typed them in."""

from dataclasses import dataclass, replace

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.office_errors import TahunComputed, TahunExists
from skm_desk.domain.period import Period
from skm_desk.domain.trend import EarlierYear, check_earlier_year
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done

_CHANGED: Changes = frozenset({Kind.EARLIER_YEAR})


@dataclass(frozen=True)
class YearRow:
    """A year as typed in; `period` is the kode of one that the program computes it from by now,
    whose result stands in its place."""

    year: EarlierYear
    period: str | None


@dataclass(frozen=True)
class YearsView:
    """The years before this program, the latest first; `unsur_list` is what can be typed in;
    `latest` is the last year that can be one."""

    rows: tuple[YearRow, ...]
    unsur_list: tuple[Unsur, ...]
    latest: int


def view_years(store: Store) -> YearsView:
    """Return the years before this program, with all unsur that any question set of the file
    asks, in the words of the last one."""
    periods = store.period.list_all()
    known = {
        unsur.kode: unsur
        for _, kuesioner in store.kuesioner.everything()
        for unsur in kuesioner.unsur_list
    }
    return YearsView(
        tuple(
            YearRow(year, _computed_from(year.tahun, periods))
            for year in store.office.earlier_years()[::-1]
        ),
        tuple(sorted(known.values(), key=lambda unsur: unsur.order)),
        store.origin.now().year,
    )


def put_year(store: Store, year: EarlierYear, is_new: bool) -> Done[EarlierYear]:
    """Keep a year, a new one or in place of what was known of it.

    Raise TahunExists for a new one that is there, TahunComputed for one that a period of this
    office holds (made-up samples aside), or the rule that it breaks (`check_earlier_year`).
    """
    tidy = replace(year, nrr=year.nrr or None, bobot_note=" ".join(year.bobot_note.split()))
    check_earlier_year(tidy, store.origin.now().year)
    period = _computed_from(tidy.tahun, store.period.list_all())
    if period is not None:
        raise TahunComputed(tidy.tahun, period)
    before = _find(store, tidy.tahun)
    if is_new and before is not None:
        raise TahunExists(tidy.tahun)
    if tidy == before:
        return Done(tidy, NO_CHANGES)
    store.office.add_earlier_year(tidy)
    return Done(tidy, _CHANGED)


def empty_year(store: Store, tahun: int) -> Done[EarlierYear | None]:
    """Forget what was typed in of a year and return it; the chain still holds it.

    A year of which nothing is known stays as it is, and None is returned.
    """
    before = _find(store, tahun)
    if before is None:
        return Done(None, NO_CHANGES)
    store.office.add_earlier_year(EarlierYear(tahun))
    return Done(before, _CHANGED)


def give_back_year(store: Store, year: EarlierYear) -> Done[EarlierYear]:
    """Put a year back as it was before it was changed or emptied, whatever is computed by now."""
    store.office.add_earlier_year(year)
    return Done(year, _CHANGED)


def _find(store: Store, tahun: int) -> EarlierYear | None:
    return next((year for year in store.office.earlier_years() if year.tahun == tahun), None)


def _computed_from(tahun: int, periods: tuple[Period, ...]) -> str | None:
    """Return the kode of the first period that the year is computed from, or None."""
    return next((p.kode for p in periods if p.year == tahun and not p.made_up), None)
