"""Every block type on paper: its words, its numbers, what stays with what."""

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.documents.blocks import (
    Block,
    Boxes,
    Chapter,
    Choices,
    Column,
    Heading,
    Item,
    ItemList,
    NewPage,
    Notice,
    Paragraph,
    Photo,
    Signature,
    Space,
    Table,
)
from skm_desk.documents.press.printer import print_document
from skm_desk.documents.press.sheet import BOTTOM, HEIGHT, LEFT, WIDTH
from tests.documents.pdf_reading import (
    document_of,
    letters_of,
    opened,
    page_texts,
    printed,
    text_of,
)
from tests.documents.pdf_sample import HARD_TEXT, LONG_SARAN, LONG_WORD, LOREM, RARE_SIGNS


def test_what_a_person_typed_is_printed_as_typed() -> None:
    blocks = (
        Paragraph(HARD_TEXT, lead="<i>A</i> &"),
        ItemList((Item(HARD_TEXT, lead="<a>"),)),
        Table((Column("<th>", 1),), ((HARD_TEXT,),), caption="<c> & d"),
        Notice(HARD_TEXT),
        Heading("", HARD_TEXT),
        Choices(1, HARD_TEXT, ("<x>", "b", "c", "d")),
        Boxes("<l>", ("<m>",), "<n>"),
        Signature("<p>", "<o>", "<q>", ("<r>",)),
        Photo(None, "<s>"),
    )
    words = text_of(printed(*blocks))
    assert words.count(HARD_TEXT) == 6
    for sign in ("<i>A</i> &", "<a>", "<th>", "<c> & d", "<x>", "<l>", "<m>", "<n>", "<p>"):
        assert sign in words
    for sign in ("<o>", "<q>", "<r>", "<s>"):
        assert sign in words


def test_signs_that_no_font_has_are_shown_as_missing() -> None:
    words = text_of(printed(Paragraph(RARE_SIGNS)))
    for sign in "✓√😀❤أ":
        assert sign in words
    assert "jempol □," in words
    assert "Jawa □□," in words


@pytest.mark.parametrize("text", [LONG_SARAN, LONG_WORD, "x\n" * 400])
def test_endless_texts_run_on_to_further_pages(text: str) -> None:
    wanted = "".join(text.split())
    for block in (Paragraph(text), ItemList((Item(text),)), Notice(text)):
        pages = page_texts(printed(block))
        assert len(pages) > 1
        found = " ".join(
            page.removeprefix("Kantor 2024").removesuffix(str(number))
            for number, page in enumerate(pages, start=1)
        )
        assert "".join(found.split()).removeprefix("–") == wanted


def test_captions_are_counted_per_chapter() -> None:
    table = Table((Column("a", 1),), (("b",),), caption="Satu")
    bare = Table((Column("a", 1),), (("b",),))
    pages = page_texts(
        print_document(
            document_of(
                Chapter("BAB III", "x", (table, bare, table), key="3"),
                Chapter("LAMPIRAN 2", "y", (table,), key="L2"),
                Chapter("", "", (table,)),
            )
        ).data
    )
    assert [page.count("Tabel") for page in pages] == [2, 1, 1]
    for page, number in ((0, "3.1"), (0, "3.2"), (1, "L2.1"), (2, "1")):
        assert f"Tabel {number} Satu" in pages[page]


def test_heads_are_written_in_capitals_and_sections_numbered() -> None:
    data = print_document(
        document_of(Chapter("Bab I", "Pendahuluan", (Heading("1.1", "Latar belakang"),), "1"))
    ).data
    assert "BAB I PENDAHULUAN 1.1 Latar belakang" in text_of(data)


def test_a_heading_never_ends_a_page() -> None:
    for lines in range(30, 52):
        filling = Paragraph("\n".join(["baris"] * lines))
        pages = page_texts(printed(filling, Heading("1.2", "Maksud"), Paragraph(LOREM)))
        assert [page for page in pages if "1.2 Maksud Survei" in page]


def test_a_caption_stays_with_the_first_rows() -> None:
    rows = tuple((f"baris{number}",) for number in range(60))
    for lines in range(36, 50):
        filling = Paragraph("\n".join(["isi"] * lines))
        pages = page_texts(printed(filling, Table((Column("K", 1),), rows, "Judul")))
        assert [page for page in pages if "Tabel 1.1 Judul K baris0 baris1" in page]


def test_an_announcing_sentence_stays_with_its_list() -> None:
    for lines in range(36, 50):
        filling = Paragraph("\n".join(["isi"] * lines))
        list_block = ItemList((Item("pertama"), Item("kedua")), numbered=True)
        pages = page_texts(printed(filling, Paragraph("Sasarannya adalah:"), list_block))
        assert [page for page in pages if "adalah: 1. pertama" in page]


def test_a_signature_is_whole_and_not_alone() -> None:
    signed = Signature("Jambi, 30 Desember 2024", "Kepala Dinas,", "Drs. CONTOH", ("NIP 1",))
    for lines in range(20, 50):
        pages = page_texts(
            printed(Paragraph("\n".join(["isi"] * lines)), Paragraph("Demikian adanya."), signed)
        )
        assert [
            page
            for page in pages
            if "Demikian adanya. Jambi, 30 Desember 2024 Kepala Dinas, Drs. CONTOH NIP 1" in page
        ]


def test_a_signature_takes_a_short_table_before_it_along() -> None:
    table = Table((Column("K", 1),), (("satu",), ("dua",)), "Judul")
    signed = Signature("Jambi, 30 Desember 2024", "Kepala Dinas,", "Drs. CONTOH")
    for lines in range(20, 50):
        filling = Paragraph("\n".join(["isi"] * lines))
        pages = page_texts(printed(filling, table, Space(8), signed))
        assert [page for page in pages if "Tabel 1.1 Judul K satu dua Jambi, 30 Desember" in page]


def test_lines_to_write_on_replace_typed_dots() -> None:
    words = text_of(
        printed(
            Boxes("Tanggal", line="……/……/…………"),
            Boxes("Usia", line="………… tahun"),
            Boxes("Pekerjaan", ("PNS",), "Lainnya, sebutkan: " + "…" * 15),
            Boxes("", line="…" * 60),
        )
    )
    assert "Tanggal / / Usia tahun Pekerjaan PNS Lainnya, sebutkan:" in words
    assert "…" not in words


def test_a_signature_stands_in_the_right_half_with_dots_for_what_is_unknown() -> None:
    data = printed(Signature("", "Kepala Dinas,", " "))
    with opened(data) as pdf:
        letters = [one for one in letters_of(pdf[0]) if BOTTOM < one.bottom < BOTTOM + HEIGHT]
    assert "".join(letter.sign for letter in letters).count("…") > 20
    assert all(letter.left >= LEFT + WIDTH / 2 - 1 for letter in letters)
    tops = sorted({round(letter.bottom) for letter in letters if letter.sign == "…"})
    assert tops[-1] - tops[0] > 60, "room for signature and stamp"


@pytest.mark.parametrize(
    "name",
    [
        "Drs. CONTOH, MH",
        "Prof. Dr. Ir. H. Muhammad Abdurrahman Wahiduddin Kusumawardhana Hadiningrat, S.H., Ph.D.",
        "Sastrowardoyo" * 10,
        "Siti Nur\nAisyah 😀 " + "binti Abdullah " * 8,
    ],
)
def test_a_signature_draws_its_lines_below_its_name_alone(name: str) -> None:
    office = "a.n. Kepala Dinas Kependudukan dan Pencatatan Sipil\nSekretaris,\nu.b. Kasubbag"
    data = printed(Signature("Jambi, 30 Desember 2024", office, name, ("Pembina", "NIP 1")))
    with opened(data) as pdf:
        letters = [one for one in letters_of(pdf[0]) if BOTTOM < one.bottom < BOTTOM + HEIGHT]
        drawn = pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        bounds = [path.get_bounds() for path in drawn]
    lines = [one for one in bounds if BOTTOM < one[1] < BOTTOM + HEIGHT - 1]
    assert lines
    half = LEFT + WIDTH / 2
    assert all(left >= half - 1 and right <= LEFT + WIDTH + 1 for left, _, right, _ in lines)
    for left, low, right, _ in lines:  # each stands just below letters of its own width
        above = [one for one in letters if low - 3 < one.bottom < low + 4]
        assert min(one.left for one in above) == pytest.approx(left, abs=2)
        assert max(one.right for one in above) == pytest.approx(right, abs=2)


def test_a_question_has_lettered_choices_and_nilai_to_circle() -> None:
    choices = ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai")
    words = text_of(printed(Choices(3, "Bagaimana pendapat Saudara?", choices)))
    for letter, choice in zip("abcd", choices, strict=True):
        assert f"{letter}. {choice}" in words
    assert "3. Bagaimana pendapat Saudara?" in words
    assert "1 2 3 4" in words


def test_questions_are_not_parted() -> None:
    asked = Choices(7, "Bagaimana perilaku petugas?", ("a", "b", "c", "Sangat sopan"))
    for page in page_texts(printed(*[asked] * 30)):
        assert page.count("7.") == page.count("1 2 3 4") == page.count("Sangat sopan")


def test_boxes_wrap_and_have_room_to_write() -> None:
    jobs = ("PNS", "TNI", "POLRI", "Swasta", "Wirausaha", "Petani/pekebun", "Lainnya")
    words = text_of(printed(Boxes("Pekerjaan", jobs, "Sebutkan")))
    assert words.startswith("Kantor 2024 Pekerjaan PNS TNI")
    assert "Lainnya Sebutkan" in words
    data = printed(Boxes("", ("kata " * 60,), "x"), Boxes("L" * 2000, (LONG_WORD,), LONG_WORD))
    with opened(data) as pdf:
        assert all(letter.right <= LEFT + WIDTH + 1 for page in pdf for letter in letters_of(page))


def test_new_pages_and_spaces() -> None:
    pages = page_texts(
        printed(NewPage(), Paragraph("satu"), NewPage(), NewPage(), Space(900), Paragraph("dua"))
    )
    assert ["satu" in page for page in pages] == [True, False]
    assert ["dua" in page for page in pages] == [False, True]
    with opened(printed(Paragraph("a"), Space(50), Paragraph("b"))) as pdf:
        bottoms = {letter.sign: letter.bottom for letter in letters_of(pdf[0])}
    assert 50 * 72 / 25.4 < bottoms["a"] - bottoms["b"] < 70 * 72 / 25.4


TEXTS = st.one_of(
    st.sampled_from(
        ["", " ", "\n\n", "U1", "kata " * 300, LONG_WORD[:4000], HARD_TEXT, RARE_SIGNS]
    ),
    st.text(max_size=20),
)
BLOCKS = st.one_of(
    st.builds(Heading, TEXTS, TEXTS, st.integers(0, 4)),
    st.builds(Paragraph, TEXTS, TEXTS, st.booleans(), st.booleans(), st.booleans()),
    st.builds(ItemList, st.lists(st.builds(Item, TEXTS, TEXTS), max_size=3).map(tuple)),
    st.builds(Photo, st.none(), TEXTS),
    st.builds(Signature, TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)),
    st.builds(Space, st.floats(-5, 500)),
    st.builds(NewPage),
    st.builds(Choices, st.integers(0, 99), TEXTS, st.lists(TEXTS, max_size=4).map(tuple)),
    st.builds(Boxes, TEXTS, st.lists(TEXTS, max_size=4).map(tuple), TEXTS),
    st.builds(Notice, TEXTS),
    st.builds(
        Table,
        st.just((Column("Kepala", 1), Column("", 2))),
        st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
        TEXTS,
    ),
)


@given(st.lists(BLOCKS, max_size=6), TEXTS, TEXTS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_blocks_can_be_printed_inside_the_margins(
    blocks: list[Block], number: str, title: str, with_contents: bool
) -> None:
    chapter = Chapter(number, title, tuple(blocks), key="1")
    data = print_document(document_of(chapter, with_contents=with_contents, banner=title)).data
    with opened(data) as pdf:
        for page in pdf:
            for letter in letters_of(page):
                assert letter.left >= LEFT - 2
                assert letter.right <= LEFT + WIDTH + 3
                assert letter.bottom > 30
