"""Page templates and what stands around the text: cover, banner, running head, page number."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepInFrame,
    PageTemplate,
    Spacer,
)
from reportlab.platypus.flowables import TopPadder

from skm_desk import palette
from skm_desk.documents.blocks import Document
from skm_desk.documents.press.attach import LANGUAGE, PRODUCER
from skm_desk.documents.press.contents import (
    FIGURES,
    LINK,
    TABLES,
    draw_link,
    write_folio,
)
from skm_desk.documents.press.flow import Lead, Place, Text, make_text
from skm_desk.documents.press.form import BOX, DOTS, draw_box, draw_dots
from skm_desk.documents.press.style import (
    BANNER,
    BOLD,
    BOTTOM,
    COVER,
    COVER_FOOT,
    FOLIO,
    HAIRLINE,
    HEIGHT,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    RULE,
    RUNNING,
    WIDTH,
    vary,
)
from skm_desk.documents.press.text import flat, markup, width_of

COVER_PART, FRONT, BODY_PART = "sampul", "depan", "isi"
_BANNER_FOOT = PAGE_HEIGHT - 11.5 * MM
_BANNER_HEIGHT = 7 * MM
_HEAD_LINE = PAGE_HEIGHT - 19 * MM
_FOLIO_FOOT = 12 * MM
_LABELS = {
    COVER_PART: {"prefix": "Sampul"},
    FRONT: {"style": "ROMAN_LOWER", "start": 1},
    BODY_PART: {"style": "ARABIC", "start": 1},
}


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """The pages of one document in up to three parts, each counted for itself.

    While `counts_only` is set, pages are laid out to learn their numbers, not to be kept.
    """

    def __init__(self, out: Any, document: Document, first_part: str) -> None:
        parts = [COVER_PART, FRONT, BODY_PART]
        templates = [
            PageTemplate(
                part, [Frame(LEFT, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)], self._begin, self._end
            )
            for part in parts[parts.index(first_part) :]
        ]
        super().__init__(
            out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageTemplates=templates,
            title=flat(document.title),
            author=flat(document.author),
            subject=flat(document.subject),
            creator=PRODUCER,
            producer=PRODUCER,
            lang=LANGUAGE,
            displayDocTitle=True,
            invariant=1,
            pageCompression=0,  # pikepdf compresses everything at the end
            initialFontName=REGULAR,
            initialFontSize=11,
            keepTogetherClass=Lead,
        )
        self.counts_only = False
        self._outlined = document.with_contents
        self._banner = _fitting(document.banner, BANNER, WIDTH - 6 * MM)
        left, right = document.running_head
        aside = min(width_of(flat(right), RUNNING.fontSize), WIDTH * 0.45)
        self._heads = (
            _fitting(left, RUNNING, WIDTH - aside - 5 * MM),
            _fitting(right, vary(RUNNING, alignment=TA_RIGHT), aside + 1),
        )

    def beforeDocument(self) -> None:  # noqa: N802
        """Begin a pass over all pages: each has a canvas of its own."""
        self._part, self._folio, self._depth = "", 0, -1
        for name, callback in ((BOX, draw_box), (DOTS, draw_dots), (LINK, draw_link)):
            self.canv.setNamedCB(name, callback)
        if self._outlined:
            self.canv.showOutline()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Tell lists and outline on which page a place has come to stand."""
        if not isinstance(flowable, Place):
            return
        self.notify(flowable.listed_in, (flowable, self._signed_folio))
        if flowable.listed_in not in (TABLES, FIGURES):
            self._depth = min(flowable.level, self._depth + 1)
            self.canv.addOutlineEntry(flowable.label, flowable.key, self._depth, closed=0)

    def _begin(self, canvas: Any, _: BaseDocTemplate) -> None:
        """Count a page and draw its banner and running head; platypus calls this."""
        part = self.pageTemplate.id
        if part != self._part:
            self._part, self._folio = part, 0
            canvas.addPageLabel(self.page - 1, **_LABELS[part])
        self._folio += 1
        if self._banner is not None:
            canvas.saveState()
            canvas.setStrokeColor(HexColor(palette.WARN))
            canvas.setLineWidth(1.6)
            canvas.rect(LEFT, _BANNER_FOOT, WIDTH, _BANNER_HEIGHT)
            canvas.restoreState()
            self._banner.drawOn(canvas, LEFT + 3 * MM, _BANNER_FOOT + 2.5)
        if part == COVER_PART:
            return
        left, right = self._heads
        if left is not None:
            left.drawOn(canvas, LEFT, _HEAD_LINE + 2)
        if right is not None:
            right.drawOn(canvas, LEFT + WIDTH - right.width, _HEAD_LINE + 2)
        if left is not None or right is not None:
            canvas.saveState()
            canvas.setStrokeColor(HexColor(palette.LINE))
            canvas.setLineWidth(HAIRLINE)
            canvas.line(LEFT, _HEAD_LINE, LEFT + WIDTH, _HEAD_LINE)
            canvas.restoreState()

    def _end(self, canvas: Any, _: BaseDocTemplate) -> None:
        """Draw the page number; platypus calls this."""
        if self._part != COVER_PART:
            folio = Text(write_folio(self._signed_folio), FOLIO)
            folio.wrapOn(canvas, WIDTH, HEIGHT)
            folio.drawOn(canvas, LEFT, _FOLIO_FOOT)

    @property
    def _signed_folio(self) -> int:
        """The number of this page, in the front part below zero."""
        return -self._folio if self._part == FRONT else self._folio


def make_cover(lines: Sequence[str]) -> list[Flowable]:
    """Return the cover: three lines large in the upper half, the others at the foot.

    Lines too long for their half are made smaller.
    """
    words = [line for line in lines if line.strip()]
    above: list[Flowable] = [
        make_text(line, style, spaceAfter=2 * MM) for line, style in zip(words, COVER, strict=False)
    ]
    if len(above) == len(COVER):
        above.insert(-1, _short_rule())
    below: list[Flowable] = [
        make_text(line, COVER_FOOT[min(place, 1)]) for place, line in enumerate(words[len(COVER) :])
    ]
    cover: list[Flowable] = [
        Spacer(WIDTH, HEIGHT * 0.27),
        KeepInFrame(WIDTH, HEIGHT * 0.4, above, mode="shrink"),
    ]
    if below:
        foot = KeepInFrame(WIDTH, HEIGHT * 0.25, [_short_rule(), *below], mode="shrink")
        cover.append(TopPadder(foot))
    return cover


def _short_rule() -> Flowable:
    colour = HexColor(palette.LEAD)
    return HRFlowable(40 * MM, RULE, color=colour, spaceBefore=6 * MM, spaceAfter=6 * MM)


def _fitting(text: str, style: ParagraphStyle, width: float) -> Text | None:
    """Return a text on a single line, ended by `…` when it is too wide; None for an empty one."""
    words = flat(text)
    while words:
        line = Text(markup(words, style.fontName == BOLD), style)
        if line.wrap(width, HEIGHT)[1] <= style.leading:
            return line
        words = words[: len(words) * 9 // 10].rstrip(" ….") + "…"
    return None
