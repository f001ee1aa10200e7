"""How large the table of a worksheet in an .xlsx will be, told from its bytes before it is read.

The reading library builds a rectangle of all cells, copies a shared text into each cell that
shows it, and gives a cell with a failed formula as an empty one. The usual writers name the place
of every cell plainly, and for these the figures are exact; where a worksheet is spelled in any
other way, they are as large as it could be at most.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange.bounds import LARGEST_CELLS, LARGEST_CONTENT, LARGEST_ROW
from skm_desk.exchange.signature import LARGEST_COLUMNS, check_size

# Memory for one table: the library keeps about 32 bytes for each cell of its rectangle.
LARGEST_TABLE = 12_000_000
LARGEST_TABLES = 12 * LARGEST_TABLE  # time for all of them: each month may have its stray cell
MOST_TAGS = 4 * LARGEST_CELLS  # a filled cell has four: two of its own, two of its value
MOST_STRINGS = LARGEST_CELLS // 2
LARGEST_ROW_BYTES = 16 * 1024 * 1024
# Shown to people as what stands in the cell.
FAILED_FORMULA = "rumus gagal"
UNCOMPUTED_FORMULA = "rumus belum dihitung"

# What stands in cells that the library gives as empty: row and column from 0 → text.
Overlay = dict[tuple[int, int], str]

_RUN = re.compile(rb"\s{8,}")
# No tag holds a bracket of another, so each search stops at the next one.
_CELL = rb"<(?:\w+:)?c\b(?=[^<>]*\sr=[\"']([A-Z]+)([0-9]+)[\"'])"
_FAILED_CELL = re.compile(_CELL + rb"(?=[^<>]*\st=[\"']e[\"'])[^<>]*>")
_UNCOMPUTED_CELL = re.compile(
    _CELL + rb"(?![^<>]*\st=[\"']str[\"'])[^<>]*[^/<>]>"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_PLAIN_ROW = re.compile(rb"<row r=\"([0-9]{1,7})\"")
_PLAIN_CELL = re.compile(rb"<c r=\"([A-Z]{1,3})([0-9]{1,7})\"")
_FILLED_CELL = re.compile(rb"<c r=\"([A-Z]{1,3})([0-9]{1,7})\"(?:[^<>]*[^/<>])?>")
_ANY_PLAIN = re.compile(rb"<(?:c|row)[\s/>]")
_FILLED_OR_NOT = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ANY_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)([0-9]+)")
_SHARED = re.compile(rb"t\s*=\s*[\"']s[\"']")
_SHARED_CELL = re.compile(rb"t=\"s\"[^<>]*><(?:\w+:)?v>([0-9]{1,9})</")
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
# Names with a prefix, and places that are not written as `r="A1"`.
_ODD = (b":row", b":c", b"r='", b"\tr=", b"\nr=", b"\rr=")
_ODD_PLACE = re.compile(rb"r\s+=|r=\s")


class Tags:
    """Counts the tags of one part of an archive, and finds what is no part of a workbook."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.counted = 0

    def count(self, piece: bytes, is_whole: bool) -> None:
        """Count the tags of a piece; raise FileUnreadable for more than a table has, or for a
        whole piece without any: no cell holds that much text."""
        tags = piece.count(b"<")
        self.counted += tags
        if self.counted > MOST_TAGS or (is_whole and not tags):
            raise FileUnreadable(self._path, "too_large")


def whole_rows(path: Path, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in pieces that end where a row begins, or at least a tag."""
    kept = b""
    for piece in pieces:
        joined = kept + piece
        cut = joined.rfind(b"<row")
        if cut <= 0 and (mark := joined.rfind(b":row ")) > 0:
            cut = joined.rfind(b"<", 0, mark)
        if cut <= 0:
            cut = joined.rfind(b"<")
        kept = joined[max(cut, 0) :]
        if len(kept) > LARGEST_ROW_BYTES:
            raise FileUnreadable(path, "too_large")
        if cut > 0:
            yield joined[:cut]
    yield kept


class WorksheetScan:
    """What the pieces of one worksheet, of whole tags, say of its table."""

    def __init__(self, path: Path, part: str) -> None:
        self._path = path
        self.part = part
        self.tags = Tags(path)
        self.overlay: Overlay = {}
        self.shared = 0  # cells that show a shared text
        self._rows = self._columns = 0  # as far as cells name their places
        self._row_tags = self._longest_row = self._open_row = self._odd_tags = 0
        self._is_plain = True

    def feed(self, piece: bytes) -> None:
        """Look through the next piece."""
        if b"        " in piece:
            piece = _RUN.sub(b" ", piece)
        if b'"e"' in piece or b"'e'" in piece:
            for match in _FAILED_CELL.finditer(piece):
                self.overlay[_place(match)] = FAILED_FORMULA
        if b"<f" in piece or b":f" in piece:
            for match in _UNCOMPUTED_CELL.finditer(piece):
                self.overlay[_place(match)] = UNCOMPUTED_FORMULA
        self.shared += len(_SHARED.findall(piece))
        if not self._read_plain(piece):
            self._is_plain = False
            self._read_odd(piece)

    def check(self) -> None:
        """Raise FileUnreadable with `too_large` for a table that no office can have."""
        check_size(self._path, self._rows, self._columns)
        if self.cells > LARGEST_TABLE:
            raise FileUnreadable(self._path, "too_large")

    @property
    def cells(self) -> int:
        """How many cells the rectangle of the table has, at most."""
        rows, columns = self._rows, self._columns
        if not self._is_plain:  # what names no place stands behind what does
            rows, columns = rows + self._row_tags, columns + self._longest_row
        return rows * columns

    def _read_plain(self, piece: bytes) -> bool:
        """Note the places that all cells and rows of a piece name; return False if any may be
        spelled otherwise."""
        if piece.count(b"<") != piece.count(b">"):  # a bracket inside of a tag
            return False
        if any(mark in piece for mark in _ODD) or _ODD_PLACE.search(piece):
            return False
        cells, rows = _PLAIN_CELL.findall(piece), _PLAIN_ROW.findall(piece)
        check_size(self._path, max(map(int, rows), default=0), 0)
        if not self._note(cells):  # formats that reach beyond the table are none of it
            self._note(_FILLED_CELL.findall(piece), is_sure=True)
        return len(cells) + len(rows) == len(_ANY_PLAIN.findall(piece)) == piece.count(b' r="')

    def _read_odd(self, piece: bytes) -> None:
        self._odd_tags += piece.count(b"<")
        if self._odd_tags > MOST_TAGS // 3:
            raise FileUnreadable(self._path, "too_large")
        self._note(_REFERENCE.findall(piece), is_sure=True)
        self._row_tags += len(_ANY_ROW.findall(piece))
        for number, part in enumerate(_ANY_ROW.split(piece)):
            cells = len(_FILLED_OR_NOT.findall(part))
            self._open_row = cells + (0 if number else self._open_row)
            self._longest_row = max(self._longest_row, self._open_row)

    def _note(self, places: Sequence[tuple[bytes, bytes]], is_sure: bool = False) -> bool:
        """Let the table reach to these places; unless that is sure, not to where it becomes too
        large. Return whether it does."""
        letters = {letters for letters, _ in places}
        digits = {digits for _, digits in places}
        columns = max(self._columns, max(map(column_number, letters), default=0))
        rows = max(self._rows, max((int(number[:12]) for number in digits), default=0))
        if not is_sure and (columns > LARGEST_COLUMNS or rows * columns > LARGEST_TABLE):
            return False
        self._columns, self._rows = columns, rows
        return True


def string_lengths(path: Path, pieces: Iterable[bytes]) -> Sequence[int]:
    """Return about how long each shared text of a workbook is, at least as long as it is.

    Raise FileUnreadable with `too_large` for a text, or for more of them, than a workbook has.
    """
    lengths = array("Q")
    kept, is_open = b"", False
    for piece in pieces:
        *parts, kept = _STRING.split(kept + piece)
        lengths.extend(map(len, parts if is_open else parts[1:]))
        is_open = is_open or bool(parts)
        if len(kept) > LARGEST_ROW or len(lengths) > MOST_STRINGS:
            raise FileUnreadable(path, "too_large")
    if is_open:
        lengths.append(len(kept))
    return lengths


def shown_signs(pieces: Iterator[bytes], lengths: Sequence[int]) -> int:
    """Return how many signs the cells of a worksheet show of the shared texts, at most."""
    longest, signs = max(lengths, default=0), 0
    for piece in pieces:
        shown = [int(number) for number in _SHARED_CELL.findall(piece)]
        signs += sum(lengths[number] if number < len(lengths) else longest for number in shown)
        signs += longest * (len(_SHARED.findall(piece)) - len(shown))
        if signs > LARGEST_CONTENT:
            break
    return signs


def column_number(letters: bytes) -> int:
    """Return the number of a column, from 1, by its letters; 0 without any."""
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _place(match: re.Match[bytes]) -> tuple[int, int]:
    return int(match[2]) - 1, column_number(match[1]) - 1
