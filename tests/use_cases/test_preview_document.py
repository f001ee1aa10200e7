"""A document before it is saved: what it is up against, its pages, and how it is stopped."""

from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.errors import YearUnknown
from skm_desk.domain.file_errors import MakingStopped, NothingToPrint
from skm_desk.domain.findings import BelowTarget, OfficeIncomplete
from skm_desk.use_cases.check_consistency import check_period
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.edit_texts import write_text
from skm_desk.use_cases.make_document import make_laporan, make_paper, save_paper
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.preview_document import (
    PageSize,
    Subject,
    draw_page,
    list_kinds,
    make_preview,
    view_outlook,
)
from skm_desk.use_cases.progress import stoppable
from tests.documents.pdf_reading import text_of

LONG = "kata <b>&\"' " * 900


def test_the_kinds_there_are() -> None:
    assert list_kinds()[0] == ("laporan", "Laporan SKM")


@pytest.mark.parametrize(
    ("subject", "words", "stem"),
    [
        (Subject("2024-S1"), "periode 2024-S1", "2024-S1"),
        (Subject(year=2024), "tahun 2024", "2024"),
    ],
)
def test_subject(subject: Subject, words: str, stem: str) -> None:
    assert (subject.words, subject.stem) == (words, stem)


def test_outlook_of_an_empty_office(desk: Desk) -> None:
    outlook = desk.look(view_outlook, lambda rows: None)
    assert (outlook.rows, outlook.subject, outlook.findings) == ((), None, ())
    assert "Nama instansi" in outlook.missing
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31), population=100)
    outlook = desk.look(view_outlook, lambda rows: Subject("2026"))
    assert outlook.responden == 0
    kinds = {type(finding) for finding in outlook.findings}
    assert {BelowTarget, OfficeIncomplete} <= kinds
    with pytest.raises(NothingToPrint):
        make_preview(desk, "laporan", Subject("2026"))


def test_outlook_says_what_the_terminal_says(sample_desk: Desk) -> None:
    outlook = sample_desk.look(view_outlook, lambda rows: Subject("2024"))
    assert outlook.responden == 80
    assert outlook.findings == sample_desk.look(check_period, "2024")
    assert not outlook.made_up
    year = sample_desk.look(view_outlook, lambda rows: Subject(year=2025))
    assert [period.kode for period in year.periods] == ["contoh-2025"]
    assert year.made_up
    with pytest.raises(YearUnknown):
        sample_desk.look(view_outlook, lambda rows: Subject(year=1999))


def test_preview_is_the_document_itself(sample_desk: Desk, tmp_path: Path) -> None:
    preview = make_preview(sample_desk, "laporan", Subject("2024"))
    assert preview.title == "Laporan SKM periode 2024"
    assert preview.file_name == "laporan-skm-2024.pdf"
    assert len(preview.sizes) == preview.paper.pages == 23
    made = make_laporan(sample_desk, tmp_path / "laporan.pdf", kode="2024")
    assert made.path.read_bytes() == preview.paper.data
    assert made.findings == preview.paper.findings
    save_paper(tmp_path / "kedua.pdf", preview.paper)
    assert (tmp_path / "kedua.pdf").read_bytes() == preview.paper.data
    for width in (1, 333, 794, 1200):
        page = draw_page(preview, 0, width)
        assert (page.width, page.height) == (width, preview.sizes[0].height_for(width))
        assert page.height == pytest.approx(width * 297 / 210, abs=1)
        assert len(page.pixels) == page.width * page.height * 4


def test_real_size() -> None:
    a4 = PageSize(595.28, 841.89)
    assert a4.width_at() == 794
    assert a4.width_at(300) == 2480
    assert a4.height_for(2480) == 3507


@pytest.mark.parametrize("steps", [0, 2, 150])
def test_stopping_leaves_nothing(sample_desk: Desk, tmp_path: Path, steps: int) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"yang lama")
    seen: list[tuple[int, int]] = []
    progress = stoppable(lambda done, total: seen.append((done, total)), lambda: len(seen) >= steps)
    with pytest.raises(MakingStopped):
        make_laporan(sample_desk, path, kode="2024", progress=progress)
    assert len(seen) == steps
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".pdf"] == [path.name]
    assert path.read_bytes() == b"yang lama"


def test_long_and_odd_texts_print_as_typed(sample_desk: Desk) -> None:
    assert len(LONG) > 10_000
    sample_desk.do(write_text, "2024", "kesimpulan", LONG)
    paper = make_paper(sample_desk, "laporan", "2024")
    assert paper.pages > 23
    assert text_of(paper.data).count("<b>&\"'") == 900
