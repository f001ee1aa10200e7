"""A whole document: numbers of pages, lists, labels, fonts, attached files, the same bytes."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from skm_desk.documents.blocks import Chapter, Document, Heading, Paragraph
from skm_desk.documents.press.contents import write_folio
from skm_desk.documents.press.printer import print_document
from skm_desk.documents.press.sheet import BOTTOM, HEIGHT, LEFT, MM, PAGE_HEIGHT, WIDTH
from tests.documents.pdf_reading import (
    document_of,
    letters_of,
    opened,
    page_texts,
    printed,
)
from tests.documents.pdf_sample import LOREM, OFFICE, sample_document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sample() -> bytes:
    return print_document(sample_document(dense_rows=60)).data


@pytest.fixture(scope="module")
def pages(sample: bytes) -> dict[str, str]:
    """The text of each page by its label."""
    return dict(zip(labels_of(sample), page_texts(sample), strict=True))


def labels_of(data: bytes) -> list[str]:
    with opened(data) as pdf:
        return [pdf.get_page_label(place) for place in range(len(pdf))]


def places_of(document: Document) -> list[tuple[str, str]]:
    """Return number and title of each chapter and numbered section, as they are listed."""
    places = []
    for chapter in document.chapters:
        places.append((chapter.number.upper(), chapter.title.upper()))
        places += [
            (block.number, block.text)
            for block in chapter.blocks
            if isinstance(block, Heading) and block.number and block.level <= 2
        ]
    return places


def test_pages_are_labelled_roman_then_arabic(sample: bytes) -> None:
    labels = labels_of(sample)
    body = len(labels) - 2
    assert labels == ["Sampul", "i", *(str(n) for n in range(1, body + 1))]


def test_the_printer_counts_all_pages() -> None:
    for contents in (True, False):
        chapter = Chapter("BAB I", "x", (Paragraph(LOREM * 40),), "1")
        whole = replace(document_of(chapter, with_contents=contents), cover=("LAPORAN",))
        printed_document = print_document(whole)
        with opened(printed_document.data) as pdf:
            assert len(pdf) == printed_document.pages > 3


def test_every_page_bears_its_own_label(pages: dict[str, str]) -> None:
    for label, words in pages.items():
        assert label == "Sampul" or words.endswith(f" {label}")


def test_contents_name_the_pages_where_the_sections_begin(pages: dict[str, str]) -> None:
    listed = pages["i"].replace("\ufffe", "-")
    at = 0
    for number, title in [*places_of(sample_document()), ("", "ASAL DOKUMEN")]:
        line = " ".join(f"{number} {title}".split())
        found = re.compile(re.escape(line) + r" (\w+)").search(listed, at)
        assert found, line
        at = found.end()
        assert line in pages[found[1]]
        assert not [
            label
            for label, words in pages.items()
            if label.isdigit() and int(label) < int(found[1]) and line in words
        ]


def test_lists_of_tables_and_figures_name_true_pages(pages: dict[str, str]) -> None:
    tables = re.findall(r"(Tabel [\dL.]+ .+?) (\d+)(?= |$)", pages["i"].split("DAFTAR TABEL ")[-1])
    assert [words.split()[1] for words, _ in tables] == [
        "3.1", "3.2", "3.3", "L2.1", "L4.1", "L4.2",
    ]  # fmt: skip
    for words, label in tables:
        assert words in pages[label]
    figure = re.search(r"(Gambar 3\.1 .+?) (\d+) ", pages["i"])
    assert figure
    assert figure[1] in pages[figure[2]]
    assert "DAFTAR TABEL i DAFTAR GAMBAR i" in pages["i"]


def test_lines_of_the_contents_can_be_clicked(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        labels = labels_of(sample)
        numbers = {page.objgen: place for place, page in enumerate(pdf.pages)}
        targets = [
            labels[numbers[_target(pdf, link).objgen]]
            for link in pdf.pages[1].Annots
            if link.Subtype == "/Link"
        ]
    with opened(sample) as pdf:
        listed = re.findall(r" (\w+)(?=\r?\n|$)", pdf[1].get_textpage().get_text_range())
    assert len(targets) == len(places_of(sample_document())) + 3 + 7
    assert targets == [label for label in listed if label in labels][: len(targets)]


def _target(pdf: pikepdf.Pdf, link: pikepdf.Object) -> pikepdf.Object:
    """Return the page that a link leads to."""
    goal = link.Dest if "/Dest" in link else link.A.D
    if isinstance(goal, pikepdf.Name | pikepdf.String):
        goal = pdf.Root.Dests[str(goal)] if "/Dests" in pdf.Root else None
    return goal[0] if isinstance(goal, pikepdf.Array) else goal.D[0]


def test_the_outline_follows_the_chapters(sample: bytes) -> None:
    with opened(sample) as pdf:
        outline = [
            (item.level, item.get_title(), item.get_dest().get_index()) for item in pdf.get_toc()
        ]
    titles = [title for _, title, _ in outline]
    assert titles[:5] == [
        "DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR", "BAB I PENDAHULUAN", "1.1 Latar belakang",
    ]  # fmt: skip
    assert [level for level, _, _ in outline][:5] == [0, 0, 0, 0, 1]
    assert (2, "3.3.1 Tata waktu") in [(level, title) for level, title, _ in outline]
    assert all(above <= below for (_, _, above), (_, _, below) in pairwise(outline))


def test_the_banner_stands_on_every_page_above_the_text(sample: bytes) -> None:
    with opened(sample) as pdf:
        for page in pdf:
            band = [one for one in letters_of(page) if one.bottom > PAGE_HEIGHT - 12 * MM]
            assert "".join(letter.sign for letter in band) == "DATABUATAN"
    assert "DATA BUATAN" not in " ".join(page_texts(printed(Paragraph("isi"))))


def test_no_text_stands_outside_the_margins(sample: bytes) -> None:
    bands = ((BOTTOM, BOTTOM + HEIGHT), (12 * MM, 18 * MM), (PAGE_HEIGHT - 20 * MM, PAGE_HEIGHT))
    with opened(sample) as pdf:
        for number, page in enumerate(pdf):
            for one in letters_of(page):
                assert one.left >= LEFT - 1, (number, one)
                assert one.right <= LEFT + WIDTH + 1.5, (number, one)
                assert any(low - 1 <= one.bottom <= one.top <= high + 1 for low, high in bands), (
                    number,
                    one,
                )


def test_the_running_head_stands_on_every_page_but_the_cover(pages: dict[str, str]) -> None:
    for label, words in pages.items():
        assert (f"{OFFICE} Laporan SKM 2024" in words) == (label != "Sampul")


def test_the_first_line_of_the_cover_is_the_largest(sample: bytes) -> None:
    with opened(sample) as pdf:
        heights: dict[int, float] = {}
        for one in letters_of(pdf[0]):
            if one.sign.isupper() and one.bottom < BOTTOM + HEIGHT:
                row = round(one.bottom / 8)
                heights[row] = max(heights.get(row, 0), one.top - one.bottom)
    rows = [heights[row] for row in sorted(heights, reverse=True)]
    assert len(rows) >= 5
    assert rows[0] == max(rows) > 1.3 * rows[1]


def test_the_last_page_tells_where_the_document_comes_from(pages: dict[str, str]) -> None:
    last = list(pages.values())[-1]
    assert "ASAL DOKUMEN Hal Isi Program SKM Desk 0.1.0 Jumlah formulir 80" in last
    assert "9f" * 32 in last.replace(" ", "")


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    code = (
        "import sys\n"
        "import skm_desk.documents.blocks\n"
        "assert 'reportlab' not in sys.modules and 'pikepdf' not in sys.modules\n"
        "from skm_desk.documents.press.printer import print_document\n"
        "from skm_desk.documents.blocks import Chapter, Document, Paragraph\n"
        "chapter = Chapter('BAB I', 'x', (Paragraph('y'),))\n"
        "print_document(Document('t', 's', 'a', (), ('', ''), (chapter,)))\n"
        "assert 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_progress_rises_to_the_end() -> None:
    steps: list[tuple[int, int]] = []
    print_document(sample_document(dense_rows=20), lambda done, total: steps.append((done, total)))
    assert {total for _, total in steps} == {100}
    assert all(above[0] <= below[0] for above, below in pairwise(steps))
    assert steps[-1] == (100, 100)
    assert len({done for done, _ in steps}) > 20


def test_whoever_watches_the_progress_may_stop_it() -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done > 30:
            raise Stopped

    with pytest.raises(Stopped):
        print_document(sample_document(dense_rows=20), stop)


def test_a_document_without_contents_and_cover_starts_at_page_one() -> None:
    data = print_document(document_of(Chapter("BAB I", "x", (Paragraph(LOREM),)))).data
    assert labels_of(data) == ["1"]


def test_a_document_of_nothing_is_a_page() -> None:
    for contents in (True, False):
        with opened(print_document(document_of(with_contents=contents)).data) as pdf:
            assert len(pdf) == 1


def test_a_long_contents_list_takes_several_pages() -> None:
    chapters = [
        Chapter(f"BAB {n}", "Judul", (Heading(f"{n}.1", "Bagian"), Paragraph(LOREM)), str(n))
        for n in range(1, 61)
    ]
    data = print_document(document_of(*chapters, with_contents=True)).data
    labels = labels_of(data)
    front = [label for label in labels if not label.isdigit()]
    assert front == [write_folio(-n) for n in range(1, len(front) + 1)]
    assert len(front) > 2
    listed = " ".join(page_texts(data)[: len(front)])
    assert "BAB 60 JUDUL 60" in listed
    assert "60.1 Bagian 60" in listed


@pytest.mark.parametrize(
    ("number", "written"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (39, "xxxix"), (90, "xc")]
)
def test_roman_numbers(number: int, written: str) -> None:
    assert write_folio(-number) == written
