"""A question set is seen on its real pages before it is kept."""

from dataclasses import replace

from skm_desk.domain import kuesioner_edits as edits
from skm_desk.domain.kuesioner import Wording
from skm_desk.domain.kuesioner_edits import INDONESIAN
from skm_desk.domain.settings import Office
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.edit_kuesioner import list_versions
from skm_desk.use_cases.preview_kuesioner import draw_paper, print_kuesioner
from tests.documents.pdf_reading import text_of

WORDS = Wording("Syarat", "Apakah <b>syaratnya</b> jelas?", ("Satu", "Dua", "Tiga", "Empat"))


def test_a_draft_is_printed_as_the_office_asks_it(desk: Desk) -> None:
    shipped = desk.look(list_versions)[1].kuesioner
    draft = edits.with_judul(edits.reworded(shipped, "U1", WORDS, INDONESIAN), "Judul baru")
    office = replace(
        Office(instansi="Dinas Contoh"),
        pilihan_profil='{"pekerjaan": [{"kode": "PETANI", "label": "Petani"}]}',
    )
    paper = print_kuesioner(draft, office)
    words = text_of(paper.data)
    for expected in ("Judul baru", "Apakah <b>syaratnya</b> jelas?", "Dinas Contoh", "Petani"):
        assert expected in words
    assert print_kuesioner(draft, office) == paper, "the same set gives the same bytes"


def test_a_draft_with_blanks_can_be_looked_at(desk: Desk) -> None:
    draft, _ = edits.with_question(desk.look(list_versions)[1].kuesioner, "U3")
    paper = print_kuesioner(draft, Office())
    assert len(paper.sizes) >= 1


def test_a_page_is_drawn_as_wide_as_asked(desk: Desk) -> None:
    paper = print_kuesioner(desk.look(list_versions)[0].kuesioner, Office())
    page = draw_paper(paper, 0, 300)
    assert page.width == 300
    assert page.height == round(300 * paper.sizes[0].height / paper.sizes[0].width)
    assert len(page.pixels) >= page.width * page.height * 4
    dark = sum(value < 128 for value in page.pixels[::4])
    assert dark > 300, "there is something on it"
