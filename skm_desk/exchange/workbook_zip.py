"""Zipped workbooks (.xlsx, .ods) looked through before they are read.

Two things the reading library does not do: it builds a whole rectangle of cells whatever the
size that a damaged or wicked file claims, and it gives a cell with a failed formula as an empty
one, which would pass for a blank nilai.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from lzma import LZMAError
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange.signature import check_size

LARGEST_UNPACKED = 1 << 30
# Memory for one table: the library keeps about 32 bytes for each cell of its rectangle.
LARGEST_TABLE = 40_000_000
LARGEST_OVERLAY = 100_000
# Shown to people as what stands in the cell.
FAILED_FORMULA = "rumus gagal"
UNCOMPUTED_FORMULA = "rumus belum dihitung"

# What stands in cells that the library gives as empty: row and column from 0 → text.
Overlay = dict[tuple[int, int], str]

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,  # a part with a password
    LookupError,  # a part that is missing, or in an encoding that does not exist
    ValueError,
    OSError,
)
_PIECE = 1 << 22
_LONGEST_TAG = 1 << 13
# No tag holds a bracket of another, so each search stops at the next one.
_CELL = rb"<(?:\w+:)?c\b(?=[^<>]*\sr=[\"']([A-Z]+)([0-9]+)[\"'])"
_FAILED_CELL = re.compile(_CELL + rb"(?=[^<>]*\st=[\"']e[\"'])[^<>]*>")
_UNCOMPUTED_CELL = re.compile(
    _CELL + rb"(?![^<>]*\st=[\"']str[\"'])[^<>]*[^/<>]>"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\sr=[\"']([0-9]+)[\"']")
_FAR_ROW = re.compile(rb"\sr=[\"'][A-Z]+([0-9]{6,})[\"']")
_FAR_COLUMN = re.compile(rb"\sr=[\"']([A-Z]{2,})[0-9]+[\"']")


def check_xlsx(path: Path, data: bytes) -> dict[str, Overlay]:
    """Return, per sheet name, the cells of an .xlsx that only look empty.

    Raise FileUnreadable with `damaged` or `too_large`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_unpacked_size(path, archive)
            parts = _sheet_parts(archive)
            found: dict[str, Overlay] = {}
            for info in archive.infolist():
                overlay = _scan_part(path, archive, info)
                for name in (name for name, part in parts.items() if part == info.filename):
                    found[name] = overlay
            return found
    except (*_FAULTS, ElementTree.ParseError) as fault:
        raise FileUnreadable(path, "damaged") from fault


def check_ods(path: Path, data: bytes) -> dict[str, Overlay]:
    """Return, per sheet name, the cells of an .ods that only look empty.

    Raise FileUnreadable with `damaged`, `too_large` or `encrypted`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_unpacked_size(path, archive)
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise FileUnreadable(path, "encrypted")
            scan = _OdsScan(path)
            with archive.open("content.xml") as file:
                scan.parser.ParseFile(file)
            return scan.found
    except (*_FAULTS, expat.ExpatError) as fault:
        raise FileUnreadable(path, "damaged") from fault


def _check_unpacked_size(path: Path, archive: zipfile.ZipFile) -> None:
    if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
        raise FileUnreadable(path, "too_large")


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the archive that holds each sheet, by the name of the sheet."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", relation.get("Target", ""))
        ).lstrip("/")
        for relation in relations
    }
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    parts = {}
    for element in workbook.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            link = next((v for k, v in element.items() if k.endswith("}id")), "")
            parts[element.get("name", "")] = targets.get(link, "")
    return parts


def _scan_part(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Overlay:
    """Read one part to its end, which checks its sum too, and note its size and its odd cells."""
    overlay: Overlay = {}
    rows = columns = 0
    for piece in _pieces(archive, info):
        if not info.filename.lower().endswith(".xml"):
            continue
        if b'"e"' in piece or b"'e'" in piece:
            for match in _FAILED_CELL.finditer(piece):
                overlay[_place(match)] = FAILED_FORMULA
        if b"<f" in piece or b":f" in piece:
            for match in _UNCOMPUTED_CELL.finditer(piece):
                overlay[_place(match)] = UNCOMPUTED_FORMULA
        for number in (*_ROW.findall(piece), *_FAR_ROW.findall(piece)):
            rows = max(rows, int(number[:12]))
        for letters in set(_FAR_COLUMN.findall(piece)):
            columns = max(columns, _column_number(letters))
    check_size(path, rows, columns)
    if rows * max(columns, 26) > LARGEST_TABLE:
        raise FileUnreadable(path, "too_large")
    return overlay


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part piece by piece, each beginning with the end of the one before."""
    with archive.open(info) as file:
        kept = b""
        while piece := file.read(_PIECE):
            yield kept + piece
            kept = piece[-_LONGEST_TAG:]


def _place(match: re.Match[bytes]) -> tuple[int, int]:
    return int(match[2]) - 1, _column_number(match[1]) - 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:8]:
        number = number * 26 + letter - ord("A") + 1
    return number


@dataclass
class _OdsScan:
    """Follows the cells of a content.xml, counting repeated rows and cells as they stand."""

    path: Path
    found: dict[str, Overlay] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._overlay: Overlay = {}
        self._row = self._column = self._height = self._width = 0
        self._row_repeats = 1

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell(attributes)
        elif tag == "table:table-row":
            self._row_repeats = int(attributes.get("table:number-rows-repeated", "1"))
            self._column = 0
        elif tag == "table:table":
            self._overlay = self.found[attributes.get("table:name", "")] = {}
            self._row = self._height = self._width = 0

    def _end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._row_repeats

    def _cell(self, attributes: dict[str, str]) -> None:
        repeats = int(attributes.get("table:number-columns-repeated", "1"))
        if "office:value-type" in attributes or "table:formula" in attributes:
            self._height = max(self._height, self._row + self._row_repeats)
            self._width = max(self._width, self._column + repeats)
            check_size(self.path, self._height, self._width)
            if self._height * self._width > LARGEST_TABLE:
                raise FileUnreadable(self.path, "too_large")
            if attributes.get("calcext:value-type") == "error":
                self._mark(repeats)
        self._column += repeats

    def _mark(self, repeats: int) -> None:
        if self._row_repeats * repeats > LARGEST_OVERLAY:
            raise FileUnreadable(self.path, "too_large")
        for row in range(self._row, self._row + self._row_repeats):
            for column in range(self._column, self._column + repeats):
                self._overlay[row, column] = FAILED_FORMULA
