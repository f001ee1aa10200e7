"""Reading a printed PDF back: words of a page, boxes of its letters, fonts and outline."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
import pypdfium2

from skm_desk.documents.blocks import Block, Chapter, Document
from skm_desk.documents.press.printer import print_document


@dataclass(frozen=True)
class Letter:
    """One printed sign with its box in points from the lower left corner of the page."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for reading its text."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        yield pdf
    finally:
        pdf.close()


def page_texts(data: bytes) -> list[str]:
    """Return the text of each page, its words one space apart."""
    with opened(data) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def text_of(data: bytes) -> str:
    """Return the text of all pages."""
    return " ".join(page_texts(data))


def letters_of(page: pypdfium2.PdfPage) -> list[Letter]:
    """Return the visible signs of a page in reading order."""
    words = page.get_textpage()
    letters = []
    for place in range(words.count_chars()):
        sign = chr(pypdfium2.raw.FPDFText_GetUnicode(words.raw, place))
        if sign.strip():
            left, bottom, right, top = words.get_charbox(place)
            letters.append(Letter(sign, left, bottom, right, top))
    return letters


def fonts_of(data: bytes) -> dict[str, pikepdf.Dictionary]:
    """Return every font of the PDF with its descriptor, by the name of its face."""
    fonts = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            if not isinstance(entry, pikepdf.Dictionary) or entry.get("/Type") != "/Font":
                continue
            inner = entry.get("/DescendantFonts", [entry])[0]
            descriptor = inner.get("/FontDescriptor")
            fonts[str(entry.BaseFont)] = (
                str(inner.Subtype),
                descriptor is not None and "/FontFile2" in descriptor,
            )
    return fonts


def printed(*blocks: Block, key: str = "1") -> bytes:
    """Return the PDF of one chapter with these blocks, without cover and contents."""
    return print_document(document_of(Chapter("", "", blocks, key))).data


def document_of(*chapters: Chapter, with_contents: bool = False, banner: str = "") -> Document:
    """Return a document of these chapters without cover."""
    return Document(
        title="Judul",
        subject="Pokok",
        author="Kantor",
        cover=(),
        running_head=("Kantor", "2024"),
        chapters=chapters,
        banner=banner,
        with_contents=with_contents,
    )
