"""Spreadsheets in: kinds of cells, sheets, and cells that only look empty."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from skm_desk.domain.file_errors import (
    CellsRefused,
    FileEmpty,
    FileMislabelled,
    FileUnreadable,
    HeaderMissing,
)
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.worksheet import ReadAs
from skm_desk.exchange import spreadsheet_in
from skm_desk.exchange.reading import Reading, Record

U_LINE = [f"U{n}" for n in range(1, 10)]
FOURS = ["4"] * 9

Read = Callable[[Path], Reading]
Build = Callable[[Callable[[Any], None]], Path]


@pytest.fixture
def read(kuesioner: Kuesioner, period: Period) -> Read:
    return lambda path: spreadsheet_in.look_over(path, kuesioner, period, ReadAs()).accepted()


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that lets another fill a workbook, and gives its path."""

    def make(fill: Callable[[Any], None]) -> Path:
        path = tmp_path / "buku.xlsx"
        book = xlsxwriter.Workbook(str(path))
        fill(book)
        book.close()
        return path

    return make


def without_row(record: Record) -> tuple[object, ...]:
    return (record.no_res, record.jawaban)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_the_reference_table(
    suffix: str,
    tmp_path: Path,
    read: Read,
    write_xlsx: Callable[..., Path],
    write_ods: Callable[..., Path],
    reference_rows: list[list[str]],
    understood: Callable[..., Reading],
) -> None:
    write = write_xlsx if suffix == ".xlsx" else write_ods
    reading = read(write(tmp_path / f"buku{suffix}", reference_rows))
    assert len(reading.records) == 80
    assert reading == understood(reference_rows)


def test_an_old_workbook(data: Path, read: Read, responden_2024: list[dict[str, str]]) -> None:
    reading = read(data / "olah-data-2024.xls")
    assert [
        {"no_res": r.no_res} | {kode: str(nilai) for kode, nilai in r.jawaban.items()}
        for r in reading.records
    ] == responden_2024
    assert reading.foot_rows == (86, 87)
    assert reading.records[7].tanggal == dt.date(2024, 1, 29)
    assert reading.records[7].saran == "Terima kasih, sudah baik – nomor 7"
    assert reading.records[7].row == 13


def test_kinds_of_cells(build: Build, read: Read) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        hour = book.add_format({"num_format": "hh:mm"})
        sheet.write_row(3, 2, ["No", "Lembar", "Tanggal", "Jam", "Usia", "Saran", *U_LINE])
        sheet.write_row(5, 2, [1.0, 12.0])
        sheet.write_datetime(5, 4, dt.date(2024, 11, 24), day)
        sheet.write_datetime(5, 5, dt.time(8, 5), hour)
        sheet.write_row(5, 6, [34.0, " _x0041_\r\n\x01 "])
        sheet.write_row(5, 8, [1.0, 2.0, 3.0, 4.0, "3,0", "-", None, 4, "2"])
        sheet.write_row(6, 2, [2, None, "2024-11-24 00:00:00"])
        sheet.write_row(6, 8, [4] * 9)

    first, second = read(build(fill)).records
    assert (first.row, first.no_res, first.lembar, first.jam) == (6, "1", "12", "08.05")
    assert (first.tanggal, first.usia) == (dt.date(2024, 11, 24), 34)
    assert first.saran == " _x0041_\r\n\x01 "
    assert list(first.jawaban.values()) == [1, 2, 3, 4, 3, None, None, 4, 2]
    assert second.tanggal == dt.date(2024, 11, 24)


def test_cells_that_are_no_nilai(build: Build, read: Read) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, U_LINE)
        sheet.write_row(1, 0, [4] * 9)
        sheet.write_boolean(1, 0, True)
        sheet.write_datetime(1, 1, dt.date(2024, 1, 4), book.add_format({"num_format": "d/m/yy"}))
        sheet.write_number(1, 2, 3.5)
        sheet.write_number(1, 3, 0)
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 5, "=A2+1", None, "")
        sheet.write_formula(1, 6, "=SUM(I2)", None, 4)
        sheet.write_number(1, 7, 1e300)

    with pytest.raises(CellsRefused) as failure:
        read(build(fill))
    assert [(p.column, p.value, p.fault) for p in failure.value.problems] == [
        ("U1", "TRUE", "nilai"),
        ("U2", "2024-01-04", "nilai"),
        ("U3", "3.5", "nilai"),
        ("U4", "0", "zero"),
        ("U5", "rumus gagal", "nilai"),
        ("U6", "rumus belum dihitung", "nilai"),
        ("U8", f"{int(1e300)}"[:80] + "…", "nilai"),
    ]


def test_a_failed_formula_of_an_ods_is_no_blank(
    tmp_path: Path, read: Read, write_ods: Callable[..., Path]
) -> None:
    # As LibreOffice writes it: the value is an empty text, only the kind says that it failed.
    failed = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"'
        ' office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        "</table:table-cell>"
    )
    rows = [["judul"], U_LINE, FOURS, FOURS]
    with pytest.raises(CellsRefused) as failure:
        read(write_ods(tmp_path / "buku.ods", rows, {(3, 2): failed}))
    assert [(p.row, p.column, p.value) for p in failure.value.problems] == [
        (4, "U3", "rumus gagal")
    ]


def test_repeated_rows_and_cells_of_an_ods(
    tmp_path: Path, read: Read, write_ods: Callable[..., Path]
) -> None:
    path = write_ods(tmp_path / "buku.ods", [["judul"], U_LINE, ["3"], ["4"], ["5"]])
    nine_fours = (
        b'<table:table-row table:number-rows-repeated="3"><table:table-cell'
        b' table:number-columns-repeated="9" office:value-type="float" office:value="4">'
        b"<text:p>4</text:p></table:table-cell></table:table-row>"
    )
    gap = b'<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"]
    start = content.index(b'<table:table-row><table:table-cell office:value-type="float"')
    end = content.index(b'<table:table-row table:number-rows-repeated="1048400"')
    parts["content.xml"] = content[:start] + nine_fours + gap + nine_fours + content[end:]
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    reading = read(path)
    assert [record.row for record in reading.records] == [3, 4, 5, 11, 12, 13]
    assert all(set(record.jawaban.values()) == {4} for record in reading.records)


def test_the_sheet_that_came_nearest_is_told(build: Build, read: Read) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet().write(0, 0, "Survei")
        book.add_worksheet().write_row(0, 0, U_LINE[:8])

    with pytest.raises(HeaderMissing) as failure:
        read(build(fill))
    assert failure.value.missing == ("U9",)


def test_workbooks_without_forms_are_empty(build: Build, read: Read) -> None:
    with pytest.raises(FileEmpty):
        read(build(lambda book: book.add_worksheet()))
    with pytest.raises(FileEmpty):
        read(build(lambda book: book.add_worksheet().write_row(0, 0, U_LINE)))


def test_a_stray_cell_far_below_costs_no_memory(build: Build, read: Read) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, U_LINE)
        sheet.write_row(1, 0, [4] * 9)
        sheet.write(400_000, 3, " ")

    assert len(read(build(fill)).records) == 1


@pytest.mark.parametrize(
    ("suffix", "data", "looks_like"),
    [
        (".xlsx", b"U1,U2\n4,4\n", ".csv"),
        (".xls", b"U1,U2\n4,4\n", ".csv"),
        (".ods", b"%PDF-1.4", ".pdf"),
        (".xlsx", b'[{"U1": 4}]', ".json"),
    ],
)
def test_other_files_named_as_spreadsheets(
    tmp_path: Path, read: Read, suffix: str, data: bytes, looks_like: str
) -> None:
    path = tmp_path / f"buku{suffix}"
    path.write_bytes(data)
    with pytest.raises(FileMislabelled) as failure:
        read(path)
    assert failure.value.looks_like == looks_like


def test_one_kind_of_spreadsheet_under_the_ending_of_another(
    tmp_path: Path,
    data: Path,
    read: Read,
    write_xlsx: Callable[..., Path],
    write_ods: Callable[..., Path],
) -> None:
    made = {
        ".xlsx": write_xlsx(tmp_path / "a.xlsx", [U_LINE, FOURS]),
        ".ods": write_ods(tmp_path / "a.ods", [U_LINE, FOURS]),
        ".xls": data / "olah-data-2024.xls",
    }
    for kind, source in made.items():
        for suffix in made:
            path = tmp_path / f"salah{suffix}"
            path.write_bytes(source.read_bytes())
            if kind == suffix:
                assert read(path).records
                continue
            with pytest.raises(FileMislabelled) as failure:
                read(path)
            assert failure.value.looks_like == kind


def test_a_workbook_behind_a_password(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(1000) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(FileUnreadable) as failure:
        read(path)
    assert failure.value.detail == "encrypted"
