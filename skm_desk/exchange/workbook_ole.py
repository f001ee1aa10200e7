"""Old workbooks (.xls) looked through before they are read.

The reading library trusts the counts that such a file claims and asks for that much memory,
which ends the whole program when the file is damaged; and it gives a cell with a failed formula
as an empty one. So the chains of the container and the records of the sheets are followed here
first, with every count checked against what is there.
"""

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange.bounds import LARGEST_CELLS, LARGEST_CONTENT, MOST_SHEETS, check_content
from skm_desk.exchange.signature import LARGEST_COLUMNS, LARGEST_TEXT
from skm_desk.exchange.worksheet_scan import (
    FAILED_FORMULA,
    LARGEST_TABLE,
    LARGEST_TABLES,
    Overlay,
)

_HEADER = 512
_END_OF_CHAIN = 0xFFFFFFFE
_LAST_SECTOR = 0xFFFFFFFA
_HEADER_FAT_ENTRIES = 109
_DIRECTORY_ENTRY = 128
_MINI_SECTOR = 64
_MINI_LIMIT = 4096
_STREAM_NAMES = ("Workbook", "Book")

_EOF = 0x000A
_FILE_PASS = 0x002F
_BOUND_SHEET = 0x0085
_SHARED_STRINGS = 0x00FC
_CONTINUE = 0x003C
_SHARED_STRING = 0x00FD
_DIMENSIONS = 0x0200
_FORMULA = 0x0006
_BOOL_OR_FAILURE = 0x0205
_MULTIPLE_NUMBERS = 0x00BD
# Records of one cell each: number, text, shared text, short number, text of a formula aside.
_CELL_RECORDS = frozenset((0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, 0x0205, 0x0006, 0x00BD))
_SMALLEST_CELL = 4
_LONGEST_STRING = 0xFFFF
_WIDE, _FAR_EAST, _RICH = 1, 4, 8  # how the signs of a shared text lie, and what comes with them
_LAST_ROW = 0xFFFF
_FAILURES = frozenset((0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A, 0x2B))


class _Damaged(Exception):
    """The bytes contradict themselves."""


def check_xls(path: Path, data: bytes) -> list[Overlay]:
    """Return, for each sheet in order, the cells of an .xls that only look empty.

    Raise FileUnreadable with `damaged`, `encrypted` or `too_large`.
    """
    if len(data) > LARGEST_TEXT:
        raise FileUnreadable(path, "too_large")
    try:
        stream = _workbook_stream(_Container(data))
        offsets = []
        strings: list[tuple[int, int]] = []
        previous = 0
        for kind, start, end in _records(stream, 0):
            if kind == _FILE_PASS and stream[start : start + 2] != b"\0\0":
                raise FileUnreadable(path, "encrypted")
            if kind == _BOUND_SHEET:
                offsets.append(_number(stream, start, 4))
            if kind == _SHARED_STRINGS and _number(stream, start + 4, 4) > len(stream):
                raise _Damaged
            previous = previous if kind == _CONTINUE else kind
            if previous == _SHARED_STRINGS:
                strings.append((start, end))
        if len(offsets) > MOST_SHEETS:
            raise FileUnreadable(path, "too_large")
        scan = _SheetScan(path, stream)
        overlays = [scan.sheet(offset) for offset in offsets]
        scan.check_shown(strings)
        return overlays
    except (_Damaged, struct.error, IndexError) as fault:
        raise FileUnreadable(path, "damaged") from fault


class _Container:
    """The compound file around the workbook: sectors in chains, and a directory of streams."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = _number(data, 30, 2)
        if len(data) < _HEADER or shift not in (9, 12) or _number(data, 32, 2) != 6:
            raise _Damaged
        self._size = 1 << shift
        self._sectors = -(-len(data) // self._size)
        for place in (40, 44, 64, 72):
            if _number(data, place, 4) > self._sectors:
                raise _Damaged
        self._fat = self._read_fat()
        entries = self.chain(_number(data, 48, 4))
        self._directory = [
            entries[start : start + _DIRECTORY_ENTRY]
            for start in range(0, len(entries) - _DIRECTORY_ENTRY + 1, _DIRECTORY_ENTRY)
        ]
        if not self._directory:
            raise _Damaged
        for entry in self._directory:
            if entry[66] in (2, 5) and _number(entry, 120, 4) > len(data):
                raise _Damaged

    def stream(self, name: str) -> bytes | None:
        """Return the bytes of the named stream, or None when there is none."""
        for entry in self._directory:
            length = _number(entry, 64, 2)
            if entry[: max(length - 2, 0)] == name.encode("utf-16-le"):
                start, size = _number(entry, 116, 4), _number(entry, 120, 4)
                if size >= _MINI_LIMIT:
                    return self.chain(start)[:size]
                return self._mini_chain(start)[:size]
        return None

    def chain(self, sector: int) -> bytes:
        """Return the joined sectors from `sector` on."""
        pieces = []
        seen = 0
        while sector != _END_OF_CHAIN:
            pieces.append(self._sector(sector))
            seen += 1
            if seen > self._sectors:
                raise _Damaged
            sector = self._fat[sector]
        return b"".join(pieces)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if number >= _LAST_SECTOR or start >= len(self._data):
            raise _Damaged
        return self._data[start : start + self._size]

    def _read_fat(self) -> list[int]:
        data = self._data
        sectors = list(struct.unpack_from(f"<{_HEADER_FAT_ENTRIES}I", data, 76))
        further = _number(data, 68, 4)
        seen = 0
        while further < _LAST_SECTOR:
            numbers = _numbers(self._sector(further))
            sectors += numbers[:-1]
            further = numbers[-1]
            seen += 1
            if seen > self._sectors:
                raise _Damaged
        return [n for s in sectors if s < _LAST_SECTOR for n in _numbers(self._sector(s))]

    def _mini_chain(self, sector: int) -> bytes:
        whole = self.chain(_number(self._directory[0], 116, 4))
        fat = _numbers(self.chain(_number(self._data, 60, 4)))
        pieces = []
        while sector != _END_OF_CHAIN:
            pieces.append(whole[sector * _MINI_SECTOR : (sector + 1) * _MINI_SECTOR])
            if len(pieces) > len(fat):
                raise _Damaged
            sector = fat[sector]
        return b"".join(pieces)


def _workbook_stream(container: _Container) -> bytes:
    for name in _STREAM_NAMES:
        if (stream := container.stream(name)) is not None:
            return stream
    raise _Damaged


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, first and last byte of the records from `start` to the end mark."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        end = start + 4 + length
        if end > len(stream):
            raise _Damaged
        if kind == _EOF:
            return
        yield kind, start + 4, end
        start = end
    raise _Damaged


class _SheetScan:
    """Follows the records of the sheets, and counts what all of them hold together."""

    def __init__(self, path: Path, stream: bytes) -> None:
        self._path = path
        self._stream = stream
        self._records = self._cells = 0
        self._shown: Counter[int] = Counter()  # how many cells show each shared text

    def sheet(self, offset: int) -> Overlay:
        """Return the cells of one sheet that only look empty."""
        overlay: Overlay = {}
        stream = self._stream
        last_row = last_column = 0
        for kind, start, end in _records(stream, offset):
            self._records += 1
            if self._records > LARGEST_CELLS:
                raise FileUnreadable(self._path, "too_large")
            if kind == _DIMENSIONS:
                _check_dimensions(self._path, stream[start:end])
            if kind not in _CELL_RECORDS:
                continue
            if end - start < _SMALLEST_CELL:
                raise _Damaged
            row, column = struct.unpack_from("<HH", stream, start)
            if column >= LARGEST_COLUMNS:
                raise FileUnreadable(self._path, "too_large")
            body = stream[start:end]
            if kind == _SHARED_STRING:
                self._shown[_number(body, 6, 4)] += 1
            if kind == _BOOL_OR_FAILURE and body[7] == 1:
                overlay[row, column] = FAILED_FORMULA
            if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
                overlay[row, column] = FAILED_FORMULA
            if kind == _MULTIPLE_NUMBERS:
                last = _number(body, len(body) - 2, 2)
                if last < column or len(body) != 6 + 6 * (last - column + 1):
                    raise _Damaged
                column = last
            last_row, last_column = max(last_row, row), max(last_column, column)
        cells = (last_row + 1) * (last_column + 1)
        self._cells += cells
        if cells > LARGEST_TABLE or self._cells > LARGEST_TABLES:
            raise FileUnreadable(self._path, "too_large")
        return overlay

    def check_shown(self, segments: Sequence[tuple[int, int]]) -> None:
        """Raise FileUnreadable where the cells show more of the shared texts, which lie in these
        parts of the stream, than memory holds."""
        if self._shown.total() * _LONGEST_STRING <= LARGEST_CONTENT:
            return
        lengths = _string_lengths(self._stream, segments)
        shown = self._shown.items()
        signs = sum(count * lengths[text] for text, count in shown if text < len(lengths))
        check_content(self._path, 0, signs)


def _string_lengths(stream: bytes, segments: Sequence[tuple[int, int]]) -> list[int]:
    """Return how many signs each shared text has."""
    (first, _), *_ = segments or [(0, 0)]
    count = _number(stream, first + 4, 4)
    reader = _SegmentReader(stream, segments, first + 8)
    lengths = []
    for _ in range(count):
        signs, flags = struct.unpack("<HB", reader.take(3))
        runs = _number(reader.take(2), 0, 2) if flags & _RICH else 0
        more = _number(reader.take(4), 0, 4) if flags & _FAR_EAST else 0
        reader.skip_signs(signs, is_wide=bool(flags & _WIDE))
        reader.skip(4 * runs + more)
        lengths.append(signs)
    return lengths


class _SegmentReader:
    """Reads on from one part of the stream into the next one."""

    def __init__(self, stream: bytes, segments: Sequence[tuple[int, int]], place: int) -> None:
        self._stream = stream
        self._segments = iter(segments)
        _, self._end = next(self._segments)
        self._place = place

    def take(self, length: int) -> bytes:
        """Return the next bytes, which lie in one part."""
        if self._place == self._end:
            self._next()
        if self._place + length > self._end:
            raise _Damaged
        self._place += length
        return self._stream[self._place - length : self._place]

    def skip(self, length: int) -> None:
        """Leave out so many bytes, in however many parts."""
        while length > self._end - self._place:
            length -= self._end - self._place
            self._next()
        self._place += length

    def skip_signs(self, signs: int, is_wide: bool) -> None:
        """Leave out so many signs; each part says anew how wide they are."""
        while signs:
            if self._place == self._end:
                self._next()
                is_wide = bool(self.take(1)[0] & _WIDE)
            width = 2 if is_wide else 1
            fitting = min(signs, (self._end - self._place) // width)
            if not fitting:
                raise _Damaged
            self._place += fitting * width
            signs -= fitting

    def _next(self) -> None:
        try:
            self._place, self._end = next(self._segments)
        except StopIteration as over:
            raise _Damaged from over


def _check_dimensions(path: Path, body: bytes) -> None:
    """The library reserves the rectangle that this record claims."""
    if len(body) == 14:
        first_row, end_row, first_column, end_column = struct.unpack_from("<IIHH", body)
    elif len(body) == 10:
        first_row, end_row, first_column, end_column = struct.unpack_from("<HHHH", body)
    else:
        raise _Damaged
    if end_row > _LAST_ROW + 1 or end_column > LARGEST_COLUMNS:
        raise FileUnreadable(path, "too_large")
    if end_row * end_column > LARGEST_TABLE:
        raise FileUnreadable(path, "too_large")
    if first_row > end_row or first_column > end_column:
        raise _Damaged


def _number(data: bytes, place: int, length: int) -> int:
    if place < 0 or place + length > len(data):
        raise _Damaged
    return int.from_bytes(data[place : place + length], "little")


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
