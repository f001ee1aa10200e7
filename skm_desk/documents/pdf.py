"""How a document is printed: blocks in, the bytes of a PDF out.

The chapters are laid out first, page by page, so that the contents know their page numbers;
then cover, contents and chapters are drawn in their order; then pikepdf puts charts, photos,
attached files and metadata in. One pass is enough, and the same document gives the same bytes.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from skm_desk.documents.blocks import Chapter, Column, Document, Table
from skm_desk.documents.pdf_attach import LANGUAGE, PRODUCER, finish
from skm_desk.documents.pdf_contents import Entry, list_pieces
from skm_desk.documents.pdf_flow import Page, Piece, arrange
from skm_desk.documents.pdf_pages import draw_banner, draw_cover, draw_folio, draw_running_head
from skm_desk.documents.pdf_story import Story
from skm_desk.documents.pdf_style import (
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    TOP,
    register_fonts,
)
from skm_desk.documents.pdf_text import flat

Progress = Callable[[int, int], None]

_ALL = 100
_SET = 45  # per cent of the work done when every block is set in type
_DRAWN = 92  # and when every page is drawn
_ORIGIN = "ASAL DOKUMEN"
_FRONT = (
    Entry("daftar-isi", "", "DAFTAR ISI", 0),
    Entry("daftar-tabel", "", "DAFTAR TABEL", 0),
    Entry("daftar-gambar", "", "DAFTAR GAMBAR", 0),
)


@dataclass(frozen=True)
class Printed:
    """A printed document: the bytes of the PDF, and how many pages it has, cover and all."""

    data: bytes
    pages: int


def print_document(document: Document, progress: Progress | None = None) -> Printed:
    """Return the document as a PDF; `progress` is called with per cent done and 100, rising.

    Raise PhotoUnreadable for a photo whose bytes are no picture that can be printed.
    """
    tell = progress or (lambda done, total: None)
    register_fonts()
    story = _set_chapters(document, tell)
    # A document of nothing is still a page, or it could not be opened.
    body = arrange(story.pieces) if story.pieces or not document.with_contents else []
    folio_of = {
        piece.key: str(number)
        for number, page in enumerate(body, start=1)
        for _, piece in page.placed
        if piece.key
    }
    front = arrange(_front_pieces(story, folio_of)) if document.with_contents else []
    for number, page in enumerate(front, start=1):
        folio_of.update({piece.key: roman(number) for _, piece in page.placed if piece.key})
    places = [*_FRONT, *story.places]
    printer = _Printer(document, places, tell, len(front) + len(body))
    pages = printer.draw(front, body)
    data = finish(printer.close(), document, story.pictures)
    tell(_ALL, _ALL)
    return Printed(data, pages)


def _set_chapters(document: Document, tell: Progress) -> Story:
    """Set every chapter in type; the facts of the document become its last page."""

    # Charts are drawn by matplotlib, which must not be loaded before a chart is asked for.
    def draw_chart(name: str, content: object, width_mm: float, height_mm: float) -> bytes:
        from skm_desk.charts.render import chart_pdf

        return chart_pdf(name, content, width_mm, height_mm)

    story = Story(draw_chart)
    chapters = list(document.chapters)
    if document.facts:
        chapters.append(_origin(document))
    total = max(sum(len(chapter.blocks) for chapter in chapters), 1)
    done = 0

    def after_block() -> None:
        nonlocal done
        done += 1
        tell(done * _SET // total, _ALL)

    for chapter in chapters:
        story.add_chapter(chapter, after_block)
    return story


def _origin(document: Document) -> Chapter:
    columns = (Column("Hal", 3), Column("Isi", 7))
    return Chapter("", _ORIGIN, (Table(columns, tuple(document.facts.items())),))


def _front_pieces(story: Story, folio_of: dict[str, str]) -> list[Piece]:
    contents, tables, figures = _FRONT
    lists = [(head, had) for head, had in ((tables, story.tables), (figures, story.figures)) if had]
    chapters = [
        place for place in story.places if place.level == 0 or (place.level == 1 and place.number)
    ]
    pieces = list_pieces(contents, [*(head for head, _ in lists), *chapters], folio_of)
    for head, entries in lists:
        pieces += list_pieces(head, entries, folio_of, flat=True)
    return pieces


def roman(number: int) -> str:
    """Return a number from 1 up in small Roman letters."""
    signs = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written


class _Printer:
    """Draws the pages of one document on ReportLab's canvas."""

    def __init__(
        self, document: Document, places: Sequence[Entry], tell: Progress, pages: int
    ) -> None:
        self._document = document
        self._places = {place.key: place for place in places}
        self._tell = tell
        self._total = max(pages, 1)
        self._drawn = 0
        self._depth = -1
        self._out = io.BytesIO()
        self._canvas: Any = Canvas(
            self._out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,  # pikepdf compresses everything at the end
            invariant=1,
            initialFontName=REGULAR,
            initialFontSize=11,
            lang=LANGUAGE,
        )
        self._canvas.setTitle(flat(document.title))
        self._canvas.setAuthor(flat(document.author))
        self._canvas.setSubject(flat(document.subject))
        self._canvas.setCreator(PRODUCER)
        self._canvas.setProducer(PRODUCER)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        if document.with_contents:
            self._canvas.showOutline()

    def draw(self, front: Sequence[Page], body: Sequence[Page]) -> int:
        """Draw cover, contents in Roman numbers, chapters in Arabic ones; return the pages."""
        index = 0
        if any(line.strip() for line in self._document.cover):
            self._canvas.addPageLabel(0, prefix="Sampul")
            draw_banner(self._canvas, self._document.banner)
            draw_cover(self._canvas, self._document.cover)
            self._canvas.showPage()
            index = 1
        if front:
            self._canvas.addPageLabel(index, style="ROMAN_LOWER", start=1)
            for number, page in enumerate(front, start=1):
                self._draw_page(page, roman(number))
        if body:
            self._canvas.addPageLabel(index + len(front), style="ARABIC", start=1)
            for number, page in enumerate(body, start=1):
                self._draw_page(page, str(number))
        return index + len(front) + len(body)

    def close(self) -> bytes:
        """Return the bytes of the PDF as ReportLab writes it."""
        self._canvas.save()
        return self._out.getvalue()

    def _draw_page(self, page: Page, folio: str) -> None:
        draw_banner(self._canvas, self._document.banner)
        draw_running_head(self._canvas, self._document.running_head)
        top = PAGE_HEIGHT - TOP
        for offset, piece in page.placed:
            if piece.key:
                self._mark(piece.key, top - offset)
            piece.draw(self._canvas, LEFT, top - offset)
        draw_folio(self._canvas, folio)
        self._canvas.showPage()
        self._drawn += 1
        self._tell(_SET + self._drawn * (_DRAWN - _SET) // self._total, _ALL)

    def _mark(self, key: str, top: float) -> None:
        """Make the place known to links, and list it in the outline if it is a chapter or head."""
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 12)
        if (place := self._places.get(key)) is not None:
            self._depth = min(place.level, self._depth + 1)
            self._canvas.addOutlineEntry(flat(place.label), key, self._depth, closed=0)
