"""Overlap: nobody is counted twice, and nobody is lost because another one answered alike."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.overlap import KnownImport, Overlap, RowSigns, are_names, find_overlap

SALT = "garam"


def person(number: int, said: str, is_named: bool = True) -> RowSigns:
    return RowSigns(f"waktu {number}" if is_named else "", said)


def unnamed(*said: str) -> list[RowSigns]:
    return [RowSigns("", one) for one in said]


def known(rows: list[RowSigns], number: int = 1, salt: str = SALT) -> KnownImport:
    forms = [f"{number}-{place}" for place in range(len(rows))]
    return KnownImport(number, salt, forms, [row.digests(salt) for row in rows])


def answers(count: int, seed: int, nilai: str = "2344") -> list[RowSigns]:
    dice = Random(seed)
    return unnamed(*("".join(dice.choice(nilai) for _ in range(9)) for _ in range(count)))


def places(overlap: Overlap) -> list[int]:
    return sorted(overlap.same)


# Rows with names.


def test_a_named_row_is_the_same_wherever_it_stands() -> None:
    old = [person(n, "444444444") for n in range(20)]
    new = [person(n, "444444444") for n in range(20, 40)]
    assert places(find_overlap([*new, *old[::-1]], [known(old)])) == list(range(20, 40))
    assert places(find_overlap(new, [known(old)])) == []


def test_a_name_with_another_cell_is_doubtful() -> None:
    old = [person(1, "444444444"), person(2, "333333333")]
    overlap = find_overlap([person(1, "444444443"), person(2, "333333333")], [known(old)])
    assert places(overlap) == [1]
    assert {row: found.form for row, found in overlap.doubtful.items()} == {0: "1-0"}


def test_a_name_that_stands_twice_names_nobody() -> None:
    old = [person(1, "444444444"), person(1, "333333333")]
    overlap = find_overlap([person(1, "444444443"), person(1, "333333333")], [known(old)])
    assert places(overlap) == [1]
    assert overlap.doubtful == {}


def test_one_earlier_row_stands_for_one_row() -> None:
    twice = [person(1, "444444444")] * 2  # somebody pressed the button twice
    assert places(find_overlap(twice, [known(twice[:1])])) == [0]
    both = [known(twice[:1]), known(twice[:1], 2, "lain")]
    assert places(find_overlap(twice, both)) == [0, 1]


def test_all_earlier_imports_are_looked_at() -> None:
    rows = [person(n, "444444444") for n in range(30)]
    earlier = [known(rows[:10]), known(rows[10:20], 2, "lain")]
    overlap = find_overlap(rows, earlier)
    assert places(overlap) == list(range(20))
    assert [overlap.same[row].number for row in (0, 15)] == [1, 2]


def test_a_row_that_was_corrected_and_taken_in_again_is_not_doubtful() -> None:
    first, second = [person(1, "444444444")], [person(1, "444444443")]
    overlap = find_overlap(second, [known(first), known(second, 2)])
    assert (places(overlap), overlap.doubtful) == ([0], {})


# Rows without names.


def test_a_grown_table_without_names() -> None:
    old, new = answers(20, 1), answers(20, 2)
    overlap = find_overlap([*old, *new], [known(old)])
    assert places(overlap) == list(range(20))
    assert not overlap.is_weak
    assert places(find_overlap([*new, *old], [known(old)])) == list(range(20, 40))


def test_a_corrected_row_of_a_grown_table() -> None:
    old, new = answers(20, 1), answers(20, 2)
    grown = [*old, *new]
    grown[7] = RowSigns("", "x")
    overlap = find_overlap(grown, [known(old)])
    assert places(overlap) == [n for n in range(20) if n != 7]
    assert {row: found.form for row, found in overlap.doubtful.items()} == {7: "1-7"}


def test_look_alikes_are_other_people() -> None:
    old = unnamed("444444444", "333333333", "444444444")
    for other in (
        unnamed("444444444"),
        unnamed("333333333", "444444444", "444444444", "222222222"),
        unnamed("222222222", *["444444444"] * 9, "222222222"),
    ):
        assert places(find_overlap(other, [known(old)])) == []


def test_a_whole_import_of_few_rows_at_an_end_is_weak() -> None:
    old = unnamed("444444444", "333333333")
    for rows, expected in (
        ([*old, *unnamed("222222222")], [0, 1]),
        ([*unnamed("222222222"), *old], [1, 2]),
        ([*unnamed("222222222"), *old, *unnamed("111111111")], []),
    ):
        overlap = find_overlap(rows, [known(old)])
        assert places(overlap) == expected
        assert overlap.is_weak == bool(expected)
    fours = unnamed(*["444444444"] * 40)
    assert places(find_overlap(fours, [known(fours[:20])])) == list(range(20))
    assert places(find_overlap(fours, [known(fours[:1])])) == []


def test_a_corrected_row_of_a_small_table() -> None:
    old = unnamed("444444444", "333333333", "222222222")
    overlap = find_overlap(unnamed("444444444", "333333334", "222222222", "1"), [known(old)])
    assert places(overlap) == [0, 2]
    assert list(overlap.doubtful) == [1]
    fours = unnamed("444444444", "444444444", "222222222")
    overlap = find_overlap(unnamed("444444444", "444444444", "3", "1"), [known(fours)])
    assert (places(overlap), overlap.doubtful) == ([], {})


def test_people_with_names_are_never_taken_for_each_other_at_an_end() -> None:
    old = [person(n, "444444444") for n in range(20)]
    new = [person(n + 100, "444444444") for n in range(40)]
    overlap = find_overlap(new, [known(old)])
    assert (places(overlap), overlap.doubtful) == ([], {})
    bare = [row._replace(name="") for row in new]
    assert places(find_overlap(bare, [known(old)])) == []


def test_the_same_table_with_moments_written_another_way() -> None:
    said = [row.said for row in answers(20, 1)]
    old = [person(n, one) for n, one in enumerate(said)]
    other = [person(n + 500, one) for n, one in enumerate(said)]
    assert places(find_overlap(other, [known(old)])) == list(range(20))


def test_somebody_else_at_a_place_of_a_table_with_names() -> None:
    said = [row.said for row in answers(20, 1)]
    old = [person(n, one) for n, one in enumerate(said)]
    for other in (person(99, said[7]), person(99, "x")):
        rows = [*old[:7], other, *old[8:]]
        overlap = find_overlap(rows, [known(old)])
        assert places(overlap) == [n for n in range(20) if n != 7]
        assert overlap.doubtful == {}


# Numbers.


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1", "2", "3"], False),
        (["21", "22", "24", "25"], False),
        (["R-001", "R-002"], False),
        (["1", "2", "2"], False),
        (["1", "", "3"], False),
        ([], False),
        (["7"], False),
        (["10482", "39911", "77120"], True),
        (["a81f", "77bc", "1f00d"], True),
        (["KTP-2024-0031/A", "KTP-2024-0077/B"], True),
    ],
)
def test_a_running_number_names_nobody(numbers: list[str], expected: bool) -> None:
    assert are_names(numbers) is expected


# Everybody who answered, whatever the others did.


@settings(max_examples=300)
@given(data=st.data())
def test_named_people_are_counted_exactly_once(data: st.DataObject) -> None:
    said = st.sampled_from(["444444444", "444444443", "344444444", "333333333"])
    people = [person(n, data.draw(said)) for n in range(data.draw(st.integers(0, 30)))]
    seen: set[str] = set()
    earlier: list[KnownImport] = []
    for number in range(1, 4):
        there = data.draw(
            st.lists(st.sampled_from(people), unique_by=lambda row: row.name)
            if people
            else st.just([])
        )
        overlap = find_overlap(there, earlier)
        assert {there[row].name for row in overlap.same} == {
            row.name for row in there if row.name in seen
        }
        new = [row for place, row in enumerate(there) if place not in overlap.same]
        earlier.append(known(new, number, f"garam {number}"))
        seen |= {row.name for row in there}


@settings(max_examples=300)
@given(
    first=st.lists(st.sampled_from("abc"), min_size=1, max_size=12),
    second=st.lists(st.sampled_from("abc"), min_size=1, max_size=12),
)
def test_without_names_only_a_whole_import_at_an_end_is_the_same(
    first: list[str], second: list[str]
) -> None:
    overlap = find_overlap(unnamed(*second), [known(unnamed(*first))])
    if not overlap.same:
        return
    count = len(first)
    assert overlap.is_weak
    assert count >= 2
    starts = (0, len(second) - count)
    assert any(set(overlap.same) <= set(range(start, start + count)) for start in starts)
    assert all(second[row] in first for row in overlap.same)
    assert len(overlap.same) >= count - max(1, count // 10)


@settings(max_examples=200)
@given(
    seed=st.integers(0, 10**6),
    kept=st.integers(30, 60),
    new=st.integers(0, 40),
    cut=st.integers(0, 5),
)
def test_a_table_that_grew_and_lost_some_rows(seed: int, kept: int, new: int, cut: int) -> None:
    old, more = answers(kept, seed), answers(new, seed + 1)
    gone = set(Random(seed).sample(range(kept), min(cut, kept // 10)))
    rows = [*(row for place, row in enumerate(old) if place not in gone), *more]
    overlap = find_overlap(rows, [known(old)])
    left = kept - len(gone)
    assert not any(row >= left for row in overlap.same), "somebody new was lost"
    assert len(overlap.same) >= left - 3 * len(gone)


def test_digests_say_nothing_without_their_salt() -> None:
    row = person(1, "444444444")
    assert row.digests("a") != row.digests("b")
    assert row.digests("a").said not in (row.said, row.digests("b").said)
    assert row._replace(name="").digests("a").name is None
