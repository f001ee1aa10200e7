"""Workbooks with several worksheets, written by the tests as offices have them: .xlsx, .ods, .xls,
and web pages that go by the name of .xls."""

import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import xlsxwriter

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Sheet:
    """One worksheet; digits become numbers."""

    name: str
    rows: Rows
    is_hidden: bool = False


def write_book(path: Path, *sheets: Sheet) -> Path:
    """Write a workbook of the kind that its ending says; `.html.xls` is a web page."""
    kind = "page" if path.name.endswith(".html.xls") else path.suffix
    _WRITERS[kind](path, sheets)
    return path


def _write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    book = xlsxwriter.Workbook(str(path))
    for sheet in sheets:
        made = book.add_worksheet(sheet.name)
        if sheet.is_hidden:
            made.hide()
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if cell.isdecimal():
                    made.write_number(row, column, int(cell))
                elif cell:
                    made.write_string(row, column, cell)
    next(made for made in book.worksheets() if not made.hidden).activate()
    book.close()


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
    '<style:style style:name="ta1" style:family="table"><style:table-properties'
    ' table:display="true"/></style:style><style:style style:name="ta2"'
    ' style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    "</manifest:manifest>"
)


def _write_ods(path: Path, sheets: Sequence[Sheet]) -> None:
    parts = [_ODS_HEAD]
    for sheet in sheets:
        style = "ta2" if sheet.is_hidden else "ta1"
        name = escape(sheet.name)
        parts.append(f'<table:table table:name="{name}" table:style-name="{style}">')
        for cells in sheet.rows:
            parts.append(f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>")
        parts.append("</table:table>")
    parts.append("</office:spreadsheet></office:body></office:document-content>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        archive.writestr("content.xml", "".join(parts))


def _ods_cell(cell: str) -> str:
    if not cell:
        return "<table:table-cell/>"
    kind = f'"float" office:value="{cell}"' if cell.isdecimal() else '"string"'
    return (
        f"<table:table-cell office:value-type={kind}><text:p>{escape(cell)}</text:p>"
        "</table:table-cell>"
    )


def _write_page(path: Path, sheets: Sequence[Sheet]) -> None:
    parts = ["<html><head><title>Unduhan</title></head><body>"]
    for sheet in sheets:
        style = " style='display: none'" if sheet.is_hidden else ""
        parts.append(f"<h3>{escape(sheet.name)}</h3><table{style}>")
        for cells in sheet.rows:
            parts.append("<tr>" + "".join(f"<td>{escape(cell)}" for cell in cells))
        parts.append("</table>")
    path.write_text("\n".join(parts), encoding="utf-8")


def _write_xls(path: Path, sheets: Sequence[Sheet]) -> None:
    path.write_bytes(_container(_biff(sheets)))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _text(text: str, length: str) -> bytes:
    return struct.pack(f"<{length}B", len(text), 1) + text.encode("utf-16-le")


_BOF, _EOF, _BOUND, _CODEPAGE = 0x0809, 0x000A, 0x0085, 0x0042
_LABEL, _NUMBER, _DIMENSIONS = 0x0204, 0x0203, 0x0200


def _biff(sheets: Sequence[Sheet]) -> bytes:
    bodies = [_biff_sheet(sheet.rows) for sheet in sheets]
    heads = [
        struct.pack("<IBB", 0, int(sheet.is_hidden), 0) + _text(sheet.name, "B") for sheet in sheets
    ]
    start = _record(_BOF, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    start += _record(_CODEPAGE, struct.pack("<H", 1200))
    at = len(start) + sum(len(head) + 4 for head in heads) + 4
    globals_ = start
    for head, body in zip(heads, bodies, strict=True):
        globals_ += _record(_BOUND, struct.pack("<I", at) + head[4:])
        at += len(body)
    return globals_ + _record(_EOF, b"") + b"".join(bodies)


def _biff_sheet(rows: Rows) -> bytes:
    body = _record(_BOF, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 0))
    width = max(map(len, rows), default=0)
    body += _record(_DIMENSIONS, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if cell.isdecimal():
                body += _record(_NUMBER, place + struct.pack("<d", float(cell)))
            elif cell:
                body += _record(_LABEL, place + _text(cell, "H"))
    return body + _record(_EOF, b"")


def _container(stream: bytes) -> bytes:
    """Put a stream into a compound file of sectors of 512 bytes: chain table, directory, stream."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    count = len(stream) // 512
    tables = 1
    while tables * 128 < tables + 1 + count:
        tables += 1
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    fat = [table] * tables + [end]
    fat += [tables + 1 + n + 1 for n in range(count - 1)] + [end]
    fat += [free] * (tables * 128 - len(fat))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", *range(tables), *[free] * (109 - tables))
    directory = _entry("Root Entry", 5, end, 0, 1) + _entry("Workbook", 2, tables + 1, len(stream))
    directory += bytes(256)
    packed = b"".join(struct.pack("<I", number) for number in fat)
    return head + packed + directory + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    body = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, none, none, child)
    return body + bytes(36) + struct.pack("<III", start, size, 0)


_WRITERS: dict[str, Callable[[Path, Sequence[Sheet]], None]] = {
    ".xlsx": _write_xlsx,
    ".ods": _write_ods,
    ".xls": _write_xls,
    "page": _write_page,
}
