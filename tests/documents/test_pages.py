"""The pages of a PDF as pictures: of the size asked for, and of that page."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from skm_desk.documents.blocks import Chapter, Document, Paragraph
from skm_desk.documents.pages import page_bitmap, page_sizes
from skm_desk.documents.press.printer import print_document


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Three pages with ever more ink."""
    chapters = tuple(
        Chapter("", f"BAGIAN {number}", (Paragraph("kata " * 60 * number),)) for number in (1, 3, 6)
    )
    return print_document(
        Document("Judul", "Hal", "Kantor", ("",), ("", ""), chapters, with_contents=False)
    ).data


def ink(pixels: bytes) -> int:
    return sum(value < 128 for value in pixels[::4])


def test_sizes(pdf: bytes) -> None:
    sizes = page_sizes(pdf)
    assert len(sizes) == 3
    for width, height in sizes:
        assert (width, height) == pytest.approx((595.28, 841.89), abs=0.01)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (595, 842), (700, 991), (1000, 1414)])
@pytest.mark.parametrize("for_paper", [False, True])
def test_a_picture_has_the_size_asked_for(
    pdf: bytes, width: int, height: int, for_paper: bool
) -> None:
    assert len(page_bitmap(pdf, 0, width, height, for_paper)) == width * height * 4


def test_each_picture_is_of_its_page(pdf: bytes) -> None:
    inks = [ink(page_bitmap(pdf, place, 400, 566)) for place in range(3)]
    assert 0 < inks[0] < inks[1] < inks[2]
    corner = page_bitmap(pdf, 0, 400, 566)[:4]
    assert corner[:3] == b"\xff\xff\xff"


def test_many_threads_get_the_same_pictures(pdf: bytes) -> None:
    alone = [page_bitmap(pdf, place, 300, 424) for place in range(3)]
    with ThreadPoolExecutor(4) as workers:
        jobs = [workers.submit(page_bitmap, pdf, n % 3, 300, 424) for n in range(24)]
        assert all(job.result() == alone[n % 3] for n, job in enumerate(jobs))
