"""The columns of a table: their heads, how wide each must be, where their figures have commas."""

import re
from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle

from skm_desk.documents.blocks import Align, Cell, CellLike, Column, Table
from skm_desk.documents.press.sheet import WIDTH
from skm_desk.documents.press.text import widest_word, width_of

_WIDEST_NEED = WIDTH * 0.25  # a longer word is broken rather than given a whole column
_SHORT = 42.0  # a text up to this width (`TW III`) is not broken between its words
_SLACK = 0.5
_NUMBER = re.compile(r"(?:[+\-−±]?\d[\d.]*|–)((?:,\d+)?(?: ?%)?)")
DOTTED = re.compile(r"[.…_ ]{2,}|…")  # a line to write on, as long as there is room

Grid = Sequence[Sequence[CellLike]]


def text_of(cell: CellLike) -> str:
    """Return what is written in a cell."""
    return cell.text if isinstance(cell, Cell) else cell


def padded(rows: Grid, count: int) -> list[tuple[CellLike, ...]]:
    """Return the rows, each with `count` cells."""
    return [(*row[:count], *[""] * (count - len(row))) for row in rows]


def head_rows(table: Table) -> list[tuple[CellLike, ...]]:
    """Return the head rows, each column head drawn up over empty cells; none if all are empty."""
    heads = (*table.heads, tuple(column.head for column in table.columns))
    rows = [list(row) for row in padded(heads, len(table.columns))]
    spanned = {
        (place + y, column + x)
        for place, row in enumerate(rows)
        for column, cell in enumerate(row)
        if isinstance(cell, Cell)
        for y in range(cell.down)
        for x in range(cell.across)
    }
    last = len(rows) - 1
    for column, head in enumerate(column.head for column in table.columns):
        top = last
        while top and not text_of(rows[top - 1][column]) and (top - 1, column) not in spanned:
            top -= 1
        if top < last and head:
            rows[last][column], rows[top][column] = "", Cell(head, down=last - top + 1)
    return [tuple(row) for row in rows] if any(text_of(c) for row in rows for c in row) else []


def column_widths(
    columns: Sequence[Column], plain: Grid, bold: Grid, style: ParagraphStyle, sides: float
) -> list[float]:
    """Return the width of each column: by its share, but no word broken where it can be helped.

    `plain` and `bold` are the rows set in each face; `sides` is the room beside the text of a cell.
    """
    needs = [
        max(
            _need(cell, strong, style.fontSize)
            for rows, strong in (((("",) * len(columns), *plain), False), (bold, True))
            for cell in {row[number] for row in rows}
        )
        + sides
        + _SLACK
        for number in range(len(columns))
    ]
    most = max(needs, default=0.0)
    while sum(min(need, most) for need in needs) > WIDTH:
        most *= 0.97  # the widest give way first
    widths = [min(need, most) for need in needs]
    shares = [max(column.share, 0.01) for column in columns]
    free = set(range(len(columns)))
    while free:
        room = WIDTH - sum(width for column, width in enumerate(widths) if column not in free)
        each = room / sum(shares[column] for column in free)
        narrow = {column for column in free if shares[column] * each < widths[column]}
        if not narrow:
            return [shares[n] * each if n in free else width for n, width in enumerate(widths)]
        free -= narrow
    return [width * WIDTH / sum(widths) for width in widths]


def _need(cell: CellLike, bold: bool, size: float) -> float:
    """Return how wide a column must be for a cell, in points."""
    strong = bold or (isinstance(cell, Cell) and cell.strong)
    text = text_of(cell)
    if DOTTED.fullmatch(text) or (isinstance(cell, Cell) and cell.across > 1):
        return 0.0
    whole = width_of(text, size, strong)
    if whole <= _SHORT or _NUMBER.fullmatch(text):
        return whole
    return min(widest_word(text, size, strong), _WIDEST_NEED)


class Commas:
    """How far the figures of each right column stand from its edge to have their commas in line."""

    def __init__(
        self, columns: Sequence[Column], plain: Grid, bold: Grid, style: ParagraphStyle
    ) -> None:
        self._size = style.fontSize
        self._longest = {
            number: max(
                (
                    self._tail(text, strong)
                    for rows, strong in ((plain, False), (bold, True))
                    for text in {text_of(row[number]) for row in rows}
                ),
                default=0.0,
            )
            for number, column in enumerate(columns)
            if column.align is Align.RIGHT
        }

    def inset(self, column: int, text: str, bold: bool) -> float:
        """Return the distance of a text from the usual edge; 0 for what is no figure."""
        if column not in self._longest or not _NUMBER.fullmatch(text):
            return 0.0
        return max(self._longest[column] - self._tail(text, bold), 0.0)

    def _tail(self, text: str, bold: bool) -> float:
        """Return the width of what stands behind the whole part of a number."""
        found = _NUMBER.fullmatch(text)
        return width_of(found[1], self._size, bold) if found else 0.0
