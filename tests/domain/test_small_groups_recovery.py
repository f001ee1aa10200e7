"""Someone who knows every number of forms and all that is shown works back what is hidden."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import fftconvolve

from skm_desk.domain.small_groups import SMALLEST_GROUP, Group, ShownGroup, hide_small
from tests.domain.random_nilai import TWO_IN_ONE
from tests.domain.survey_data import NINE_UNSUR, kuesioner, question, result_of

TWO_UNSUR = kuesioner(NINE_UNSUR[:2], [question("U1", "U1"), question("U2", "U2")])
U2 = st.sampled_from([1, 4])
MIXED = st.lists(
    st.fixed_dictionaries({"U1": st.sampled_from([None, 1, 3, 4]), "U2": U2}), max_size=14
)
# Many groups are of one mind, as offices have it: then the rest of the whole says most.
ALIKE = st.builds(
    lambda nilai, size: [{"U1": nilai, "U2": 4}] * size, st.sampled_from([1, 4]), st.integers(0, 14)
)
PARTS = st.lists(ALIKE | ALIKE | MIXED, min_size=1, max_size=5)


def group(kode: str, forms: list[dict[str, int | None]], asked=TWO_UNSUR) -> Group:
    return Group(kode, f"Kelompok {kode}", result_of(forms, asked))


def possible(forms: int, size: tuple[int, int]) -> np.ndarray:
    """Return which (jawaban, sum of nilai) a group of so many forms can have."""
    table = np.zeros(size, dtype=bool)
    for jawaban in range(min(forms, size[0] - 1) + 1):
        table[jawaban, jawaban : min(4 * jawaban, size[1] - 1) + 1] = True
    return table


def together(tables: list[np.ndarray], size: tuple[int, int]) -> np.ndarray:
    """Return which pairs the sum of such groups can have."""
    found = np.zeros(size, dtype=bool)
    found[0, 0] = True
    for table in tables:
        found = fftconvolve(found.astype(float), table.astype(float))[: size[0], : size[1]] > 0.5
    return found


@settings(max_examples=200, deadline=None)
@given(PARTS)
def test_no_hidden_cell_has_but_one_possible_value(parts) -> None:
    groups = [group(str(n), forms) for n, forms in enumerate(parts)]
    shown = hide_small(groups)
    for place in (0, 1):
        kode = f"U{place + 1}"
        cells = [one.result.per_unsur[place] for one in groups]
        hidden = [n for n, seen in enumerate(shown) if kode not in seen.cells]
        answered = [n for n in hidden if cells[n].jawaban]
        whole = sum(cell.jawaban for cell in cells), sum(cell.total for cell in cells)
        rest = sum(cells[n].jawaban for n in hidden), sum(cells[n].total for n in hidden)
        if not answered:
            continue
        others = [cell for n, cell in enumerate(cells) if n not in hidden]
        assert rest == (
            whole[0] - sum(cell.jawaban for cell in others),
            whole[1] - sum(cell.total for cell in others),
        )
        everything = all(cells[n].jawaban == 0 for n in range(len(cells)) if n not in hidden)
        assert everything or rest[0] >= SMALLEST_GROUP
        # The whole is always shown: nothing helps where it is of one group, or all alike.
        if whole[1] in (whole[0], 4 * whole[0]) or (everything and len(answered) == 1):
            continue
        size = rest[0] + 1, rest[1] + 1
        tables = {n: possible(len(parts[n]), size) for n in hidden if parts[n]}
        for n in answered:
            of_others = together([table for m, table in tables.items() if m != n], size)
            assert (tables[n] & of_others[::-1, ::-1]).sum() > 1


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 14), min_size=1, max_size=12))
def test_no_hidden_number_of_forms_can_be_worked_back(sizes: list[int]) -> None:
    shown = hide_small([group(str(n), [{"U1": 3, "U2": 4}] * size) for n, size in enumerate(sizes)])
    hidden = [size for size, seen in zip(sizes, shown, strict=True) if seen.forms is None]
    assert 0 not in hidden
    if hidden and len(hidden) < len([size for size in sizes if size]):
        assert len(hidden) > 1
        assert sum(hidden) >= SMALLEST_GROUP
        assert sum(hidden) > len(hidden)  # as many forms as groups: each has one


def test_a_rest_where_all_gave_the_highest_nilai_takes_one_group_more() -> None:
    parts = [[4] * 3, [4] * 11, [4] * 11 + [3], [4] * 20 + [2]]
    forms = [
        [{"U1": nilai, "U2": 3 + (n + nilai) % 2} for nilai in part] for n, part in enumerate(parts)
    ]
    shown = hide_small([group(str(n), part) for n, part in enumerate(forms)])
    assert [seen.is_hidden for seen in shown] == [True, True, False, False]
    assert [tuple(seen.cells) for seen in shown] == [(), (), ("U2",), ("U1", "U2")]
    assert [seen.ikm is None for seen in shown] == [True, True, True, False]


def test_five_people_who_answer_two_questions_are_five() -> None:
    few = [{"U1a": 3, "U1b": 4, "U2": 3, "U3": 4}] * 5 + [{"U2": 3, "U3": 4}] * 15
    many = [{"U1a": 2, "U1b": 4, "U2": 2, "U3": 4}] * 20
    shown: tuple[ShownGroup, ...] = hide_small(
        [
            group("a", few, TWO_IN_ONE),
            group("b", many, TWO_IN_ONE),
            group("c", many * 2, TWO_IN_ONE),
        ]
    )
    assert [tuple(seen.cells) for seen in shown] == [
        ("U2", "U3"),
        ("U2", "U3"),
        ("U1", "U2", "U3"),
    ]
