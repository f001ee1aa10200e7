"""The table as a piece of a page: its heads repeated after each cut, its hairlines, its figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor

from skm_desk import palette
from skm_desk.documents.blocks import Align, Table
from skm_desk.documents.pdf_flow import Piece
from skm_desk.documents.pdf_lines import draw_line
from skm_desk.documents.pdf_style import HAIRLINE, HEIGHT, MM, RULE, WIDTH
from skm_desk.documents.pdf_table_rows import Row, RowStyle, cut_rows
from skm_desk.documents.pdf_table_set import TableSetter, TableStyle

_WHOLE = HEIGHT * 0.4  # a table up to this height is not parted


@dataclass(frozen=True)
class TablePiece(Piece):
    """A table or the part of one that stands on one page."""

    edges: tuple[float, ...]
    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    style: TableStyle

    @property
    def height(self) -> float:
        return _height(self.heads) + _height(self.rows)

    def cut(self, room: float, must: bool) -> tuple[Piece | None, Piece | None]:
        """Cut between rows, or inside a row that is too high; both parts have the heads."""
        if self.height <= _WHOLE and not must:
            return (self, None) if self.height <= room else (None, self)
        room -= _height(self.heads)
        if not self.rows:
            return (self, None) if must or room >= 0 else (None, self)
        if room < self.style.rows.least and not must:
            return None, self
        first, rest = cut_rows(self.rows, room, self.style.rows, must)
        if not first:
            return None, self
        if not rest:
            return self, None
        return replace(self, rows=tuple(first)), replace(self, rows=tuple(rest), key="")

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw ground, hairlines and text."""
        canvas.saveState()
        foot = top - _height(self.heads)
        if self.heads:
            canvas.setFillColor(HexColor(palette.LEAD_SOFT))
            canvas.rect(x, foot, WIDTH, top - foot, stroke=0, fill=1)
        canvas.setStrokeColor(HexColor(palette.EDGE))
        canvas.setLineWidth(HAIRLINE)
        canvas.lines(
            [
                *_hairlines(self.heads, self.edges, x, top),
                *_hairlines(self.rows, self.edges, x, foot),
            ]
        )
        canvas.setStrokeColor(HexColor(palette.LEAD))
        canvas.setLineWidth(RULE)
        rules = {top, foot, foot - _height(self.rows)}
        canvas.lines([(x, y, x + WIDTH, y) for y in sorted(rules)])
        canvas.restoreState()
        out = canvas.beginText()
        out.setFillColor(HexColor(palette.INK))
        self._write(out, self.heads, self.style.heads, x, top, centred=True)
        self._write(out, self.rows, self.style.rows, x, foot, centred=False)
        canvas.drawText(out)

    def _write(
        self,
        out: Any,
        rows: Sequence[Row],
        style: RowStyle,
        x: float,
        top: float,
        centred: bool,
    ) -> None:
        pad = self.style.pad
        leading, size = style.type.leading, style.type.size
        for place, row in enumerate(rows):
            for box in row.boxes:
                left = x + self.edges[box.column] + pad
                right = x + self.edges[box.column + box.across] - pad
                baseline = top - style.pad - style.type.drop
                if centred:
                    tall = sum(each.height for each in rows[place : place + box.down])
                    baseline -= (tall - style.height_of(box)) / 2
                for line in box.lines:
                    at = left
                    if box.align is Align.RIGHT:
                        at = right - line.width - box.inset
                    elif box.align is Align.CENTRE:
                        at = (left + right - line.width) / 2
                    draw_line(out, line, at, baseline, size)
                    baseline -= leading
            top -= row.height


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


def _hairlines(
    rows: Sequence[Row], edges: tuple[float, ...], x: float, top: float
) -> list[tuple[float, float, float, float]]:
    """Return the lines between rows; a cell that spans both rows has none."""
    lines: list[tuple[float, float, float, float]] = []
    ends = [0] * (len(edges) - 1)  # per column, the first row below the cell that stands in it
    for place, row in enumerate(rows):
        for box in row.boxes:
            for column in range(box.column, box.column + box.across):
                ends[column] = place + box.down
        top -= row.height
        if place == len(rows) - 1:
            break
        start: int | None = None
        for column, end in enumerate((*ends, len(rows) + 1)):
            if end <= place + 1 and start is None:
                start = column
            elif end > place + 1 and start is not None:
                lines.append((x + edges[start], top, x + edges[column], top))
                start = None
    return lines


def set_table(table: Table, key: str = "") -> TablePiece:
    """Return the table set in type over the whole width."""
    setter = TableSetter(table)
    edges = [0.0]
    for width in setter.widths:
        edges.append(edges[-1] + width)
    heads, rows = setter.set_heads(), setter.set_rows()
    if _height(heads) > HEIGHT * 0.4:
        # Heads that would fill the page are printed once, as rows that can be cut.
        heads, rows = [], [*heads, *rows]
    return TablePiece(
        tuple(edges), tuple(heads), tuple(rows), setter.style, after=5 * MM, before=1 * MM, key=key
    )
