"""The trend says what its points say, and cuts its axis only as far as it says."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from skm_desk import palette
from skm_desk.charts.render import draw_figure
from skm_desk.domain.trend import TrendPoint
from tests.charts.chart_samples import (
    PAPER_MM,
    outside,
    overlapping,
    points,
    values_of,
    words_of,
)

_IKM = st.decimals("25.00", "100.00", places=2)
_TREND = st.lists(st.tuples(_IKM, st.booleans()), min_size=1, max_size=12).flatmap(
    lambda values: st.integers(1995, 2090).map(
        lambda first: tuple(
            TrendPoint(first + n, ikm, recorded) for n, (ikm, recorded) in enumerate(values)
        )
    )
)


def _drawn(figure: Figure, label: str) -> Line2D:
    (line,) = [line for line in figure.axes[0].lines if line.get_label() == label]
    return line


def _spots(line: Line2D) -> list[tuple[float, float]]:
    return list(zip(line.get_xdata(), line.get_ydata(), strict=True))


@settings(max_examples=8, deadline=None)
@given(_TREND)
def test_points_are_the_trend(trend: tuple[TrendPoint, ...]) -> None:
    figure = draw_figure("ikm_trend", trend, *PAPER_MM)
    assert _spots(_drawn(figure, "line")) == [(p.tahun, float(p.ikm)) for p in trend]
    for recorded, label, fill in (
        (True, "recorded", palette.PAPER),
        (False, "computed", palette.LEAD),
    ):
        line = _drawn(figure, label)
        expected = [(p.tahun, float(p.ikm)) for p in trend if p.recorded is recorded]
        assert _spots(line) == expected
        assert to_hex(line.get_markerfacecolor()) == fill
    written = [value.replace("\n", " ") for value in values_of(figure)]
    assert written == [f"{p.ikm:.2f}".replace(".", ",") + f" {p.mutu.letter}" for p in trend]
    assert str(trend[-1].tahun) in words_of(figure)
    assert outside(figure) == []
    assert list(overlapping(figure)) == []


@pytest.mark.parametrize(
    ("trend", "says_penuh", "says_kosong"),
    [
        (points((2024, "93.54", False)), True, False),
        (points((2023, "92.68", True)), False, True),
        (points((2023, "92.68", True), (2024, "93.54", False)), True, True),
    ],
)
def test_legend_explains_what_occurs(
    trend: tuple[TrendPoint, ...], says_penuh: bool, says_kosong: bool
) -> None:
    shown = " ".join(words_of(draw_figure("ikm_trend", trend, *PAPER_MM)))
    assert ("Titik penuh: dihitung" in shown) is says_penuh
    assert ("Titik kosong: dicatat" in shown) is says_kosong


def test_a_cut_axis_says_so() -> None:
    cut = draw_figure("ikm_trend", points((2023, "92.68", True), (2024, "93.54", False)), *PAPER_MM)
    low, high = cut.axes[0].get_ylim()
    assert (low, high) == (85, 100)
    assert "Sumbu nilai diperbesar: 85 sampai 100" in " ".join(words_of(cut))
    whole = draw_figure("ikm_trend", points((2023, "26", True), (2024, "99", False)), *PAPER_MM)
    assert whole.axes[0].get_ylim() == (25, 100)
    assert "diperbesar" not in " ".join(words_of(whole))


def test_limits_of_the_mutu_stand_where_the_axis_shows_them() -> None:
    figure = draw_figure("ikm_trend", points((2023, "70", True), (2024, "93.54", False)), *PAPER_MM)
    shown = set(words_of(figure))
    assert {"C mulai 65,00", "B mulai 76,61", "A mulai 88,31"} <= shown
    high_only = draw_figure("ikm_trend", points((2024, "93.54", False)), *PAPER_MM)
    assert {word for word in words_of(high_only) if "mulai" in word} == {"A mulai 88,31"}


def test_years_missing_between_leave_their_room() -> None:
    trend = points((2010, "80", True), (2011, "81", True), (2020, "90", True))
    figure = draw_figure("ikm_trend", trend, *PAPER_MM)
    x = [figure.axes[0].transData.transform((year, 80))[0] for year in (2010, 2011, 2020)]
    assert (x[2] - x[1]) / (x[1] - x[0]) == pytest.approx(9)
    assert {"2010", "2011", "2020"} <= set(words_of(figure))


@pytest.mark.parametrize("width", [155, 100])
def test_a_quarter_of_a_century_is_written_out(width: int) -> None:
    trend = points(*((2004 + n, f"{80 + n * 7 % 11:.2f}", n < 20) for n in range(25)))
    figure = draw_figure("ikm_trend", trend, width, 80)
    assert len(values_of(figure)) == 25
    assert outside(figure) == []
    assert list(overlapping(figure)) == []


def halves(*kodes: str) -> tuple[TrendPoint, ...]:
    """Return two years, then the surveys of these kodes."""
    parts = (
        TrendPoint(2025 + n // 2, Decimal(f"{80 + n * 7 % 13}.25"), False, part=kode)
        for n, kode in enumerate(kodes)
    )
    return (*points((2023, "92.68", True), (2024, "93.54", False)), *parts)


def test_surveys_of_a_year_stand_side_by_side_under_their_names() -> None:
    trend = halves("2025-S1", "2025-S2", "2026-S1", "2026-S2")
    figure = draw_figure("ikm_trend", trend, *PAPER_MM)
    assert _spots(_drawn(figure, "line")) == [(n, float(p.ikm)) for n, p in enumerate(trend)]
    names = {"2023", "2024", "2025-S1", "2025-S2", "2026-S1", "2026-S2"}
    assert names <= set(words_of(figure))
    assert outside(figure) == []
    assert list(overlapping(figure)) == []


@pytest.mark.parametrize("width", [155, 100])
@pytest.mark.parametrize("kode", ["2025-TW{}", "Survei-Kepuasan-Masyarakat-Semester-2025-{}"])
@pytest.mark.parametrize("count", [1, 3, 20])
def test_many_or_long_names_of_surveys_stay_apart(width: int, kode: str, count: int) -> None:
    trend = halves(*(kode.format(n) for n in range(count)))
    figure = draw_figure("ikm_trend", trend, width, 80)
    assert len(values_of(figure)) == len(trend)
    assert outside(figure) == []
    assert list(overlapping(figure)) == []
