"""Flowables that platypus lacks: text set with care, a place to link to, a gap, a lead."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer
from reportlab.platypus.doctemplate import FrameBreak, NullActionFlowable
from reportlab.platypus.flowables import AnchorFlowable

from skm_desk import palette
from skm_desk.documents.press.style import BOLD, MM, WIDTH, vary
from skm_desk.documents.press.text import flat, markup, strong, width_of

_LONG = 4000  # signs; so long a text need not look its best
_WIDEST_GAP = 1.4  # of the size of the letters; a gap wider than this tears a line apart
_WIDEST_MARK = WIDTH / 3
_MOST_BALANCED = 6  # more lines than this are no title, and stay as they come
_NOTICE_PAD = 3 * MM
_NOTICE_SIGN = 11 * MM


class Text(Paragraph):  # type: ignore[misc]
    """A justified paragraph may break its lines as if its column were `narrower` by some points.

    That shares the room out more evenly than platypus, which fills line by line. A line that
    would be torn apart all the same stays ragged.
    """

    torn = 0.0  # how uneven its lines are

    def breakLines(self, width: list[float]) -> Any:  # noqa: N802
        """Return the broken lines, each with the room that is left in it."""
        if self.style.alignment != TA_JUSTIFY:
            return super().breakLines(width)
        spare = getattr(self.style, "narrower", 0)
        broken = super().breakLines([each - spare for each in width])
        widest = _WIDEST_GAP * self.style.fontSize
        self.torn = 0.0
        for place, line in enumerate(broken.lines):
            room, words = line if broken.kind == 0 else (line.extraSpace, [""] * line.wordCount)
            room += spare
            gap = room / max(len(words) - 1, 1)
            if place < len(broken.lines) - 1:
                self.torn += max(gap, 0) ** 3
            room = 0 if gap > widest else room
            if broken.kind == 0:
                broken.lines[place] = (room, words)
            else:
                line.extraSpace = room
        return broken

    @property
    def line_count(self) -> int:
        """How many lines it has in the full width."""
        return int(self.wrap(WIDTH, 0)[1] / self.style.leading + 0.5)


def make_text(
    text: str,
    style: ParagraphStyle,
    *,
    lead: str = "",
    mark: str = "",
    leads: bool = False,
    **more: Any,
) -> Text:
    """Return a typed text as a paragraph of this style, or of one that differs by `more`.

    `lead` is set in bold before it; `mark` hangs left of its first line, in the indent. A text
    that `leads` stands on one page with the beginning of what follows. A centred text is parted
    into like lines.
    """
    words = markup(text, style.fontName == BOLD)
    if lead:
        words = f"{strong(lead)} {words}"
    words = hang(mark, words, style)
    if more:
        style = vary(style, **more)
    made = Text(words, style)
    if style.alignment == TA_JUSTIFY and len(words) < _LONG:
        made = _most_even(words, style)
    elif style.alignment == TA_CENTER and 1 < made.line_count <= _MOST_BALANCED:
        made = _balanced(words, style, made.line_count)
    if leads:
        made.keepWithNext = 1
    return made


def hang(mark: str, words: str, style: ParagraphStyle) -> str:
    """Return markup with a mark hanging in the indent before it, or in the line if it is long."""
    if not mark.strip():
        return words
    bold = style.bulletFontName == BOLD
    sign = markup(flat(mark), bold)
    hangs = width_of(mark, style.bulletFontSize, bold) <= _WIDEST_MARK
    return f"<bullet>{sign}</bullet>{words}" if hangs else f"{sign} {words}"


def _most_even(words: str, style: ParagraphStyle) -> Text:
    """Return a justified paragraph as even as its number of lines allows."""
    best = Text(words, style)
    count = best.line_count
    if count == 1:
        return best
    for narrower in range(8, 80, 8):
        tried = Text(words, vary(style, narrower=narrower))
        if tried.line_count > count:
            break
        best = min(best, tried, key=lambda text: text.torn)
    return best


def _balanced(words: str, style: ParagraphStyle, count: int) -> Text:
    """Return a centred title in the narrowest column that needs no further line."""
    for part in range(25, 0, -1):
        aside = WIDTH * part / 100
        narrow = Text(words, vary(style, leftIndent=aside, rightIndent=aside))
        if narrow.line_count == count:
            return narrow
    return Text(words, style)


class Notice(Text):
    """A remark in a frame with a warning sign; each part of a long one has its own frame."""

    def draw(self) -> None:
        """Draw text and frame, and the sign beside the first line."""
        super().draw()
        canvas, middle, foot = self.canv, _NOTICE_SIGN / 2, self.height - 12.5
        canvas.saveState()
        canvas.setStrokeColor(HexColor(palette.WARN))
        canvas.setFillColor(HexColor(palette.WARN))
        canvas.setLineJoin(1)
        sign = canvas.beginPath()
        sign.moveTo(middle - 6.5, foot)
        sign.lineTo(middle + 6.5, foot)
        sign.lineTo(middle, foot + 11.5)
        sign.close()
        canvas.drawPath(sign)
        canvas.line(middle, foot + 7.5, middle, foot + 4.2)
        canvas.circle(middle, foot + 2.2, 0.7, stroke=0, fill=1)
        canvas.restoreState()


def make_notice(text: str, style: ParagraphStyle) -> Notice:
    """Return a framed remark over the whole width."""
    framed = vary(
        style,
        leftIndent=_NOTICE_SIGN,
        rightIndent=_NOTICE_PAD,
        borderWidth=1,
        borderColor=HexColor(palette.WARN),
        borderPadding=(_NOTICE_PAD, _NOTICE_PAD, _NOTICE_PAD, _NOTICE_SIGN),
        spaceBefore=_NOTICE_PAD + 4 * MM,
        spaceAfter=_NOTICE_PAD + 4 * MM,
    )
    return Notice(markup(text), framed)


def draw_dotted(canvas: Any, left: float, right: float, y: float) -> None:
    """Draw a line of small dots; they are counted from the right, so that lines match."""
    if right <= left:
        return
    canvas.saveState()
    canvas.setStrokeColor(HexColor(palette.MUTE))
    canvas.setLineWidth(0.8)
    canvas.setLineCap(1)
    canvas.setDash([0, 3])
    canvas.line(right, y, left, y)
    canvas.restoreState()


class Gap(Spacer):  # type: ignore[misc]
    """Empty room: none at the head of a page, no more than there is at its foot."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes here."""
        frame = getattr(self, "_frame", None)
        at_top = frame is not None and frame._atTop
        return width, 0 if at_top else min(self.height, height)


class Place(AnchorFlowable):  # type: ignore[misc]
    """A place to link to: number and title, depth 0 to 2, and the list that names it, or ``.

    What stands in no list, or in the contents, is also named in the outline.
    """

    keepWithNext = 1  # noqa: N815

    def __init__(self, key: str, number: str, title: str, level: int, listed_in: str) -> None:
        super().__init__(key)
        self.key, self.number, self.title = key, number, title
        self.level, self.listed_in = level, listed_in

    @property
    def label(self) -> str:
        """Number and title in one line."""
        return flat(f"{self.number} {self.title}")


class Lead(KeepTogether):  # type: ignore[misc]
    """Heads and captions on one page with the beginning of what follows them.

    KeepTogether would move a long table to a new page whole, only to cut it there.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the parts, behind the end of the page if they cannot begin on it."""
        *leads, last = self._content
        needed = above = 0.0
        for part in (*leads, last):
            own = part.wrapOn(self.canv, width, height)[1]
            needed += max(above, part.getSpaceBefore()) if needed else 0.0
            needed += own if part is not last else min(own, _beginning(part, own))
            above = part.getSpaceAfter()
        stays = needed <= height or self._frame._atTop
        return [NullActionFlowable() if stays else FrameBreak(), *self._content]


def _beginning(flowable: Flowable, height: float) -> float:
    """Return how much of a flowable must stand on the page where it begins."""
    if isinstance(flowable, Paragraph):
        lines = round(height / flowable.style.leading)
        return height if lines <= 3 else 2 * flowable.style.leading
    return float(getattr(flowable, "beginning", height))
