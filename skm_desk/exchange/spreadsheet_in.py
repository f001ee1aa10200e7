"""Spreadsheets in: .xlsx, .xls and .ods read into texts; the only file that knows calamine."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, PasswordError, load_workbook

from skm_desk.domain.errors import (
    FileEmpty,
    FileUnreadable,
    HeaderMissing,
)
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner
from skm_desk.domain.period import Period
from skm_desk.exchange.record import Reading, understand
from skm_desk.exchange.signature import check_size, expect, load
from skm_desk.exchange.workbook_ole import check_xls
from skm_desk.exchange.workbook_zip import Overlay, check_ods, check_xlsx

Cell = int | float | str | bool | time | date | datetime | timedelta
Table = list[list[str]]

_STDERR = 2


def read(path: Path, kuesioner: Kuesioner, period: Period, order: ColumnOrder) -> Reading:
    """Return what the first sheet with a heading says.

    Fails as `record.understand`, `signature.load` and `signature.expect` do, and with
    FileUnreadable (`damaged`, `encrypted`, `too_large`). When no sheet has a heading, the
    failure of the sheet that came nearest is raised.
    """
    data = load(path)
    suffix = path.suffix.lower()
    expect(path, data, suffix)
    nearest: HeaderMissing | None = None
    empty: FileEmpty | None = None
    for rows in _tables(path, data, suffix):
        try:
            return understand(rows, kuesioner, period, order, path)
        except HeaderMissing as fault:
            if nearest is None or len(fault.missing) < len(nearest.missing):
                nearest = fault
        except FileEmpty as fault:
            empty = empty or fault
    raise nearest or empty or FileEmpty(path)


def _tables(path: Path, data: bytes, suffix: str) -> Iterator[Table]:
    """Yield the cell texts of each sheet in order."""
    overlays: dict[str, Overlay] = {}
    overlay_list: list[Overlay] = []
    if suffix == ".xls":
        overlay_list = check_xls(path, data)
    else:
        overlays = (check_xlsx if suffix == ".xlsx" else check_ods)(path, data)
    with _library_failures(path):
        workbook = load_workbook(io.BytesIO(data))
        names = list(workbook.sheet_names)
    for place, name in enumerate(names):
        with _library_failures(path):
            sheet = workbook.get_sheet_by_name(name)
            check_size(path, sheet.total_height, sheet.total_width)
            rows = sheet.to_python(skip_empty_area=False)
        overlay = overlays.get(name, {})
        if place < len(overlay_list):
            overlay = overlay_list[place]
        yield _texts(rows, overlay)


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


def _texts(rows: list[list[Cell]], overlay: Overlay) -> Table:
    table = [[_text(cell) for cell in row] for row in rows]
    for (row, column), text in overlay.items():
        if row < len(table) and column < len(table[row]) and not table[row][column]:
            table[row][column] = text
    return table


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
