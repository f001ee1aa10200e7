"""Pieces of running text: paragraphs, heads, list entries, and the framed notice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from reportlab.lib.colors import HexColor

from skm_desk import palette
from skm_desk.documents.pdf_flow import Piece
from skm_desk.documents.pdf_lines import Line, draw_line, set_balanced, set_even, set_lines
from skm_desk.documents.pdf_style import MM, NOTICE, WIDTH, Type
from skm_desk.documents.pdf_text import Span, natural_width

_TOLERANCE = 0.01
_NOTICE_PAD = 3 * MM
_NOTICE_SIGN = 11 * MM  # the column of the warning sign
_WIDEST_MARK = 0.4  # of the column
_WIDEST_STRETCH = 1.4  # of the size of the letters; a gap wider than this tears a line apart


class Stand(Enum):
    """How lines stand in their column."""

    LEFT = "left"
    JUSTIFIED = "justified"
    CENTRED = "centred"
    RIGHT = "right"


@dataclass(frozen=True)
class Text(Piece):
    """Lines of one paragraph. `indent` moves all of them, `first` the first one further.

    `mark` hangs left of the first line, in the indent (a number or a dash).
    """

    lines: tuple[Line, ...]
    type: Type
    width: float = WIDTH
    stand: Stand = Stand.LEFT
    indent: float = 0
    first: float = 0
    mark: Line | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * self.type.leading

    def cut(self, room: float, must: bool) -> tuple[Piece | None, Piece | None]:
        """Cut between lines, leaving no line alone on either page."""
        count = int((room + _TOLERANCE) / self.type.leading)
        if count >= len(self.lines):
            return self, None
        if len(self.lines) - count == 1:
            count -= 1
        if count < 2 and not must:
            return None, self
        count = max(count, 1)
        return (
            replace(self, lines=self.lines[:count]),
            replace(self, lines=self.lines[count:], first=0, mark=None, key="", leads=False),
        )

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Write the lines."""
        out = canvas.beginText()
        out.setFillColor(HexColor(self.type.colour))
        column = self.width - self.indent
        for number, line in enumerate(self.lines):
            baseline = top - number * self.type.leading - self.type.drop
            first = self.first if number == 0 else 0
            spare = column - first - line.width
            stretch = 0.0
            left = x + self.indent + first
            if self.stand is Stand.CENTRED:
                left += spare / 2
            elif self.stand is Stand.RIGHT:
                left += spare
            elif self.stand is Stand.JUSTIFIED and line.gaps and (spare < 0 or not line.ends):
                stretch = spare / line.gaps
                if stretch > _WIDEST_STRETCH * self.type.size:
                    stretch = 0.0
            if number == 0 and self.mark is not None:
                draw_line(out, self.mark, x, baseline, self.type.size)
            draw_line(out, line, left, baseline, self.type.size, stretch)
        canvas.drawText(out)


def text(
    spans: Sequence[Span] | str,
    kind: Type,
    *,
    width: float = WIDTH,
    stand: Stand = Stand.LEFT,
    indent: float = 0,
    first: float = 0,
    mark: Span | None = None,
    before: float = 0,
    after: float = 0,
    leads: bool = False,
    key: str = "",
) -> Text:
    """Return a paragraph of this type in a column of `width` points, its lines set.

    `mark` hangs in the indent; a mark wider than it pushes the first line, and one that is wider
    than a part of the column is set as text.
    """
    given = [Span(spans, kind.bold)] if isinstance(spans, str) else list(spans)
    hanging: Line | None = None
    wide = natural_width(mark.text, kind.size, mark.bold) if mark is not None else 0.0
    if mark is not None and wide > width * _WIDEST_MARK:
        given.insert(0, mark)
    elif mark is not None:
        hanging = set_lines([mark], kind.size, max(wide, 1) + 1)[0]
        first = max(first, wide + kind.size * 0.4 - indent)
    if stand is Stand.JUSTIFIED:
        lines = set_even(given, kind.size, width - indent, first)
    elif stand is Stand.CENTRED:
        lines = set_balanced(given, kind.size, width - indent)
    else:
        lines = set_lines(given, kind.size, width - indent, first)
    return Text(
        lines,
        kind,
        width,
        stand,
        indent,
        first,
        hanging,
        before=before,
        after=after,
        leads=leads,
        key=key,
    )


@dataclass(frozen=True)
class Notice(Piece):
    """A remark in a frame with a warning sign; its text may run on to the next page."""

    body: Text

    @property
    def height(self) -> float:
        return self.body.height + 2 * _NOTICE_PAD

    def cut(self, room: float, must: bool) -> tuple[Piece | None, Piece | None]:
        """Cut the text; each part has its own frame."""
        first, rest = self.body.cut(room - 2 * _NOTICE_PAD, must)
        return (
            replace(self, body=first) if isinstance(first, Text) else None,
            replace(self, body=rest) if isinstance(rest, Text) else None,
        )

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw frame, sign and text."""
        colour = HexColor(palette.WARN)
        canvas.saveState()
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(1)
        canvas.rect(x, top - self.height, WIDTH, self.height)
        middle = x + _NOTICE_SIGN / 2
        foot = top - _NOTICE_PAD - NOTICE.leading / 2 - 5.5
        canvas.setLineJoin(1)
        canvas.lines(
            [
                (middle - 6.5, foot, middle + 6.5, foot),
                (middle + 6.5, foot, middle, foot + 11.5),
                (middle, foot + 11.5, middle - 6.5, foot),
            ]
        )
        canvas.line(middle, foot + 7.5, middle, foot + 4.2)
        canvas.setFillColor(colour)
        canvas.circle(middle, foot + 2.2, 0.7, stroke=0, fill=1)
        canvas.restoreState()
        self.body.draw(canvas, x + _NOTICE_SIGN, top - _NOTICE_PAD)


def notice(words: str) -> Notice:
    """Return a framed remark over the whole width."""
    width = WIDTH - _NOTICE_SIGN - _NOTICE_PAD
    return Notice(text(words, NOTICE, width=width), before=4 * MM, after=4 * MM)
