"""The same sheet again: rows of before are named, and come in once, or as a person says."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from skm_desk.domain.file_errors import CellsRefused
from skm_desk.domain.import_errors import RowsKnownBefore, RowsOvertaken
from skm_desk.domain.overlap import Taking
from skm_desk.domain.worksheet import NamesAs, ReadAs
from skm_desk.storage.store import Store
from skm_desk.use_cases.correct_responden import correct_form, find_form_by_id
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import ImportPreview, import_file, look_over
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.view_file import take_in, view_file
from skm_desk.use_cases.view_results import view_period
from tests.exchange.books import Sheet, write_book
from tests.exchange.test_worksheets import answers

U_LINE = [f"U{n}" for n in range(1, 10)]
Write = Callable[..., Path]
NEW, ALL = ReadAs(rows=Taking.NEW), ReadAs(rows=Taking.ALL)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    return desk


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_rows(name: str, head: Sequence[str], *rows: Sequence[str]) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
        return path

    return write_rows


def forms(desk: Desk) -> int:
    return desk.look(view_period, "2026").result.responden


def look(desk: Desk, path: Path, how: ReadAs = ALL) -> ImportPreview:
    return look_over(desk, path, "2026", how)


def online(count: int, first: int = 0, nilai: str = "4") -> list[list[str]]:
    """Return rows of an online form, a minute apart, all answered alike unless told."""
    dice = Random(count + first)
    return [
        [
            f"2026-03-05 {9 + number // 60:02}:{number % 60:02}:07",
            *(dice.choice(nilai) for _ in range(9)),
        ]
        for number in range(first, first + count)
    ]


def test_the_same_online_sheet_a_week_later(desk: Desk, write: Write) -> None:
    head = ["Timestamp", *U_LINE]
    rows = online(40)
    import_file(desk, write("minggu1.csv", head, *rows[:20]), "2026")
    later = write("minggu2.csv", head, *rows)
    with pytest.raises(RowsKnownBefore) as asked:
        import_file(desk, later, "2026")
    told = asked.value
    assert (told.number, told.same, told.corrected, told.new) == (1, 20, 0, 20)
    assert forms(desk) == 20
    assert import_file(desk, later, "2026", NEW).coming == 20
    assert forms(desk) == 40
    assert import_file(desk, later, "2026").known_before  # the very same file
    third = write("minggu3.csv", head, *online(55))
    assert len(look(desk, third).known.same) == 40
    assert import_file(desk, third, "2026", NEW).coming == 15
    assert forms(desk) == 55
    desk.look(lambda store: store.check())


def test_all_of_it_if_a_person_says_so(desk: Desk, write: Write) -> None:
    head = ["Timestamp", *U_LINE]
    import_file(desk, write("a.csv", head, *online(20)), "2026")
    assert import_file(desk, write("b.csv", head, *online(40)), "2026", ALL).coming == 40
    assert forms(desk) == 60


def test_a_sheet_without_moments_that_grew(desk: Desk, write: Write) -> None:
    dice = Random(3)
    rows = [[str(n), *(dice.choice("234") for _ in range(9))] for n in range(1, 41)]
    import_file(desk, write("a.csv", ["No", *U_LINE], *rows[:20]), "2026")
    grown = write("b.csv", ["No", *U_LINE], *rows)
    assert len(look(desk, grown).known.same) == 20
    assert not look(desk, grown).known.is_weak
    assert import_file(desk, grown, "2026", NEW).coming == 20
    assert forms(desk) == 40


def test_a_table_of_nothing_but_fours_that_grew_is_asked_about(desk: Desk, write: Write) -> None:
    fours = [[str(n), *"444444444"] for n in range(1, 41)]
    import_file(desk, write("a.csv", ["No", *U_LINE], *fours[:20]), "2026")
    seen = look(desk, write("b.csv", ["No", *U_LINE], *fours))
    assert (len(seen.known.same), seen.known.is_weak) == (20, True)


def test_the_numbers_of_another_month_are_other_people(desk: Desk, write: Write) -> None:
    head = ["No", *U_LINE]
    january = [[str(n), *"444444444"] for n in range(1, 11)]
    january[2] = ["3", *"111111111"]
    february = [[str(n), *"444444444"] for n in range(1, 21)]
    import_file(desk, write("jan.csv", head, *january), "2026")
    import_file(desk, write("feb.csv", head, *february), "2026")
    assert forms(desk) == 30


def test_ids_name_people_wherever_they_stand(desk: Desk, write: Write) -> None:
    head = ["no_res", *U_LINE]
    ids = ["91722", "10488", "55120", "70031", "20999", "48120"]
    rows = [[one, *"444444444"] for one in ids]
    import_file(desk, write("a.csv", head, *rows[:3]), "2026")
    grown = write("b.csv", head, rows[5], rows[2], rows[4], rows[0], rows[3], rows[1])
    seen = look(desk, grown, NEW)
    assert sorted(seen.known.same) == [1, 3, 5]
    assert import_file(desk, grown, "2026", NEW).coming == 3
    assert forms(desk) == 6


def test_numbered_sheets_that_came_in_are_left_out(desk: Desk, write: Write) -> None:
    head = ["Lembar", *U_LINE]
    import_file(desk, write("a.csv", head, *[[str(n), *"444444444"] for n in (1, 2)]), "2026")
    grown = write("b.csv", head, *[[str(n), *"444444444"] for n in (1, 2, 3)])
    with pytest.raises(RowsKnownBefore):
        import_file(desk, grown, "2026")
    with pytest.raises(CellsRefused) as refused:  # a sheet number is there only once
        import_file(desk, grown, "2026", ALL)
    assert [problem.fault for problem in refused.value.problems] == ["lembar_taken"] * 2
    assert import_file(desk, grown, "2026", NEW).coming == 1
    assert forms(desk) == 3
    other = write("c.csv", head, ["2", *"123412341"], ["4", *"444444444"])
    with pytest.raises(CellsRefused):  # another form under a number that is taken
        import_file(desk, other, "2026", NEW)


# Corrections.


def test_a_corrected_cell_is_named_and_comes_in_only_if_a_person_says_so(
    desk: Desk, write: Write
) -> None:
    head = ["Timestamp", "Usia", "Saran", *U_LINE]
    rows = [[row[0], "30", "bagus", *row[1:]] for row in online(6)]
    import_file(desk, write("a.csv", head, *rows[:4]), "2026")
    rows[1][4] = "2"
    rows[2][1] = "31"
    rows[3] = [rows[3][0], "50", "lain", *"111111111"]  # somebody else in the same second
    grown = write("b.csv", head, *rows)
    known = look(desk, grown).known
    told = [(c.row, c.number, c.cell.column, c.cell.before, c.cell.now) for c in known.corrections]
    assert told == [(3, 1, "U2", "4", "2"), (4, 1, "Usia", "30", "31")]
    assert sorted(known.same) == [0]
    with pytest.raises(RowsKnownBefore) as asked:
        import_file(desk, grown, "2026")
    assert (asked.value.same, asked.value.corrected, asked.value.new) == (1, 2, 3)
    assert import_file(desk, grown, "2026", NEW).coming == 3
    assert forms(desk) == 7


def test_a_form_that_was_corrected_here_too_is_the_same(desk: Desk, write: Write) -> None:
    head = ["Timestamp", *U_LINE]
    rows = online(3)
    import_file(desk, write("a.csv", head, *rows), "2026")
    (form, *_) = desk.look(
        lambda store: [f.id for f in store.responden.iterate(get_period(store, "2026"), True)]
    )
    found = desk.look(find_form_by_id, form)
    values = {**found.sheet.values, "U1": "1"}
    desk.do(correct_form, form, replace(found.sheet, values=values), "Dewi", "salah ketik")
    again = write("b.csv", head, [rows[0][0], "1", *rows[0][2:]], *rows[1:], *online(1, 50))
    known = look(desk, again).known
    assert (sorted(known.same), known.corrections) == ([0, 1, 2], ())
    before = write("c.csv", head, *rows, *online(2, 70))
    assert sorted(look(desk, before).known.same) == [0, 1, 2]  # as it was before
    other = write("d.csv", head, [rows[0][0], "2", *rows[0][2:]], *online(1, 90))
    (correction,) = look(desk, other).known.corrections
    assert (correction.cell.before, correction.cell.now) == ("4", "2")


def test_a_correction_inside_a_block(desk: Desk, write: Write) -> None:
    dice = Random(3)
    rows = [[str(n), *(dice.choice("234") for _ in range(9))] for n in range(1, 31)]
    import_file(desk, write("a.csv", ["No", *U_LINE], *rows[:20]), "2026")
    rows[7][9] = "1"
    known = look(desk, write("b.csv", ["No", *U_LINE], *rows)).known
    assert sorted(known.same) == [n for n in range(20) if n != 7]
    (correction,) = known.corrections
    assert (correction.row, correction.cell.column, correction.cell.now) == (9, "U9", "1")


# Worksheets, other formats, what is known of them.


def test_a_workbook_whose_worksheets_grow(desk: Desk, tmp_path: Path) -> None:
    def book(name: str, jan: int, feb: int) -> Path:
        sheets = (Sheet("Jan", answers(jan)), Sheet("Feb", answers(feb, 2)))
        return write_book(tmp_path / name, *sheets)

    import_file(desk, book("a.xlsx", 20, 12), "2026")
    later = book("b.xlsx", 22, 30)
    known = look(desk, later).known
    assert len(known.same) == 32
    assert import_file(desk, later, "2026", NEW).coming == 20
    assert forms(desk) == 52


def test_a_worksheet_that_came_in_alone_before(desk: Desk, tmp_path: Path) -> None:
    alone = write_book(tmp_path / "a.xlsx", Sheet("Jan", answers(2)))
    import_file(desk, alone, "2026")
    both = write_book(tmp_path / "b.xlsx", Sheet("Feb", answers(5, 2)), Sheet("Jan", answers(2)))
    assert sorted(look(desk, both).known.same) == [5, 6]


def test_the_same_rows_in_another_format(desk: Desk, write: Write, tmp_path: Path) -> None:
    rows = online(20, nilai="234")
    import_file(desk, write("a.csv", ["Timestamp", *U_LINE], *rows), "2026")
    shown = [[f"05/03/2026 {row[0][11:].replace(':', '.')}", *row[1:]] for row in online(30)]
    shown[:20] = [[f"05/03/2026 {row[0][11:].replace(':', '.')}", *row[1:]] for row in rows]
    book = write_book(tmp_path / "b.xlsx", Sheet("Form", [["Cap waktu", *U_LINE], *shown]))
    assert sorted(look(desk, book).known.same) == list(range(20))


def test_a_layanan_of_the_worksheet_is_no_part_of_what_a_row_says(
    desk: Desk, tmp_path: Path
) -> None:
    sheets = [Sheet(name, answers(15, n)) for n, name in enumerate(("KTP", "Akta"))]
    how = ReadAs(names=NamesAs.LAYANAN)
    import_file(desk, write_book(tmp_path / "a.xlsx", *sheets), "2026", how)
    grown = [Sheet(name, answers(25, n)) for n, name in enumerate(("KTP", "Akta"))]
    grown[0].rows[4][2] = "1" if grown[0].rows[4][2] != "1" else "2"  # type: ignore[index]
    known = look(desk, write_book(tmp_path / "b.xlsx", *grown)).known
    assert (len(known.same), len(known.corrections)) == (29, 1)


def test_nothing_new_adds_nothing(desk: Desk, write: Write) -> None:
    head = ["Timestamp", *U_LINE]
    rows = online(10)
    import_file(desk, write("a.csv", head, *rows), "2026")
    part = write("b.csv", head, *rows[3:8])
    assert import_file(desk, part, "2026", NEW).coming == 0
    assert forms(desk) == 10
    assert len(desk.look(lambda store: store.imports.files(get_period(store, "2026")))) == 1


def test_another_period_holds_other_people(desk: Desk, write: Write) -> None:
    desk.do(create_period, "2026-b", date(2026, 1, 1), date(2026, 12, 31))
    path = write("a.csv", ["Timestamp", *U_LINE], *online(10))
    import_file(desk, path, "2026")
    assert import_file(desk, path, "2026-b").coming == 10


def test_rows_that_came_in_since_a_person_looked(desk: Desk, write: Write) -> None:
    head = ["Timestamp", *U_LINE]
    path = write("b.csv", head, *online(20))
    view = view_file(desk, path, "2026", ReadAs(), lambda _d, _t: None)
    assert (view.is_asked, view.can_come_in) == (False, True)
    import_file(desk, write("a.csv", head, *online(5)), "2026")
    with pytest.raises(RowsOvertaken):
        take_in(desk, view, lambda _d, _t: None)
    view = view_file(desk, path, "2026", ReadAs(), lambda _d, _t: None)
    assert (view.is_asked, view.is_decided, view.can_come_in) == (True, False, False)
    view = view_file(desk, path, "2026", NEW, lambda _d, _t: None)
    assert (view.coming, view.can_come_in) == (15, True)
    assert take_in(desk, view, lambda _d, _t: None).forms == 15
    assert forms(desk) == 20


def test_digests_of_rows_are_salted_and_frozen(desk: Desk, write: Write) -> None:
    head = ["Timestamp", *U_LINE]
    import_file(desk, write("a.csv", head, *online(2)), "2026")
    import_file(desk, write("b.csv", head, *online(3)), "2026", ALL)

    def rows(store: Store) -> list[tuple[str, str]]:
        return store._db.execute("SELECT name, said FROM import_row").fetchall()

    kept = desk.look(rows)
    assert len(kept) == 5
    # Two people answered alike in one file: one digest; in another file it is another one.
    assert len({said for _, said in kept}) == 2
    assert len({name for name, _ in kept}) == 5
    assert not any("444" in f"{name}{said}" for name, said in kept if len(said) != 32)
