"""Doubts: one set of rules for what is kept and had better be looked at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from skm_desk.domain.doubts import ALL_BLANK, DOUBTS, UNUSUAL_USIA, doubts_about
from skm_desk.domain.responden import FUTURE_DATE, Responden, Source

TODAY = date(2026, 11, 24)
PLAIN = Responden("a", "pc", Source.PAPER, {"U1": 4, "U2": None}, tanggal=TODAY, usia=41)


def test_an_ordinary_form_raises_no_doubt() -> None:
    assert doubts_about(PLAIN, TODAY) == frozenset()
    assert doubts_about(replace(PLAIN, usia=None, tanggal=None), TODAY) == frozenset()


@pytest.mark.parametrize(
    ("usia", "doubtful"),
    [(5, True), (8, True), (9, True), (10, False), (110, False), (111, True), (120, True)],
)
def test_few_people_are_so_young_or_so_old(usia: int, doubtful: bool) -> None:
    assert (UNUSUAL_USIA in doubts_about(replace(PLAIN, usia=usia), TODAY)) is doubtful


def test_a_form_without_a_single_nilai_is_doubtful() -> None:
    assert doubts_about(replace(PLAIN, jawaban={"U1": None, "U2": None}), TODAY) == {ALL_BLANK}
    assert doubts_about(replace(PLAIN, jawaban={"U1": None, "U2": 1}), TODAY) == frozenset()


@pytest.mark.parametrize("days", [-300, -1, 0, 1, 30])
def test_tomorrow_has_not_come(days: int) -> None:
    form = replace(PLAIN, tanggal=TODAY + timedelta(days=days))
    assert doubts_about(form, TODAY) == ({FUTURE_DATE} if days > 0 else frozenset())


def test_all_of_them_at_once() -> None:
    form = replace(PLAIN, usia=8, jawaban={"U1": None}, tanggal=TODAY + timedelta(days=1))
    assert doubts_about(form, TODAY) == DOUBTS == {UNUSUAL_USIA, ALL_BLANK, FUTURE_DATE}
