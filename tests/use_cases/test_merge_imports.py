"""Imports that travel: known again row by row on the other PC, taken back there, counted once."""

from pathlib import Path
from random import Random

import pytest

from skm_desk.domain.import_errors import RowsKnownBefore
from skm_desk.domain.merge_errors import MergeIntoClosed
from skm_desk.domain.overlap import Taking
from skm_desk.domain.responden import Responden
from skm_desk.domain.worksheet import ReadAs
from skm_desk.storage.store import Store
from skm_desk.use_cases.correct_responden import find_form_by_id
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_imports import list_imports, take_back_import
from skm_desk.use_cases.manage_periods import close_period, get_period
from skm_desk.use_cases.merge_packages import merge
from tests.exchange.books import Sheet, write_book
from tests.exchange.test_worksheets import answers
from tests.use_cases.other_pcs import (
    PERIOD,
    assert_whole,
    carry,
    correct,
    head,
    make_pc,
    packed,
    tally_of,
    void,
)

NEW = ReadAs(rows=Taking.NEW)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "a.xlsx", Sheet("Jan", answers(12)), Sheet("Feb", answers(8, 2)))


def counted(desk: Desk) -> int:
    return tally_of(desk)["responden"][0]


def forms(desk: Desk) -> dict[str, Responden]:
    """Return all forms of the period by id, as they count."""

    def look(store: Store) -> dict[str, Responden]:
        ids = store.package.ids(get_period(store, PERIOD))
        found = (store.responden.find(form) for form in sorted(ids))
        return {kept.form.id: kept.form for kept in found if kept is not None}

    return desk.look(look)


def reasons(desk: Desk) -> set[str | None]:
    return {form.void_reason for form in forms(desk).values()}


def alike(first: Desk, second: Desk, folder: Path) -> None:
    """Both PCs say the same, are whole, and have nothing to tell each other any more."""
    assert tally_of(first) == tally_of(second)
    assert forms(first).keys() == forms(second).keys()
    assert {f.id: f.void_reason for f in forms(first).values()} == {
        f.id: f.void_reason for f in forms(second).values()
    }
    assert_whole(first, folder)
    assert_whole(second, folder)
    for source, target in ((first, second), (second, first)):
        before = head(target)
        assert not carry(source, target, folder).has_news
        assert head(target) == before


def test_rows_are_known_again_on_the_other_pc(
    first: Desk, second: Desk, tmp_path: Path, book: Path
) -> None:
    import_file(first, book, PERIOD)
    carry(first, second, tmp_path)
    (row,) = second.look(list_imports, PERIOD)
    assert (row.file.sheets, row.forms, row.from_pc) == ("Jan, Feb", 20, "satu")
    grown = write_book(tmp_path / "b.xlsx", Sheet("Jan", answers(15)), Sheet("Feb", answers(8, 2)))
    with pytest.raises(RowsKnownBefore):
        import_file(second, grown, PERIOD)
    assert import_file(second, grown, PERIOD, NEW).coming == 3
    carry(second, first, tmp_path)
    assert counted(first) == 23
    alike(first, second, tmp_path)


@pytest.mark.parametrize("is_known", [True, False])
def test_an_import_that_was_taken_back_arrives_so(
    first: Desk, second: Desk, tmp_path: Path, book: Path, is_known: bool
) -> None:
    import_file(first, book, PERIOD)
    if is_known:
        carry(first, second, tmp_path)
    first.do(take_back_import, PERIOD, 1, "salah berkas", "Dewi")
    before = second.look(lambda store: store.journal.last().sequence)  # type: ignore[union-attr]
    outcome = carry(first, second, tmp_path)
    assert outcome.has_news
    assert outcome.taken_back == ["a.xlsx"]
    assert outcome.voided == (20 if is_known else 0)
    after = second.look(lambda store: store.journal.last().sequence)  # type: ignore[union-attr]
    assert after == before + 2  # one entry for the import, one for the package
    assert counted(second) == 0
    assert reasons(second) == {"salah berkas"}
    form = next(iter(forms(second)))
    deeds = [change.deed for change in second.look(find_form_by_id, form).history]
    assert "batal impor (dari PC satu): salah berkas" in deeds
    alike(first, second, tmp_path)


def test_the_other_pc_takes_it_back(first: Desk, second: Desk, tmp_path: Path, book: Path) -> None:
    import_file(first, book, PERIOD)
    carry(first, second, tmp_path)
    second.do(take_back_import, PERIOD, 1, "keliru")
    assert_whole(second, tmp_path)
    carry(second, first, tmp_path)
    assert (counted(first), reasons(first)) == (0, {"keliru"})
    alike(first, second, tmp_path)


def test_both_pcs_take_it_back(first: Desk, second: Desk, tmp_path: Path, book: Path) -> None:
    import_file(first, book, PERIOD)
    carry(first, second, tmp_path)
    first.do(take_back_import, PERIOD, 1, "satu bilang")
    second.do(take_back_import, PERIOD, 1, "dua bilang")
    assert not carry(first, second, tmp_path).has_news
    assert not carry(second, first, tmp_path).has_news
    assert counted(first) == counted(second) == 0
    assert_whole(first, tmp_path)
    assert_whole(second, tmp_path)


def test_it_is_taken_back_and_comes_in_again(
    first: Desk, second: Desk, tmp_path: Path, book: Path
) -> None:
    import_file(first, book, PERIOD)
    first.do(take_back_import, PERIOD, 1, "urutan keliru")
    import_file(first, book, PERIOD)
    outcome = carry(first, second, tmp_path)
    assert (outcome.added, counted(second), len(forms(second))) == (40, 20, 40)
    assert [row.file.void_reason for row in second.look(list_imports, PERIOD)] == [
        "urutan keliru",
        None,
    ]
    alike(first, second, tmp_path)
    assert import_file(second, book, PERIOD).known_before


def test_corrected_and_void_forms_of_it(
    first: Desk, second: Desk, tmp_path: Path, book: Path
) -> None:
    import_file(first, book, PERIOD)
    carry(first, second, tmp_path)
    one, two, three, *_ = forms(first)
    correct(first, one, U1="1")
    void(first, two)
    correct(second, three, U2="1")
    first.do(take_back_import, PERIOD, 1, "salah berkas")
    carry(first, second, tmp_path)
    assert counted(second) == 0
    assert forms(second)[two].void_reason == "kertas ganda"
    assert forms(second)[one].jawaban["U1"] == 1
    carry(second, first, tmp_path)
    assert forms(first)[three].jawaban["U2"] == 1
    assert forms(first)[three].void_reason == "salah berkas"
    alike(first, second, tmp_path)


def test_a_file_that_both_pcs_took_in_stays_where_nobody_took_it_back(
    first: Desk, second: Desk, tmp_path: Path, book: Path
) -> None:
    import_file(first, book, PERIOD)
    import_file(second, book, PERIOD)
    first.do(take_back_import, PERIOD, 1, "sudah ada di komputer dua")
    outcome = carry(first, second, tmp_path)
    assert [one.what for one in outcome.kept_ours] == ["import"]
    assert not outcome.has_news
    assert counted(second) == 20
    outcome = carry(second, first, tmp_path)
    assert outcome.added == 20
    assert counted(first) == 20
    assert_whole(first, tmp_path)
    assert_whole(second, tmp_path)


def test_sheet_numbers_of_an_import_that_was_taken_back_are_free(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    rows = [["Lembar", *(f"U{n}" for n in range(1, 10))], *answers(5)[1:]]
    path = write_book(tmp_path / "a.xlsx", Sheet("Jan", rows))
    import_file(first, path, PERIOD)
    first.do(take_back_import, PERIOD, 1, "keliru")
    import_file(first, path, PERIOD)
    outcome = carry(first, second, tmp_path)
    assert outcome.renumbered == []
    live = {form.lembar for form in forms(second).values() if form.void_reason is None}
    assert live == {"1", "2", "3", "4", "5"}
    alike(first, second, tmp_path)


def test_a_closed_period_keeps_what_was_taken_back_elsewhere(
    first: Desk, second: Desk, tmp_path: Path, book: Path
) -> None:
    import_file(first, book, PERIOD)
    carry(first, second, tmp_path)
    first.do(take_back_import, PERIOD, 1, "salah berkas")
    second.do(close_period, PERIOD)
    before = head(second)
    with pytest.raises(MergeIntoClosed):
        merge(second, [packed(first, tmp_path)])
    assert (head(second), counted(second)) == (before, 20)


def test_three_pcs_in_any_order(tmp_path: Path, book: Path) -> None:
    one, two, three = (make_pc(tmp_path, name) for name in ("satu", "dua", "tiga"))
    import_file(one, book, PERIOD)
    carry(one, two, tmp_path)
    carry(two, three, tmp_path)
    three.do(take_back_import, PERIOD, 1, "keliru")
    carry(three, one, tmp_path)
    carry(one, two, tmp_path)
    assert {counted(desk) for desk in (one, two, three)} == {0}
    for source in (one, two, three):
        for target in (one, two, three):
            if source is not target:
                assert not carry(source, target, tmp_path).has_news
        assert_whole(source, tmp_path)
        files = source.look(lambda store: store.imports.files(get_period(store, PERIOD)))
        assert [file.void_reason for file in files] == ["keliru"]


@pytest.mark.parametrize(
    "seed", [0, 1, 2, *(pytest.param(n, marks=pytest.mark.slow) for n in range(3, 40))]
)
def test_what_three_pcs_did_ends_the_same_everywhere(tmp_path: Path, seed: int) -> None:
    """Each takes in a file of its own; all correct, declare void, take back and carry.

    A form that two of them changed apart stays as each has it, and is told.
    """
    dice = Random(seed)
    pcs = [make_pc(tmp_path, name) for name in ("satu", "dua", "tiga")]
    for number, pc in enumerate(pcs):
        sheet = Sheet("Isian", answers(6, number))
        import_file(pc, write_book(tmp_path / f"{number}.xlsx", sheet), PERIOD)
    told: set[str] = set()
    for step in range(14):
        pc, other = dice.sample(pcs, 2)
        standing = [form for form in forms(pc).values() if form.void_reason is None]
        rows = [r for r in pc.look(list_imports, PERIOD) if r.file.void_reason is None]
        deed = dice.choice(("carry", "carry", "correct", "void", "take back"))
        if deed == "carry":
            told |= {apart.form for apart in carry(pc, other, tmp_path).apart}
        elif deed == "correct" and standing:
            correct(pc, dice.choice(standing).id, U3=str(step % 4 + 1), U4=str(step % 3 + 1))
        elif deed == "void" and standing:
            void(pc, dice.choice(standing).id, f"batal {step}")
        elif rows:
            pc.do(take_back_import, PERIOD, dice.choice(rows).number, f"keliru {step}")
    for _ in range(3):
        for source in pcs:
            for target in pcs:
                if source is not target:
                    told |= {apart.form for apart in carry(source, target, tmp_path).apart}
    states = [
        {i: form.void_reason is None for i, form in forms(pc).items() if i not in told}
        for pc in pcs
    ]
    files = [
        {r.file.file_name: r.file.void_reason is None for r in pc.look(list_imports, PERIOD)}
        for pc in pcs
    ]
    assert states[0] == states[1] == states[2]
    assert files[0] == files[1] == files[2]
    for pc in pcs:
        assert_whole(pc, tmp_path)
        assert len(forms(pc)) == 18
