"""See what responden say: the one result that screen, chart, spreadsheet and paper all read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from skm_desk.domain.demographics import Breakdown, break_down, profile_labels
from skm_desk.domain.errors import YearUnknown
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice, Unsur
from skm_desk.domain.layanan import Layanan, find_layanan
from skm_desk.domain.period import Period
from skm_desk.domain.result import Bobot, SkmResult
from skm_desk.domain.scope import NO_FILTER, Filter, FormCounts, Scope, Unfinished
from skm_desk.domain.small_groups import tells_of_few
from skm_desk.domain.tally import Tally, subtract
from skm_desk.domain.trend import TrendPoint
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import counting_of, get_period

BREAKDOWN_TITLES = {
    "jenis_kelamin": "Jenis kelamin",
    "usia": "Usia",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
    "layanan": "Jenis layanan",
    "disabilitas": "Kategori disabilitas",
}


@dataclass(frozen=True)
class ResultView:
    """A result with what it was counted from.

    `kuesioner` is the question set of the latest period. `year` is set when whole years were
    asked for, so that their periods are pooled. `forms` also counts the careless and the
    unfinished ones, `scope` says whether the latter are in the result. `without_careless` is
    the result without flagged forms, None where there are none, and where it or what it lacks
    would tell of too few forms. `walked_away` holds what the unfinished forms say, None where
    there are none.
    """

    periods: tuple[Period, ...]
    layanan: Layanan | None
    kuesioner: Kuesioner
    tally: Tally
    result: SkmResult
    scope: Scope
    forms: FormCounts
    without_careless: SkmResult | None
    walked_away: Tally | None
    year: int | None = None

    @property
    def made_up(self) -> bool:
        """True when any of the forms are a made-up sample."""
        return any(period.made_up for period in self.periods)

    @property
    def counts_unfinished(self) -> bool:
        """Whether forms of people who walked away are in the result."""
        return self.scope.unfinished is Unfinished.COUNTED

    @property
    def latest(self) -> Period:
        """The latest of the periods."""
        return self.periods[-1]


def view_period(
    store: Store,
    kode: str,
    layanan: str | None = None,
    bobot: Bobot | None = None,
    asked: Filter = NO_FILTER,
) -> ResultView:
    """Return the result of one period, of one layanan (by name) or of all, of the forms that are
    as `asked`.

    `bobot` None takes the office's own mode. Raise PeriodUnknown or LayananUnknown.
    """
    return _view(store, (get_period(store, kode),), _layanan(store, layanan), bobot, None, asked)


def view_year(
    store: Store,
    year: int,
    layanan: str | None = None,
    bobot: Bobot | None = None,
    asked: Filter = NO_FILTER,
) -> ResultView:
    """Return the result of a year: the raw jawaban of its periods, pooled; else as view_period.

    Made-up samples take part only in a year that has nothing else. Raise YearUnknown or
    LayananUnknown.
    """
    known = store.period.list_all()
    periods = periods_of_year(known, year)
    if not periods:
        raise YearUnknown(year, sorted({period.year for period in known}))
    return _view(store, periods, _layanan(store, layanan), bobot, year, asked)


def periods_of_year(known: Iterable[Period], year: int) -> tuple[Period, ...]:
    """Return the periods that a year pools: the real ones, made-up ones only without others."""
    periods = tuple(period for period in known if period.year == year)
    return tuple(period for period in periods if not period.made_up) or periods


def view_breakdowns(store: Store, view: ResultView) -> tuple[Breakdown, ...]:
    """Return who answered, field by field in the order of the laporan."""
    scope = view.scope
    of_layanan = store.count.profile(scope, "layanan")
    labels_by_field = profile_labels(view.kuesioner, _layanan_labels(store, of_layanan))
    counted = {
        field: of_layanan if field == "layanan" else store.count.profile(scope, field)
        for field in labels_by_field
    }
    return tuple(
        break_down(
            field,
            BREAKDOWN_TITLES[field],
            {
                kode: label
                for kode, label in labels.items()
                if _is_listed(view, field, kode, counts)
            },
            counts,
        )
        for (field, labels), counts in zip(labels_by_field.items(), counted.values(), strict=True)
    )


def _is_listed(view: ResultView, field: str, kode: str, counts: Mapping[str, int]) -> bool:
    """Return whether a table lists a choice: a hidden one only while forms hold it."""
    choices: Iterable[ProfileChoice] = getattr(view.kuesioner.profile, field, ())
    return kode in counts or not any(c.hidden for c in choices if c.kode == kode)


def _layanan_labels(store: Store, counts: Mapping[str, int]) -> dict[str, str]:
    """Return the names of the layanan on offer, and of retired ones that forms still name."""
    return {
        layanan.id: layanan.nama
        for layanan in store.layanan.list_all()
        if not layanan.retired or layanan.id in counts
    }


def view_trend(
    store: Store, view: ResultView, is_hidden: Callable[[ResultView], bool] = lambda _: False
) -> tuple[TrendPoint, ...]:
    """Return the IKM of the surveys up to that of `view`; its last point is the result of `view`.

    Of a whole year they are whole years; else a year that holds several periods has a point for
    each, named by its kode. Years before this program come as they were typed in; a computed
    year wins over a typed one. What is narrowed is compared with what was alike, without typed
    years, and with no result that `is_hidden`. Made-up samples stand only in the trend of a
    made-up sample.
    """
    year = view.latest.year
    known = store.period.list_all()
    points: dict[int, list[TrendPoint]] = {}
    if not view.scope.is_narrowed:
        for typed in store.office.earlier_years():
            if typed.tahun < year and typed.value is not None:
                recorded = TrendPoint(typed.tahun, typed.value, True, typed.bobot_note)
                points[typed.tahun] = [recorded]
    computed: dict[int, list[TrendPoint]] = {}
    for tahun, part, periods in _earlier_surveys(known, view):
        whole = None if part else tahun
        asked = (view.layanan, view.result.bobot, whole, view.scope.filter)
        earlier = _view(store, periods, *asked)
        if earlier.result.ikm is not None and not is_hidden(earlier):
            point = TrendPoint(tahun, earlier.result.ikm, False, part=part)
            computed.setdefault(tahun, []).append(point)
    if view.result.ikm is not None:
        part = "" if _is_whole_year(known, view) else view.latest.kode
        last = TrendPoint(year, view.result.ikm, False, part=part)
        computed.setdefault(year, []).append(last)
    points |= computed
    return tuple(point for tahun in sorted(points) for point in points[tahun])


def _earlier_surveys(
    known: Sequence[Period], view: ResultView
) -> Iterator[tuple[int, str, tuple[Period, ...]]]:
    """Yield year, kode ("" for a whole year) and periods of each survey before that of `view`."""
    year = view.latest.year
    for tahun in sorted({period.year for period in known if period.year <= year}):
        pooled = periods_of_year(known, tahun)
        if tahun == year:
            if view.year is not None or view.latest not in pooled:
                continue
            pooled = pooled[: pooled.index(view.latest)]
        elif pooled[0].made_up and not view.made_up:
            continue
        elif view.year is not None or len(pooled) == 1:
            yield tahun, "", pooled
            continue
        for period in pooled:
            yield tahun, period.kode, (period,)


def _is_whole_year(known: Sequence[Period], view: ResultView) -> bool:
    return view.year is not None or len(periods_of_year(known, view.latest.year)) == 1


def _view(
    store: Store,
    periods: tuple[Period, ...],
    layanan: Layanan | None,
    bobot: Bobot | None,
    year: int | None,
    asked: Filter = NO_FILTER,
) -> ResultView:
    kuesioner_list = [kuesioner_of(store, period) for period in periods]
    office = store.office.read()
    mode = bobot or office.bobot_mode
    unsur_list = _all_unsur(kuesioner_list)
    scope = Scope(
        tuple(period.kode for period in periods),
        layanan.id if layanan else None,
        counting_of(office),
        filter=asked,
    )
    survey = store.count.survey(scope)
    tally, careless, unfinished = survey.counted, survey.careless, survey.unfinished
    without = None
    if careless.responden and not tells_of_few(careless.responden, tally.responden):
        without = compute_result(subtract(tally, careless), unsur_list, mode)
    return ResultView(
        periods,
        layanan,
        kuesioner_list[-1],
        tally,
        compute_result(tally, unsur_list, mode),
        scope,
        FormCounts(tally.responden, careless.responden, unfinished.responden),
        without,
        unfinished if unfinished.responden else None,
        year,
    )


def _layanan(store: Store, name: str | None) -> Layanan | None:
    return None if name is None else find_layanan(name, store.layanan.list_all())


def _all_unsur(kuesioner_list: Sequence[Kuesioner]) -> tuple[Unsur, ...]:
    """Return every unsur asked in any of the question sets, in the words of the latest."""
    known = {unsur.kode: unsur for kuesioner in kuesioner_list for unsur in kuesioner.unsur_list}
    return tuple(sorted(known.values(), key=lambda unsur: unsur.order))
