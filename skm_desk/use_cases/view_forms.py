"""See all forms: listed by what is told of them before they are opened, never by their nilai."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from skm_desk.domain.form_list import FormFilter, FormOrder, FormRow
from skm_desk.domain.kuesioner import Profile, ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.period import Period
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import get_period


@dataclass(frozen=True)
class PeriodForms:
    """A period and how many forms it holds, void and unfinished ones too."""

    period: Period
    forms: int


@dataclass(frozen=True)
class Spot:
    """What stood on screen before: the number of the current form (None for none) and its row,
    the row on top, and how many rows are read around them at once."""

    number: int | None = None
    row: int = 0
    top: int = 0
    rows: int = 60


@dataclass(frozen=True)
class FormListing:
    """The forms that are as `asked`, in their order: `numbers` are those of all of them.

    `spot` is where the form that was current stands now; `first` holds the rows from
    `first_row` on, enough to fill the screen. `asked` is None when there is no period.
    """

    periods: tuple[PeriodForms, ...]
    layanan_list: tuple[Layanan, ...]
    asked: FormFilter | None
    numbers: "array[int]"
    spot: Spot
    first_row: int
    first: tuple[FormRow, ...]

    @property
    def made_up(self) -> bool:
        """True when any of the forms may be a made-up sample."""
        return self.asked is not None and any(
            known.period.made_up and known.forms
            for known in self.periods
            if self.asked.period in (None, known.period.kode)
        )


def list_forms(store: Store, asked: FormFilter | None, order: FormOrder, spot: Spot) -> FormListing:
    """Return the list of forms; `asked` None, or a period that is not there, takes the period to
    show first."""
    counted = store.form_list.count_by_period()
    periods = tuple(
        PeriodForms(period, counted.get(period.kode, 0)) for period in store.period.list_all()
    )
    wanted = _with_period(periods, asked)
    layanan_list = store.layanan.list_all()
    if wanted is None:
        return FormListing(periods, layanan_list, None, array("q"), Spot(), 0, ())
    numbers = store.form_list.numbers(wanted, order)
    now = _place(numbers, spot)
    first_row = max(0, now.top - spot.rows)
    around = numbers[first_row : now.top + 2 * spot.rows]
    first = read_forms(store, around)
    return FormListing(periods, layanan_list, wanted, numbers, now, first_row, first)


def read_forms(store: Store, numbers: Sequence[int]) -> tuple[FormRow, ...]:
    """Return the rows of the forms with these numbers, in the same order, with the labels of
    their choices."""
    rows = store.form_list.rows(numbers)
    profiles = {
        kode: kuesioner_of(store, get_period(store, kode)).profile
        for kode in {row.period for row in rows}
    }
    return tuple(_named(row, profiles[row.period]) for row in rows)


def _with_period(periods: Sequence[PeriodForms], asked: FormFilter | None) -> FormFilter | None:
    """Return what is asked for a period that is there, or for all; None without any period."""
    if not periods:
        return None
    kodes = [known.period.kode for known in periods]
    if asked is not None and (asked.period is None or asked.period in kodes):
        return asked
    with_forms = [known for known in periods if known.forms]
    real = [known for known in with_forms if not known.period.made_up]
    newest = (real or with_forms or periods)[-1]
    return replace(asked or FormFilter(), period=newest.period.kode)


def _place(numbers: "array[int]", spot: Spot) -> Spot:
    """Return where the current form stands now, or what stands in its place, and what is on top.

    The row on top keeps its distance to the current form, unless the list stood at its head.
    """
    last = max(0, len(numbers) - 1)
    row = min(spot.row, last)
    if spot.number is not None:
        try:
            row = numbers.index(spot.number)
        except ValueError:  # it is not listed any more
            spot = replace(spot, number=None)
    top = 0 if spot.top == 0 else max(0, row - (spot.row - spot.top))
    return replace(spot, row=row, top=min(top, last))


def _named(row: FormRow, profile: Profile) -> FormRow:
    return replace(
        row,
        jenis_kelamin=_label(profile.jenis_kelamin, row.jenis_kelamin),
        pendidikan=_label(profile.pendidikan, row.pendidikan),
        pekerjaan=_label(profile.pekerjaan, row.pekerjaan),
    )


def _label(choices: Iterable[ProfileChoice], kode: str | None) -> str | None:
    return next((choice.label for choice in choices if choice.kode == kode), kode)
