"""An import is listed, and taken back as a whole: with one reason, one entry, and all proven."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import (
    FormVoid,
    ImportTakenBack,
    ImportUnknown,
    PeriodClosed,
    ReasonMissing,
)
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.overlap import Taking
from skm_desk.domain.worksheet import ReadAs
from skm_desk.storage.store import Store
from skm_desk.use_cases.correct_responden import (
    correct_form,
    find_form,
    find_form_by_id,
    void_form,
)
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_imports import list_imports, take_back_import
from skm_desk.use_cases.manage_periods import close_period, create_period, get_period
from skm_desk.use_cases.view_results import view_period
from tests.exchange.books import Sheet, write_book
from tests.exchange.test_worksheets import answers
from tests.outside import change_outside

HEAD = ",".join(["lembar", *(f"U{n}" for n in range(1, 10))])
WriteCsv = Callable[..., Path]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    return desk


@pytest.fixture
def file(write_csv: WriteCsv) -> Path:
    return write_csv(HEAD, *(f"{n},{','.join('123412341')}" for n in range(1, 6)))


def whole(desk: Desk) -> None:
    desk.look(lambda store: store.check())


def forms(desk: Desk) -> int:
    return desk.look(view_period, "2026").result.responden


def void(desk: Desk) -> int:
    return desk.look(lambda store: store.responden.count_void(get_period(store, "2026")))


def entries(desk: Desk) -> int:
    return desk.look(lambda store: store.journal.last().sequence)  # type: ignore[union-attr]


def test_imports_are_listed(desk: Desk, file: Path, tmp_path: Path) -> None:
    assert desk.look(list_imports, "2026") == ()
    import_file(desk, file, "2026")
    book = write_book(tmp_path / "b.xlsx", Sheet("Jan", answers(3)), Sheet("Feb", answers(4, 2)))
    import_file(desk, book, "2026")
    first, second = desk.look(list_imports, "2026")
    assert (first.number, first.file.file_name, first.forms, first.who) == (
        1,
        "berkas.csv",
        5,
        "petugas uji",
    )
    assert (second.number, second.file.sheets, second.forms) == (2, "Jan, Feb", 7)


def test_an_import_is_taken_back_as_a_whole_with_one_entry(desk: Desk, file: Path) -> None:
    import_file(desk, file, "2026")
    before = entries(desk)
    row = desk.do(take_back_import, "2026", 1, "  salah   berkas ", "Dewi")
    assert (row.forms, row.void) == (5, 0)
    assert entries(desk) == before + 1
    assert (forms(desk), void(desk)) == (0, 5)
    (listed,) = desk.look(list_imports, "2026")
    assert (listed.file.void_reason, listed.void) == ("salah berkas", 5)
    entry = desk.look(lambda store: store.journal.last())
    assert entry is not None
    assert (entry.kind, entry.deed) == (Kind.IMPORT.value, "batal impor: salah berkas (Dewi)")
    assert json.loads(entry.after or "")["batal"] == "salah berkas"
    whole(desk)


def test_the_same_file_comes_in_again_with_its_sheet_numbers(desk: Desk, file: Path) -> None:
    import_file(desk, file, "2026")
    desk.do(take_back_import, "2026", 1, "salah periode")
    assert not import_file(desk, file, "2026").known_before
    assert (forms(desk), void(desk)) == (5, 5)
    assert desk.look(find_form, "2026", "1").form.void_reason is None
    assert import_file(desk, file, "2026").known_before
    with pytest.raises(ImportTakenBack):
        desk.do(take_back_import, "2026", 1, "lagi")
    desk.do(take_back_import, "2026", 2, "sekali lagi")
    assert (forms(desk), void(desk)) == (0, 10)
    import_file(desk, file, "2026")
    assert forms(desk) == 5
    whole(desk)


def test_rows_of_an_import_that_was_taken_back_are_new_again(
    desk: Desk, write_csv: WriteCsv
) -> None:
    head = HEAD.replace("lembar", "Timestamp")
    rows = [f"2026-03-05 09:{n:02}:00,{','.join('444444444')}" for n in range(10)]
    import_file(desk, write_csv(head, *rows[:5]), "2026")
    import_file(desk, write_csv(head, *rows, name="b.csv"), "2026", ReadAs(rows=Taking.NEW))
    desk.do(take_back_import, "2026", 1, "keliru")
    seen = import_file(desk, write_csv(head, *rows, name="c.csv"), "2026", ReadAs(rows=Taking.NEW))
    assert seen.known_before  # the very file of the second import
    more = write_csv(head, *rows, f"2026-03-06 09:00:00,{','.join('444444444')}", name="d.csv")
    assert import_file(desk, more, "2026", ReadAs(rows=Taking.NEW)).coming == 6
    assert forms(desk) == 11
    whole(desk)


def test_forms_that_were_corrected_or_void_before(desk: Desk, file: Path) -> None:
    import_file(desk, file, "2026")
    corrected, alone = (desk.look(find_form, "2026", n).form.id for n in ("1", "2"))
    found = desk.look(find_form_by_id, corrected)
    sheet = replace(found.sheet, values={**found.sheet.values, "U1": "4"})
    desk.do(correct_form, corrected, sheet, "Dewi", "salah ketik")
    desk.do(void_form, alone, "Dewi", "kertas ganda")
    (row,) = desk.look(list_imports, "2026")
    assert row.void == 1
    desk.do(take_back_import, "2026", 1, "salah berkas")
    assert (forms(desk), void(desk)) == (0, 5)
    assert desk.look(find_form_by_id, alone).form.void_reason == "kertas ganda"
    assert desk.look(find_form_by_id, corrected).form.void_reason == "salah berkas"
    deeds = [change.deed for change in desk.look(find_form_by_id, corrected).history]
    assert deeds == [
        "impor: berkas.csv",
        "koreksi: salah ketik (Dewi)",
        "batal impor: salah berkas",
    ]
    with pytest.raises(FormVoid):
        desk.do(correct_form, corrected, sheet, "Dewi", "lagi")
    whole(desk)


def test_what_is_refused(desk: Desk, file: Path) -> None:
    import_file(desk, file, "2026")
    before = entries(desk)
    for number in (0, 2, -1):
        with pytest.raises(ImportUnknown) as unknown:
            desk.do(take_back_import, "2026", number, "keliru")
        assert unknown.value.count == 1
    with pytest.raises(ReasonMissing):
        desk.do(take_back_import, "2026", 1, "  ")
    desk.do(close_period, "2026")
    with pytest.raises(PeriodClosed):
        desk.do(take_back_import, "2026", 1, "keliru")
    assert (forms(desk), entries(desk)) == (5, before + 1)
    whole(desk)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE responden SET void_reason = NULL",
        "UPDATE responden SET void_reason = NULL WHERE id = (SELECT min(id) FROM responden)",
        "UPDATE responden SET void_reason = 'lain'",
        "UPDATE import SET void_reason = NULL",
        "UPDATE import SET void_reason = 'lain'",
        "UPDATE import SET void_reason = NULL; UPDATE responden SET void_reason = NULL",
        "UPDATE import SET salt = ''",
        "UPDATE import SET file_name = 'lain.csv'",
        "UPDATE import SET sheets = 'Lama'",
        "UPDATE import_row SET said = 'x' WHERE responden_id = 1",
        "UPDATE import_row SET name = 'x' WHERE responden_id = 1",
        "DELETE FROM import_row WHERE responden_id = 1",
        "DELETE FROM import_row",
        "INSERT INTO correction (sequence, import_id) VALUES (1, 1)",
    ],
)
def test_what_another_program_changed_is_found(desk: Desk, file: Path, change: str) -> None:
    import_file(desk, file, "2026")
    desk.do(take_back_import, "2026", 1, "salah berkas")
    whole(desk)
    for statement in change.split("; "):
        change_outside(desk.folder / "skm-desk.db", statement)
    with pytest.raises(FileDamaged):
        whole(desk)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE import SET void_reason = 'x'",
        "UPDATE import SET salt = 'x'",
        "UPDATE import SET sheets = 'x'",
        "UPDATE import SET uuid = 'x'",
        "DELETE FROM import",
        "UPDATE import_row SET said = 'x'",
        "DELETE FROM import_row",
        "UPDATE responden SET void_reason = 'x'",
    ],
)
def test_the_file_itself_refuses_what_no_entry_tells_of(
    desk: Desk, file: Path, statement: str
) -> None:
    import_file(desk, file, "2026")
    path = desk.folder / "skm-desk.db"
    refused = pytest.raises(sqlite3.IntegrityError)
    with Store(path, desk.origin) as store, refused, store.writing():
        store._db.execute(statement)
    whole(desk)
    assert forms(desk) == 5


def test_an_unsealed_row_is_found(desk: Desk, file: Path, write_csv: WriteCsv) -> None:
    import_file(desk, file, "2026")
    rows = (f"{n},{','.join('444444443')}" for n in range(20, 22))
    import_file(desk, write_csv(HEAD, *rows, name="b.csv"), "2026")
    change_outside(
        desk.folder / "skm-desk.db",
        "INSERT INTO import (uuid, period_id, fingerprint, file_name, column_order, imported_at)"
        " SELECT 'z', period_id, 'z', 'z.csv', 'unsur', imported_at FROM import LIMIT 1",
    )
    with pytest.raises(FileDamaged):
        whole(desk)
