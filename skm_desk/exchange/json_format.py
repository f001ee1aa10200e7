"""JSON in and out: our own export, or a bare list of objects with the same columns."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Never

from skm_desk.domain.file_errors import CellProblem, FileEmpty, FileMislabelled, FileUnreadable
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.signs import has_half_sign, whole_signs
from skm_desk.domain.worksheet import ReadAs
from skm_desk.exchange.bounds import LARGEST_CELLS, check_content
from skm_desk.exchange.csv_format import decode
from skm_desk.exchange.export import Export, header, rows_of
from skm_desk.exchange.headings import field_of
from skm_desk.exchange.reading import Inspection
from skm_desk.exchange.record import LONGEST_SHOWN, inspect
from skm_desk.exchange.signature import (
    LARGEST_COLUMNS,
    LARGEST_ROWS,
    LARGEST_TEXT,
    TEXT,
    check_size,
    expect,
    load,
)
from skm_desk.exchange.telling import part_of, told
from skm_desk.machine.collector import let_go

FORMAT = "skm-desk/responden"
VERSION = 1


class _NotOurs(Exception):
    """JSON that is well-formed but not ours; the argument is the detail of FileUnreadable."""


def look_over(
    path: Path,
    kuesioner: Kuesioner,
    period: Period,
    how: ReadAs,
    progress: Progress = silent,
) -> Inspection:
    """Return what a JSON file says; the objects count as rows from 2, below their names.

    Fails as `record.inspect`, `signature.load` and `signature.expect` do. FileUnreadable has
    the detail `json` (no JSON), `shape` (another structure), `key_twice` or `newer`.
    """
    data = load(path, LARGEST_TEXT)
    expect(path, data, ".json")
    text = decode(path, data)
    # Each bracket and each comma becomes an object that takes up to a hundred times its size.
    found, lists, values = (text.count(sign) for sign in "{[,")
    is_large = found + lists > LARGEST_ROWS or values > LARGEST_CELLS + found
    if is_large or text.count(":") > (found + 1) * LARGEST_COLUMNS:
        raise FileUnreadable(path, "too_large")
    try:
        value = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_object, parse_constant=_no_constant
        )
        objects = _objects(value)
    except _NotOurs as fault:
        raise FileUnreadable(path, str(fault)) from fault
    # A ValueError beside bad syntax is a number of thousands of digits.
    except (ValueError, RecursionError) as fault:
        if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
            raise FileMislabelled(path, TEXT) from fault
        raise FileUnreadable(path, "json") from fault
    if not objects:
        raise FileEmpty(path)
    columns = list(dict.fromkeys(name for item in objects for name in item))
    check_size(path, len(objects), len(columns))
    check_content(path, len(objects) * len(columns))
    problems: list[CellProblem] = []
    rows = [columns]
    split = told(objects, len(objects), part_of(progress, 0, 2))
    for number, item in enumerate(split, start=2):
        rows.append([_cell(item.get(name), number, name, problems) for name in columns])
    let_go(objects)
    second = part_of(progress, 1, 2)
    seen = inspect(rows, kuesioner, period, how.order, path, second, problems)
    let_go(rows)
    return seen


def write(path: Path, export: Export, progress: Progress = silent) -> None:
    """Write the forms as one JSON object, one form a line."""
    names = header(export.kuesioner)
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        head = {"format": FORMAT, "versi": VERSION, "periode": export.period.kode}
        file.write(json.dumps(head, ensure_ascii=False)[:-1])
        file.write(', "responden": [')
        file.writelines(_lines(names, export, progress))
        file.write("\n]}\n")


def _lines(names: list[str], export: Export, progress: Progress) -> Iterator[str]:
    between = "\n"
    for row in told(rows_of(export), len(export.forms), progress):
        yield between + json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
        between = ",\n"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _NotOurs("key_twice")
    return found


def _no_constant(name: str) -> Never:
    raise ValueError(name)


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("format") != FORMAT:
            raise _NotOurs("shape")
        if value.get("versi") != VERSION:
            raise _NotOurs("newer")
        value = value.get("responden")
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _NotOurs("shape")
    return value


def _shown(text: str) -> str:
    """Return what is shown of a text in which a sign is broken."""
    return whole_signs(text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…")


def _cell(value: Any, row: int, column: str, problems: list[CellProblem]) -> str:
    """Return the text of a value; only texts, whole numbers and null are values of a form."""
    if value is None:
        return ""
    if isinstance(value, str):
        if has_half_sign(value):
            problems.append(CellProblem(row, column, _shown(value), "half_sign"))
            return ""
        return value.replace("\0", "")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    fault = "row_shape" if field_of(column) else "nilai"
    shown = (
        "[…]"
        if isinstance(value, list)
        else "{…}"
        if isinstance(value, dict)
        else json.dumps(value)
    )
    problems.append(CellProblem(row, column, shown, fault))
    return ""
