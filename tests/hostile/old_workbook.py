"""Old workbooks (.xls) made from their records: as small as they can be, and as hostile."""

import struct
from collections.abc import Sequence
from pathlib import Path

_SECTOR = 512
_END, _FREE, _OF_TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LONGEST_RECORD = 8_224


def record(kind: int, body: bytes = b"") -> bytes:
    """Return one record of a stream."""
    return struct.pack("<HH", kind, len(body)) + body


def book(strings: Sequence[str], sheets: Sequence[bytes], places: Sequence[int]) -> bytes:
    """Return the stream of a workbook: its shared texts, and for each of `places` the sheet of
    that number in `sheets`, which are joined cell records."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    texts = _shared(strings)
    names = [f"L{number}".encode() for number in range(len(places))]
    head = len(begin) + len(texts) + sum(12 + len(name) for name in names) + 4
    bodies, starts = [], []
    for cells in sheets:
        starts.append(head + sum(map(len, bodies)))
        opening = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
        bodies.append(opening + cells + record(0x000A))
    listed = b"".join(
        record(0x0085, struct.pack("<IHBB", starts[place], 0, len(name), 0) + name)
        for place, name in zip(places, names, strict=True)
    )
    return begin + listed + texts + record(0x000A) + b"".join(bodies)


def _shared(strings: Sequence[str]) -> bytes:
    """Return the record of the shared texts, and those that it goes on in."""
    body = struct.pack("<II", len(strings), len(strings))
    records, kind = [], 0x00FC
    for text in strings:
        signs = text.encode("latin-1")
        if len(body) + 3 > _LONGEST_RECORD:
            records.append(record(kind, body))
            body, kind = b"", 0x003C
        body += struct.pack("<HB", len(signs), 0)
        while len(body) + len(signs) > _LONGEST_RECORD:
            fitting = _LONGEST_RECORD - len(body)
            records.append(record(kind, body + signs[:fitting]))
            body, kind, signs = b"\0", 0x003C, signs[fitting:]
        body += signs
    return b"".join((*records, record(kind, body)))


def container(stream: bytes) -> bytes:
    """Return the compound file around a stream, which is at least 4,096 bytes long."""
    stream += bytes(-len(stream) % _SECTOR)
    sectors = len(stream) // _SECTOR
    tables = -(-(sectors + 2 + sectors // 100) // (_SECTOR // 4))
    chain = [*range(1, sectors), _END, _END, *[_OF_TABLE] * tables]
    chain += [_FREE] * (-len(chain) % (_SECTOR // 4))
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(_SECTOR - 8))
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 44, tables, sectors, 0, 4096, _END, 0, _END, 0, 0)
    numbers = [sectors + 1 + number for number in range(tables)]
    struct.pack_into("<109I", head, 76, *numbers, *[_FREE] * (109 - tables))
    root = _entry("Root Entry", 5, _END, 0, child=1)
    whole = root + _entry("Workbook", 2, 0, len(stream)) + bytes(256)
    packed = struct.pack(f"<{len(chain)}I", *chain)
    return bytes(head) + stream + whole + packed


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    letters = (name + "\0").encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(letters)] = letters
    struct.pack_into("<HBB", entry, 64, len(letters), kind, 1)
    struct.pack_into("<III", entry, 68, _FREE, _FREE, child)
    struct.pack_into("<II", entry, 116, start, size)
    return bytes(entry)


def text_cell(row: int, column: int, text: int) -> bytes:
    """Return a cell that shows a shared text."""
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, text))


def number_cell(row: int, column: int, value: float) -> bytes:
    """Return a cell of a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def heading_cells() -> bytes:
    """Return a row of U1 … U9, which are the first nine shared texts, above one of fours."""
    heading = b"".join(text_cell(0, column, column) for column in range(9))
    return heading + b"".join(number_cell(1, column, 4) for column in range(9))


def good_workbook(path: Path) -> None:
    """Write a workbook of one form, with a long text beside it."""
    strings = [*(f"U{number}" for number in range(1, 10)), "saran", "x" * 9_000]
    cells = heading_cells() + text_cell(0, 9, 9) + text_cell(1, 9, 10)
    path.write_bytes(container(book(strings, [cells], [0])))


def shared_text_everywhere(path: Path) -> None:
    """Write a workbook of 20,000 cells that show one text of 60,000 letters."""
    strings = [*(f"U{number}" for number in range(1, 10)), "x" * 60_000]
    shown = b"".join(text_cell(row, column, 9) for row in range(2, 2002) for column in range(10))
    path.write_bytes(container(book(strings, [heading_cells() + shown], [0])))


def sheets_of_one_place(path: Path) -> None:
    """Write a workbook of 900 sheets that are all the same one, of 14,000 cells."""
    strings = [f"U{number}" for number in range(1, 10)]
    cells = b"".join(number_cell(row, column, 4) for row in range(2, 1402) for column in range(10))
    path.write_bytes(container(book(strings, [heading_cells() + cells], [0] * 900)))
