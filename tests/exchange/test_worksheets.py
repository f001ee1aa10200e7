"""Workbooks of several worksheets: each comes in whole, or is named with why it does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from skm_desk.domain.file_errors import CellsRefused, FileEmpty, FileUnreadable, HeaderMissing
from skm_desk.domain.import_errors import (
    WorksheetNamesUnusable,
    WorksheetsWithoutForms,
    WorksheetUnknown,
)
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.domain.worksheet import Holds, NamesAs, ReadAs, Worksheet, sharing
from skm_desk.exchange.export import Export
from skm_desk.exchange.formats import look_over, write_file
from skm_desk.exchange.reading import Inspection
from tests.exchange.books import Rows, Sheet, write_book

KINDS = (".xlsx", ".ods", ".xls", ".html.xls")
U_LINE = [f"U{n}" for n in range(1, 10)]
Look = Callable[..., Inspection]


@pytest.fixture
def look(kuesioner: Kuesioner, period: Period) -> Look:
    return lambda path, **how: look_over(path, kuesioner, period, ReadAs(**how))


@pytest.fixture(params=KINDS)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a workbook, once for each kind of file."""
    return lambda *sheets: write_book(tmp_path / f"buku{request.param}", *sheets)


def answers(count: int, seed: int = 1, first: int = 1) -> list[list[str]]:
    """Return so many different forms below their heading, with a running number."""
    dice = Random(seed)
    rows = [[str(first + n), *(dice.choice("1234") for _ in range(9))] for n in range(count)]
    return [["No", *U_LINE], *rows]


def names(seen: Inspection, read: bool = True) -> list[str]:
    return [one.name for one in seen.worksheets if one.is_read is read]


def held(seen: Inspection) -> dict[str, Worksheet]:
    return {one.name: one for one in seen.worksheets}


RECAP = [
    ["No", "Unit", *U_LINE, "IKM"],
    ["1", "Loket A", *["3,25"] * 9, "81,25"],
    ["2", "Loket B", *["3.5"] * 9, "87.5"],
]
WHOLE_RECAP = [["No", "Unit Layanan", "Jumlah Responden", *U_LINE], ["1", "A", "40", *"444444444"]]
COUNTS = [["Nilai", *U_LINE], ["1", *["0"] * 9], ["4", *["38"] * 9], ["3", *["12"] * 9]]
BLANK = [["No", *U_LINE], ["1"], ["2"], ["3"]]
IDENTITIES = [["No", "Nama", "L/P", "Umur", "Pendidikan"], ["1", "Ani", "P", "30", "SMA"]]
COVER = [["SURVEI KEPUASAN MASYARAKAT"], ["Dinas Sosial"]]


def test_answers_behind_a_recap_and_an_empty_form(book: Callable[..., Path], look: Look) -> None:
    seen = look(
        book(
            Sheet("Sampul", COVER),
            Sheet("Rekap", RECAP),
            Sheet("Formulir", BLANK),
            Sheet("Identitas", IDENTITIES),
            Sheet("Isian", answers(40)),
        )
    )
    assert names(seen) == ["Isian"]
    assert len(seen.accepted().records) == 40
    kinds = {name: one.holds for name, one in held(seen).items()}
    assert kinds == {
        "Sampul": Holds.NO_HEADING,
        "Rekap": Holds.RECAP,
        "Formulir": Holds.BLANK_FORM,
        "Identitas": Holds.IDENTITIES,
        "Isian": Holds.FORMS,
    }


@pytest.mark.parametrize("rows", [RECAP, WHOLE_RECAP, COUNTS], ids=["means", "units", "counts"])
def test_what_is_a_recap(book: Callable[..., Path], look: Look, rows: Rows) -> None:
    seen = look(book(Sheet("Rekap", rows), Sheet("Isian", answers(12))))
    assert held(seen)["Rekap"].holds is Holds.RECAP
    assert len(seen.accepted().records) == 12


@pytest.mark.parametrize("cell", ["5", "75", "Baik", "0"])
def test_forms_with_other_cells_are_no_recap(
    book: Callable[..., Path], look: Look, cell: str
) -> None:
    strange = [["No", *U_LINE], *[[str(n), *[cell] * 9] for n in range(1, 6)]]
    seen = look(book(Sheet("Feb", strange), Sheet("Jan", answers(12))))
    assert names(seen) == ["Feb", "Jan"]
    with pytest.raises(CellsRefused) as refused:
        seen.accepted()
    assert {problem.worksheet for problem in refused.value.problems} == {"Feb"}


def test_one_worksheet_for_each_layanan(book: Callable[..., Path], look: Look) -> None:
    path = book(*(Sheet(name, answers(10, n)) for n, name in enumerate(("KTP", "KK", "Akta"))))
    seen = look(path)
    reading = seen.accepted()
    assert names(seen) == ["KTP", "KK", "Akta"]
    assert [record.worksheet for record in reading.records[::10]] == ["KTP", "KK", "Akta"]
    assert len(reading.records) == 30
    assert seen.names_offered == (NamesAs.LAYANAN,)
    assert {record.layanan for record in look(path, names=NamesAs.LAYANAN).reading.records} == {""}


def test_one_worksheet_for_each_month(book: Callable[..., Path], look: Look) -> None:
    months = ("Januari", "Feb 2024", "Mar")
    seen = look(book(*(Sheet(name, answers(10, n)) for n, name in enumerate(months))))
    assert len(seen.accepted().records) == 30
    assert seen.names_offered == ()  # a month is no day, and no layanan


def test_one_worksheet_for_each_day(book: Callable[..., Path], look: Look) -> None:
    path = book(*(Sheet(f"{n} Maret 2024", answers(10, n)) for n in (4, 5)))
    assert look(path).names_offered == (NamesAs.TANGGAL,)
    assert look(path, names=NamesAs.TANGGAL).accepted()


def test_a_half_year_that_is_not_of_the_period(
    book: Callable[..., Path], kuesioner: Kuesioner, period: Period
) -> None:
    first_half = replace(period, selesai=date(2024, 6, 30))
    path = book(Sheet("Semester I", answers(10)), Sheet("Semester II", answers(12, 2)))
    seen = look_over(path, kuesioner, first_half)
    assert names(seen) == ["Semester I"]
    assert held(seen)["Semester II"].is_outside
    assert len(look_over(path, kuesioner, period).accepted().records) == 22
    wanted = ReadAs(worksheets=("semester ii",))
    assert len(look_over(path, kuesioner, first_half, wanted).accepted().records) == 12


def test_a_hidden_worksheet_is_not_read_unless_it_is_named(
    book: Callable[..., Path], look: Look
) -> None:
    path = book(Sheet("Lama", answers(7, 3), is_hidden=True), Sheet("Baru", answers(10)))
    seen = look(path)
    assert names(seen) == ["Baru"]
    assert (held(seen)["Lama"].is_hidden, held(seen)["Lama"].forms) == (True, 7)
    assert len(seen.accepted().records) == 10
    assert len(look(path, worksheets=("Lama", "baru ")).accepted().records) == 17


def test_only_a_hidden_worksheet_holds_forms(book: Callable[..., Path], look: Look) -> None:
    seen = look(book(Sheet("Lama", answers(7), is_hidden=True), Sheet("Sampul", COVER)))
    assert names(seen) == []
    assert seen.reading.records == []


def test_wrong_cells_name_their_worksheet(book: Callable[..., Path], look: Look) -> None:
    wrong = answers(5, 2)
    wrong[3][4] = "9"
    path = book(Sheet("Jan", answers(5)), Sheet("Feb", wrong))
    seen = look(path)
    assert [(p.worksheet, p.row, p.column, p.value) for p in seen.problems] == [
        ("Feb", 4, "U4", "9")
    ]
    assert {row.worksheet for row in seen.rows} == {"Jan", "Feb"}
    assert len(look(path, worksheets=("Jan",)).accepted().records) == 5


def test_a_wrong_heading_of_one_worksheet(book: Callable[..., Path], look: Look) -> None:
    twice = [["No", *U_LINE, "U1"], ["1", *"4444444444"]]
    path = book(Sheet("Jan", answers(5)), Sheet("Feb", twice))
    seen = look(path)
    with pytest.raises(CellsRefused) as refused:
        seen.accepted()
    assert [(p.worksheet, p.fault) for p in refused.value.problems] == [("Feb", "heading")]
    assert len(look(path, worksheets=("Jan",)).accepted().records) == 5


def test_a_missing_heading_is_named(book: Callable[..., Path], look: Look) -> None:
    short = [row[:-1] for row in answers(5, 2)]
    seen = look(book(Sheet("Jan", answers(5)), Sheet("Feb", short)))
    assert names(seen) == ["Jan"]
    assert held(seen)["Feb"].missing == ("U9",)


def test_a_sheet_number_in_two_worksheets(book: Callable[..., Path], look: Look) -> None:
    sheets = []
    for name in ("Jan", "Feb"):
        rows = answers(3, len(name) + ord(name[0]))
        sheets.append(Sheet(name, [["Lembar", *U_LINE], *rows[1:]]))
    seen = look(book(*sheets))
    assert [(p.worksheet, p.row, p.fault) for p in seen.problems] == [
        ("Feb", row, "lembar_twice") for row in (2, 3, 4)
    ]


def test_worksheets_with_other_columns(book: Callable[..., Path], look: Look) -> None:
    with_age = [[*U_LINE, "Umur"], [*"123412341", "30"]]
    with_sex = [["L/P", *U_LINE], ["P", *"444444443"]]
    seen = look(book(Sheet("A", with_age), Sheet("B", with_sex)))
    reading = seen.accepted()
    assert [target for _, target in reading.columns] == [*U_LINE, "usia", "jenis_kelamin"]
    first, second = reading.records
    assert (first.usia, first.jenis_kelamin) == (30, None)
    assert (second.usia, second.jenis_kelamin) == (None, "P")
    assert [row.cells for row in seen.rows] == [
        (*"123412341", "30", ""),
        (*"444444443", "", "P"),
    ]


def test_a_workbook_is_known_again_whatever_its_worksheets_are_called(
    tmp_path: Path, look: Look
) -> None:
    jan, feb = answers(10), answers(12, 2)
    prints = {
        look(write_book(tmp_path / f"{n}.xlsx", *sheets)).reading.fingerprint
        for n, sheets in enumerate(
            (
                (Sheet("Jan", jan), Sheet("Feb", feb)),
                (Sheet("Feb", feb), Sheet("Sampul", COVER), Sheet("Januari", jan)),
            )
        )
    }
    assert len(prints) == 1
    alone = look(write_book(tmp_path / "satu.xlsx", Sheet("Jan", jan)))
    assert alone.reading.fingerprint not in prints
    parts = look(write_book(tmp_path / "dua.xlsx", Sheet("Jan", jan), Sheet("Feb", feb))).parts
    assert alone.reading.fingerprint == parts[0].reading.fingerprint


# Worksheets that hold the same forms.


def test_a_worksheet_that_gathers_the_others(book: Callable[..., Path], look: Look) -> None:
    jan, feb = answers(20), answers(15, 2)
    all_of_them = [jan[0], *([str(n), *row[1:]] for n, row in enumerate([*jan[1:], *feb[1:]], 1))]
    seen = look(book(Sheet("Jan", jan), Sheet("Feb", feb), Sheet("Gabungan", all_of_them)))
    assert names(seen) == ["Gabungan"]
    assert {one.copy_of for one in seen.worksheets if not one.is_read} == {"Gabungan"}
    assert len(seen.accepted().records) == 35


def test_a_copy_and_the_worksheet_with_more_columns(book: Callable[..., Path], look: Look) -> None:
    plain = answers(20)
    rich = [["Umur", *plain[0]], *(["30", *row] for row in plain[1:])]
    seen = look(book(Sheet("Tabulasi", plain), Sheet("Isian", rich)))
    assert names(seen) == ["Isian"]
    assert held(seen)["Tabulasi"].copy_of == "Isian"


def test_a_visible_worksheet_is_no_copy_of_a_hidden_one(
    book: Callable[..., Path], look: Look
) -> None:
    older = answers(20)
    path = book(Sheet("Cadangan", answers(30), is_hidden=True), Sheet("Isian", older))
    seen = look(path)
    assert names(seen) == ["Isian"]
    assert len(seen.accepted().records) == 20


def test_worksheets_that_share_some_forms(book: Callable[..., Path], look: Look) -> None:
    jan = answers(22)
    gathered = [*jan[:21], *answers(10, 5)[1:]]  # two forms of January came later
    path = book(Sheet("Jan", jan), Sheet("Gabungan", gathered))
    seen = look(path)
    assert names(seen) == ["Jan", "Gabungan"]
    assert sharing(seen.worksheets) == (("Jan", "Gabungan", 20),)
    assert sharing(look(path, worksheets=("Jan",)).worksheets) == ()


def test_few_forms_alike_are_no_copy_if_their_days_differ(
    book: Callable[..., Path], look: Look
) -> None:
    fours = [["No", *U_LINE], *[[str(n), *"444444444"] for n in (1, 2)]]
    assert names(look(book(Sheet("Jan", fours), Sheet("Feb", fours)))) == ["Jan", "Feb"]
    assert names(look(book(Sheet("Data", fours), Sheet("Data (2)", fours)))) == ["Data"]
    one = fours[:2]
    assert names(look(book(Sheet("KTP", one), Sheet("KK", one)))) == ["KTP", "KK"]


@pytest.mark.parametrize("count", [1, 2, 30])
def test_our_own_export_counts_once(
    tmp_path: Path,
    look: Look,
    export: Callable[..., Export],
    form: Callable[..., Responden],
    count: int,
) -> None:
    path = tmp_path / "keluar.xlsx"
    forms = [form([None] * 9, saran="hanya saran"), *(form() for _ in range(count))]
    write_file(path, export(forms))
    seen = look(path)
    assert names(seen) == ["Data"]
    assert held(seen)["Olah Data"].copy_of == "Data"
    assert len(seen.accepted().records) == count + 1


def test_a_corrected_cell_makes_no_other_worksheet(book: Callable[..., Path], look: Look) -> None:
    jan = answers(20)
    copy = [list(row) for row in jan]
    copy[7][3] = "4" if copy[7][3] != "4" else "3"
    seen = look(book(Sheet("Isian", jan), Sheet("Salinan", copy)))
    assert names(seen) == ["Isian"]


# What cannot be read.


def test_worksheets_that_are_asked_for(book: Callable[..., Path], look: Look) -> None:
    path = book(Sheet("Rekap", RECAP), Sheet("Isian", answers(12)))
    with pytest.raises(WorksheetUnknown) as unknown:
        look(path, worksheets=("Maret",))
    assert (unknown.value.name, unknown.value.known) == ("Maret", ["Rekap", "Isian"])
    with pytest.raises(WorksheetsWithoutForms) as without:
        look(path, worksheets=("Isian", "Rekap"))
    assert [one.holds for one in without.value.worksheets] == [Holds.RECAP]


def test_a_workbook_without_forms(book: Callable[..., Path], look: Look) -> None:
    with pytest.raises(WorksheetsWithoutForms) as without:
        look(book(Sheet("Rekap", RECAP), Sheet("Identitas", IDENTITIES)))
    assert [one.holds for one in without.value.worksheets] == [Holds.RECAP, Holds.IDENTITIES]
    with pytest.raises(HeaderMissing) as missing:
        look(book(Sheet("Sampul", COVER), Sheet("Isian", [row[:-1] for row in answers(4)])))
    assert missing.value.missing == ("U9",)
    with pytest.raises(FileEmpty):
        look(book(Sheet("Formulir", BLANK), Sheet("Formulir 2", BLANK)))
    with pytest.raises(WorksheetsWithoutForms):
        look(book(Sheet("Rekap", RECAP)))


def test_names_of_worksheets_that_can_be_nothing_else(
    book: Callable[..., Path], look: Look
) -> None:
    with_layanan = [["Layanan", *U_LINE], ["KTP", *"123412341"]]
    path = book(Sheet("A", with_layanan), Sheet("B", answers(3)))
    assert look(path).names_offered == ()
    for wanted in (NamesAs.LAYANAN, NamesAs.TANGGAL):
        with pytest.raises(WorksheetNamesUnusable):
            look(path, names=wanted)
    alone = book(Sheet("KTP", answers(3)))
    with pytest.raises(WorksheetNamesUnusable):
        look(alone, names=NamesAs.LAYANAN)


@pytest.mark.parametrize("name", ["uji.csv", "uji.json"])
def test_a_file_without_worksheets(tmp_path: Path, look: Look, name: str) -> None:
    with pytest.raises(WorksheetUnknown):
        look(tmp_path / name, worksheets=("Jan",))
    with pytest.raises(WorksheetNamesUnusable):
        look(tmp_path / name, names=NamesAs.LAYANAN)


# Pages of the web.


def test_joined_cells_of_a_page(tmp_path: Path, look: Look) -> None:
    path = tmp_path / "unduhan.xls"
    cells = "".join(f"<th>U{n}</th>" for n in range(1, 10))
    fours = "<td>4</td>" * 9
    path.write_text(
        "<!DOCTYPE html><meta charset=utf-8><table><tr><th rowspan=2>No<th colspan=9>NILAI</tr>"
        f"<tr>{cells}</tr><tr><td>1</td>{fours}<tr><td>2{fours}</table>"
        "<h2>Saran<br>warga</h2><table border=1><caption>Lain &amp; lain</caption>"
        "<tr><td>a</table>",
        encoding="utf-8",
    )
    seen = look(path)
    assert [one.name for one in seen.worksheets] == ["Tabel 1", "Lain & lain"]
    assert [record.no_res for record in seen.accepted().records] == ["1", "2"]


def test_a_page_that_only_points_at_others(tmp_path: Path, look: Look) -> None:
    path = tmp_path / "unduhan.xls"
    path.write_text("<html><frameset><frame src='sheet001.htm'></frameset></html>")
    with pytest.raises(FileUnreadable):
        look(path)
    path.write_text("<html>" + "<a " * 100_000)
    with pytest.raises(FileUnreadable):
        look(path)
    path.write_text("<html><table><tr>" + "<td rowspan=99999999 colspan=99999999>U1" * 3)
    with pytest.raises(FileUnreadable):
        look(path)
