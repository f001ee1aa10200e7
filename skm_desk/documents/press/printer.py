"""Printing a document: blocks in, the bytes of a PDF out.

The blocks become flowables; platypus lays them out in two passes or more, until the contents
know their page numbers; then pikepdf puts charts, photos, attached files and metadata in. The
same document gives the same bytes.
"""

import io
from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepInFrame, PageBreakIfNotEmpty, Spacer

from skm_desk.documents.blocks import Chapter, Column, Document, Table
from skm_desk.documents.press.attach import finish
from skm_desk.documents.press.contents import make_lists
from skm_desk.documents.press.flow import Place
from skm_desk.documents.press.pages import BODY, COVER, FRONT, Pages, make_cover
from skm_desk.documents.press.sheet import HEIGHT, WIDTH, register_fonts
from skm_desk.documents.press.story import Story
from skm_desk.documents.press.tables import Rows
from skm_desk.domain.progress import Progress, silent

_ALL = 100
_SET = 45  # per cent of the work done when every block is set
_DRAWN = 92  # and when every page is drawn
_ORIGIN = "ASAL DOKUMEN"


@dataclass(frozen=True)
class Printed:
    """A printed document: the bytes of its PDF, and how many pages it has."""

    data: bytes
    pages: int


def print_document(document: Document, progress: Progress = silent) -> Printed:
    """Return the document as a PDF; `progress` is called with per cent done and 100, rising.

    Raise PhotoUnreadable for a photo whose bytes are no picture that can be printed.
    """
    register_fonts()
    story = _tell(document, progress)
    flowables = story.flowables
    if flowables and isinstance(flowables[-1], PageBreakIfNotEmpty):
        flowables.pop()
    if document.one_page:
        breaks = (PageBreakIfNotEmpty, Place)  # there is nothing to break, or to go to
        kept = [each for each in flowables if not isinstance(each, breaks)]
        flowables = [KeepInFrame(WIDTH, HEIGHT, kept, mode="shrink")]
    first_part = BODY
    lists = make_lists(story.places) if document.with_contents else []
    if lists:
        flowables = [PageBreakIfNotEmpty(FRONT), *lists, *flowables]
        first_part = FRONT
    if any(line.strip() for line in document.cover):
        flowables = [*make_cover(document.cover), *flowables]
        first_part = COVER
    out = io.BytesIO()
    pages = Pages(out, document, first_part)
    _lay_out(pages, flowables or [Spacer(0, 0)], 2 if lists else 1, progress)
    for table in story.flowables:
        if isinstance(table, Rows):
            table.let_go()
    data = finish(out.getvalue(), document, story.pictures)
    progress(_ALL, _ALL)
    return Printed(data, pages.page)


def _tell(document: Document, tell: Progress) -> Story:
    """Set every chapter; the facts of the document become its last page."""

    # Charts are drawn by matplotlib, which must not be loaded before a chart is asked for.
    def draw_chart(name: str, content: object, width_mm: float, height_mm: float) -> bytes:
        from skm_desk.charts.render import chart_pdf

        return chart_pdf(name, content, width_mm, height_mm)

    story = Story(draw_chart)
    chapters = list(document.chapters)
    if document.facts:
        facts = Table((Column("Hal", 3), Column("Isi", 7)), tuple(document.facts.items()))
        chapters.append(Chapter("", _ORIGIN, (facts,)))
    total = max(sum(len(chapter.blocks) for chapter in chapters), 1)
    done = 0

    def after_block() -> None:
        nonlocal done
        done += 1
        tell(done * _SET // total, _ALL)

    for chapter in chapters:
        story.add_chapter(chapter, after_block)
    return story


def _lay_out(pages: Pages, flowables: list[Flowable], passes: int, tell: Progress) -> None:
    """Build the pages in as many passes as needed; usually in these `passes`."""
    done, current = _SET, 1

    def follow(kind: str, value: int) -> None:
        nonlocal done, current
        if kind == "PASS":
            current = value
            pages.counts_only = current < passes
        elif kind == "PROGRESS":
            laid = min(max(value / len(flowables), 0), 1) + min(current, passes) - 1
            done = max(done, _SET + int((_DRAWN - _SET) * laid / passes))
            tell(done, _ALL)

    pages.setProgressCallBack(follow)
    pages.multiBuild(flowables)
