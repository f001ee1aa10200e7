"""See the charts of a result, each with what it shows; keep one of them as a picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skm_desk.domain.chart_content import (
    WEEKDAY_FIELD,
    JawabanSplit,
    hours_breakdown,
    monthly_ikm,
    split_jawaban,
    weekday_breakdown,
)
from skm_desk.domain.control_chart import MonthPoint, month_point
from skm_desk.domain.demographics import Breakdown
from skm_desk.domain.file_errors import FormatUnknown
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.small_groups import Group, hide_small
from skm_desk.domain.tally import Tally
from skm_desk.machine.safe_write import write_bytes_safely
from skm_desk.storage.store import Store
from skm_desk.use_cases.explore_results import Sight, Span, Wish, is_too_small, see_results
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_results import ResultView, view_breakdowns, view_trend

if TYPE_CHECKING:
    from skm_desk.charts.heading import Heading

# Of a picture that is copied or kept: the text width of A4, as high as its rows need.
_WIDTH_MM, _LEAST_HEIGHT_MM, _HIGHEST_MM = 160.0, 100.0, 220.0
_HEAD_AND_FOOT_MM, _ROW_MM = 28.0, 6.5
_DPI = 300
SVG, PNG = ".svg", ".png"
UNSUR, JAWABAN, TREND, MONTHS = "unsur", "jawaban", "tahun", "bulan"


@dataclass(frozen=True)
class ChartView:
    """One chart: a key of its own, its name in `charts.catalog`, and what it shows."""

    key: str
    name: str
    content: Any


@dataclass(frozen=True)
class ChartSight:
    """What a page of charts shows: what a page of results would, and the charts of it.

    There are no charts when nothing is there or when the forms are too few to be shown.
    """

    sight: Sight
    charts: tuple[ChartView, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the charts that show something, in order, with MONTHS behind the years."""
        keys = [chart.key for chart in self.charts if is_filled(chart)]
        if WEEKDAY_FIELD in keys:
            keys.insert(keys.index(TREND) + 1, MONTHS)
        return tuple(keys)

    @property
    def unfilled(self) -> tuple[str, ...]:
        """The keys of the charts that nobody filled in anything for."""
        shown = self.keys
        months = (MONTHS,) if self.charts and MONTHS not in shown else ()
        return (*months, *(chart.key for chart in self.charts if chart.key not in shown))


def see_charts(
    store: Store,
    choose: Callable[[tuple[PeriodRow, ...], Span | None], Span | None],
    wish: Wish,
) -> ChartSight:
    """Return the charts of what is asked for, all counted from one state of the file.

    The months are left out (see `view_months`): they take as long as all others together.
    `choose` is as in `explore_results.see_results`.
    """
    sight = see_results(store, choose, wish)
    view = sight.view
    if view is None or sight.is_hidden or view.result.ikm is None:
        return ChartSight(sight)
    scope = view.scope
    hours = hours_breakdown(store.group.by_hour(scope))
    weekdays = weekday_breakdown(store.group.by_weekday(scope), view.result.responden)
    charts = [
        ChartView(UNSUR, "unsur_bars", view.result),
        ChartView(JAWABAN, "jawaban_split", split_jawaban(view.tally, view.kuesioner)),
        ChartView(TREND, "ikm_trend", view_trend(store, view, partial(is_too_small, store))),
    ]
    charts += [
        ChartView(breakdown.field, "breakdown", breakdown)
        for breakdown in (hours, weekdays, *view_breakdowns(store, view))
    ]
    return ChartSight(sight, tuple(charts))


def view_months(store: Store, view: ResultView) -> ChartView:
    """Return the IKM of each month of a result; months with few forms, and what would tell of
    them, show none."""
    scope = view.scope
    tallies, undated = store.group.months(scope)
    moments = store.moment.months(scope)
    shown = _shown_months(view, tallies, undated)
    points: dict[tuple[int, int], MonthPoint] = {}
    for (year, month), tally in tallies.items():
        result = compute_result(tally, _unsur_list(view), view.result.bobot)
        point = month_point(year, month, moments[year, month], result)
        is_shown = shown[year, month]
        points[year, month] = point if is_shown else replace(point, ikm=None, variance=None)
    return ChartView(MONTHS, "monthly_ikm", monthly_ikm(points, undated.responden))


def picture_size(chart: ChartView) -> tuple[float, float]:
    """Return the width and height in millimetres of a picture that is copied or kept."""
    content = chart.content
    rows = 0
    if isinstance(content, JawabanSplit):
        rows = len(content.questions)
    elif isinstance(content, Breakdown):
        rows = len(content.rows)
    height = _HEAD_AND_FOOT_MM + rows * _ROW_MM
    return _WIDTH_MM, min(max(height, _LEAST_HEIGHT_MM), _HIGHEST_MM)


def draw_picture(
    chart: ChartView, heading: "Heading", suffix: str = PNG, dpi: float = _DPI
) -> bytes:
    """Return a chart with its heading as a picture, as PNG or, for `.svg`, as SVG."""
    # Loaded late: the window opens without matplotlib.
    from skm_desk.charts.render import chart_png, chart_svg

    size = picture_size(chart)
    if suffix == SVG:
        return chart_svg(chart.name, chart.content, *size, heading)
    return chart_png(chart.name, chart.content, *size, dpi, heading)


def draw_plain(chart: ChartView, width_mm: float, height_mm: float, dpi: float) -> bytes:
    """Return a chart without heading as a PNG picture of this size."""
    from skm_desk.charts.render import chart_png

    return chart_png(chart.name, chart.content, width_mm, height_mm, dpi)


def keep_picture(path: Path, chart: ChartView, heading: "Heading") -> None:
    """Put the picture of a chart at `path`, as PNG or SVG by its suffix.

    Raise FormatUnknown, TargetUnwritable or DiskFull; an older file stays as it was.
    """
    suffix = path.suffix.lower()
    if suffix not in (PNG, SVG):
        raise FormatUnknown(path, (PNG, SVG))
    write_bytes_safely(path, draw_picture(chart, heading, suffix), for_others=True)


def is_filled(chart: ChartView) -> bool:
    """Return whether there is anything to draw."""
    return not (isinstance(chart.content, Breakdown) and chart.content.is_empty)


def _shown_months(
    view: ResultView, tallies: Mapping[tuple[int, int], Tally], undated: Tally
) -> dict[tuple[int, int], bool]:
    groups = [
        Group(str(place), "", compute_result(tally, _unsur_list(view), view.result.bobot))
        for place, tally in enumerate((*tallies.values(), undated))
    ]
    return {
        month: group.ikm is not None
        for month, group in zip(tallies, hide_small(groups), strict=False)
    }


def _unsur_list(view: ResultView) -> tuple[Unsur, ...]:
    return tuple(unsur.unsur for unsur in view.result.per_unsur)
