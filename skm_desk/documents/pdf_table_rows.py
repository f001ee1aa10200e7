"""The rows of a table: measured, spanned, and cut where a page ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skm_desk.documents.blocks import Align
from skm_desk.documents.pdf_lines import Line
from skm_desk.documents.pdf_style import Type

_TOLERANCE = 0.01
# A spanned group up to this height stays on one page; a single row higher than this may be cut.
TIED_HEIGHT = 200.0
CUT_HEIGHT = 120.0


@dataclass(frozen=True)
class Box:
    """One set cell: its first column, how many columns and rows it spans, its lines."""

    column: int
    lines: tuple[Line, ...]
    align: Align
    bold: bool = False
    across: int = 1
    down: int = 1
    # Distance of a number's right end from the right edge, so that decimal commas stand in a line.
    inset: float = 0.0


@dataclass(frozen=True)
class Row:
    """One row: the boxes that begin in it, its own height and what a span adds to it.

    A `tied` row stays with the row above.
    """

    boxes: tuple[Box, ...]
    own_height: float
    added: float = 0.0
    tied: bool = False
    foot: bool = False

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.own_height + self.added


@dataclass(frozen=True)
class RowStyle:
    """How the rows of one table are set: type, and room above and below the lines of a cell."""

    type: Type
    pad: float

    @property
    def least(self) -> float:
        """The height of a row of one line."""
        return self.type.leading + 2 * self.pad

    def height_of(self, box: Box) -> float:
        """Return how high a row must be for this cell, in points."""
        return len(box.lines) * self.type.leading + 2 * self.pad

    def lines_in(self, height: float) -> int:
        """Return how many lines a cell of this height holds."""
        return max(int((height - 2 * self.pad + _TOLERANCE) / self.type.leading), 0)


def settle(rows: Sequence[Row], style: RowStyle) -> list[Row]:
    """Return the rows, each last row of a span made high enough for the cell that spans it."""
    settled = [replace(row, added=0.0) if row.added else row for row in rows]
    for first, row in enumerate(rows):
        for box in row.boxes:
            if box.down > 1:
                last = min(first + box.down, len(settled)) - 1
                have = sum(each.height for each in settled[first : last + 1])
                if (lack := style.height_of(box) - have) > 0:
                    settled[last] = replace(settled[last], added=settled[last].added + lack)
    return settled


def tie(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with those tied to the row above that a span holds together.

    A group higher than `TIED_HEIGHT` is left loose: it may be parted between its rows. Foot
    rows hold to the row above.
    """
    tied = [row.foot and place > 0 for place, row in enumerate(rows)]
    for first, row in enumerate(rows):
        for box in row.boxes:
            group = rows[first : first + box.down]
            if sum(each.height for each in group) <= TIED_HEIGHT:
                for place in range(first + 1, first + len(group)):
                    tied[place] = True
    return [replace(row, tied=held) for row, held in zip(rows, tied, strict=True)]


def cut_rows(
    rows: Sequence[Row], room: float, style: RowStyle, must: bool
) -> tuple[list[Row], list[Row]]:
    """Return the rows that fit in `room` points and those left; the first list may be empty.

    With `must` at least a part of the first row is placed, ties or not.
    """
    used = 0.0
    fitting = loose = 0
    for row in rows:
        if used + row.height > room + _TOLERANCE:
            break
        used += row.height
        fitting += 1
        if fitting == len(rows) or not rows[fitting].tied:
            loose = fitting
    if fitting == len(rows):
        return list(rows), []
    left = room - sum(row.height for row in rows[:loose])
    grouped = loose + 1 < len(rows) and rows[loose + 1].tied
    if rows[loose].height > CUT_HEIGHT and not grouped and style.lines_in(left) >= 3:
        return _part(rows, loose, left, style)
    if must and loose == 0:
        if fitting:
            return _part(rows, fitting, 0, style)
        return _part(rows, 0, max(room, style.least), style)
    loose = _leave_company(rows, loose)
    if loose == 0 or (loose == 1 and len(rows) > 2 and not must):
        return [], list(rows)
    return _part(rows, loose, 0, style)


def _leave_company(rows: Sequence[Row], loose: int) -> int:
    """Move the cut up so that the last row does not go to the next page alone."""
    if loose == len(rows) - 1 and loose > 2:
        for place in range(loose - 1, 1, -1):
            if not rows[place].tied:
                return place
    return loose


def _part(
    rows: Sequence[Row], last: int, height: float, style: RowStyle
) -> tuple[list[Row], list[Row]]:
    """Cut above row `last`, or inside it at `height` points; spans that cross are cut with it."""
    above = list(rows[:last])
    below = list(rows[last:])
    carried: list[Box] = []
    for place, row in enumerate(above):
        if any(place + box.down > last for box in row.boxes):
            span = sum(each.height for each in rows[place:last]) + height
            above[place], tails = _part_row(row, style.lines_in(span), last - place, height > 0)
            carried += tails
    if not height and not carried:
        below[0] = replace(below[0], tied=False)
        return above, below
    row = below[0]
    boxes, own_height = list(row.boxes), row.own_height
    if height:
        count = style.lines_in(height)
        heads = tuple(replace(box, lines=box.lines[:count], down=1) for box in boxes)
        above.append(replace(row, boxes=heads, own_height=height, added=0.0))
        boxes = [replace(box, lines=box.lines[count:]) for box in boxes]
    boxes = sorted((*boxes, *carried), key=lambda box: box.column)
    if height:
        single = [style.height_of(box) for box in boxes if box.down == 1]
        own_height = max(single, default=style.least)
    below[0] = replace(row, boxes=tuple(boxes), own_height=own_height, tied=False)
    return above, settle(below, style)


def _part_row(row: Row, count: int, rows_left: int, inside: bool) -> tuple[Row, list[Box]]:
    """Cut the spans of a row that reach below the cut after `count` lines; return their rest too.

    `rows_left` is how many rows lie above the cut from this one on; `inside` when the cut goes
    through the row after them.
    """
    kept: list[Box] = []
    tails: list[Box] = []
    for box in row.boxes:
        if box.down <= rows_left:
            kept.append(box)
            continue
        kept.append(replace(box, lines=box.lines[:count], down=rows_left + inside))
        tails.append(replace(box, lines=box.lines[count:], down=box.down - rows_left))
    return replace(row, boxes=tuple(kept)), tails
