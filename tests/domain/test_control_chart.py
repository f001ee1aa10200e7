"""The control chart of the months, worked by hand and held against chance."""

from decimal import Decimal

import numpy as np
import pytest

from skm_desk.domain.control_chart import ControlChart, MonthPoint, control_chart, month_point
from tests.domain.random_nilai import IN_ORDER, forms_of, random_nilai, sums_of
from tests.domain.survey_data import result_of


def point(month: int, forms: int, ikm: str | None, variance: float | None) -> MonthPoint:
    return MonthPoint(2026, month, forms, None if ikm is None else Decimal(ikm), variance)


def shown(chart: ControlChart) -> list[tuple[str | None, str | None, bool]]:
    return [
        (str(m.low) if m.low else None, str(m.high) if m.high else None, m.is_outside)
        for m in chart.months
    ]


def test_worked_by_hand() -> None:
    # centre (25 x 80 + 100 x 85) / 125 = 84; spread (24 x 60 + 99 x 100) / 123 = 92,195
    # 3 x sqrt(92,195 / 25) = 5,761; 3 x sqrt(92,195 / 100) = 2,881
    chart = control_chart([point(2, 100, "85.00", 100.0), point(1, 25, "80.00", 60.0)])
    assert str(chart.centre) == "84.00"
    assert shown(chart) == [("78.24", "89.76", False), ("81.12", "86.88", False)]
    assert [month.point.month for month in chart.months] == [1, 2]


def test_a_month_outside_its_limits_is_told() -> None:
    points = [point(month, 40, "90.00", 50.0) for month in range(1, 12)]
    chart = control_chart([*points, point(12, 40, "80.00", 50.0)])
    assert [month.is_outside for month in chart.months] == [False] * 11 + [True]


def test_a_month_on_its_limit_is_inside() -> None:
    edge = control_chart([point(1, 100, "80.00", 100.0), point(2, 100, "86.00", 100.0)])
    assert shown(edge) == [("80.00", "86.00", False), ("80.00", "86.00", False)]
    over = control_chart([point(1, 100, "80.00", 100.0), point(2, 100, "86.02", 100.0)])
    assert [month.is_outside for month in over.months] == [True, True]


def test_small_and_empty_months_are_not_judged_and_move_nothing() -> None:
    points = [point(1, 10, "80.00", 60.0), point(2, 30, "85.00", 100.0)]
    hollow = [
        point(3, 9, "25.00", 1.0),
        point(4, 0, None, None),
        point(5, 12, None, None),
        point(6, 40, "50.00", None),
    ]
    chart = control_chart(points + hollow)
    assert chart.months[:2] == control_chart(points).months
    assert chart.centre == control_chart(points).centre
    assert [month.is_judged for month in chart.months] == [True, True] + [False] * 4
    assert not any(month.is_outside for month in chart.months[2:])


def test_limits_stay_on_the_scale() -> None:
    chart = control_chart([point(1, 10, "99.00", 100.0), point(2, 10, "98.00", 100.0)])
    assert {str(month.high) for month in chart.months} == {"100.00"}
    chart = control_chart([point(1, 10, "26.00", 100.0), point(2, 10, "27.00", 100.0)])
    assert {str(month.low) for month in chart.months} == {"25.00"}


def test_months_of_two_years_stand_in_order() -> None:
    january = MonthPoint(2027, 1, 20, Decimal("90.00"), 40.0)
    chart = control_chart([january, point(12, 20, "91.00", 40.0)])
    assert [(m.point.year, m.point.month) for m in chart.months] == [(2026, 12), (2027, 1)]


@pytest.mark.parametrize(
    "points",
    [
        [],
        [point(1, 100, "90.00", 50.0)],
        [point(1, 100, "90.00", 50.0), point(2, 9, "80.00", 50.0)],
        [point(1, 100, "100.00", 0.0), point(2, 100, "75.00", 0.0)],
    ],
)
def test_too_little_to_judge(points: list[MonthPoint]) -> None:
    assert control_chart(points) is None


def test_the_point_of_a_month() -> None:
    nilai = random_nilai(1, 40)
    result = result_of(forms_of(nilai), IN_ORDER)
    found = month_point(2026, 3, sums_of(nilai), result)
    assert (found.year, found.month, found.forms, found.ikm) == (2026, 3, 40, result.ikm)
    assert found.variance == pytest.approx((nilai.mean(axis=1) * 25).var(ddof=1), rel=1e-10)
    lone = nilai[:1]
    assert month_point(2026, 3, sums_of(lone), result_of(forms_of(lone), IN_ORDER)).variance is None


def test_chance_alone_seldom_leaves_the_limits() -> None:
    """Months drawn from one crowd: about 3 of 1000 lie outside."""
    everybody = random_nilai(2, 5000, satisfied=0.3)
    draw = np.random.default_rng(3)
    outside = 0
    for _ in range(60):
        months = [
            point(
                month,
                len(drawn),
                f"{drawn.mean() * 25:.2f}",
                float((drawn.mean(axis=1) * 25).var(ddof=1)),
            )
            for month in range(1, 13)
            for drawn in [everybody[draw.integers(0, 5000, draw.integers(10, 90))]]
        ]
        outside += sum(month.is_outside for month in control_chart(months).months)
    assert outside / 720 < 0.01
