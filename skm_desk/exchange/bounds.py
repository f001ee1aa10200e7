"""How much of a table is read at all: beyond, no office has such a file.

A file of a few megabytes can claim tables of gigabytes. So everything that a table is made of is
counted while it is read, and the reading ends where it becomes more than any survey is. The
bounds leave room for more than 200,000 forms with all their profile, in some hundred megabytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange.signature import LARGEST_COLUMNS, LARGEST_ROWS

LARGEST_CELLS = 6_000_000  # filled or empty, of all rows
LARGEST_ROW = 1024 * 1024  # signs of all cells of one row
LARGEST_CONTENT = 128 * 1024 * 1024  # signs of all cells, each counted as often as it is shown
MOST_SHEETS = 400  # one for each day of a year
LONGEST_NAME = 255  # signs of the name of a worksheet

# A line that is longer is not looked through to its end.
_LINE = re.compile(rf"[^\r\n]{{0,{LARGEST_ROW}}}(?:\r\n?|\n)|[^\r\n]{{1,{LARGEST_ROW + 1}}}")
# As str.splitlines, but one at a time.
_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_ANY_LINE = re.compile(
    rf"[^{_ENDS}]{{0,{LARGEST_ROW}}}(?:\r\n|[{_ENDS}])|[^{_ENDS}]{{1,{LARGEST_ROW + 1}}}"
)


class Lines:
    """The lines of a text with their ends, one at a time; what takes them tells of each row.

    ::

        lines = Lines(path, text)
        rows = list(lines.rows(csv.reader(lines)))
    """

    def __init__(self, path: Path, text: str, pattern: re.Pattern[str] = _LINE) -> None:
        self._path = path
        self._lines = pattern.finditer(text)
        self._taken = 0

    def __iter__(self) -> Iterator[str]:
        """Yield the lines; raise FileUnreadable where one row takes too many of their signs."""
        for match in self._lines:
            self._taken += match.end() - match.start()
            if self._taken > LARGEST_ROW:
                raise FileUnreadable(self._path, "too_large")
            yield match[0]

    def rows(self, rows: Iterable[list[str]]) -> Iterator[list[str]]:
        """Yield the rows that are made of these lines; raise FileUnreadable when there is more of
        them than a table may have."""
        cells = 0
        for number, row in enumerate(rows, start=1):
            self._taken = 0
            cells += len(row)
            if number > LARGEST_ROWS or len(row) > LARGEST_COLUMNS or cells > LARGEST_CELLS:
                raise FileUnreadable(self._path, "too_large")
            yield row


def any_lines(path: Path, text: str) -> Lines:
    """Return the lines of a text that may be parted by any sign that parts lines."""
    return Lines(path, text, _ANY_LINE)


def check_content(path: Path, cells: int, signs: int = 0) -> None:
    """Raise FileUnreadable with `too_large` for more filled cells, or more signs in all of them,
    than an office can have."""
    if cells > LARGEST_CELLS or signs > LARGEST_CONTENT:
        raise FileUnreadable(path, "too_large")


def check_worksheets(path: Path, names: Sequence[str]) -> None:
    """Raise FileUnreadable with `too_large` for more worksheets than an office has, with `damaged`
    for names that no program gives: two are the same, or one is as long as a page."""
    if len(names) > MOST_SHEETS:
        raise FileUnreadable(path, "too_large")
    if len(set(names)) < len(names) or any(len(name) > LONGEST_NAME for name in names):
        raise FileUnreadable(path, "damaged")
