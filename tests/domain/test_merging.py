"""Which state stands when PCs are joined: whatever the order, nothing is lost and nothing twice."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.kuesioner import Profile, ProfileChoice
from skm_desk.domain.merging import (
    Standing,
    Unknown,
    compare,
    fold_nama,
    free_lembar,
    is_same_form,
    is_same_lembar,
    known_choices,
    on_paper,
    pair_up,
    short_pc,
    taken_over,
    unknown_choices,
    with_marks,
)
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.saran import Saran, SaranKind

History = tuple[int, ...]
PCS = ("pc-loket-1", "DESKTOP-4F2K9QX", "kios")


def same(first: int, second: int) -> bool:
    return first == second


def form(form_id: str = "f", pc: str = PCS[0], lembar: str | None = None, u1: int = 4) -> Responden:
    return Responden(form_id, pc, Source.PAPER, {"U1": u1}, lembar)


@pytest.mark.parametrize(
    ("here", "there", "standing"),
    [
        ((1,), (1,), Standing.SAME),
        ((1, 2), (3, 2), Standing.SAME),
        ((1,), (1, 2), Standing.NEWER),
        ((1, 2), (1,), Standing.OLDER),
        ((2,), (1, 2, 3), Standing.NEWER),
        ((1, 3), (1, 2, 3, 4), Standing.NEWER),
        ((1, 2), (1, 3), Standing.APART),
        ((1,), (2,), Standing.APART),
        ((1, 2), (1, 2, 1), Standing.NEWER),
        ((1, 2, 1), (1, 2), Standing.OLDER),
        ((1, 2, 3, 1), (1, 3), Standing.OLDER),
        ((3, 1, 2), (2, 3, 1), Standing.APART),
    ],
)
def test_histories(here: History, there: History, standing: Standing) -> None:
    assert compare(here, there, same) is standing


MIRRORED = {Standing.NEWER: Standing.OLDER, Standing.OLDER: Standing.NEWER}
histories = st.lists(st.integers(0, 3), min_size=1, max_size=5).map(tuple)


@given(histories, histories)
def test_both_pcs_come_to_the_same_view(here: History, there: History) -> None:
    standing = compare(here, there, same)
    assert compare(there, here, same) is MIRRORED.get(standing, standing)


@given(histories, histories)
def test_who_goes_on_from_what_is_here_is_newer(here: History, more: History) -> None:
    later = (*here, *(state + 10 for state in more))
    assert compare(here, later, same) is Standing.NEWER


# A PC holds, of each form, its states. `join` is what use_cases/join_forms does with them.
Office = Mapping[str, History]


def join(here: Office, there: Office) -> Office:
    joined = dict(here)
    for name, states in there.items():
        if name not in joined:
            joined[name] = states
        elif compare(joined[name], states, same) is Standing.NEWER:
            joined[name] += states[states.index(joined[name][-1]) + 1 :]
    return joined


def now(office: Office) -> dict[str, int]:
    return {name: states[-1] for name, states in office.items()}


def offices(number: int) -> st.SearchStrategy[list[Office]]:
    """Offices of which each corrected any forms, but no form was corrected by two of them."""

    def split(forms: list[tuple[History, int, frozenset[int]]]) -> list[Office]:
        made: list[dict[str, History]] = [{} for _ in range(number)]
        for name, (states, owner, others) in enumerate(forms):
            numbered = tuple(range(len(states)))
            made[owner % number][f"form-{name}"] = numbered
            for other in others:
                # Another PC has it as it was at some moment.
                kept = numbered[: 1 + other % len(numbered)]
                made[other % number].setdefault(f"form-{name}", kept)
        return list(made)

    one = st.tuples(histories, st.integers(0, 5), st.frozensets(st.integers(0, 5), max_size=3))
    return st.lists(one, max_size=6).map(split)


@given(offices(2))
def test_joining_twice_is_joining_once(pcs: list[Office]) -> None:
    here, there = pcs
    assert join(join(here, there), there) == join(here, there)


@given(offices(2))
def test_either_may_be_joined_to_the_other(pcs: list[Office]) -> None:
    here, there = pcs
    assert now(join(here, there)) == now(join(there, here))


@given(offices(3))
def test_three_may_be_joined_in_any_order(pcs: list[Office]) -> None:
    a, b, c = pcs
    assert now(join(join(a, b), c)) == now(join(a, join(b, c))) == now(join(join(c, b), a))


@given(offices(3))
def test_nothing_that_was_here_is_lost(pcs: list[Office]) -> None:
    joined = join(join(pcs[0], pcs[1]), pcs[2])
    for name, states in pcs[0].items():
        assert joined[name][: len(states)] == states
    assert set(joined) == {name for pc in pcs for name in pc}


@pytest.mark.parametrize(
    ("pc", "short"),
    [
        ("DESKTOP-4F2K9QX", "4F2K9QX"),
        ("pc-loket-1", "loket1"),
        ("kios", "kios"),
        ("a", "a"),
        ("komputer_kepala_dinas", "dinas"),
        ("komputerpelayananterpadu", "nterpadu"),
        ("---", "pc"),
        ("", "pc"),
    ],
)
def test_the_short_name_of_a_pc(pc: str, short: str) -> None:
    assert short_pc(pc) == short


def test_a_free_number() -> None:
    used = {"7", "7-4F2K9QX", "7-4F2K9QX-2"}
    assert free_lembar("8", PCS[1], used) == "8-4F2K9QX"
    assert free_lembar("7", PCS[1], used) == "7-4F2K9QX-3"


numbers = st.text("0123456789AB-/", min_size=1, max_size=6)


@given(numbers, st.sampled_from(PCS), st.sets(numbers))
def test_a_free_number_is_free_and_the_same_on_paper(lembar: str, pc: str, used: set[str]) -> None:
    number = free_lembar(lembar, pc, used)
    assert number not in used
    assert is_same_lembar(form(pc=pc, lembar=lembar), form(pc=pc, lembar=number))
    assert on_paper(form(pc=pc, lembar=number)) == on_paper(form(pc=pc, lembar=lembar))


def test_numbers_that_differ_on_paper() -> None:
    assert not is_same_lembar(form(lembar="7"), form(lembar="8"))
    assert not is_same_lembar(form(lembar="7"), form(lembar=None))
    assert not is_same_lembar(form(lembar="7"), form(lembar="7-4F2K9QX"))  # of another PC
    assert is_same_lembar(form(lembar=None), form(lembar=None))


def test_what_makes_two_states_the_same() -> None:
    kept = replace(form(lembar="7"), batch="tumpukan-1")
    assert is_same_form(kept, form(lembar="7-loket1"))
    for changed in (
        form(lembar="7", u1=3),
        replace(kept, void_reason="ganda"),
        replace(kept, verified_by="Sari"),
        replace(kept, flags=frozenset({"burst"})),
        replace(kept, saran="Bagus"),
        replace(kept, layanan="id-ktp"),
    ):
        assert not is_same_form(kept, changed)


def test_what_is_taken_over() -> None:
    here = replace(form(lembar="7-loket1"), batch="tumpukan-1", ms={"U1": 900})
    there = replace(form(lembar="7", u1=2), pc="lain", keyed_by="Sari")
    taken = taken_over(here, replace(there, pc=here.pc))
    assert taken == replace(here, jawaban={"U1": 2})
    assert taken_over(here, replace(there, pc=here.pc, lembar="9")).lembar == "9"


def test_names_of_layanan() -> None:
    assert fold_nama("  Kartu   Keluarga ") == fold_nama("KARTU KELUARGA")
    assert fold_nama("KTP") != fold_nama("KTP-el")


def test_rows_of_one_file_are_paired() -> None:
    here = [form("a", lembar="1"), form("b", lembar="2"), form("c", u1=3), form("d", u1=3)]
    there = [
        form("z", u1=3),
        form("y", lembar="2"),
        form("x", lembar="9"),
        form("w", u1=3),
        form("v", u1=1),
    ]
    assert pair_up(here, there) == {"z": "c", "y": "b", "x": "a", "w": "d"}


def test_choices_that_are_not_known() -> None:
    choices = (ProfileChoice("PNS", "PNS"), ProfileChoice("TANI", "Petani", hidden=True))
    known = known_choices(Profile(pekerjaan=choices))
    assert unknown_choices(replace(form(), pekerjaan="TANI"), known) == ()
    held = replace(form(), pekerjaan="NELAYAN", pendidikan="S1")
    assert unknown_choices(held, known) == (
        Unknown("pendidikan", "S1"),
        Unknown("pekerjaan", "NELAYAN"),
    )


marks = st.builds(
    Saran,
    st.just("s"),
    st.just("Tambah kursi"),
    kind=st.sampled_from(SaranKind),
    unsur=st.sampled_from(["", "U1", "U2"]),
    done=st.sampled_from(["", "sudah"]),
    quoted=st.booleans(),
    quote=st.sampled_from(["", "Tambah …"]),
)


@given(marks, marks)
def test_marks_that_are_here_stay(here: Saran, there: Saran) -> None:
    merged = with_marks(here, there)
    for name in ("kind", "unsur", "done"):
        ours = getattr(here, name)
        empty = SaranKind.UNMARKED if name == "kind" else ""
        assert getattr(merged, name) == (getattr(there, name) if ours == empty else ours)
    is_bare = here == Saran("s", "Tambah kursi")
    assert merged.quoted == (there.quoted if is_bare else here.quoted)
    assert with_marks(merged, there) == merged
