"""Zipped workbooks that claim more than memory holds, or that are broken inside."""

import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange import workbook_zip
from skm_desk.exchange.workbook_zip import check_ods, check_xlsx

ROWS = [[f"U{n}" for n in range(1, 10)], ["4"] * 9]
SHEET = "xl/worksheets/sheet1.xml"

Rezip = Callable[[bytes, Mapping[str, bytes]], bytes]


@pytest.fixture
def xlsx(tmp_path: Path, write_xlsx: Callable[..., Path]) -> Path:
    return write_xlsx(tmp_path / "buku.xlsx", ROWS)


@pytest.fixture
def ods(tmp_path: Path, write_ods: Callable[..., Path]) -> Path:
    return write_ods(tmp_path / "buku.ods", ROWS)


def detail_of(check: Callable[[Path, bytes], object], path: Path, data: bytes) -> str:
    with pytest.raises(FileUnreadable) as failure:
        check(path, data)
    return failure.value.detail


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def test_sound_workbooks_hide_nothing(xlsx: Path, ods: Path) -> None:
    assert check_xlsx(xlsx, xlsx.read_bytes()) == {"Lembar": {}}
    assert check_ods(ods, ods.read_bytes()) == {"Lembar": {}}


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ2", "A2000000", "SG1", "AZ1048576"])
def test_a_far_cell_is_too_large(xlsx: Path, rezip: Rezip, place: str) -> None:
    row = "".join(sign for sign in place if sign.isdigit())
    sheet = part(xlsx, SHEET).replace(
        b"</sheetData>", f'<row r="{row}"><c r="{place}"><v>4</v></c></row></sheetData>'.encode()
    )
    data = rezip(xlsx.read_bytes(), {SHEET: sheet})
    assert detail_of(check_xlsx, xlsx, data) == "too_large"


@pytest.mark.parametrize(
    ("rows", "columns"), [(1, 501), (1_100_001, 1), (1_000_000, 100), (10**12, 10**12)]
)
def test_a_repeated_cell_is_too_large(ods: Path, rezip: Rezip, rows: int, columns: int) -> None:
    content = part(ods, "content.xml").replace(
        b"</table:table>",
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell'
        f' table:number-columns-repeated="{columns}" office:value-type="float" office:value="4"/>'
        "</table:table-row></table:table>".encode(),
    )
    data = rezip(ods.read_bytes(), {"content.xml": content})
    assert detail_of(check_ods, ods, data) == "too_large"


def test_an_archive_that_unpacks_to_too_much(
    xlsx: Path, ods: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_zip, "LARGEST_UNPACKED", 500)
    assert detail_of(check_xlsx, xlsx, xlsx.read_bytes()) == "too_large"
    assert detail_of(check_ods, ods, ods.read_bytes()) == "too_large"


def test_broken_insides_are_damage(xlsx: Path, ods: Path, rezip: Rezip) -> None:
    book, text = "xl/workbook.xml", "content.xml"
    cut = part(xlsx, book)[:-20]
    assert detail_of(check_xlsx, xlsx, rezip(xlsx.read_bytes(), {book: cut})) == "damaged"
    # The library would look for the end of such a table for ever.
    cut = part(ods, text)[: part(ods, text).index(b"</table:table>")]
    assert detail_of(check_ods, ods, rezip(ods.read_bytes(), {text: cut})) == "damaged"


def test_a_part_with_a_wrong_sum_is_damage(xlsx: Path) -> None:
    data = bytearray(xlsx.read_bytes())
    with zipfile.ZipFile(xlsx) as archive:
        info = archive.getinfo(SHEET)
    data[info.header_offset + 60 + info.compress_size // 2] ^= 0xFF
    assert detail_of(check_xlsx, xlsx, bytes(data)) == "damaged"


def test_an_encrypted_ods(ods: Path, rezip: Rezip) -> None:
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = rezip(ods.read_bytes(), {"META-INF/manifest.xml": manifest})
    assert detail_of(check_ods, ods, data) == "encrypted"


def test_failed_and_uncomputed_formulas_are_found(xlsx: Path, rezip: Rezip) -> None:
    row = (
        '<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c t="e" s="1" r="B3"><v>#N/A</v></c><c r="C3"><f>A1</f></c><c r="D3"><f>A1</f><v></v></c>'
        '<c r="E3"><f>A1</f><v/></c><c r="F3" t="str"><f>A1</f><v></v></c>'
        '<c r="G3"><f>A1</f><v>4</v></c><c r="H3"/><c r="AA3"><f t="shared" si="0"/></c></row>'
    )
    sheet = part(xlsx, SHEET).replace(b"</sheetData>", f"{row}</sheetData>".encode())
    found = check_xlsx(xlsx, rezip(xlsx.read_bytes(), {SHEET: sheet}))
    assert found["Lembar"] == {
        (2, 0): "rumus gagal",
        (2, 1): "rumus gagal",
        (2, 2): "rumus belum dihitung",
        (2, 3): "rumus belum dihitung",
        (2, 4): "rumus belum dihitung",
        (2, 26): "rumus belum dihitung",
    }


def test_a_page_of_open_tags_ends_soon(xlsx: Path, rezip: Rezip) -> None:
    sheet = part(xlsx, SHEET) + b'<c r="A1" t="e" ' * 100_000 + b"<f"
    data = rezip(xlsx.read_bytes(), {SHEET: sheet})
    started = time.process_time()
    check_xlsx(xlsx, data)
    assert time.process_time() - started < 3
