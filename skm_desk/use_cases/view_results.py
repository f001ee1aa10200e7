"""See what responden say: the one result that screen, chart, spreadsheet and paper all read."""

from collections.abc import Sequence
from dataclasses import dataclass

from skm_desk.domain.demographics import Breakdown, break_down, profile_labels
from skm_desk.domain.errors import YearUnknown
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import Kuesioner, Unsur
from skm_desk.domain.layanan import Layanan, find_layanan
from skm_desk.domain.period import Period
from skm_desk.domain.result import Bobot, SkmResult
from skm_desk.domain.scope import Scope
from skm_desk.domain.tally import Tally
from skm_desk.domain.trend import TrendPoint
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_periods import get_period

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
    asked for, so that their periods are pooled.
    """

    periods: tuple[Period, ...]
    layanan: Layanan | None
    kuesioner: Kuesioner
    tally: Tally
    result: SkmResult
    year: int | None = None

    @property
    def made_up(self) -> bool:
        """True when any of the forms are a made-up sample."""
        return any(period.made_up for period in self.periods)

    @property
    def latest(self) -> Period:
        """The latest of the periods."""
        return self.periods[-1]


def view_period(
    store: Store, kode: str, layanan: str | None = None, bobot: Bobot | None = None
) -> ResultView:
    """Return the result of one period, of one layanan (by name) or of all.

    `bobot` None takes the office's own mode. Raise PeriodUnknown or LayananUnknown.
    """
    return _view(store, (get_period(store, kode),), layanan, bobot, year=None)


def view_year(
    store: Store, year: int, layanan: str | None = None, bobot: Bobot | None = None
) -> ResultView:
    """Return the result of a year: the raw jawaban of its periods, pooled.

    Made-up samples take part only in a year that has nothing else. Raise YearUnknown or
    LayananUnknown.
    """
    known = store.period.list_all()
    periods = tuple(period for period in known if period.year == year)
    real = tuple(period for period in periods if not period.made_up)
    if not periods:
        raise YearUnknown(year, sorted({period.year for period in known}))
    return _view(store, real or periods, layanan, bobot, year=year)


def view_breakdowns(store: Store, view: ResultView) -> tuple[Breakdown, ...]:
    """Return who answered, field by field in the order of the laporan."""
    scope = _scope(view.periods, view.layanan)
    layanan = {
        layanan.id: layanan.nama for layanan in store.layanan.list_all() if not layanan.retired
    }
    return tuple(
        break_down(field, BREAKDOWN_TITLES[field], labels, store.count.profile(scope, field))
        for field, labels in profile_labels(view.kuesioner, layanan).items()
    )


def view_trend(store: Store, view: ResultView) -> tuple[TrendPoint, ...]:
    """Return the IKM of the years up to that of `view`; its last point is the result of `view`.

    Years before this program come as they were typed in; a computed year wins over a typed
    one. Made-up samples stand only in the trend of a made-up sample.
    """
    year = view.latest.year
    points = {
        earlier.tahun: TrendPoint(earlier.tahun, earlier.value, True, earlier.bobot_note)
        for earlier in store.office.earlier_years()
        if earlier.tahun < year and earlier.value is not None
    }
    years: dict[int, list[Period]] = {}
    for period in store.period.list_all():
        if period.year < year and (view.made_up or not period.made_up):
            years.setdefault(period.year, []).append(period)
    for tahun, periods in years.items():
        ikm = _view(store, tuple(periods), None, view.result.bobot, tahun).result.ikm
        if ikm is not None:
            points[tahun] = TrendPoint(tahun, ikm, False)
    if view.result.ikm is not None:
        points[year] = TrendPoint(year, view.result.ikm, False)
    return tuple(points[tahun] for tahun in sorted(points))


def _view(
    store: Store,
    periods: tuple[Period, ...],
    layanan_name: str | None,
    bobot: Bobot | None,
    year: int | None,
) -> ResultView:
    layanan = None
    if layanan_name is not None:
        layanan = find_layanan(layanan_name, store.layanan.list_all())
    kuesioner_list = [
        store.kuesioner.get(period.kuesioner_kode, period.kuesioner_version) for period in periods
    ]
    tally = store.count.tally(_scope(periods, layanan))
    mode = bobot or store.office.read().bobot_mode
    result = compute_result(tally, _all_unsur(kuesioner_list), mode)
    return ResultView(periods, layanan, kuesioner_list[-1], tally, result, year)


def _scope(periods: Sequence[Period], layanan: Layanan | None) -> Scope:
    return Scope(tuple(period.kode for period in periods), layanan.id if layanan else None)


def _all_unsur(kuesioner_list: Sequence[Kuesioner]) -> tuple[Unsur, ...]:
    """Return every unsur asked in any of the question sets, in the words of the latest."""
    known = {unsur.kode: unsur for kuesioner in kuesioner_list for unsur in kuesioner.unsur_list}
    return tuple(sorted(known.values(), key=lambda unsur: unsur.order))
