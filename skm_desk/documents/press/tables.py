"""A table block as a platypus table: its cells, its heights, what stays with what at a page's end.

Cells that span are not platypus' SPAN, which makes long tables slow and cannot be parted: a
cell reaches into its neighbours by a negative padding, and the height of a row tells whether it
stays with the row above.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile
from typing import Any, NamedTuple

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph

from skm_desk.documents.blocks import Align, Cell, CellLike, Table
from skm_desk.documents.press import sheet
from skm_desk.documents.press.columns import DOTTED, Commas, column_widths, head_rows, padded
from skm_desk.documents.press.sheet import HEIGHT, MM
from skm_desk.documents.press.text import breakable, clean, markup, runs, width_of
from skm_desk.machine.collector import let_go

_WHOLE = HEIGHT * 0.4  # a table up to this height is not parted; higher heads are not repeated
_TIED = 200.0  # rows up to this height together stay on one page
_CUT = 120.0  # a row higher than this may be parted
_LEAST = 45.0  # of a parted row on the page where it begins
_RULE = (sheet.RULE, sheet.LEAD)
_ALIGNMENT = {Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT}


class Look(NamedTuple):
    """How a table is set: its text, and the room above, below and beside it in a cell."""

    style: ParagraphStyle
    above: float
    below: float
    side: float


NORMAL = Look(sheet.TABLE, 3.0, 3.75, 5.0)
SMALL = Look(sheet.DENSE, 0.75, 1.25, 4.0)


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
        self.heights: list[float] = rowHeights
        for row in range(options["repeatRows"], len(data))[:1]:
            data[row] = [cell.label if isinstance(cell, Covered) else cell for cell in data[row]]
        super().__init__(data, colWidths, rowHeights, **options)

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
        # Of a long table only what the page can hold is looked at: it is parted for each page.
        ends = [0.0, *takewhile(lambda end: end <= height, accumulate(self.heights))]
        fitting = len(ends) - 1
        loose = list(takewhile(lambda place: place <= fitting, self._loose()))
        inside = fitting >= self.repeatRows and height - ends[fitting] >= _LEAST
        inside = inside and self._may_cut(fitting)
        if not (inside or loose or height > HEIGHT - 1):
            return []
        self.splitByRow = not inside
        parts = super().split(width, ends[loose[-1]] if loose and not inside else height)
        for part in parts[:-1]:
            part.setStyle([("LINEBELOW", (0, -1), (-1, -1), *_RULE)])
        return list(parts)

    def let_go(self) -> None:
        """Empty a table that was drawn; it cannot be drawn again.

        A long one is a million objects: given up at once, they would hold up all threads.
        """
        for part in (self._cellvalues, self._cellStyles):
            let_go(part)

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
    """Return the table set over the whole width; nothing for one without cells."""
    setter = _Setter(table)
    return [setter.make()] if table.columns and setter.grid else []


class _Setter:
    """Sets the cells of one table, each text once: long tables repeat few words."""

    def __init__(self, table: Table) -> None:
        self._look = SMALL if table.dense else NORMAL
        self._columns = table.columns
        heads = head_rows(table)
        body, foot = (padded(rows, len(table.columns)) for rows in (table.rows, table.foot))
        self.grid: list[tuple[CellLike, ...]] = [*heads, *body, *foot]
        self._heads, self._foot = len(heads), len(heads) + len(body)
        style, sides = self._look.style, 2 * self._look.side
        self._widths = column_widths(table.columns, body, [*heads, *foot], style, sides)
        self._commas = Commas(table.columns, body, foot, style)
        self._set: dict[tuple[str, bool, float, Align], tuple[Any, float]] = {}
        self._taken: set[tuple[int, int]] = set()  # cells that another one spans
        self._joined: set[tuple[int, int]] = set()  # those below the one that spans them
        # Row, column, rows down, columns across, height of each cell that spans rows.
        self._spans: list[tuple[int, int, int, int, float]] = []
        self._commands: list[Any] = []

    def make(self) -> Rows:
        """Return the platypus table."""
        rows = [self._set_row(place, row) for place, row in enumerate(self.grid)]
        data, heights = [cells for cells, _ in rows], [height for _, height in rows]
        for row, _, down, _, height in self._spans:
            heights[row + down - 1] += max(height - sum(heights[row : row + down]), 0)
        repeated = self._heads if sum(heights[: self._heads]) <= _WHOLE else 0
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
        end = next(end for end in (self._heads, self._foot, len(self.grid)) if row < end)
        tall = look.style.leading + look.above + look.below
        made: list[Any] = []
        for column, given in enumerate(cells):
            if (row, column) in self._taken:
                made.append(Covered())
                continue
            cell = given if isinstance(given, Cell) else Cell(given)
            bold = head or row >= self._foot or cell.strong
            across = max(min(cell.across, len(cells) - column), 1)
            down = max(min(cell.down, end - row), 1)
            align = Align.CENTRE if head and across > 1 else self._columns[column].align
            beyond = sum(self._widths[column + 1 : column + across])
            room = self._widths[column] + beyond - 2 * look.side
            text = (cell.text, bold, room, align)
            if text not in self._set:
                self._set[text] = self._set_text(*text)
            content, height = self._set[text]
            height += look.above + look.below
            down = 1 if height > _TIED else down
            if across > 1 or down > 1:
                area = {(row + y, column + x) for y in range(down) for x in range(across)}
                self._taken |= area
                self._joined |= {place for place in area if place[0] > row}
            if down > 1:
                self._spans.append((row, column, down, across, height))
            else:
                tall = max(tall, height)
            inset = 0.0 if head else self._commas.inset(column, cell.text, bold)
            if inset and width_of(cell.text, look.style.fontSize, bold) + inset <= room:
                beyond -= inset
            place = (column, row)
            if cell.strong:
                self._commands.append(("FONTNAME", place, place, sheet.BOLD))
            if align is not self._columns[column].align:
                self._commands.append(("ALIGN", place, place, align.name))
            if beyond:
                self._commands.append(("RIGHTPADDING", place, place, look.side - beyond))
            made.append(content)
        return made, tall

    def _set_text(self, text: str, bold: bool, room: float, align: Align) -> tuple[Any, float]:
        """Return what stands in a cell: a plain string if it fits on a line, or a paragraph."""
        style = self._look.style
        face, size = (sheet.BOLD if bold else sheet.REGULAR), style.fontSize
        words = clean(text).strip("\n ")
        while DOTTED.fullmatch(words) and width_of(words, size, bold) > room:
            words = words[:-1]
        if not words:
            return (), 0.0
        fits = width_of(words, size, bold) <= room
        if fits and "\n" not in words and runs(words, bold) == [(face, words)]:
            return words, style.leading
        paragraph = Paragraph(
            markup(breakable(words, size, bold, room), bold),
            sheet.vary(style, fontName=face, alignment=_ALIGNMENT[align]),
        )
        return [paragraph], paragraph.wrap(room, HEIGHT)[1]

    def _tie(self, data: list[list[Any]], heights: list[float], heads: int) -> list[float]:
        """Return the heights, told which rows stay with the row above.

        So do the rows of a group, unless they are high; then its label is repeated. So do the
        second row, the last one and the foot, and all rows of a short table.
        """
        count = len(heights)
        tied = {
            row
            for row in {heads + 1, count - 1, *range(self._foot, count)}
            if heads < row < count and heights[row - 1] + heights[row] <= _TIED
        }
        for first, column, down, across, height in self._spans:
            whole = sum(heights[first : first + down])
            for row in range(first + 1, first + down):
                above = sum(heights[first:row])
                if whole <= _TIED or above < height:
                    tied.add(row)
                elif whole - above >= height and across == 1:
                    data[row][column].label = data[first][column]
        if sum(heights) <= _WHOLE:
            tied = set(range(heads + 1, count))
        self._free_what_fits_no_page(tied, heights, heads)
        return [Tied(height) if row in tied else height for row, height in enumerate(heights)]

    def _free_what_fits_no_page(self, tied: set[int], heights: list[float], heads: int) -> None:
        """Untie rows that are together higher than a page: it parts them anyhow. What spans rows
        there gets the room that it needs in its first one."""
        room = HEIGHT - sum(heights[:heads])
        start = heads
        for end in range(heads + 1, len(heights) + 1):
            if end in tied:
                continue
            if sum(heights[start:end]) > room:
                tied -= set(range(start, end))
                for first, _, _, _, height in self._spans:
                    if start <= first < end:
                        heights[first] = max(heights[first], height)
            start = end

    def _style(self, heights: list[float], repeated: int) -> list[Any]:
        """Return the style commands of the whole table."""
        look, whole = self._look, ((0, 0), (-1, -1))
        style: list[Any] = [
            ("FONT", *whole, sheet.REGULAR, look.style.fontSize, look.style.leading),
            ("TEXTCOLOR", *whole, sheet.INK),
            ("VALIGN", *whole, "TOP"),
            ("TOPPADDING", *whole, look.above),
            ("BOTTOMPADDING", *whole, look.below),
            ("LEFTPADDING", *whole, look.side),
            ("RIGHTPADDING", *whole, look.side),
        ]
        for number, stands in enumerate(column.align.name for column in self._columns):
            style.append(("ALIGN", (number, 0), (number, -1), stands))
        last = self._heads - 1
        if self._heads:
            style.append(("FONTNAME", (0, 0), (-1, last), sheet.BOLD))
            style.append(("BACKGROUND", (0, 0), (-1, last), sheet.LEAD_SOFT))
        if repeated:
            style.append(("VALIGN", (0, 0), (-1, last), "MIDDLE"))
        if self._foot < len(self.grid):
            style.append(("FONTNAME", (0, self._foot), (-1, -1), sheet.BOLD))
        style += self._commands
        for row, column, down, *_ in self._spans:
            if row < repeated:
                room = look.below - sum(heights[row + 1 : row + down])
                style.append(("BOTTOMPADDING", (column, row), (column, row), room))
        style += self._hairlines()
        if self._heads:
            style.append(("LINEBELOW", (0, last), (-1, last), *_RULE))
        style.append(("LINEABOVE", (0, 0), (-1, 0), *_RULE))
        return [*style, ("LINEBELOW", (0, -1), (-1, -1), *_RULE)]

    def _hairlines(self) -> Iterator[Any]:
        """Give the lines between rows; a cell that spans both rows has none."""
        columns = range(len(self._columns))

        def apart(row: int) -> list[int]:
            return [column for column in columns if (row, column) not in self._joined]

        row = 0
        for lined, rows in groupby(range(1, len(self.grid)), apart):
            last = row + len(list(rows)) - 1
            for _, run in groupby(enumerate(lined), key=lambda pair: pair[1] - pair[0]):
                across = [column for _, column in run]
                yield "LINEBELOW", (across[0], row), (across[-1], last), sheet.HAIRLINE, sheet.EDGE
            row = last + 1
