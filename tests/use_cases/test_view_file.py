"""A file is looked at as it would come in, and comes in as it was looked at, or not at all."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.errors import PeriodClosed
from skm_desk.domain.file_errors import FileChanged, FileEmpty, MakingStopped
from skm_desk.domain.import_errors import RowsOvertaken, WorksheetUnknown
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.overlap import Taking
from skm_desk.domain.worksheet import USUAL, NamesAs, ReadAs
from skm_desk.storage.store import Store
from skm_desk.use_cases import import_data
from skm_desk.use_cases.change_period import change_days
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.view_file import MOST_PROBLEMS, FileView, take_in, view_file
from skm_desk.use_cases.view_results import view_period
from tests.exchange.books import Sheet, write_book
from tests.exchange.test_worksheets import answers

HEADER = "no_res,lembar,tanggal,layanan,pekerjaan,U1,U2,U3,U4,U5,U6,U7,U8,U9"
FOUR = ",".join("4" * 9)
WriteCsv = Callable[..., Path]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    return desk


def quiet(_done: int, _total: int) -> None:
    """Tell nobody."""


def look(desk: Desk, path: Path, how: ReadAs = USUAL) -> FileView:
    return view_file(desk, path, "2026", how, quiet)


def state(desk: Desk) -> tuple[int, int, int]:
    """Forms, layanan and entries in the file."""

    def count(store: Store) -> tuple[int, int, int]:
        last = store.journal.last()
        assert last is not None
        return store.count.all_forms(), len(store.layanan.list_all()), last.sequence

    return desk.look(count)


def test_what_is_seen_of_a_file(desk: Desk, write_csv: WriteCsv) -> None:
    before = state(desk)
    view = look(
        desk,
        write_csv(
            HEADER,
            f"1,,2026-03-01,KTP,petani,{FOUR}",
            f"2,,2026-12-24,ktp,nelayan,{FOUR}",
            f"3,,,Akta,petani,{FOUR}",
        ),
    )
    assert (view.forms, view.undated, view.future_dates) == (3, 1, 1)
    assert view.dates == (date(2026, 3, 1), date(2026, 12, 24))
    assert view.new_layanan == ("KTP", "Akta")
    assert view.free_pekerjaan == {"petani": 2, "nelayan": 1}
    assert view.unclear == ("U8", "U9")
    assert [row.number for row in view.rows] == [2, 3, 4]
    assert view.can_come_in
    assert state(desk) == before
    assert take_in(desk, view, quiet).forms == 3
    assert state(desk)[:2] == (before[0] + 3, before[1] + 2)


def test_very_many_wrong_cells_are_counted_and_the_first_are_listed(
    desk: Desk, write_csv: WriteCsv
) -> None:
    wrong = ",".join("5" * 9)
    view = look(desk, write_csv(HEADER, *(f"{n},,kemarin,,,{wrong}" for n in range(1, 501))))
    assert view.problem_count == 5_000
    assert view.faults == {"date": 500, "nilai": 4_500}
    assert len(view.problems) == MOST_PROBLEMS
    assert [p.column for p in view.problems[:3]] == ["tanggal", "U1", "U2"]
    assert {p.row for p in view.problems} <= {row.number for row in view.rows}
    assert not view.can_come_in


def test_used_sheet_numbers_are_wrong_cells_of_the_file(desk: Desk, write_csv: WriteCsv) -> None:
    first = write_csv(HEADER, "1,700,,,,1,2,3,4,1,2,3,4,1")  # of somebody else
    import_file(desk, first, "2026")
    header = HEADER.replace("lembar", "No. Lembar")
    lines = [f"{n},{n},,,,{FOUR}" for n in range(1, 901)]
    view = look(desk, write_csv(header, *lines, name="kedua.csv"))
    (problem,) = view.problems
    assert (problem.row, problem.column, problem.fault) == (701, "No. Lembar", "lembar_taken")
    (row,) = [row for row in view.rows if row.number == 701]
    assert row.cells == ("700", "700", "", "", "", *"444444444")
    again = look(desk, first)
    assert again.known_before  # and then nothing of it is wrong
    assert again.problems == ()


def test_what_comes_in_is_what_was_looked_at(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(HEADER, f"1,,,,,{FOUR}")
    view = look(desk, path)
    write_csv(HEADER, f"1,,,,,{FOUR}", f"2,,,,,{FOUR}")
    before = state(desk)
    with pytest.raises(FileChanged):
        take_in(desk, view, quiet)
    write_csv(HEADER)
    with pytest.raises(FileEmpty):
        take_in(desk, view, quiet)
    assert state(desk) == before
    write_csv(HEADER.replace(",", ";"), f"1,,,,,{FOUR}".replace(",", ";"))  # only saved anew
    assert take_in(desk, view, quiet).forms == 1


def test_a_period_closed_meanwhile_takes_nothing(desk: Desk, write_csv: WriteCsv) -> None:
    view = look(desk, write_csv(HEADER, f"1,,,,,{FOUR}"))
    desk.do(close_period, "2026")
    before = state(desk)
    with pytest.raises(PeriodClosed):
        take_in(desk, view, quiet)
    assert state(desk) == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_a_stop_anywhere_leaves_nothing(
    desk: Desk, write_csv: WriteCsv, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skm_desk.machine.collector._ROUND", 0.0)  # told at every chance
    path = write_csv(HEADER, *(f"{n},{n},,KTP,,{FOUR}" for n in range(1, 2_001)))
    view = look(desk, path)
    before = state(desk)
    told: list[float] = []

    def stop(done: int, total: int) -> None:
        told.append(done / total if total else 0.0)
        if told[-1] > share:
            raise MakingStopped

    with pytest.raises(MakingStopped):
        take_in(desk, view, stop)
    assert told == sorted(told)
    assert state(desk) == before
    desk.look(lambda store: store.check())
    assert take_in(desk, view, quiet).forms == 2_000
    desk.look(lambda store: store.check())


def test_worksheets_are_taken_in_as_they_were_looked_at(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    sheets = [Sheet(name, answers(5, n)) for n, name in enumerate(("KTP", "Akta"))]
    write_book(path, *sheets)
    view = look(desk, path)
    assert (view.forms, view.has_several, view.names_offered) == (10, True, (NamesAs.LAYANAN,))
    chosen = look(desk, path, ReadAs(worksheets=("Akta",), names=NamesAs.LAYANAN))
    assert (chosen.forms, chosen.new_layanan) == (5, ("Akta",))
    write_book(path, *sheets, Sheet("KK", answers(5, 7)))  # another one came meanwhile
    assert take_in(desk, chosen, quiet).forms == 5
    with pytest.raises(RowsOvertaken):
        take_in(desk, view, quiet)
    again = look(desk, path, replace(view.how, worksheets=("KTP", "Akta"), rows=Taking.NEW))
    assert (again.forms, again.coming) == (10, 5)  # the two that were looked at
    assert take_in(desk, again, quiet).forms == 5
    write_book(path, Sheet("KTP el", answers(5)), sheets[1])
    with pytest.raises(WorksheetUnknown):
        take_in(desk, view, quiet)


def test_forms_of_a_day_get_their_day_of_the_worksheet(desk: Desk, tmp_path: Path) -> None:
    days = ("4 Maret 2026", "24 Desember 2026")
    sheets = (Sheet(name, answers(5, n)) for n, name in enumerate(days))
    path = write_book(tmp_path / "buku.xlsx", *sheets)
    assert look(desk, path).undated == 10
    view = look(desk, path, ReadAs(names=NamesAs.TANGGAL))
    assert view.dates == (date(2026, 3, 4), date(2026, 12, 24))
    assert (view.undated, view.future_dates) == (0, 5)
    assert take_in(desk, view, quiet).forms == 10
    desk.look(lambda store: store.check())


def test_names_that_can_be_nothing_any_more_become_nothing(desk: Desk, tmp_path: Path) -> None:
    with_layanan = [["Layanan", *(f"U{n}" for n in range(1, 10))], ["SIM", *"123412341"]]
    sheets = (Sheet("KTP", answers(5)), Sheet("Akta", answers(5, 2)), Sheet("SIM", with_layanan))
    path = write_book(tmp_path / "buku.xlsx", *sheets)
    how = ReadAs(worksheets=("KTP", "Akta"), names=NamesAs.LAYANAN)
    assert look(desk, path, how).how == how
    more = look(desk, path, replace(how, worksheets=("KTP", "Akta", "SIM")))
    assert (more.how.names, more.forms) == (NamesAs.NOTHING, 11)


def test_wrong_cells_of_several_worksheets(desk: Desk, tmp_path: Path) -> None:
    jan, feb = answers(5), answers(5, 2)
    jan[5][2] = feb[1][1] = "7"
    path = write_book(tmp_path / "buku.xlsx", Sheet("Jan", jan), Sheet("Feb", feb))
    view = look(desk, path)
    told = [(p.worksheet, p.row, view.places[p.worksheet, p.column]) for p in view.problems]
    assert told == [("Jan", 6, 2), ("Feb", 2, 1)]
    assert {(p.worksheet, p.row) for p in view.problems} <= {
        (row.worksheet, row.number) for row in view.rows
    }


def meanwhile(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> list[int]:
    """Have `deed` done once, when the forms were made ready and are not written yet; the list
    grows by one each time that forms are made ready."""
    make_ready, times = import_data._make_ready, []

    def make(*args: object) -> object:
        ready = make_ready(*args)  # type: ignore[arg-type]
        times.append(len(times))
        if len(times) == 1:
            deed()
        return ready

    monkeypatch.setattr(import_data, "_make_ready", make)
    return times


def test_a_layanan_added_meanwhile_is_the_one_of_the_forms(
    desk: Desk, write_csv: WriteCsv, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(store: Store) -> Done[None]:
        store.layanan.add(Layanan("dari-lain", "ktp"))
        return Done(None, frozenset())

    path = write_csv(HEADER, f"1,,,KTP,,{FOUR}")
    times = meanwhile(monkeypatch, lambda: desk.do(add))
    import_file(desk, path, "2026")
    assert len(times) == 2
    assert desk.look(view_period, "2026", "KTP").result.responden == 1
    names = [layanan.nama for layanan in desk.look(lambda store: store.layanan.list_all())]
    assert names.count("ktp") == 1
    assert "KTP" not in names


def test_a_file_taken_in_meanwhile_is_not_taken_twice(
    desk: Desk, write_csv: WriteCsv, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(HEADER, f"1,5,,,,{FOUR}")
    other = Desk(desk.folder, desk.origin)
    times = meanwhile(monkeypatch, lambda: import_file(other, path, "2026"))
    assert import_file(desk, path, "2026").known_before
    assert len(times) == 2  # once by each
    assert state(desk)[0] == 1


def test_days_moved_meanwhile_are_heeded(
    desk: Desk, write_csv: WriteCsv, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(HEADER, f"1,,2026-02-01,,,{FOUR}")
    meanwhile(
        monkeypatch, lambda: desk.do(change_days, "2026", date(2026, 3, 1), date(2026, 12, 31))
    )
    with pytest.raises(import_data.CellsRefused):
        import_file(desk, path, "2026")
    assert state(desk)[0] == 0


def test_others_may_write_until_the_forms_are_written(
    desk: Desk, write_csv: WriteCsv, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data file is free while the file is read and made ready."""
    path = write_csv(HEADER, *(f"{n},,,,,{FOUR}" for n in range(1, 200)))
    other = Desk(desk.folder, desk.origin)
    wrote = threading.Event()

    def write() -> None:
        other.do(create_period, "2027", date(2027, 1, 1), date(2027, 12, 31))
        wrote.set()

    def during() -> None:
        thread = threading.Thread(target=write)
        thread.start()
        assert wrote.wait(5)
        thread.join()

    meanwhile(monkeypatch, during)
    assert import_file(desk, path, "2026").forms == 199
    assert wrote.is_set()
