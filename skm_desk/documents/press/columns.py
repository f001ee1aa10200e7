"""The columns of a table: how wide each must be, and where its figures have their comma."""

import re
from collections.abc import Iterable, Sequence

from reportlab.lib.styles import ParagraphStyle

from skm_desk.documents.blocks import Align, Cell, CellLike, Column
from skm_desk.documents.press.style import WIDTH
from skm_desk.documents.press.text import widest_word, width_of

_WIDEST_NEED = 0.25  # of the page; a longer word is broken rather than given a whole column
_SHORT = 42.0  # a text up to this width (`TW III`) is not broken between its words
_SLACK = 0.5
_NUMBER = re.compile(r"(?:[+\-−±]?\d[\d.]*|–)(,\d+)?( ?%)?")
DOTTED = re.compile(r"[.…_ ]{2,}|…")  # a line to write on, as long as there is room

Grid = Sequence[Sequence[CellLike]]


def text_of(cell: CellLike) -> str:
    """Return what is written in a cell."""
    return cell.text if isinstance(cell, Cell) else cell


def column_widths(
    columns: Sequence[Column], plain: Grid, bold: Grid, style: ParagraphStyle, sides: float
) -> list[float]:
    """Return the width of each column: by its share, but no word broken where it can be helped.

    `plain` and `bold` are the rows set in each face; `sides` is the room beside the text of a cell.
    """
    needs = []
    for number in range(len(columns)):
        words = [
            _need(cell, strong, style.fontSize)
            for rows, strong in ((plain, False), (bold, True))
            for cell in {row[number] for row in rows}
            if not (isinstance(cell, Cell) and cell.across > 1)
        ]
        needs.append(max(words, default=0.0) + sides + _SLACK)
    most = max(needs)
    while sum(min(need, most) for need in needs) > WIDTH:
        most *= 0.97
    needs = [min(need, most) for need in needs]
    shares = [max(column.share, 0.01) for column in columns]
    return _share_out(shares, needs)


def _share_out(shares: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Share the page's width out: a column whose share is too small has what it needs instead."""
    widths = list(needs)
    free = set(range(len(shares)))
    while free:
        room = WIDTH - sum(widths[column] for column in range(len(widths)) if column not in free)
        per_share = room / sum(shares[column] for column in free)
        if not (
            narrow := {column for column in free if shares[column] * per_share < needs[column]}
        ):
            for column in free:
                widths[column] = shares[column] * per_share
            return widths
        free -= narrow
    return [width * WIDTH / sum(widths) for width in widths]


def _need(cell: CellLike, bold: bool, size: float) -> float:
    strong = bold or (isinstance(cell, Cell) and cell.strong)
    text = text_of(cell)
    if DOTTED.fullmatch(text):
        return 0.0
    whole = width_of(text, size, strong)
    if whole <= _SHORT or _NUMBER.fullmatch(text):
        return whole
    return min(widest_word(text, size, strong), WIDTH * _WIDEST_NEED)


class Commas:
    """How far the figures of each right column stand from its edge to have their commas in line."""

    def __init__(
        self, columns: Sequence[Column], plain: Grid, bold: Grid, style: ParagraphStyle
    ) -> None:
        self._size = style.fontSize
        self._longest = {
            number: max(tails)
            for number, column in enumerate(columns)
            if column.align is Align.RIGHT and (tails := self._tails(number, plain, bold))
        }

    def inset(self, column: int, text: str, bold: bool) -> float:
        """Return the distance of a text from the usual edge; 0 for what is no figure."""
        if column not in self._longest or (found := _NUMBER.fullmatch(text)) is None:
            return 0.0
        return self._longest[column] - self._tail(found, bold)

    def _tails(self, number: int, plain: Grid, bold: Grid) -> list[float]:
        texts: Iterable[tuple[str, bool]] = {(text_of(row[number]), False) for row in plain} | {
            (text_of(row[number]), True) for row in bold
        }
        return [
            self._tail(found, strong)
            for text, strong in texts
            if (found := _NUMBER.fullmatch(text)) is not None
        ]

    def _tail(self, found: re.Match[str], bold: bool) -> float:
        """Return the width of what stands behind the whole part of a number."""
        starts = [found.start(group) for group in (1, 2) if found[group]]
        whole = found[0][: min(starts)] if starts else found[0]
        return width_of(found[0], self._size, bold) - width_of(whole, self._size, bold)
