"""The pages of a PDF as pictures. The only file that knows PDFium.

PDFium does one thing at a time in a process: every call to it is made under one lock.
"""

from threading import Lock

import pypdfium2
from pypdfium2 import raw

_ONE_AT_A_TIME = Lock()
_WHITE = (255, 255, 255, 255)


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page of a PDF, in points."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            return tuple(document.get_page_size(place) for place in range(len(document)))
        finally:
            document.close()


def page_bitmap(data: bytes, place: int, width: int, height: int, for_paper: bool = False) -> bytes:
    """Return one page (from 0) of a PDF drawn on white, `width` by `height` pixels.

    Row by row from the top, four bytes a pixel: blue, green, red, and one that says nothing.
    `for_paper` draws as for a printer, without what is done for the screen alone.
    """
    flags = raw.FPDF_ANNOT | (raw.FPDF_PRINTING if for_paper else 0)
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[place]
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect(_WHITE, 0, 0, width, height)
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
            pixels = bytes(bitmap.buffer)
            bitmap.close()
            return pixels
        finally:
            document.close()
