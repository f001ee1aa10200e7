"""Plain text tables in and out: comma, semicolon, tab, bar or white space between the cells."""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from skm_desk.domain.file_errors import CellProblem, FileMislabelled, FileUnreadable
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.worksheet import ReadAs
from skm_desk.exchange.bounds import Lines
from skm_desk.exchange.export import Export, header, rows_of
from skm_desk.exchange.header import SEARCHED_ROWS, count_question_headings, filled_length
from skm_desk.exchange.reading import Inspection
from skm_desk.exchange.record import inspect
from skm_desk.exchange.signature import LARGEST_TEXT, TEXT, expect, load
from skm_desk.exchange.spaced_text import split_by_spaces
from skm_desk.exchange.telling import part_of, told
from skm_desk.machine.collector import let_go

# A spreadsheet program takes a cell that starts so for a formula; the guard itself is guarded
# too, so that it can be taken off again exactly.
_FORMULA_STARTS = tuple("=+-@\t\r\n'")
_GUARD = "'"
_DELIMITERS = ",;\t|"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def look_over(
    path: Path,
    kuesioner: Kuesioner,
    period: Period,
    how: ReadAs,
    progress: Progress = silent,
) -> Inspection:
    """Return what a text table says; fails as `record.inspect`, `signature.load` and
    `signature.expect` do, and with FileUnreadable for text that is none."""
    data = load(path, LARGEST_TEXT)
    expect(path, data, TEXT)
    text = decode(path, data)
    try:
        delimiter = _find_delimiter(path, text, kuesioner)
        if delimiter is not None:
            split = _split(path, text, delimiter)
            split = told(split, text.count("\n") + 1, part_of(progress, 0, 2))
            rows = [[_unguard(cell) for cell in row] for row in split]
        else:
            rows = split_by_spaces(text, kuesioner, path)
            if not count_question_headings(rows, kuesioner):
                rows = list(_split(path, text, ","))
    except csv.Error as fault:
        raise FileUnreadable(path, "quotes") from fault
    if text.lstrip()[:1] in ("{", "[") and not count_question_headings(rows, kuesioner):
        raise FileMislabelled(path, ".json")
    seen = inspect(rows, kuesioner, period, how.order, path, part_of(progress, 1, 2))
    seen = _refuse_cut_off(text, rows, seen)
    let_go(rows)
    return seen


def write(path: Path, export: Export, progress: Progress = silent) -> None:
    """Write the forms as comma-separated text that Excel opens rightly (UTF-8 with its mark)."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header(export.kuesioner))
        rows = told(rows_of(export), len(export.forms), progress)
        writer.writerows([_guard(cell) for cell in row] for row in rows)


def decode(path: Path, data: bytes) -> str:
    """Return the text of the bytes: UTF-8 or UTF-16 by its mark, UTF-8, else Windows-1252.

    Raise FileUnreadable with `binary` or `encoding`.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif data.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        # Text with letters of UTF-8 in it is UTF-8, only damaged.
        if encoding != "utf-8" or _MULTIBYTE.search(data):
            raise FileUnreadable(path, "encoding") from fault
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as second_fault:
            raise FileUnreadable(path, "encoding") from second_fault
    if "\0" in text:
        raise FileUnreadable(path, "binary")
    return text


def _split(path: Path, text: str, delimiter: str) -> Iterator[list[str]]:
    # Strict: an unclosed quotation mark would otherwise swallow the rows behind it.
    lines = Lines(path, text)
    return lines.rows(csv.reader(lines, delimiter=delimiter, strict=True))


def _find_delimiter(path: Path, text: str, kuesioner: Kuesioner) -> str | None:
    best, most = None, 0
    for delimiter in _DELIMITERS:
        rows: list[list[str]] = []
        with suppress(csv.Error, FileUnreadable):  # told when the whole text is split
            rows.extend(islice(_split(path, text, delimiter), SEARCHED_ROWS))
        found = count_question_headings(rows, kuesioner)
        if found > most:
            best, most = delimiter, found
    return best


def _guard(cell: str | int | None) -> str | int | None:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return _GUARD + cell
    return cell


def _unguard(cell: str) -> str:
    if cell.startswith(_GUARD) and cell[1:].startswith(_FORMULA_STARTS):
        return cell[1:]
    return cell


def _refuse_cut_off(text: str, rows: list[list[str]], seen: Inspection) -> Inspection:
    """Refuse a last row that ends early and without an end of line: the copy broke off there."""
    last, records = len(rows), seen.reading.records
    if text.endswith(("\n", "\r")) or not records or records[-1].row != last:
        return seen
    if len(rows[-1]) < max(map(len, rows)) and filled_length(rows[-1]) > 1:
        shown = " ".join(rows[-1]).strip()
        problem = CellProblem(last, str(len(rows[-1]) + 1), shown, "row_shape")
        return seen.with_problem(problem, rows[-1])
    return seen
