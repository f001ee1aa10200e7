"""Pages of a document onto paper: which ones, and how each is painted on the printer.

Painting is done beside the window: Qt lets a QPainter paint onto a QPrinter in any thread.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from skm_desk.domain.file_errors import PrinterUnusable
from skm_desk.domain.progress import Progress
from skm_desk.use_cases.preview_document import PageSize, Preview, draw_page

DPI = 300  # finer pictures would only make the queue of a cheap printer longer
_BAND = 128  # rows of a picture that are painted at a time: meanwhile no Python runs elsewhere
_SAME_PAPER = 0.01
_POINTS_PER_INCH = 72
_BYTES = 4  # a pixel
_WHITE = b"\xff"


def make_printer(preview: Preview) -> QPrinter:
    """Return the usual printer of this PC, set to the paper that the document is made for."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(preview.title)
    printer.setCreator("SKM Desk")
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    first = preview.sizes[0]
    wide = first.width > first.height
    across, upright = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    printer.setPageOrientation(across if wide else upright)
    return printer


def chosen_places(printer: QPrinter, pages: int, current: int) -> tuple[int, ...]:
    """Return the pages (from 0) that a person asked for, in the order to be printed.

    `current` is the page that is seen; what lies behind the last page is left out.
    """
    every = range(pages)
    kind = printer.printRange()
    if kind is QPrinter.PrintRange.CurrentPage:
        return (current,)
    ranges = printer.pageRanges()
    if kind is QPrinter.PrintRange.PageRange and not ranges.isEmpty():
        places = [place for place in every if ranges.contains(place + 1)]
    elif kind is QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        last = printer.toPage() or pages
        places = [place for place in every if printer.fromPage() <= place + 1 <= last]
    else:
        places = list(every)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        places.reverse()
    return tuple(places)


def paint_pages(
    printer: QPrinter, preview: Preview, places: Sequence[int], progress: Progress
) -> int:
    """Print pages one after the other and return how many; `progress` may end it between two.

    Raise PrinterUnusable. Nothing half-written stays behind where the printer is a file.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterUnusable(printer.printerName() or "ini")
    try:
        for number, place in enumerate(places):
            progress(number, len(places))
            if number and not printer.newPage():
                raise PrinterUnusable(printer.printerName() or "ini")
            _paint(painter, printer, preview, place)
        progress(len(places), len(places))
    except BaseException:
        printer.abort()
        painter.end()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    painter.end()
    return len(places)


def _paint(painter: QPainter, printer: QPrinter, preview: Preview, place: int) -> None:
    size = preview.sizes[place]
    target = _target(printer, size)
    inches = target.width() / printer.resolution()
    width = min(target.width(), max(1, round(inches * DPI)))
    image = draw_page(preview, place, width, for_paper=True)
    row = image.width * _BYTES
    blank = _WHITE * row * _BAND
    for top in range(0, image.height, _BAND):
        rows = min(_BAND, image.height - top)
        pixels = image.pixels[top * row : (top + rows) * row]
        if pixels == blank[: rows * row]:
            continue
        band = QImage(pixels, image.width, rows, row, QImage.Format.Format_RGB32).copy()
        upper, lower = (
            target.top() + round(y * target.height() / image.height) for y in (top, top + rows)
        )
        painter.drawImage(QRect(target.left(), upper, target.width(), lower - upper), band)


def _target(printer: QPrinter, size: PageSize) -> QRect:
    """Return where on the paper a page comes to stand: in its real size, smaller only if it must.

    On other paper than it was made for, it stands in the middle.
    """
    dots = printer.resolution() / _POINTS_PER_INCH
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    width, height = size.width * dots, size.height * dots
    factor = min(1.0, paper.width() / width, paper.height() / height)
    if factor > 1 - _SAME_PAPER:  # the same paper, but for rounding
        factor = 1.0
    width, height = width * factor, height * factor
    left = (paper.width() - width) / 2
    upper = (paper.height() - height) / 2
    return QRect(round(left), round(upper), round(width), round(height))
