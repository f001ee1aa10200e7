"""Flowables that platypus lacks: text set with care, a place to link to, a gap, a lead."""

from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer
from reportlab.platypus.doctemplate import FrameBreak, NullActionFlowable
from reportlab.platypus.flowables import AnchorFlowable

from skm_desk.documents.press.sheet import BOLD, MM, NOTICE, WARN, WIDTH, pen, vary
from skm_desk.documents.press.text import flat, markup, strong, width_of

_WIDEST_GAP = 1.4  # of the size of the letters; a gap wider than this tears a line apart
_WIDEST_MARK = WIDTH / 3
_MOST_BALANCED = 6  # more lines than this are no title, and stay as they come
_SLACK = 0.1  # sums of millimetres are never exact
_PAD = 3 * MM  # inside the frame of a notice
_SIGN = 11 * MM  # the column of its warning sign
_FRAMED = vary(
    NOTICE,
    leftIndent=_SIGN,
    rightIndent=_PAD,
    borderWidth=1,
    borderColor=WARN,
    borderPadding=(_PAD, _PAD, _PAD, _SIGN),
    spaceBefore=_PAD + 4 * MM,
    spaceAfter=_PAD + 4 * MM,
)


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph whose lines stay ragged where justifying would tear their words apart."""

    def breakLines(self, width: Any) -> Any:  # noqa: N802
        """Return the broken lines; one that would be torn apart has no room to share out."""
        broken = super().breakLines(width)
        widest = _WIDEST_GAP * self.style.fontSize
        for place, line in enumerate(broken.lines if self.style.alignment == TA_JUSTIFY else ()):
            if broken.kind == 0 and line[0] > widest * (len(line[1]) - 1):
                broken.lines[place] = (0, line[1])
            elif broken.kind == 1 and line.extraSpace > widest * (line.wordCount - 1):
                line.extraSpace = 0
            elif broken.kind == 1 and line.extraSpace < 0:
                line.lineBreak = False  # a line that a typed line end closes must shrink too
        return broken

    @property
    def line_count(self) -> int:
        """How many lines it has in the full width."""
        return int(self.wrap(WIDTH, 0)[1] / self.style.leading + 0.5)


def make_text(
    text: str, style: ParagraphStyle, *, lead: str = "", mark: str = "", **more: Any
) -> Text:
    """Return a typed text as a paragraph of this style, or of one that differs by `more`.

    `lead` is set in bold before it; `mark` hangs left of its first line, in the indent. A centred
    text is parted into like lines: set in the narrowest column that needs no further line.
    """
    style = vary(style, **more) if more else style
    words = markup(text, style.fontName == BOLD)
    words = hang(mark, f"{strong(lead)} {words}" if lead else words, style)
    made = Text(words, style)
    if style.alignment == TA_CENTER and 1 < made.line_count <= _MOST_BALANCED:
        for part in range(25, 0, -1):
            aside = WIDTH * part / 100
            narrow = Text(words, vary(style, leftIndent=aside, rightIndent=aside))
            if narrow.line_count == made.line_count:
                return narrow
    return made


def hang(mark: str, words: str, style: ParagraphStyle) -> str:
    """Return markup with a mark hanging in the indent before it, or in the line if it is long."""
    if not mark.strip():
        return words
    bold = style.bulletFontName == BOLD
    sign = markup(flat(mark), bold)
    short = width_of(mark, style.bulletFontSize, bold) <= _WIDEST_MARK
    return f"<bullet>{sign}</bullet>{words}" if short else f"{sign} {words}"


class Signed(Text):
    """Lines of a signature, in the right half of the page.

    No indent puts them there: of a text that has one, ReportLab 5.1 draws the line below its
    second and further lines at the margin.
    """

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the whole width, and the height of its lines in half of it."""
        return width, super().wrap(width / 2, height)[1]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw it in the right half."""
        super().drawOn(canvas, x + WIDTH / 2, y, _sW)


class Notice(Text):
    """A remark in a frame with a warning sign; each part of a long one has its own frame."""

    def __init__(self, words: str | None, style: ParagraphStyle = _FRAMED, **more: Any) -> None:
        super().__init__(words, style, **more)

    def draw(self) -> None:
        """Draw text and frame, and the sign beside the first line."""
        super().draw()
        canvas, middle, foot = self.canv, _SIGN / 2, self.height - 12.5
        corners = [(middle - 6.5, foot), (middle + 6.5, foot), (middle, foot + 11.5)]
        with pen(canvas, WARN, 1):
            canvas.setLineCap(1)
            canvas.lines([(*corners[n - 1], *corner) for n, corner in enumerate(corners)])
            canvas.line(middle, foot + 7.5, middle, foot + 4.2)
            canvas.line(middle, foot + 2.2, middle, foot + 2.1)


class Gap(Spacer):  # type: ignore[misc]
    """Empty room: none at the head of a page, no more than there is at its foot."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes here."""
        frame = getattr(self, "_frame", None)
        at_top = frame is not None and frame._atTop
        return width, 0 if at_top else min(self.height, height)


class Place(AnchorFlowable):  # type: ignore[misc]
    """A place to link to: number and title, depth 0 to 2, and the list that names it, or none.

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
        last = self._content[-1]
        needed, after = _SLACK, self._frame._prevASpace
        for part in self._content:
            if not isinstance(part, Place):
                own = part.wrapOn(self.canv, width, height)[1]
                needed += max(part.getSpaceBefore(), after) - after
                needed += min(own, _beginning(part, own)) if part is last else own
                after = 0 if part is last else part.getSpaceAfter()
                needed += after
        last.keepWithNext = 0  # or it would be taken for a lead again
        stays = needed <= height or self._frame._atTop
        return [NullActionFlowable() if stays else FrameBreak(), *self._content]


def _beginning(flowable: Flowable, height: float) -> float:
    """Return how much of a flowable must stand on the page where it begins."""
    if isinstance(flowable, Paragraph):
        leading = flowable.style.leading
        return height if height < 3.5 * leading else 2 * leading
    return float(getattr(flowable, "beginning", height))
