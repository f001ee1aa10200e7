"""Printing: the pages asked for come out, in their order and size; nothing half-written stays."""

from math import sqrt
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from skm_desk.documents.pages import page_bitmap, page_sizes
from skm_desk.domain.file_errors import MakingStopped, PrinterUnusable
from skm_desk.ui.staff.documents.paper_pages import chosen_places, make_printer, paint_pages
from skm_desk.use_cases.preview_document import Preview

WIDE, HIGH = 124, 175  # pixels of a page that is compared


@pytest.fixture
def printer(qapp: QApplication, preview: Preview, tmp_path: Path) -> QPrinter:
    printer = make_printer(preview)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    return printer


def output(printer: QPrinter) -> bytes:
    return Path(printer.outputFileName()).read_bytes()


def no_progress(done: int, total: int) -> None:
    """Nobody looks."""


def nearest(printed: bytes, place: int, preview: Preview) -> int:
    """Return which page of the document a printed page looks most like."""
    shown = ink(printed, place)
    sources = [ink(preview.paper.data, source) for source in range(len(preview.sizes))]
    likeness = [
        sum(a * b for a, b in zip(shown, source, strict=True)) / sqrt(sum(a * a for a in source))
        for source in sources
    ]
    return likeness.index(max(likeness))


def ink(data: bytes, place: int) -> list[int]:
    """Return how dark each point of a page is."""
    return [255 - value for value in page_bitmap(data, place, WIDE, HIGH)[::4]]


def test_every_page_comes_out_as_it_is(printer: QPrinter, preview: Preview) -> None:
    told: list[tuple[int, int]] = []
    count = paint_pages(printer, preview, range(23), lambda *step: told.append(step))
    assert count == 23
    assert told == [(step, 23) for step in range(24)]
    printed = output(printer)
    sizes = page_sizes(printed)
    assert len(sizes) == len(preview.sizes) == 23
    assert sizes[0] == pytest.approx((595, 842), abs=1)
    for place in (0, 8, 12, 22):
        assert nearest(printed, place, preview) == place


def test_some_pages(printer: QPrinter, preview: Preview) -> None:
    assert paint_pages(printer, preview, (8, 3), no_progress) == 2
    assert [nearest(output(printer), place, preview) for place in (0, 1)] == [8, 3]


@pytest.mark.parametrize(
    ("paper", "across"),
    [
        (QPageSize.PageSizeId.Folio, False),
        (QPageSize.PageSizeId.A5, False),
        (QPageSize.PageSizeId.A4, True),
    ],
)
def test_other_paper_holds_the_whole_page_in_its_middle(
    printer: QPrinter, preview: Preview, paper: QPageSize.PageSizeId, across: bool
) -> None:
    printer.setPageSize(QPageSize(paper))
    if across:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    paint_pages(printer, preview, (8,), no_progress)
    ((width, height),) = page_sizes(output(printer))
    wide, high = 1000, round(1000 * height / width)
    pixels = page_bitmap(output(printer), 0, wide, high)
    rows = [pixels[y * wide * 4 : (y + 1) * wide * 4 : 4] for y in range(high)]
    inked = [x for row in rows for x, value in enumerate(row) if value < 200]
    factor = min(width / preview.sizes[0].width, height / preview.sizes[0].height, 1)
    # The text stands 30 mm from the left edge of the page, which stands in the middle.
    page_left = (width - preview.sizes[0].width * factor) / 2
    expected = (page_left + 30 / 25.4 * 72 * factor) * wide / width
    assert min(inked) == pytest.approx(expected, abs=8)


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_stopping_leaves_no_file(printer: QPrinter, preview: Preview, steps: int) -> None:
    def stop(done: int, total: int) -> None:
        if done == steps:
            raise MakingStopped

    with pytest.raises(MakingStopped):
        paint_pages(printer, preview, range(23), stop)
    assert not Path(printer.outputFileName()).exists()


@pytest.mark.qt_log_ignore("QPainter::begin.*Returned false", extend=True)
def test_a_printer_that_takes_nothing_is_told(printer: QPrinter, preview: Preview) -> None:
    printer.setOutputFileName("/tidak/ada/cetak.pdf")
    with pytest.raises(PrinterUnusable):
        paint_pages(printer, preview, (0,), no_progress)


def test_which_pages(printer: QPrinter) -> None:
    def chosen() -> list[int]:
        return [place + 1 for place in chosen_places(printer, 23, 4)]

    assert chosen() == list(range(1, 24))
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen() == [5]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 6)
    assert chosen() == [3, 4, 5, 6]
    printer.setPageRanges(QPageRanges.fromString("2,5-7,22-40"))
    assert chosen() == [2, 5, 6, 7, 22, 23]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen() == [23, 22, 7, 6, 5, 2]
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert chosen() == list(range(23, 0, -1))
