"""Spreadsheets in: .xlsx, .xls and .ods read into texts; the only file that knows calamine.

Many programs of the web write a page with tables and call it .xls: that is read as such a page.
"""

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.worksheet import ReadAs
from skm_desk.exchange.bounds import check_worksheets
from skm_desk.exchange.reading import Inspection
from skm_desk.exchange.signature import check_size, expect, load, looks_like
from skm_desk.exchange.telling import part_of, told
from skm_desk.exchange.web_tables import tables_of_page
from skm_desk.exchange.workbook import WorksheetTable, look_over_tables
from skm_desk.exchange.workbook_ole import check_xls
from skm_desk.exchange.workbook_zip import check_ods, check_xlsx
from skm_desk.exchange.worksheet_scan import Overlay

Cell = int | float | str | bool | time | date | datetime | timedelta

_STDERR = 2


def look_over(
    path: Path,
    kuesioner: Kuesioner,
    period: Period,
    how: ReadAs,
    progress: Progress = silent,
) -> Inspection:
    """Return what the worksheets say.

    Fails as `workbook.look_over_tables`, `signature.load` and `signature.expect` do, and with
    FileUnreadable (`damaged`, `encrypted`, `too_large`).
    """
    data = load(path)
    suffix = path.suffix.lower()
    if suffix == ".xls" and looks_like(data) == ".html":
        tables = tables_of_page(path, data, progress)
        return look_over_tables(path, tables, len(tables) > 1, kuesioner, period, how)
    expect(path, data, suffix)
    overlays = _check(path, data, suffix)
    with _library_failures(path):
        workbook = load_workbook(io.BytesIO(data))
        sheets = [
            _Sheet(place, sheet.name, sheet.visible != SheetVisibleEnum.Visible)
            for place, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]
    check_worksheets(path, [sheet.name for sheet in sheets])
    read = _tables(path, workbook, sheets, overlays, progress)
    return look_over_tables(path, read, len(sheets) > 1, kuesioner, period, how)


class _Sheet(NamedTuple):
    """A worksheet as the workbook lists it; `place` counts its other sheets too."""

    place: int
    name: str
    is_hidden: bool


def _tables(
    path: Path,
    workbook: CalamineWorkbook,
    sheets: Sequence[_Sheet],
    overlays: Mapping[str | int, Overlay],
    progress: Progress,
) -> Iterator[WorksheetTable]:
    """Yield each worksheet when it is asked for."""
    for number, (place, name, is_hidden) in enumerate(sheets):
        overlay = overlays.get(name) or overlays.get(place) or {}
        reading, looking = (part_of(progress, 2 * number + n, 2 * len(sheets)) for n in (0, 1))
        rows = _rows(path, workbook, name, overlay, reading)
        yield WorksheetTable(name, is_hidden, rows, looking)


def _rows(
    path: Path, workbook: CalamineWorkbook, name: str, overlay: Overlay, progress: Progress
) -> list[list[str]]:
    """Return the texts of the cells of a worksheet."""
    with _library_failures(path):
        sheet = workbook.get_sheet_by_name(name)
        last_row, last_column = sheet.end or (0, 0)
        check_size(path, last_row + 1, last_column + 1)
        # Rows before the first filled one are given, columns before it are not.
        margin = [""] * (sheet.start or (0, 0))[1]
        rows = told(sheet.iter_rows(), last_row + 1, progress)
        table = [_texts(row, margin) for row in rows]
    _lay_over(table, overlay)
    return table


def _check(path: Path, data: bytes, suffix: str) -> dict[str | int, Overlay]:
    """Return the cells that only look empty, by the name or the place of their sheet."""
    found: dict[str | int, Overlay] = {}
    if suffix == ".xls":
        found.update(enumerate(check_xls(path, data)))
    else:
        found.update((check_xlsx if suffix == ".xlsx" else check_ods)(path, data).items())
    return found


@contextmanager
def _library_failures(path: Path) -> Iterator[None]:
    """Turn what the library raises into FileUnreadable, and keep its panic off the terminal."""
    try:
        with _quiet_stderr():
            yield
    except PasswordError as fault:
        raise FileUnreadable(path, "encrypted") from fault
    except (CalamineError, OSError, ValueError, OverflowError) as fault:
        raise FileUnreadable(path, "damaged") from fault
    except BaseException as fault:
        # A panic of the library's Rust code is no Exception, and its class has no address.
        if type(fault).__name__ != "PanicException":
            raise
        raise FileUnreadable(path, "damaged") from None


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Send what is written below Python to nowhere: a panic prints before it can be caught."""
    kept = None
    with suppress(OSError):
        # A program without a terminal on Windows has no such stream at all.
        kept = os.dup(_STDERR)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), _STDERR)
    try:
        yield
    finally:
        if kept is not None:
            os.dup2(kept, _STDERR)
            os.close(kept)


def _texts(row: list[Cell], margin: list[str]) -> list[str]:
    # A stray cell far below a table brings a million empty rows with it.
    if row.count("") == len(row):
        return []
    return margin + [_text(cell) for cell in row]


def _lay_over(table: list[list[str]], overlay: Overlay) -> None:
    for (row, column), text in overlay.items():
        if row < len(table):
            table[row] += [""] * (column + 1 - len(table[row]))
            table[row][column] = table[row][column] or text


def _text(cell: Cell) -> str:
    """Return a cell as a person would write it: whole numbers without a point, days as ISO."""
    if isinstance(cell, str):
        return cell.replace("\0", "")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        if cell.time() == time():
            return cell.date().isoformat()
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    return str(cell)
