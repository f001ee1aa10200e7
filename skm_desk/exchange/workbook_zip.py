"""Zipped workbooks (.xlsx, .ods) looked through before they are read.

Two things the reading library does not do: it builds a whole rectangle of cells whatever the
size that a damaged or wicked file claims, and it gives a cell with a failed formula as an empty
one, which would pass for a blank nilai.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from lzma import LZMAError
from pathlib import Path
from xml.parsers import expat

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange.bounds import LARGEST_CONTENT, check_content
from skm_desk.exchange.signature import check_size
from skm_desk.exchange.worksheet_scan import (
    FAILED_FORMULA,
    LARGEST_TABLE,
    LARGEST_TABLES,
    MOST_TAGS,
    Overlay,
    Tags,
    WorksheetScan,
    shown_signs,
    string_lengths,
    whole_rows,
)

LARGEST_UNPACKED = 320 * 1024 * 1024
LARGEST_LIST = 16 * 1024 * 1024  # bytes of a part that only names others
LARGEST_OVERLAY = 100_000
DEEPEST = 200  # elements inside of each other

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
_STRINGS = "xl/sharedstrings.xml"
_ODS_CELLS = ("table:table-cell", "table:covered-table-cell")
_UNREAD = ("customxml/", "docprops/")  # where a long text may well stand in one tag


def check_xlsx(path: Path, data: bytes) -> dict[str, Overlay]:
    """Return, per sheet name, the cells of an .xlsx that only look empty.

    Raise FileUnreadable with `damaged` or `too_large`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_unpacked_size(path, archive)
            sheets = _sheet_parts(path, archive)
            parts = {part for _, part in sheets}
            scans: dict[str, WorksheetScan] = {}
            lengths: Sequence[int] = ()
            for info in archive.infolist():
                if info.filename.lower() == _STRINGS:
                    lengths = string_lengths(path, _tagged(path, archive, info, Tags(path)))
                else:
                    scans[info.filename] = _scan_part(path, archive, info, parts)
            read = [scans[part] for _, part in sheets if part in scans]
            _check_together(path, read, lengths, archive)
            return {name: scans[part].overlay for name, part in sheets if part in scans}
    except (*_FAULTS, expat.ExpatError) as fault:
        raise FileUnreadable(path, "damaged") from fault


def check_ods(path: Path, data: bytes) -> dict[str, Overlay]:
    """Return, per sheet name, the cells of an .ods that only look empty.

    Raise FileUnreadable with `damaged`, `too_large` or `encrypted`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_unpacked_size(path, archive)
            _check_list(path, archive, "META-INF/manifest.xml")
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise FileUnreadable(path, "encrypted")
            scan = _OdsScan(path)
            for piece in _tagged(path, archive, archive.getinfo("content.xml"), Tags(path)):
                scan.parser.Parse(piece, False)
            scan.parser.Parse(b"", True)
            return scan.found
    except (*_FAULTS, expat.ExpatError) as fault:
        raise FileUnreadable(path, "damaged") from fault


def _check_unpacked_size(path: Path, archive: zipfile.ZipFile) -> None:
    if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
        raise FileUnreadable(path, "too_large")
    if len(set(archive.namelist())) < len(archive.infolist()):
        raise zipfile.BadZipFile("two parts of one name")


def _check_list(path: Path, archive: zipfile.ZipFile, part: str) -> None:
    if archive.getinfo(part).file_size > LARGEST_LIST:
        raise FileUnreadable(path, "too_large")


def _sheet_parts(path: Path, archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return the names of all sheets, each with the part of the archive that holds it."""
    targets = {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", relation.get("Target", ""))
        ).lstrip("/")
        for relation in _elements(path, archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    parts = []
    for element in _elements(path, archive, "xl/workbook.xml", "sheet"):
        link = next((v for k, v in element.items() if k.endswith(":id")), "")
        parts.append((element.get("name", ""), targets.get(link, "")))
    return parts


def _elements(path: Path, archive: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    """Return the attributes of the elements of this name in one part, whatever else is in it."""
    _check_list(path, archive, part)
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = _refuse_entity
    with archive.open(part) as file:
        parser.ParseFile(file)
    return found


def _refuse_entity(*_entity: object) -> None:
    """No workbook gives a name to a text; one that grows a thousandfold each time is a trap."""
    raise ValueError("entity")


def _scan_part(
    path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, sheets: Collection[str]
) -> WorksheetScan:
    """Read one part to its end, which checks its sum too, and note its size and its odd cells."""
    scan = WorksheetScan(path, info.filename)
    name = info.filename.lower()
    if info.filename not in sheets and not name.endswith(".xml"):
        for _ in _pieces(archive, info):
            pass
    elif info.filename in sheets or not name.startswith(_UNREAD):
        for piece in whole_rows(path, _tagged(path, archive, info, scan.tags)):
            scan.feed(piece)
    scan.check()
    return scan


def _check_together(
    path: Path, scans: Sequence[WorksheetScan], lengths: Sequence[int], archive: zipfile.ZipFile
) -> None:
    """Raise FileUnreadable for sheets that are too much together; several may be one part."""
    tags, cells = sum(scan.tags.counted for scan in scans), sum(scan.cells for scan in scans)
    if tags > MOST_TAGS or cells > LARGEST_TABLES:
        raise FileUnreadable(path, "too_large")
    longest = max(lengths, default=0)
    if sum(scan.shared for scan in scans) * longest > LARGEST_CONTENT:
        shown = (
            shown_signs(whole_rows(path, _pieces(archive, archive.getinfo(scan.part))), lengths)
            for scan in scans
            if scan.shared
        )
        check_content(path, 0, sum(shown))


def _tagged(
    path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, tags: Tags
) -> Iterator[bytes]:
    """Yield a part of a workbook piece by piece; raise FileUnreadable for one that is none."""
    for piece in _pieces(archive, info):
        tags.count(piece, is_whole=len(piece) == _PIECE)
        yield piece


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            yield piece


@dataclass
class _OdsScan:
    """Follows the cells of a content.xml, counting repeated rows and cells as they stand."""

    path: Path
    found: dict[str, Overlay] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = _refuse_entity
        self.parser.buffer_text = True
        self._overlay: Overlay = {}
        self._row = self._column = self._height = self._width = self._tables = 0
        self._row_repeats = self._cell_repeats = 1
        self._tags = self._depth = 0
        self._cell_signs = self._row_signs = self._signs = self._row_cells = self._cells = 0

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        self._depth += 1
        if self._tags > MOST_TAGS // 4 or self._depth > DEEPEST:
            raise FileUnreadable(self.path, "too_large")
        if tag in _ODS_CELLS:
            self._cell(attributes)
        elif tag == "table:table-row":
            self._row_repeats = _repeats(attributes, "table:number-rows-repeated")
            self._column = self._row_signs = self._row_cells = 0
        elif tag == "table:table":
            self._overlay = self.found[attributes.get("table:name", "")] = {}
            self._tables += self._height * self._width
            self._row = self._height = self._width = 0
        elif tag == "text:s":  # so many spaces
            self._cell_signs += _repeats(attributes, "text:c")

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if tag in _ODS_CELLS:
            self._row_signs += self._cell_signs * self._cell_repeats
        elif tag == "table:table-row":
            self._row += self._row_repeats
            self._cells += self._row_cells * self._row_repeats
            self._signs += self._row_signs * self._row_repeats
            check_content(self.path, self._cells, self._signs)

    def _text(self, text: str) -> None:
        self._cell_signs += len(text)
        self._signs += len(text)  # white space between the tags is text, too
        check_content(self.path, 0, self._signs)

    def _cell(self, attributes: dict[str, str]) -> None:
        repeats = _repeats(attributes, "table:number-columns-repeated")
        self._cell_repeats, self._cell_signs = repeats, 0
        if "office:value-type" in attributes or "table:formula" in attributes:
            self._row_cells += repeats
            self._height = max(self._height, self._row + self._row_repeats)
            self._width = max(self._width, self._column + repeats)
            check_size(self.path, self._height, self._width)
            table = self._height * self._width
            if table > LARGEST_TABLE or self._tables + table > LARGEST_TABLES:
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


def _repeats(attributes: Mapping[str, str], name: str) -> int:
    """Return how often something stands there; raise ValueError for what is no such number."""
    number = int(attributes.get(name, "1"))
    if number < 0:
        raise ValueError(name)
    return number
