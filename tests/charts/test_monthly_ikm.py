"""The months say what their points say; what may not be shown shows no value."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from skm_desk import palette
from skm_desk.charts.monthly_ikm import OUTSIDE
from skm_desk.charts.render import draw_figure
from skm_desk.domain.chart_content import MonthlyIkm, monthly_ikm
from skm_desk.domain.control_chart import MonthPoint
from tests.charts.chart_samples import (
    PAPER_MM,
    SAMPLES,
    months,
    outside,
    overlapping,
    values_of,
    words_of,
)

_IKM = st.decimals("25.00", "100.00", places=2)
_MONTH = st.tuples(st.integers(10, 500), st.none() | _IKM, st.floats(0.01, 900))


def _spots(figure: Figure, label: str) -> list[tuple[float, float]]:
    """Return every end or point of the lines of this label."""
    lines = [line for line in figure.axes[0].lines if line.get_label() == label]
    return [spot for line in lines for spot in zip(*line.get_data(), strict=True)]


def _content(given: list[tuple[int, Decimal | None, float]]) -> MonthlyIkm:
    points = {}
    for number, (forms, ikm, variance) in enumerate(given):
        year, month = 2024 + number // 12, number % 12 + 1
        known = None if ikm is None else variance
        points[year, month] = MonthPoint(year, month, forms, ikm, known)
    return monthly_ikm(points, 0)


@settings(max_examples=12, deadline=None)
@given(st.lists(_MONTH, min_size=1, max_size=14).filter(lambda m: any(ikm for _, ikm, _ in m)))
def test_points_are_the_months(given_months: list[tuple[int, Decimal | None, float]]) -> None:
    content = _content(given_months)
    figure = draw_figure("monthly_ikm", content, *PAPER_MM)
    judged = () if content.chart is None else content.chart.months
    beyond = {n for n, month in enumerate(judged) if month.is_outside}
    shown = [(n, float(p.ikm)) for n, p in enumerate(content.months) if p.ikm is not None]
    assert _spots(figure, "inside") == [spot for spot in shown if spot[0] not in beyond]
    assert _spots(figure, "outside") == [spot for spot in shown if spot[0] in beyond]
    bottom = figure.axes[0].get_ylim()[0]
    hidden = [(n, bottom) for n, p in enumerate(content.months) if p.ikm is None]
    assert _spots(figure, "hidden") == hidden
    written = [value.replace("\n", " ") for value in values_of(figure)]
    assert written == [
        f"{ikm:.2f}".replace(".", ",") + (f" {OUTSIDE}" if n in beyond else "") for n, ikm in shown
    ]
    limits = [
        (n + side, float(limit))
        for n, month in enumerate(judged)
        if month.low is not None and month.high is not None
        for limit in (month.low, month.high)
        for side in (-0.5, 0.5)
    ]
    assert _spots(figure, "limit") == limits
    assert outside(figure) == []


def _marker(figure: Figure, label: str) -> Any:
    (line,) = [line for line in figure.axes[0].lines if line.get_label() == label]
    return line


def test_a_month_outside_is_told_by_sign_word_and_colour() -> None:
    figure = draw_figure("monthly_ikm", SAMPLES["monthly_ikm"][2], *PAPER_MM)
    assert _spots(figure, "outside") == [(7, 61.2)]
    sign = _marker(figure, "outside")
    assert (sign.get_marker(), sign.get_markerfacecolor()) == ("D", palette.WARN)
    assert f"61,20 {OUTSIDE}" in words_of(figure)
    assert list(overlapping(figure)) == []


def test_a_hidden_month_is_hollow_and_stands_on_the_axis() -> None:
    figure = draw_figure("monthly_ikm", SAMPLES["monthly_ikm"][2], *PAPER_MM)
    assert _spots(figure, "hidden") == [(8, figure.axes[0].get_ylim()[0])]
    assert _marker(figure, "hidden").get_markerfacecolor() == palette.PAPER
    assert "Lingkaran kosong" in " ".join(words_of(figure))
    none_hidden = draw_figure("monthly_ikm", months((1, 20, "80"), (2, 20, "82")), *PAPER_MM)
    assert "Lingkaran kosong" not in " ".join(words_of(none_hidden))


def test_only_months_next_to_each_other_are_joined() -> None:
    content = months((1, 20, "80.00"), (2, 20, "81.00"), (4, 20, "82.00"), (5, 20, "83.00"))
    figure = draw_figure("monthly_ikm", content, *PAPER_MM)
    assert _spots(figure, "line") == [(0, 80), (1, 81), (2, 82), (3, 83)]


def test_one_month_has_no_limits_and_says_so() -> None:
    figure = draw_figure("monthly_ikm", months((5, 12, "88.10")), *PAPER_MM)
    assert _spots(figure, "limit") == []
    assert "Batas wajar dapat dihitung dari dua bulan" in " ".join(words_of(figure))


@pytest.mark.parametrize("width", [155, 96, 86])
def test_two_years_of_months_are_written_out(width: int) -> None:
    given = [(20 + n, Decimal(f"{80 + n * 7 % 9}.25"), 80.0) for n in range(24)]
    figure = draw_figure("monthly_ikm", _content(given), width, 70)
    assert len(values_of(figure)) == 24
    assert outside(figure) == []
    assert list(overlapping(figure)) == []
    shown = words_of(figure)
    assert shown.count("Des 2025") + shown.count("Des") >= 1
    assert any("2024" in word for word in shown)
