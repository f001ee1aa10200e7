"""Stretches: the same rows are found wherever they stand, and chance is never taken for them."""

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.stretches import Stretch, sure_stretches

Row = tuple[int, ...]


def rows(count: int, seed: int, nilai: tuple[int, ...] = (2, 3, 4, 4, 4)) -> list[Row]:
    dice = Random(seed)
    return [tuple(dice.choice(nilai) for _ in range(9)) for _ in range(count)]


KNOWN = rows(20, 1)
NEW = rows(20, 2)


@pytest.mark.parametrize(
    ("table", "pairs"),
    [
        ([*KNOWN, *NEW], {n: n for n in range(20)}),
        ([*NEW, *KNOWN], {n: n + 20 for n in range(20)}),
        ([*NEW[:5], *KNOWN, *NEW[5:]], {n: n + 5 for n in range(20)}),
        (KNOWN[12:], {n: n - 12 for n in range(12, 20)}),
        ([*KNOWN[8:], *NEW], {n: n - 8 for n in range(8, 20)}),
        ([*KNOWN[:6], *KNOWN[7:], *NEW], {n: n - (n > 6) for n in range(20) if n != 6}),
        ([*KNOWN[:9], *NEW[:2], *KNOWN[9:]], {n: n + 2 * (n > 8) for n in range(20)}),
        ([*KNOWN[10:], *KNOWN[:10]], {n: (n + 10) % 20 for n in range(20)}),
    ],
    ids=["grown", "above", "amid", "part", "slid", "deleted", "inserted", "moved"],
)
def test_rows_are_found_where_they_stand(table: list[Row], pairs: dict[int, int]) -> None:
    found = [pair for stretch in sure_stretches(KNOWN, table) for pair in stretch.pairs()]
    assert dict(found) == pairs
    assert len(found) == len(pairs)


def test_a_corrected_row_parts_no_stretch() -> None:
    table = [*KNOWN, *NEW]
    table[7] = (1, *table[7][1:])
    assert sure_stretches(KNOWN, table) == (Stretch(0, 0, 20),)


def test_rows_that_say_nothing_prove_nothing() -> None:
    fours = [(4,) * 9] * 40
    assert sure_stretches(fours[:20], fours) == ()
    assert sure_stretches(KNOWN[:2], KNOWN[:2]) == ()
    assert sure_stretches([], KNOWN) == ()
    assert sure_stretches(KNOWN, []) == ()


@settings(max_examples=300, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    first=st.integers(1, 60),
    second=st.integers(1, 60),
    nilai=st.sampled_from([(3, 4), (3, 4, 4, 4, 4, 4), (3, 3, 4, 4, 2), (4,)]),
)
def test_tables_of_other_people_never_agree(
    seed: int, first: int, second: int, nilai: tuple[int, ...]
) -> None:
    assert sure_stretches(rows(first, seed, nilai), rows(second, seed + 1, nilai)) == ()


@settings(max_examples=200, deadline=None)
@given(
    known=st.lists(st.integers(0, 6), max_size=40),
    table=st.lists(st.integers(0, 6), max_size=40),
    cut=st.integers(0, 40),
)
def test_no_place_is_in_two_stretches(known: list[int], table: list[int], cut: int) -> None:
    table = [*table, *known[cut:], *table[:cut]]
    found = [pair for stretch in sure_stretches(known, table) for pair in stretch.pairs()]
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(0 <= i < len(known) and 0 <= j < len(table) for i, j in found)


def test_very_many_rows_take_a_moment() -> None:
    known = rows(20_000, 5)
    started = time.process_time()
    assert sure_stretches(known, [*known, *rows(20_000, 6)]) == (Stretch(0, 0, 20_000),)
    assert sure_stretches([(4,) * 9] * 50_000, [(4,) * 9] * 50_000) == ()
    assert time.process_time() - started < 3
