"""The map of priorities: every unsur is named, and no name is written over another."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF
from pytestqt.qtbot import QtBot

from skm_desk.ui.staff.explore.priority_map import PriorityMap
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import view_depth
from skm_desk.use_cases.view_results import view_period


@pytest.fixture
def shown(qtbot: QtBot, sample_desk: Desk) -> PriorityMap:
    found = sample_desk.look(lambda store: view_depth(store, view_period(store, "contoh-2025")))
    assert found.importance is not None
    widget = PriorityMap()
    qtbot.addWidget(widget)
    widget.resize(900, widget.height())
    widget.show_map(found.importance)
    return widget


def named(widget: PriorityMap) -> list[str]:
    return [kode for _, words in widget.labels() for kode in words.split(", ")]


def test_every_unsur_is_named_once(shown: PriorityMap) -> None:
    assert sorted(named(shown)) == [f"U{number}" for number in range(1, 10)]


def test_points_in_one_place_share_a_name(shown: PriorityMap) -> None:
    whole = shown._map
    assert whole is not None
    by_kode = {point.unsur.kode: point for point in whole.points}
    assert "U9" in [words for _, words in shown.labels()]
    there = by_kode["U9"]
    by_kode["U3"] = replace(
        by_kode["U3"], nilai=there.nilai + Decimal("0.01"), importance=there.importance
    )
    shown.show_map(replace(whole, points=tuple(by_kode.values())))
    assert "U3, U9" in [words for _, words in shown.labels()]
    assert sorted(named(shown)) == sorted(by_kode)
    shown.grab()  # it can be painted


def test_the_points_stand_where_the_figures_say(shown: PriorityMap) -> None:
    whole = shown._map
    assert whole is not None
    best = max(whole.points, key=lambda point: point.nilai)
    worst = min(whole.points, key=lambda point: point.nilai)
    spots = {p.unsur.kode: shown.place(float(p.nilai), p.importance) for p in whole.points}
    assert spots[best.unsur.kode].x() > spots[worst.unsur.kode].x()
    assert all(shown.rect().contains(QPoint(*map(int, (s.x(), s.y())))) for s in spots.values())
    assert isinstance(spots[best.unsur.kode], QPointF)
