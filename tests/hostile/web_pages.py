"""Hostile web pages under the name of a workbook: tables that are larger than their bytes tell.

Each builder writes one file; its ending is part of its name.
"""

from collections.abc import Callable
from pathlib import Path

MB = 1024 * 1024
Builder = Callable[[Path], None]
_HEADING = "".join(f"<td>U{number}" for number in range(1, 10))
TABLE = f"<table><tr>{_HEADING}<tr>{'<td>4' * 9}</table>"


def _page(*more: str, times: int = 1) -> Builder:
    return lambda path: (
        path.write_text(f"<html><body>{TABLE}<table>{''.join(more) * times}", encoding="utf-8")
        and None
    )


HOSTILE: dict[str, Builder] = {
    "wide rows.xls": _page("<tr><td colspan=500>", times=900_000),
    "cells that reach down.xls": _page("<tr>" + "<td rowspan=1000000>" * 499, "<tr>" * 3_000_000),
    "attributes.xls": _page("<td", " a=b" * 4_000_000, ">"),
    "attributes that hold tags.xls": _page("<a b='" * 2_000_000, ">" * 2_000_000),
    "tags.xls": _page("<a>", times=6_000_000),
    "rows without a cell.xls": _page("<tr>", times=4_500_000),
    "tables in tables.xls": _page("<table>", times=2_500_000),
    "a thousand tables.xls": _page(f"</table>{TABLE}", times=1_000),
    "cells.xls": _page("<tr>" + "<td>4" * 9, times=400_000),
    "tags that never end.xls": _page("<!--", times=4_000_000),
    "spaces.xls": _page(" " * 19 * MB),
}
