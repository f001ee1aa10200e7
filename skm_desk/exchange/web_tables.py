"""Tables of a web page: what many programs of the web hand out under the name of a workbook."""

import re
from html.parser import HTMLParser
from pathlib import Path

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.domain.progress import Progress
from skm_desk.exchange.bounds import LONGEST_NAME, check_content, check_worksheets
from skm_desk.exchange.csv_format import decode
from skm_desk.exchange.signature import LARGEST_COLUMNS, LARGEST_ROWS, check_size
from skm_desk.exchange.telling import part_of
from skm_desk.exchange.workbook import WorksheetTable

LARGEST_PAGE = 20 * 1024 * 1024  # in bytes
_PIECE = 1 << 20
_MOST_OPEN = 1_000  # signs of a tag's start without one of its end
_LONGEST_TAG = 512 * 1024  # signs without one of a tag's end
_MOST_TAGS = 1_500_000  # with their attributes
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "caption"))
_UNSEEN = frozenset(("script", "style", "title"))
_BREAKS = frozenset(("br", "p", "div", "li"))


def tables_of_page(path: Path, data: bytes, progress: Progress) -> list[WorksheetTable]:
    """Return the tables of a page in order, each under the heading above it or in it.

    A cell over several columns or rows stands in the first of them. Raise FileUnreadable with
    `too_large`, or `damaged` for a page that only points at the pages with its tables.
    """
    if len(data) > LARGEST_PAGE:
        raise FileUnreadable(path, "too_large")
    text = decode(path, data)
    # Of a tag that never ends, the parser looks for the end again and again.
    is_broken = text.count("<") > 2 * text.count(">") + _MOST_OPEN
    if is_broken or "<frameset" in text.casefold():
        raise FileUnreadable(path, "damaged")
    if any(len(match[0]) > _LONGEST_TAG for match in re.finditer("[^>]+", text)):
        raise FileUnreadable(path, "too_large")
    reader = _PageReader(path)
    reading = part_of(progress, 0, 2)
    for start in range(0, len(text), _PIECE):
        reading(start, len(text))
        reader.feed(text[start : start + _PIECE])
    reader.close()
    tables = [table for table in reader.tables if any(table.rows)]
    names = _names(tables)
    check_worksheets(path, names)
    return [
        WorksheetTable(
            name, table.is_hidden, table.rows, part_of(progress, len(tables) + n, 2 * len(tables))
        )
        for n, (name, table) in enumerate(zip(names, tables, strict=True))
    ]


class _PageTable:
    """One table while it is read; cells that reach down from rows above are stepped over."""

    def __init__(self, name: str, is_hidden: bool) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.rows: list[list[str]] = []
        self._reaching: dict[int, int] = {}  # column → rows that it is still filled from above
        self.cell: list[str] | None = None
        self._span = (1, 1)

    def begin_row(self) -> int:
        """Go to the next row; return how many cells reach into it from above."""
        self.end_cell()
        self._reaching = {at: left - 1 for at, left in self._reaching.items() if left > 1}
        self.rows.append([])
        return len(self._reaching)

    def begin_cell(self, columns: int, rows: int) -> None:
        """Go to the next cell, which covers so many columns and rows."""
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self.cell = []
        self._span = (columns, rows)

    def end_cell(self) -> None:
        """Put what was read into its place."""
        if self.cell is None:
            return
        row = self.rows[-1]
        while self._reaching.get(len(row)):
            row.append("")
        columns, rows = self._span
        start = len(row)
        row += [" ".join("".join(self.cell).split()), *[""] * (columns - 1)]
        if rows > 1:
            # The row itself is counted off when the next one begins.
            self._reaching |= dict.fromkeys(range(start, start + columns), rows)
        self.cell = None


class _PageReader(HTMLParser):
    """Follows the tags of a page; what stands in no table only names the next one."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_PageTable] = []
        self._path = path
        self._open: list[_PageTable] = []
        self._heading: list[str] | None = None
        self._name = ""
        self._unseen = 0
        self._tags = self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row, a cell or a heading."""
        self._tags += 1 + len(attrs)
        if self._tags > _MOST_TAGS:
            raise FileUnreadable(self._path, "too_large")
        given = {name: value or "" for name, value in attrs}
        if tag in ("table", "tr", "td", "th"):
            self._end_heading()
        if tag == "table":
            is_hidden = "display:none" in "".join(given.get("style", "").casefold().split())
            table = _PageTable(self._name, is_hidden)
            self._name = ""
            self.tables.append(table)
            self._open.append(table)
        elif tag in _HEADINGS:
            self._heading = []
        elif tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BREAKS:
            self.handle_data(" ")
        elif not self._open:
            return
        elif tag == "tr":
            self._cells += self._open[-1].begin_row()
            check_size(self._path, len(self._open[-1].rows), 0)
            check_content(self._path, self._cells)
        elif tag in ("td", "th"):
            columns = _span(given.get("colspan"), LARGEST_COLUMNS)
            self._open[-1].begin_cell(columns, _span(given.get("rowspan"), LARGEST_ROWS))
            check_size(self._path, 0, len(self._open[-1].rows[-1]) + columns)
            self._cells += columns
            check_content(self._path, self._cells)

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends; a page leaves out many of them."""
        if tag == "table" and self._open:
            self._open.pop().end_cell()
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].end_cell()
        elif tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        elif tag in _HEADINGS:
            self._end_heading()
            if self._open and tag == "caption":
                self._open[-1].name, self._name = self._name, ""

    def handle_data(self, data: str) -> None:
        """Take a text to where it stands."""
        if self._unseen:
            return
        if self._heading is not None:
            self._heading.append(data)
        elif self._open and self._open[-1].cell is not None:
            self._open[-1].cell.append(data)

    def _end_heading(self) -> None:
        if self._heading is not None:
            self._name = " ".join("".join(self._heading).split())[:LONGEST_NAME]
            self._heading = None

    def close(self) -> None:
        """End what the page left open."""
        super().close()
        for table in self._open:
            table.end_cell()


def _span(text: str | None, most: int) -> int:
    return min(max(int(text), 1), most) if text and text.isdecimal() and len(text) < 9 else 1


def _names(tables: list[_PageTable]) -> list[str]:
    """Return a name of its own for each table."""
    names: list[str] = []
    for number, table in enumerate(tables, start=1):
        name = table.name or f"Tabel {number}"
        names.append(f"{name} ({number})" if name in names else name)
    return names
