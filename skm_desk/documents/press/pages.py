"""Page templates and what stands around the text: cover, banner, running head, page number."""

from collections.abc import Sequence
from typing import Any

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

from skm_desk.documents.blocks import Document
from skm_desk.documents.press import sheet
from skm_desk.documents.press.attach import LANGUAGE, PRODUCER
from skm_desk.documents.press.contents import FIGURES, LINK, TABLES, draw_link, write_folio
from skm_desk.documents.press.flow import Lead, Place, Text, make_text
from skm_desk.documents.press.form import BOX, DOTS, draw_box, draw_dots
from skm_desk.documents.press.sheet import BOTTOM, HEIGHT, LEFT, MM, PAGE_HEIGHT, WIDTH, pen
from skm_desk.documents.press.text import flat, markup, width_of

COVER, FRONT, BODY = "sampul", "depan", "isi"
_BANNER_FOOT = PAGE_HEIGHT - 11.5 * MM
_HEAD_LINE = PAGE_HEIGHT - 19 * MM
_FOLIO_FOOT = 12 * MM
_LABELS: dict[str, dict[str, Any]] = {
    COVER: {"prefix": "Sampul"},
    FRONT: {"style": "ROMAN_LOWER", "start": 1},
    BODY: {"style": "ARABIC", "start": 1},
}


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """The pages of one document in up to three parts, each counted for itself.

    While `counts_only` is set, pages are laid out to learn their numbers, not to be kept.
    """

    def __init__(self, out: Any, document: Document, first_part: str) -> None:
        parts = [COVER, FRONT, BODY]
        frame = Frame(LEFT, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)
        super().__init__(
            out,
            pagesize=(sheet.PAGE_WIDTH, PAGE_HEIGHT),
            pageTemplates=[
                PageTemplate(part, [frame], self._begin, self._end)
                for part in parts[parts.index(first_part) :]
            ],
            title=flat(document.title),
            author=flat(document.author),
            subject=flat(document.subject),
            creator=PRODUCER,
            producer=PRODUCER,
            lang=LANGUAGE,
            displayDocTitle=True,
            invariant=1,
            pageCompression=0,  # pikepdf compresses everything at the end
            initialFontName=sheet.REGULAR,
            initialFontSize=11,
            keepTogetherClass=Lead,
        )
        self.counts_only = False
        self._outlined = document.with_contents
        self._numbered = not document.one_page
        left, right = document.running_head
        style = sheet.RUNNING
        aside = min(width_of(right, style.fontSize), WIDTH * 0.45)
        right_style = sheet.vary(style, alignment=TA_RIGHT)
        self._banner = _fitting(document.banner, sheet.BANNER, WIDTH - 6 * MM)
        self._left = _fitting(left, style, WIDTH - aside - 5 * MM)
        self._right = _fitting(right, right_style, aside + 1)

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
        if self.pageTemplate.id != self._part:
            self._part, self._folio = self.pageTemplate.id, 0
            canvas.addPageLabel(self.page - 1, **_LABELS[self._part])
        self._folio += 1
        if self._banner is not None:
            with pen(canvas, sheet.WARN, 1.6):
                canvas.rect(LEFT, _BANNER_FOOT, WIDTH, 7 * MM)
            self._banner.drawOn(canvas, LEFT + 3 * MM, _BANNER_FOOT + 2.5)
        heads = [head for head in (self._left, self._right) if head is not None]
        if heads and self._part != COVER:
            for head in heads:
                x = LEFT if head is self._left else LEFT + WIDTH - head.width
                head.drawOn(canvas, x, _HEAD_LINE + 2)
            with pen(canvas, sheet.LINE, sheet.HAIRLINE):
                canvas.line(LEFT, _HEAD_LINE, LEFT + WIDTH, _HEAD_LINE)

    def _end(self, canvas: Any, _: BaseDocTemplate) -> None:
        """Draw the page number; platypus calls this."""
        if self._numbered and self._part != COVER:
            folio = Text(write_folio(self._signed_folio), sheet.FOLIO)
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
    texts: list[Flowable] = [
        make_text(line, sheet.COVER[min(place, 4)]) for place, line in enumerate(words)
    ]
    above, below = texts[:3], texts[3:]
    if len(above) == 3:
        above.insert(2, _short_rule())
    cover = [
        Spacer(WIDTH, HEIGHT * 0.27),
        KeepInFrame(WIDTH, HEIGHT * 0.4, above, mode="shrink"),
    ]
    if below:
        foot = KeepInFrame(WIDTH, HEIGHT * 0.25, [_short_rule(), *below], mode="shrink")
        cover.append(TopPadder(foot))
    return cover


def _short_rule() -> Flowable:
    room = 6 * MM
    return HRFlowable(40 * MM, sheet.RULE, color=sheet.LEAD, spaceBefore=room, spaceAfter=room)


def _fitting(text: str, style: ParagraphStyle, width: float) -> Text | None:
    """Return a text on a single line, ended by `…` when it is too wide; None for an empty one."""
    words = flat(text)
    while words:
        line = Text(markup(words, style.fontName == sheet.BOLD), style)
        if line.wrap(width, HEIGHT)[1] <= style.leading:
            return line
        words = words[: len(words) * 9 // 10].rstrip(" ….") + "…"
    return None
