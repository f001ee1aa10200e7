"""A table block as a platypus table: its cells, its heights, what stays with what at a page's end.

Cells that span are not platypus' SPAN, which makes long tables slow and cannot be parted: a
cell reaches into its neighbours by a negative padding, and the height of a row tells whether it
stays with the row above.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph

from skm_desk import palette
from skm_desk.documents.blocks import Align, Cell, CellLike, Table
from skm_desk.documents.press.columns import DOTTED, Commas, column_widths, text_of
from skm_desk.documents.press.style import (
    ALIGNMENT,
    BOLD,
    DENSE,
    HAIRLINE,
    HEIGHT,
    MM,
    REGULAR,
    RULE,
    TABLE,
    vary,
)
from skm_desk.documents.press.text import breakable, clean, is_plain, markup, width_of

_WHOLE = HEIGHT * 0.4  # a table up to this height is not parted
_TIED = 200.0  # rows up to this height together stay on one page
_CUT = 120.0  # a row higher than this may be parted
_LEAST = 45.0  # of a parted row on the page where it begins
_HIGHEST_HEADS = HEIGHT * 0.4
_RULE = (RULE, HexColor(palette.LEAD))


@dataclass(frozen=True)
class Look:
    """How a table is set: its text, and the room above, below and beside it in a cell."""

    style: ParagraphStyle
    above: float
    below: float
    side: float


NORMAL = Look(TABLE, 3.0, 3.75, 5.0)
SMALL = Look(DENSE, 0.75, 1.25, 4.0)


class Tied(float):
    """The height of a row that stays with the row above it."""


class Covered(tuple[Any, ...]):
    """An empty cell below one that spans it; its `label` is shown where a page begins with it."""

    label: Any = ()


class Rows(LongTable):  # type: ignore[misc]
    """A table that is parted between rows that are not tied, or inside a row that is too high."""

    def __init__(
        self,
        data: list[Any],
        colWidths: Any = None,  # noqa: N803
        rowHeights: Any = None,  # noqa: N803
        **options: Any,
    ) -> None:
        first = options.get("repeatRows", 0)
        if len(data) > first:
            data[first] = [
                cell.label if isinstance(cell, Covered) else cell for cell in data[first]
            ]
        super().__init__(data, colWidths, rowHeights, **options)
        self.heights: list[float] = rowHeights

    @property
    def beginning(self) -> float:
        """The height of what must stand on the page where the table begins."""
        if self._may_cut(self.repeatRows):
            return sum(self.heights[: self.repeatRows]) + _LEAST
        return sum(self.heights[: next(self._loose(), len(self.heights))])

    def draw(self) -> None:
        """Draw it, unless the pages are only counted: long tables take longest to draw."""
        if not self._doctemplateAttr("counts_only"):
            super().draw()

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the part that fits and the rest, or nothing if it should begin on a new page."""
        ends = list(accumulate(self.heights))
        fitting = sum(1 for end in ends if end <= height)
        room = height - (ends[fitting - 1] if fitting else 0)
        loose = [place for place in self._loose() if place <= fitting]
        inside = fitting >= self.repeatRows and self._may_cut(fitting) and room >= _LEAST
        if not (inside or loose or height > HEIGHT - 1):
            return []
        self.splitByRow = not inside
        parts = super().split(width, ends[loose[-1] - 1] if loose and not inside else height)
        if len(parts) > 1:
            parts[0].setStyle([("LINEBELOW", (0, -1), (-1, -1), *_RULE)])
        return list(parts)

    def _loose(self) -> Iterator[int]:
        """Give the rows before which the table may be parted."""
        for place in range(self.repeatRows + 1, len(self.heights)):
            if not isinstance(self.heights[place], Tied):
                yield place

    def _may_cut(self, place: int) -> bool:
        """Tell whether a row may be parted: it is high, and tied to none."""
        near = self.heights[place : place + 2]
        return bool(near) and near[0] > _CUT and not any(isinstance(h, Tied) for h in near)


def make_table(table: Table) -> list[Flowable]:
    """Return the table set over the whole width; nothing for one without columns."""
    return [_Setter(table).make()] if table.columns else []


class _Setter:
    """Sets the cells of one table, each text once: long tables repeat few words."""

    def __init__(self, table: Table) -> None:
        self._look = SMALL if table.dense else NORMAL
        self._columns = table.columns
        count = len(table.columns)
        heads = _padded((*table.heads, tuple(column.head for column in table.columns)), count)
        heads = _drawn_up(heads)
        if not any(text_of(cell) for row in heads for cell in row):
            heads = []
        body, foot = _padded(table.rows, count), _padded(table.foot, count)
        self._grid = [*heads, *body, *foot]
        self._heads, self._foot = len(heads), len(heads) + len(body)
        style, sides = self._look.style, 2 * self._look.side
        self._widths = column_widths(table.columns, body, [*heads, *foot], style, sides)
        self._commas = Commas(table.columns, body, foot, style)
        self._known: dict[tuple[str, bool, float, Align], tuple[Any, float]] = {}
        self._taken: set[tuple[int, int]] = set()  # cells that another one spans
        self._joined: set[tuple[int, int]] = set()  # those below the one that spans them
        self._spans: list[tuple[int, int, int, float]] = []  # row, column, rows down, height
        self._commands: list[Any] = []

    def make(self) -> Rows:
        """Return the platypus table."""
        rows = [self._set_row(place, row) for place, row in enumerate(self._grid)]
        data = [cells for cells, _ in rows]
        heights = [height for _, height in rows]
        for row, _, down, height in self._spans:
            heights[row + down - 1] += max(height - sum(heights[row : row + down]), 0)
        repeated = self._heads if sum(heights[: self._heads]) <= _HIGHEST_HEADS else 0
        style = self._style(heights, repeated)
        return Rows(
            data,
            self._widths,
            self._tie(data, heights, repeated),
            normalizedData=1,
            repeatRows=repeated,
            splitInRow=1,
            style=style,
            spaceBefore=1 * MM,
            spaceAfter=5 * MM,
        )

    def _set_row(self, row: int, cells: Sequence[CellLike]) -> tuple[list[Any], float]:
        """Return the contents of a row and its height without the cells that reach below it."""
        look, head = self._look, row < self._heads
        tall = look.style.leading + look.above + look.below
        made: list[Any] = []
        for column, given in enumerate(cells):
            if (row, column) in self._taken:
                made.append(Covered())
                continue
            cell = given if isinstance(given, Cell) else Cell(given)
            bold = head or row >= self._foot or cell.strong
            across = max(min(cell.across, len(cells) - column), 1)
            down = max(min(cell.down, len(self._grid) - row), 1)
            align = Align.CENTRE if head and across > 1 else self._columns[column].align
            beyond = sum(self._widths[column + 1 : column + across])
            room = self._widths[column] + beyond - 2 * look.side
            content, height = self._set_cell(cell.text, bold, room, align)
            height += look.above + look.below
            if height > _TIED and not head:
                down = 1
            area = {(row + y, column + x) for y in range(down) for x in range(across)}
            self._taken |= area if len(area) > 1 else set()
            self._joined |= {place for place in area if place[0] > row}
            if down > 1:
                self._spans.append((row, column, down, height))
            else:
                tall = max(tall, height)
            inset = self._commas.inset(column, cell.text, bold)
            if inset and width_of(cell.text, look.style.fontSize, bold) + inset <= room:
                beyond -= inset
            self._mark((column, row), bold, align, beyond)
            made.append(content)
        return made, tall

    def _set_cell(self, text: str, bold: bool, room: float, align: Align) -> tuple[Any, float]:
        """Return what stands in a cell: a plain string if it fits on a line, or a paragraph."""
        key = (text, bold, room, align)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._set_text(*key)
        return known

    def _set_text(self, text: str, bold: bool, room: float, align: Align) -> tuple[Any, float]:
        style = self._look.style
        face, size = (BOLD if bold else REGULAR), style.fontSize
        words = clean(text).strip("\n ")
        if DOTTED.fullmatch(words):
            while width_of(words, size, bold) > room:
                words = words[:-1]
        if not words:
            return (), 0.0
        if is_plain(words, face) and width_of(words, size, bold) <= room:
            return words, style.leading
        words = markup(breakable(words, size, bold, room), bold)
        paragraph = Paragraph(words, vary(style, fontName=face, alignment=ALIGNMENT[align]))
        return [paragraph], paragraph.wrap(room, HEIGHT)[1]

    def _mark(self, place: tuple[int, int], bold: bool, align: Align, beyond: float) -> None:
        """Note how a cell differs from its row and column; it reaches `beyond` its right edge."""
        column, row = place
        if bold and self._heads <= row < self._foot:
            self._commands.append(("FONTNAME", place, place, BOLD))
        if align is not self._columns[column].align:
            self._commands.append(("ALIGN", place, place, align.value.upper()))
        if beyond:
            self._commands.append(("RIGHTPADDING", place, place, self._look.side - beyond))

    def _tie(self, data: list[list[Any]], heights: list[float], heads: int) -> list[float]:
        """Return the heights, told which rows stay with the row above.

        So do the rows of a group, unless they are high; then its label is repeated. So do the
        second row, the last one and the foot, and all rows of a short table.
        """
        count = len(heights)
        close = {heads + 1, count - 1, *range(self._foot, count)}
        tied = {
            row for row in close if heads < row < count and heights[row - 1] + heights[row] <= _TIED
        }
        for first, column, down, height in self._spans:
            group = range(first + 1, first + down)
            high = sum(heights[first : first + down]) > _TIED
            for row in group:
                rest = sum(heights[row : first + down])
                if not high or sum(heights[first:row]) < height:
                    tied.add(row)
                elif rest >= height:
                    data[row][column].label = data[first][column]
        if sum(heights) <= _WHOLE:
            tied = set(range(heads + 1, count))
        return [Tied(h) if row in tied else h for row, h in enumerate(heights)]

    def _style(self, heights: list[float], repeated: int) -> list[Any]:
        """Return the style commands of the whole table."""
        look, whole, ink = self._look, ((0, 0), (-1, -1)), HexColor(palette.INK)
        style: list[Any] = [
            ("FONT", *whole, REGULAR, look.style.fontSize, look.style.leading),
            ("TEXTCOLOR", *whole, ink),
            ("VALIGN", *whole, "TOP"),
            ("TOPPADDING", *whole, look.above),
            ("BOTTOMPADDING", *whole, look.below),
            ("LEFTPADDING", *whole, look.side),
            ("RIGHTPADDING", *whole, look.side),
        ]
        for number, column in enumerate(self._columns):
            style.append(("ALIGN", (number, 0), (number, -1), column.align.value.upper()))
        if self._heads:
            heads = ((0, 0), (-1, self._heads - 1))
            style.append(("FONTNAME", *heads, BOLD))
            style.append(("BACKGROUND", *heads, HexColor(palette.LEAD_SOFT)))
            if repeated:
                style.append(("VALIGN", *heads, "MIDDLE"))
        if self._foot < len(self._grid):
            style.append(("FONTNAME", (0, self._foot), (-1, -1), BOLD))
        style += self._commands
        for row, column, down, _ in self._spans:
            if row < repeated:
                below = sum(heights[row + 1 : row + down])
                place = (column, row)
                style.append(("BOTTOMPADDING", place, place, look.below - below))
        style += self._hairlines()
        style += [("LINEABOVE", (0, 0), (-1, 0), *_RULE), ("LINEBELOW", (0, -1), (-1, -1), *_RULE)]
        if self._heads:
            style.append(("LINEBELOW", (0, self._heads - 1), (-1, self._heads - 1), *_RULE))
        return style

    def _hairlines(self) -> Iterator[Any]:
        """Give the lines between rows; a cell that spans both rows has none."""
        columns = range(len(self._columns))
        joined_rows = {row for row, _ in self._joined}
        open_columns = [
            [column for column in columns if (row, column) not in self._joined]
            if row in joined_rows
            else list(columns)
            for row in range(1, len(self._grid))
        ]
        row = 0
        for lined, rows in groupby(open_columns):
            last = row + len(list(rows)) - 1
            for _, run in groupby(enumerate(lined), key=lambda pair: pair[1] - pair[0]):
                across = [column for _, column in run]
                yield (
                    "LINEBELOW",
                    (across[0], row),
                    (across[-1], last),
                    HAIRLINE,
                    HexColor(palette.EDGE),
                )
            row = last + 1


def _padded(rows: Sequence[Sequence[CellLike]], count: int) -> list[tuple[CellLike, ...]]:
    """Return the rows, each with one cell per column."""
    return [(*row[:count], *("" for _ in range(count - len(row)))) for row in rows]


def _drawn_up(heads: Sequence[tuple[CellLike, ...]]) -> list[tuple[CellLike, ...]]:
    """Return the head rows, each column head drawn up over the empty cells above it."""
    rows = [list(row) for row in heads]
    spanned = {
        (place + y, column + x)
        for place, row in enumerate(rows)
        for column, cell in enumerate(row)
        if isinstance(cell, Cell)
        for y in range(cell.down)
        for x in range(cell.across)
    }
    last = len(rows) - 1
    for column, cell in enumerate(rows[last]):
        top = last
        while top and not text_of(rows[top - 1][column]) and (top - 1, column) not in spanned:
            top -= 1
        if top < last and isinstance(cell, str) and cell:
            rows[last][column], rows[top][column] = "", Cell(cell, down=last - top + 1)
    return [tuple(row) for row in rows]
