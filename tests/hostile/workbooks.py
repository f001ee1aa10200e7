"""Hostile workbooks: a few kilobytes that unpack, repeat, point or claim to gigabytes.

Each builder writes one file; its ending is part of its name.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import xlsxwriter

from tests.hostile.old_workbook import shared_text_everywhere, sheets_of_one_place

MB = 1024 * 1024
Builder = Callable[[Path], None]
Pieces = Callable[[bytes], Iterable[bytes]]
HEADING = [f"U{number}" for number in range(1, 10)]
SHEET, SECOND = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def workbook(*rows: Iterable[object]) -> bytes:
    """Return an .xlsx of one sheet with these rows."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("Lembar")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return data.getvalue()


GOOD = workbook([*HEADING, "saran"], [*[4] * 9, "bagus"])


def _with(**parts: Pieces) -> Builder:
    """Return what writes the good workbook with some parts made anew, piece by piece."""
    names = {"sheet": SHEET, "second": SECOND, "strings": STRINGS, "book": BOOK, "links": LINKS}
    names["other"] = "xl/x.bin"
    changed = {names[name]: pieces for name, pieces in parts.items()}

    def build(path: Path) -> None:
        with (
            zipfile.ZipFile(io.BytesIO(GOOD)) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
        ):
            known = old.namelist()
            for name in (*known, *(name for name in changed if name not in known)):
                part = old.read(name) if name in known else b""
                with new.open(name, "w", force_zip64=True) as file:
                    for piece in changed[name](part) if name in changed else (part,):
                        file.write(piece)

    return build


def _before(mark: bytes, *more: bytes, times: int = 1) -> Pieces:
    def pieces(part: bytes) -> Iterator[bytes]:
        before, after = part.split(mark, 1)
        yield before
        for _ in range(times):
            yield from more
        yield mark + after

    return pieces


def _listed(*names: str) -> Pieces:
    """Return what lists the second sheet under each of these names."""
    sheets = (f'<sheet name="{name}" sheetId="7" r:id="second"/>' for name in names)
    return _before(b"</sheets>", "".join(sheets).encode())


def _second(*pieces: bytes, times: int = 1, names: Iterable[str] = ("Kedua",)) -> Builder:
    """Return what writes the good workbook with a second sheet, whatever the first one holds."""
    of_sheet = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    link = b'<Relationship Id="second" Type="%b" Target="worksheets/sheet2.xml"/>' % of_sheet
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        first = good.read(SHEET)
    return _with(
        book=_listed(*names),
        links=_before(b"</Relationships>", link),
        second=lambda _: _before(b"</sheetData>", *pieces, times=times)(first),
    )


def _rows(*more: bytes, times: int = 1) -> Builder:
    return _with(sheet=_before(b"</sheetData>", *more, times=times))


def _laughs(part: bytes) -> Iterator[bytes]:
    """A billion laughs: a text of texts of texts."""
    head, mark, rest = part.partition(b"?>")
    named = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    start = rest.index(b">", rest.index(b"<")) + 1
    yield head + mark + b'<!DOCTYPE x [<!ENTITY a0 "haha">' + named + b"]>"
    yield rest[:start] + b"&a11;" + rest[start:]


def _cells(rows: int, columns: int, cell: bytes) -> Iterator[bytes]:
    for row in range(10, 10 + rows):
        yield b'<row r="%d">' % row
        yield b"".join(cell.replace(b"@", _place(column, row)) for column in range(columns))
        yield b"</row>"


def _place(column: int, row: int) -> bytes:
    letters, column = b"", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters + b"%d" % row


def _lying(path: Path) -> None:
    """A part that says that it is as long as the good one, and goes on for 300 MB."""
    out, listed = io.BytesIO(), []
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old:
        for name in old.namelist():
            said = old.read(name)
            packer = zlib.compressobj(1, zlib.DEFLATED, -15)
            more = 300 if name == SHEET else 0
            packed = packer.compress(said) + packer.compress(b" " * more * MB) + packer.flush()
            facts = (20, 0, 8, 0, 0x21, zlib.crc32(said), len(packed), len(said), len(name))
            place = out.tell()
            out.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, *facts, 0) + name.encode() + packed)
            entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, *facts, 0, 0, 0, 0, 0, place)
            listed.append(entry + name.encode())
    start, entries = out.tell(), b"".join(listed)
    count = len(listed)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entries), start, 0)
    path.write_bytes(out.getvalue() + entries + end)


def _many_parts(path: Path) -> None:
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as old,
        zipfile.ZipFile(path, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for number in range(30_000):
            new.writestr(f"xl/{number}.xml", b"")


_ODS_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    b'<office:body><office:spreadsheet><table:table table:name="Lembar">'
)
_ODS_FOOT = b"</table:table></office:spreadsheet></office:body></office:document-content>"
_ODS_MANIFEST = b"<manifest:manifest xmlns:manifest='urn:x'/>"
_TEXT_CELL = (
    b'<table:table-cell%b office:value-type="string"><text:p>%b</text:p></table:table-cell>'
)
_NUMBER_CELL = b'<table:table-cell office:value-type="float" office:value="4"/>'


def _ods_row(*cells: bytes, more: bytes = b"") -> bytes:
    return b"<table:table-row%b>%b</table:table-row>" % (more, b"".join(cells))


def _ods(
    *more: bytes,
    times: int = 1,
    head: bytes = _ODS_HEAD,
    manifest: Iterable[bytes] = (_ODS_MANIFEST,),
) -> Builder:
    heading = _ods_row(*(_TEXT_CELL % (b"", name.encode()) for name in HEADING))

    def build(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            with new.open("META-INF/manifest.xml", "w", force_zip64=True) as file:
                for piece in manifest:
                    file.write(piece)
            with new.open("content.xml", "w", force_zip64=True) as file:
                file.write(head + heading + _ods_row(*[_NUMBER_CELL] * 9))
                for _ in range(times):
                    for piece in more:
                        file.write(piece)
                file.write(_ODS_FOOT)

    return build


def _repeated(rows: int, columns: int, text: bytes) -> bytes:
    wide = b' table:number-columns-repeated="%d"' % columns
    deep = b' table:number-rows-repeated="%d"' % rows
    return _ods_row(_TEXT_CELL % (wide, text), more=deep)


_SPACES, _DEEP = b" " * MB, b"<a>" * MB + b"</a>" * MB
_LONG_TEXT = b"<si><t>%b</t></si>" % (b"x" * 32_000)
_SHARED = b"".join(_cells(300, 400, b'<c r="@" t="s"><v>11</v></c>'))
_SHARED_ODDLY = b"".join(_cells(300, 400, b"<x:c x='>' t = 's' r='@'><x:v>11</x:v></x:c>"))
HOSTILE: dict[str, Builder] = {
    "spaces.xlsx": _rows(_SPACES, times=350),
    "empty cells.xlsx": _rows(b"<row>" + b"<c/>" * (MB // 4) + b"</row>", times=100),
    "empty rows.xlsx": _rows(b"<row/>" * (MB // 6), times=150),
    "a remark.xlsx": _rows(b"<!--" + b"x" * 16 * MB + b"-->"),
    "a tag.xlsx": _rows(b'<row x="' + b"y" * 16 * MB + b'"></row>'),
    "a text.xlsx": _with(strings=_before(b"</sst>", b"<si><t>" + b"x" * 16 * MB + b"</t></si>")),
    "texts.xlsx": _with(strings=_before(b"</sst>", b"<si><t>x</t></si>" * 60_000, times=60)),
    "something else.xlsx": _with(other=lambda _: [bytes(MB)] * 350),
    "deep list of sheets.xlsx": _with(book=_before(b"</workbook>", _DEEP, times=3)),
    "deep list of links.xlsx": _with(links=_before(b"</Relationships>", _DEEP, times=3)),
    "laughs in the list of sheets.xlsx": _with(book=_laughs),
    "laughs in the list of links.xlsx": _with(links=_laughs),
    "one text in every cell.xlsx": _with(
        strings=_before(b"</sst>", _LONG_TEXT), sheet=_before(b"</sheetData>", _SHARED)
    ),
    "one text in every cell, oddly spelled.xlsx": _with(
        strings=_before(b"</sst>", _LONG_TEXT), sheet=_before(b"</sheetData>", _SHARED_ODDLY)
    ),
    "a far cell.xlsx": _rows(b'<row r="1048576"><c r="Z1048576"><v>1</v></c></row>'),
    "a cell of thirty digits.xlsx": _rows(b'<row><c r="A%b"><v>1</v></c></row>' % (b"9" * 30)),
    "a far cell on a new line.xlsx": _rows(b'<row><c\nr="ZZ99"><v>1</v></c></row>'),
    "a far cell in small letters.xlsx": _rows(b'<row r="9"><c r="zz9"><v>1</v></c></row>'),
    "a far cell behind a bracket.xlsx": _rows(
        b'<row r="9"><c x=">" r="ZZ9"><v>1</v></c></row>', b"<x>" * 9
    ),
    "a far cell named twice.xlsx": _rows(b"<row><c r=\"A3\" r='ZZ9'><v>1</v></c></row>"),
    "cells without a place.xlsx": _rows(
        b"<row>" + b"<c><v>4</v></c>" * MB + b"</row>", b"<row><c><v>4</v></c></row>" * 1000
    ),
    "cells behind a place.xlsx": _rows(
        b'<row><c r="A3" x=\' r="A3"\'/>' + b"<c><v>4</v></c>" * MB + b"</row>",
        b"<row><c><v>4</v></c></row>" * 1000,
    ),
    "a thousand sheets.xlsx": _second(names=map(str, range(1_000))),
    "one large sheet a hundred times.xlsx": _second(
        *_cells(9_000, 22, b'<c r="@"><v>4</v></c>'), names=map(str, range(100))
    ),
    "spaces in the second sheet.xlsx": _second(_SPACES, times=300),
    "a far cell in three hundred sheets.xlsx": _second(
        b'<row r="1048576"><c r="J1048576"><v>4</v></c></row>', names=map(str, range(300))
    ),
    "sheets to be held against each other.xlsx": _second(
        *_cells(120, 9, b'<c r="@"><v>4</v></c>'), names=map(str, range(300))
    ),
    "wrong cells in every sheet.xlsx": _second(
        *_cells(800, 9, b'<c r="@"><v>5</v></c>'), names=map(str, range(50))
    ),
    "two sheets of one name.xlsx": _second(names=("Lembar",)),
    "a sheet with a name of a page.xlsx": _second(names=("x" * MB,)),
    "a part that lies.xlsx": _lying,
    "many parts.xlsx": _many_parts,
    "spaces.ods": _ods(_SPACES, times=200),
    "a text.ods": _ods(_ods_row(_TEXT_CELL % (b"", b"x" * 140 * MB))),
    "spaces that are counted.ods": _ods(
        _ods_row(_TEXT_CELL % (b"", b'a<text:s text:c="4000000000"/>b'))
    ),
    "spaces that are counted often.ods": _ods(
        _ods_row(*[_TEXT_CELL % (b"", b'a<text:s text:c="100000000"/>b')] * 20)
    ),
    "a repeated text.ods": _ods(_repeated(2_000, 400, b"x" * 32_000)),
    "a long text repeated.ods": _ods(_repeated(1, 500, b"x" * 2 * MB)),
    "repeated cells.ods": _ods(_repeated(10_000, 500, b"x") * 3),
    "deep.ods": _ods(_DEEP),
    "empty rows.ods": _ods(b"<table:table-row/>" * (MB // 18), times=250),
    "empty cells.ods": _ods(_ods_row(b"<table:table-cell/>" * (MB // 19)), times=250),
    "laughs.ods": _ods(
        _ods_row(_TEXT_CELL % (b"", b"&a9;")),
        head=_ODS_HEAD.replace(
            b"?>",
            b'?><!DOCTYPE x [<!ENTITY a0 "haha">'
            + b"".join(b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
            + b"]>",
        ),
    ),
    "a list of parts.ods": _ods(manifest=[b" " * MB] * 200),
    "rows below nothing.ods": _ods(
        _ods_row(_NUMBER_CELL, more=b' table:number-rows-repeated="-5"')
    ),
    "one text in every cell.xls": shared_text_everywhere,
    "one sheet a thousand times.xls": sheets_of_one_place,
}
