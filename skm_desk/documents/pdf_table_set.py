"""A table block set in type: the width of its columns, the lines of its cells, its rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skm_desk.documents.blocks import Align, Cell, CellLike, Table
from skm_desk.documents.pdf_lines import Line, set_lines
from skm_desk.documents.pdf_style import (
    DENSE,
    DENSE_HEAD,
    TABLE,
    TABLE_HEAD,
    WIDTH,
    Type,
)
from skm_desk.documents.pdf_table_rows import Box, Row, RowStyle, settle, tie
from skm_desk.documents.pdf_text import Span, natural_width, widest_word

_WIDEST_NEED = 0.25  # of the page; a longer word is broken rather than given a whole column
_NUMBER = re.compile(r"(?:[+\-−±]?\d[\d.]*|–)(,\d+)?( ?%)?")
_DOTS = re.compile("[.…_ ]+")
_SHORT = 42.0  # a text up to this width (`TW III`) is not broken between its words
_SLACK = 0.5


@dataclass(frozen=True)
class TableStyle:
    """How a table is set: its body, its heads, and the room at the sides of a cell."""

    rows: RowStyle
    heads: RowStyle
    pad: float


NORMAL = TableStyle(RowStyle(TABLE, 3.4), RowStyle(TABLE_HEAD, 3.8), 5.0)
SMALL = TableStyle(RowStyle(DENSE, 1.0), RowStyle(DENSE_HEAD, 2.6), 4.0)


def style_of(table: Table) -> TableStyle:
    """Return how this table is set."""
    return SMALL if table.dense else NORMAL


class TableSetter:
    """Sets the cells of one table, each text once: long tables repeat few words."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.style = style_of(table)
        self._needs: dict[tuple[str, bool], float] = {}
        self._lines: dict[tuple[str, bool, float], tuple[Line, ...]] = {}
        self._boxes: dict[tuple[int, str, bool], Box] = {}
        self._tails: dict[int, float] = {}
        self.heads = _padded((*table.heads, tuple(column.head for column in table.columns)), table)
        self.heads = _merged(self.heads)
        if not any(_text(cell) for row in self.heads for cell in row):
            self.heads = []
        self.rows = _padded(table.rows, table)
        self.foot = _padded(table.foot, table)
        self.widths = self._column_widths()

    def set_heads(self) -> list[Row]:
        """Return the head rows: grouped heads, then the heads of the columns."""
        return settle(
            self._set(self.heads, self.style.heads, bold=True, head=True), self.style.heads
        )

    def set_rows(self) -> list[Row]:
        """Return the body rows and behind them the foot rows."""
        self._tails = self._longest_tails()
        body = self._set(self.rows, self.style.rows, bold=False)
        foot = self._set(self.foot, self.style.rows, bold=True)
        rows = [*body, *(replace(row, foot=True) for row in foot)]
        if not foot and all(box.down == 1 for row in body for box in row.boxes):
            return rows
        return tie(settle(rows, self.style.rows))

    def _set(
        self, rows: Sequence[Sequence[CellLike]], style: RowStyle, bold: bool, head: bool = False
    ) -> list[Row]:
        covered: set[tuple[int, int]] = set()
        done: list[Row] = []
        for place, row in enumerate(rows):
            boxes: list[Box] = []
            for column, cell in enumerate(row):
                if (place, column) in covered:
                    continue
                if isinstance(cell, Cell) and (cell.across > 1 or cell.down > 1):
                    across = max(min(cell.across, len(row) - column), 1)
                    down = max(min(cell.down, len(rows) - place), 1)
                    covered |= {(place + y, column + x) for y in range(down) for x in range(across)}
                    box = self._spanned(column, cell, across, down, style.type, bold)
                    centred = head and across > 1
                    boxes.append(replace(box, align=Align.CENTRE) if centred else box)
                else:
                    strong = bold or (isinstance(cell, Cell) and cell.strong)
                    boxes.append(self._box(column, _text(cell), strong, style.type))
            single = [style.height_of(box) for box in boxes if box.down == 1]
            done.append(Row(tuple(boxes), max((*single, style.least))))
        return done

    def _spanned(
        self, column: int, cell: Cell, across: int, down: int, kind: Type, bold: bool
    ) -> Box:
        width = sum(self.widths[column : column + across])
        strong = bold or cell.strong
        align = self._table.columns[column].align
        lines = self._set_lines(cell.text, strong, width, kind)
        return Box(column, lines, align, strong, across, down)

    def _box(self, column: int, text: str, bold: bool, kind: Type) -> Box:
        key = (column, text, bold)
        if (known := self._boxes.get(key)) is not None:
            return known
        lines = self._set_lines(text, bold, self.widths[column], kind)
        align = self._table.columns[column].align
        inset = 0.0
        if column in self._tails and len(lines) == 1 and (found := _NUMBER.fullmatch(text)):
            inset = self._tails[column] - self._tail(found, bold)
            if lines[0].width + inset > self.widths[column] - 2 * self.style.pad:
                inset = 0.0
        box = Box(column, lines, align, bold, inset=inset)
        self._boxes[key] = box
        return box

    def _set_lines(self, text: str, bold: bool, width: float, kind: Type) -> tuple[Line, ...]:
        if not text:
            return ()
        key = (text, bold, width)
        if (known := self._lines.get(key)) is None:
            inner = max(width - 2 * self.style.pad, kind.size)
            known = set_lines([Span(text, bold)], kind.size, inner)
            if _DOTS.fullmatch(text):
                known = known[:1]  # a line to write on is as long as its cell, not two lines
            self._lines[key] = known
        return known

    def _longest_tails(self) -> dict[int, float]:
        """Return, for each column of figures, the widest part behind the whole numbers."""
        tails: dict[int, float] = {}
        for number, column in enumerate(self._table.columns):
            if column.align is not Align.RIGHT:
                continue
            wide = [
                self._tail(found, bold)
                for text, bold in {(_text(row[number]), False) for row in self.rows}
                | {(_text(row[number]), True) for row in self.foot}
                if (found := _NUMBER.fullmatch(text))
            ]
            if wide:
                tails[number] = max(wide)
        return tails

    def _tail(self, found: re.Match[str], bold: bool) -> float:
        """Return the width of what stands behind the whole part of a number."""
        starts = [found.start(group) for group in (1, 2) if found[group]]
        whole = found[0][: min(starts)] if starts else found[0]
        size = self.style.rows.type.size
        return natural_width(found[0], size, bold) - natural_width(whole, size, bold)

    def _column_widths(self) -> list[float]:
        """Return the widths by the shares, a column widened where a word would not fit."""
        shares = [max(column.share, 0.01) for column in self._table.columns]
        widths = [WIDTH * share / sum(shares) for share in shares]
        needs = [self._need(number) for number in range(len(widths))]
        if sum(needs) >= WIDTH:
            return _levelled(needs)
        lack = sum(max(need - width, 0) for need, width in zip(needs, widths, strict=True))
        spare = sum(max(width - need, 0) for need, width in zip(needs, widths, strict=True))
        if not lack:
            return widths
        return [
            need if width < need else width - (width - need) * lack / spare
            for need, width in zip(needs, widths, strict=True)
        ]

    def _need(self, number: int) -> float:
        needs = [
            self._word(cell, bold)
            for rows, bold in ((self.heads, True), (self.rows, False), (self.foot, True))
            for cell in {row[number] for row in rows}
            if not (isinstance(cell, Cell) and cell.across > 1)
        ]
        return max(needs, default=0.0) + 2 * self.style.pad + _SLACK

    def _word(self, cell: CellLike, bold: bool) -> float:
        strong = bold or (isinstance(cell, Cell) and cell.strong)
        size = self.style.rows.type.size
        text = _text(cell)
        if _DOTS.fullmatch(text):
            return 0.0
        whole = natural_width(text, size, strong)
        if whole <= _SHORT or _NUMBER.fullmatch(text):
            return whole
        return min(widest_word(text, size, strong), WIDTH * _WIDEST_NEED)


def _levelled(needs: Sequence[float]) -> list[float]:
    """Return widths that fill the page: small needs are met, the large ones get what is left."""
    left, widths = WIDTH, dict.fromkeys(range(len(needs)), 0.0)
    for count, number in enumerate(sorted(widths, key=lambda number: needs[number])):
        widths[number] = min(needs[number], left / (len(needs) - count))
        left -= widths[number]
    return [widths[number] + left / len(needs) for number in range(len(needs))]


def _merged(heads: list[tuple[CellLike, ...]]) -> list[tuple[CellLike, ...]]:
    """Return the head rows, each head drawn up over the empty cells above it."""
    rows = [list(row) for row in heads]
    covered: set[tuple[int, int]] = set()
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, Cell):
                covered |= {
                    (place + y, column + x) for y in range(cell.down) for x in range(cell.across)
                }
    last = len(rows) - 1
    for column, cell in enumerate(rows[last] if rows else ()):
        top = last
        while top and not _text(rows[top - 1][column]) and (top - 1, column) not in covered:
            top -= 1
        if top < last and isinstance(cell, str) and cell:
            rows[top][column], rows[last][column] = Cell(cell, down=last - top + 1), ""
    return [tuple(row) for row in rows]


def _text(cell: CellLike) -> str:
    return cell.text if isinstance(cell, Cell) else cell


def _padded(rows: Sequence[Sequence[CellLike]], table: Table) -> list[tuple[CellLike, ...]]:
    """Return the rows, each with one cell per column."""
    count = len(table.columns)
    return [(*row[:count], *("" for _ in range(count - len(row)))) for row in rows]
