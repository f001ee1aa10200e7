"""Hidden scores stay hidden: tried by working back from everything that is shown."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import Bobot
from skm_desk.domain.small_groups import SMALLEST_GROUP, Group, ShownGroup, hide_small
from skm_desk.domain.tally import QuestionTally, Tally

UNSUR_LIST = tuple(Unsur(f"U{n}", f"Unsur {n}", "", f"U {n}") for n in (1, 2))
CELL = st.tuples(*[st.integers(0, 8)] * 4)
GROUP = st.tuples(CELL, CELL, st.integers(0, 12))


def make_group(kode: str, first: tuple, second: tuple, blank: int) -> Group:
    forms = max(sum(first), sum(second)) + blank
    tally = Tally(
        forms,
        tuple(
            QuestionTally(unsur.kode, unsur.kode, counts, forms - sum(counts))
            for unsur, counts in zip(UNSUR_LIST, (first, second), strict=True)
        ),
    )
    return Group(kode, f"Kelompok {kode}", compute_result(tally, UNSUR_LIST, Bobot.EXACT))


def one_of(result, kode: str):
    return next(unsur for unsur in result.per_unsur if unsur.unsur.kode == kode)


@settings(max_examples=400, deadline=None)
@given(rows=st.lists(GROUP, min_size=1, max_size=5))
def test_what_is_hidden_covers_at_least_ten(rows) -> None:
    groups = [make_group(str(n), *row) for n, row in enumerate(rows)]
    shown = hide_small(groups)
    many = len([group for group in groups if group.result.responden]) > 1
    for group, seen in zip(groups, shown, strict=True):
        assert seen.forms in (None, group.result.responden)
        if 0 < group.result.responden < SMALLEST_GROUP:
            assert seen.is_hidden
        if group.result.responden == 0:
            assert seen.forms == 0
    for kode in ("U1", "U2"):
        hidden = [
            one_of(group.result, kode).jawaban
            for group, seen in zip(groups, shown, strict=True)
            if kode not in seen.cells and one_of(group.result, kode).jawaban
        ]
        for group, seen in zip(groups, shown, strict=True):
            if kode in seen.cells:
                assert seen.cells[kode] == one_of(group.result, kode)
                assert seen.cells[kode].jawaban == 0 or seen.cells[kode].jawaban >= SMALLEST_GROUP
        everything_hidden = all(kode not in s.cells or not s.cells[kode].jawaban for s in shown)
        if hidden and many and not everything_hidden:
            assert len(hidden) >= 2
            assert sum(hidden) >= SMALLEST_GROUP


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(GROUP, min_size=2, max_size=4))
def test_no_hidden_cell_can_be_worked_back(rows) -> None:
    """Try every sum of nilai that hidden cells could have; each hidden cell keeps two or more.

    Unless the hidden ones together gave all the lowest or all the highest nilai: then the whole
    itself says what each of them said, whatever is hidden.
    """
    groups = [make_group(str(n), *row) for n, row in enumerate(rows)]
    shown = hide_small(groups)
    for kode in ("U1", "U2"):
        cells = [
            (one_of(group.result, kode), seen) for group, seen in zip(groups, shown, strict=True)
        ]
        hidden = [cell for cell, seen in cells if kode not in seen.cells and cell.jawaban]
        if len(hidden) < 2:
            continue
        rest = sum(cell.total for cell in hidden)
        jawaban = sum(cell.jawaban for cell in hidden)
        if rest in (jawaban, 4 * jawaban):
            continue
        ranges = [range(cell.jawaban, 4 * cell.jawaban + 1) for cell in hidden]
        possible: list[set[int]] = [set() for _ in hidden]
        for sums in product(*ranges[:-1]):
            last = rest - sum(sums)
            if last in ranges[-1]:
                for place, value in enumerate((*sums, last)):
                    possible[place].add(value)
            if all(len(values) > 1 for values in possible):
                break
        assert all(len(values) > 1 for values in possible)


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    groups = [
        make_group("L", (0, 0, 20, 20), (0, 0, 20, 20), 0),
        make_group("P", (0, 0, 10, 5), (0, 0, 10, 5), 0),
        make_group("", (0, 0, 1, 2), (0, 0, 1, 2), 0),
    ]
    shown = hide_small(groups)
    assert [seen.is_hidden for seen in shown] == [False, True, True]
    assert shown[0].ikm == groups[0].result.ikm
    assert shown[0].cells["U1"].nrr == Fraction(7, 2)


def test_a_thin_unsur_hides_its_cell_and_the_ikm_it_is_part_of() -> None:
    groups = [
        make_group("L", (0, 0, 20, 20), (0, 0, 2, 2), 0),
        make_group("P", (0, 0, 10, 5), (0, 0, 10, 5), 0),
        make_group("X", (0, 0, 10, 9), (0, 0, 10, 9), 0),
    ]
    shown = hide_small(groups)
    assert [tuple(seen.cells) for seen in shown] == [("U1",), ("U1",), ("U1", "U2")]
    assert [seen.ikm for seen in shown] == [None, None, groups[2].result.ikm]


def test_groups_that_are_all_large_hide_nothing() -> None:
    groups = [make_group(str(n), (3, 3, 3, 3), (3, 3, 3, 3), 0) for n in range(3)]
    for group, seen in zip(groups, hide_small(groups), strict=True):
        assert seen == ShownGroup(
            group.kode,
            group.label,
            12,
            group.result.ikm,
            {unsur.unsur.kode: unsur for unsur in group.result.per_unsur},
        )
