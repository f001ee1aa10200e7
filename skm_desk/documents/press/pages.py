"""Page templates and what stands around the text: cover, banner, running head, page number."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor
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
from skm_desk.documents.press.contents import FIGURES, TABLES, write_folio
from skm_desk.documents.press.flow import Lead, Place, Text, make_text
from skm_desk.documents.press.form import draw_box, draw_dots
from skm_desk.documents.press.style import (
    BANNER,
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
    RUNNING,
    WIDTH,
)
from skm_desk.documents.press.text import flat, markup

COVER_PART, FRONT, BODY_PART = "sampul", "depan", "isi"
PRODUCER = "SKM Desk"
LANGUAGE = "id"
_BANNER_FOOT = PAGE_HEIGHT - 11.5 * MM
_BANNER_HEIGHT = 7 * MM
_HEAD_LINE = PAGE_HEIGHT - 19 * MM
_FOLIO_LINE = 12 * MM
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
            PageTemplate(part, [Frame(LEFT, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)], self._furnish)
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
        right = _fitting(document.running_head[1], RUNNING, WIDTH * 0.45)
        self._heads = (_fitting(document.running_head[0], RUNNING, WIDTH * 0.53), right)

    def beforeDocument(self) -> None:  # noqa: N802
        """Begin a pass over all pages: each has a canvas of its own."""
        self._part, self._folio, self._depth = "", 0, -1
        self.canv.setNamedCB("kotak", draw_box)
        self.canv.setNamedCB("garis", draw_dots)
        if self._outlined:
            self.canv.showOutline()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Tell lists and outline on which page a place has come to stand."""
        if not isinstance(flowable, Place):
            return
        if flowable.listed_in:
            self.notify(flowable.listed_in, ...)
