"""Look closer at a result: a filter, with what may be chosen in it, and what it must not tell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from fractions import Fraction

from skm_desk.domain.change import MeanChange, UnsurChange, ikm_change, unsur_changes
from skm_desk.domain.demographics import NOT_FILLED, profile_labels
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.importance import ImportanceMap, derive_importance
from skm_desk.domain.interval import Interval, ikm_interval
from skm_desk.domain.period import Period
from skm_desk.domain.reliability import Reliability, compute_reliability
from skm_desk.domain.result import Bobot, SkmResult
from skm_desk.domain.rounding import round_half_up
from skm_desk.domain.scope import NO_FILTER, Filter, Scope
from skm_desk.domain.small_groups import (
    SMALLEST_GROUP,
    Group,
    ShownGroup,
    hide_small,
    tells_of_few,
)
from skm_desk.storage.store import Store
from skm_desk.use_cases.hold_forms import count_waiting
from skm_desk.use_cases.manage_periods import PeriodRow, list_periods
from skm_desk.use_cases.view_results import (
    ResultView,
    periods_of_year,
    view_period,
    view_year,
)

Choices = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Span:
    """What is looked at: one period by its kode, or a year with all its periods."""

    kode: str | None = None
    year: int | None = None

    @property
    def name(self) -> str:
        """How it is called: `periode 2024-S1` or `tahun 2024`."""
        return f"periode {self.kode}" if self.year is None else f"tahun {self.year}"


@dataclass(frozen=True)
class Wish:
    """What a person wants to see: a span (None: the one to show first), a layanan by name, a
    filter."""

    span: Span | None = None
    layanan: str | None = None
    filter: Filter = NO_FILTER

    @property
    def conditions(self) -> int:
        """How many things are asked of a form."""
        asked = [getattr(self.filter, item.name) for item in fields(Filter)]
        return sum(value is not None for value in (self.layanan, *asked))


@dataclass(frozen=True)
class Sight:
    """What a page of results shows.

    `years` are those that pool several periods. `choices` holds, per field of the profile and
    for "layanan" (by name), the words of what may be chosen. `is_hidden` tells that the forms
    that were asked for, or those left out by one of the conditions, are too few to be shown.
    `waiting` is the number of forms sent at a kiosk that could not be kept yet.
    """

    rows: tuple[PeriodRow, ...]
    view: ResultView | None
    years: tuple[int, ...] = ()
    choices: Choices = field(default_factory=dict)
    is_hidden: bool = False
    waiting: int = 0


def see_results(
    store: Store,
    choose: Callable[[tuple[PeriodRow, ...], Span | None], Span | None],
    wish: Wish,
) -> Sight:
    """Return what is asked for, and what else could be, from one state of the file.

    `choose` is given the periods and the span wished for, and returns the one to show, or None.
    """
    rows = list_periods(store)
    periods = [row.period for row in rows]
    span = choose(rows, wish.span)
    if span is None:
        return Sight(rows, None, waiting=count_waiting(store))
    view = view_span(store, span, wish)
    return Sight(
        rows,
        view,
        pooled_years(periods),
        _choices(store, view),
        is_too_small(store, view),
        count_waiting(store),
    )


def view_span(store: Store, span: Span, wish: Wish, bobot: Bobot | None = None) -> ResultView:
    """Return the result of a span as `wish` asks; raise PeriodUnknown, YearUnknown or
    LayananUnknown. `bobot` None takes the office's own mode."""
    if span.year is not None:
        return view_year(store, span.year, wish.layanan, bobot, wish.filter)
    return view_period(store, span.kode or "", wish.layanan, bobot, wish.filter)


def look_at(
    store: Store, span: Span, layanan: str | None, bobot: Bobot | None
) -> tuple[ResultView, bool]:
    """Return a result as `view_span` does, and whether its forms are too few to be shown."""
    view = view_span(store, span, Wish(layanan=layanan), bobot)
    return view, is_too_small(store, view)


def span_of(view: ResultView) -> Span:
    """Return the span that a result is of."""
    return Span(view.latest.kode) if view.year is None else Span(year=view.year)


def pooled_years(periods: list[Period]) -> tuple[int, ...]:
    """Return the years that hold several periods to pool, latest first."""
    years = sorted({period.year for period in periods}, reverse=True)
    return tuple(year for year in years if len(periods_of_year(periods, year)) > 1)


def is_too_small(store: Store, view: ResultView) -> bool:
    """Return whether a filtered result would tell of a group of fewer than SMALLEST_GROUP forms.

    That is so when the forms asked for are that few, and when those are that its conditions, or
    one of them alone, leave out: the difference of two results would tell what they said. A year
    less those of its periods that may be shown would tell of the others, so they must not be too
    small together. A result without any condition is the office's own and is always shown, and
    so is one that leaves nobody out.
    """
    scope = view.scope
    if not scope.is_narrowed:
        return False
    if _tells_of_few(store, scope):
        return True
    apart = [replace(scope, periods=(kode,)) for kode in scope.periods] if view.year else []
    hidden = tuple(part.periods[0] for part in apart if _tells_of_few(store, part))
    return bool(hidden) and _tells_of_few(store, replace(scope, periods=hidden))


def _tells_of_few(store: Store, scope: Scope) -> bool:
    forms = store.count.forms(scope)
    together, alone = store.count.left_out_up_to(SMALLEST_GROUP, scope)
    return any(tells_of_few(forms, forms + rest) for rest in (together, *alone))


def _choices(store: Store, view: ResultView) -> Choices:
    names = {layanan.nama: layanan.nama for layanan in store.layanan.list_all()}
    return profile_labels(view.kuesioner, names)


@dataclass(frozen=True)
class Groups:
    """A result split by one field of the profile, as it may be shown.

    `mean` is the mean of the IKM of the groups that are shown with one, `averaged` how many
    these are; `whole` is the pooled result.
    """

    field: str
    whole: SkmResult
    groups: tuple[ShownGroup, ...]
    mean: Decimal | None
    averaged: int


@dataclass(frozen=True)
class Comparison:
    """Two results and which steps from `before` to `after` are real."""

    before: ResultView
    after: ResultView
    ikm: MeanChange
    unsur: tuple[UnsurChange, ...]


@dataclass(frozen=True)
class Depth:
    """What the spread of the jawaban tells beyond their means; None where it tells nothing."""

    interval: Interval | None
    reliability: Reliability | None
    importance: ImportanceMap | None


def view_groups(store: Store, view: ResultView, field: str) -> Groups:
    """Return the result of each group of a profile field ("layanan" too), small ones hidden.

    The mean of the groups takes in only those that are shown: with the hidden ones it would
    tell what they said.
    """
    unsur_list = [unsur.unsur for unsur in view.result.per_unsur]
    labels = profile_labels(view.kuesioner, {one.id: one.nama for one in store.layanan.list_all()})
    tallies = store.group.tallies(view.scope, field)
    known = labels.get(field, {})
    kodes = [kode for kode in known if kode in tallies]
    kodes += sorted(kode for kode in tallies if kode not in known and kode != NOT_FILLED)
    kodes += [NOT_FILLED] if NOT_FILLED in tallies else []
    groups = [
        Group(
            kode,
            known.get(kode, kode) if kode != NOT_FILLED else "Tidak diisi",
            compute_result(tallies[kode], unsur_list, view.result.bobot),
        )
        for kode in kodes
    ]
    shown = hide_small(groups)
    exact = [
        group.result.exact_ikm
        for group, seen in zip(groups, shown, strict=True)
        if seen.ikm is not None and group.result.exact_ikm is not None
    ]
    mean = round_half_up(sum(exact, Fraction(0)) / len(exact)) if exact else None
    return Groups(field, view.result, shown, mean, len(exact))


def compare(store: Store, wish: Wish, before: Span, after: Span) -> Comparison | None:
    """Return two spans beside each other, filtered alike, with every step tested.

    None when the filter leaves too few forms of either to be shown. Raise as `view_span` does.
    """
    earlier, later = view_span(store, before, wish), view_span(store, after, wish)
    if is_too_small(store, earlier) or is_too_small(store, later):
        return None
    first, second = store.moment.whole(earlier.scope), store.moment.whole(later.scope)
    step = ikm_change(first, second, later.result.bobot)
    return Comparison(earlier, later, step, unsur_changes(first, second))


def view_depth(store: Store, view: ResultView) -> Depth:
    """Return how sure the IKM is, and what the jawaban say of each other."""
    moments = store.moment.whole(view.scope)
    populations = [period.population for period in view.periods]
    known = [number for number in populations if number is not None]
    is_known = len(known) == len(populations) and not view.scope.is_narrowed
    population = sum(known) if is_known else None
    return Depth(
        ikm_interval(moments, view.result, population),
        compute_reliability(moments),
        derive_importance(moments, view.result),
    )
