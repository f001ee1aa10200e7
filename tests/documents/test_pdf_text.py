"""Words and lines: nothing typed is lost, nothing runs out of its column."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.documents.pdf_lines import (
    Line,
    clipped,
    set_balanced,
    set_even,
    set_lines,
)
from skm_desk.documents.pdf_style import BOLD, FALLBACK, REGULAR, register_fonts
from skm_desk.documents.pdf_text import MISSING, Span, clean, flat, natural_width, set_word
from tests.documents.pdf_sample import LOREM

SIZE = 11.0
TYPED = st.text(
    st.one_of(
        st.sampled_from("aabeginu  -/.,<>&√✓\n\t\x00\u200bé漢ꦗأ😀👍"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)


@pytest.fixture(autouse=True)
def fonts() -> None:
    register_fonts()


def words_of(lines: tuple[Line, ...]) -> str:
    return "".join(seg.text for line in lines for word in line.words for seg in word.segments)


def as_printed(text: str) -> str:
    signs = "".join(clean(text).split(" ")).replace("\n", "")
    return "".join(segment.text for segment in set_word(signs, False).segments)


@given(TYPED, st.floats(12, 450), st.floats(0, 11))
@settings(max_examples=150, deadline=None)
def test_every_sign_is_set_once_in_order(text: str, width: float, first: float) -> None:
    assert words_of(set_lines([Span(text)], SIZE, width, first)) == as_printed(text)
    assert words_of(set_even([Span(text)], SIZE, width, first)) == as_printed(text)
    assert words_of(set_balanced([Span(text)], SIZE, width)) == as_printed(text)


@given(TYPED, st.floats(40, 450), st.floats(0, 25))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_its_column(text: str, width: float, first: float) -> None:
    filled = set_lines([Span(text), Span(text, bold=True)], SIZE, width, first)
    for place, line in enumerate(filled):
        assert line.width <= width - (0 if place else first) + 0.1
    for place, line in enumerate(set_even([Span(text)], SIZE, width, first)):
        spaces = 0.2 * 0.243 * SIZE * line.gaps  # what the spaces of the line can give way
        assert line.width - spaces <= width - (0 if place else first) + 0.1


def test_a_word_of_ten_thousand_letters_is_broken() -> None:
    lines = set_even([Span("awal " + "x" * 10_000 + " akhir")], SIZE, 300)
    assert len(lines) > 50
    assert words_of(lines) == "awal" + "x" * 10_000 + "akhir"
    assert max(line.width for line in lines) <= 300.1


def test_each_sign_is_printed_in_a_font_that_has_it() -> None:
    word = set_word("a✓ꦗ😀", bold=True)
    assert [(segment.font, segment.text) for segment in word.segments] == [
        (BOLD, "a"),
        (FALLBACK, f"✓{MISSING}😀"),
    ]
    assert set_word("√é", bold=False).segments[0].font == REGULAR


def test_control_signs_go_and_line_ends_stay() -> None:
    assert clean("a\x00b\x07\r\nc\rd\u2028e\tf\u00adg\ufe0f") == "ab\nc\nd\ne fg"
    assert clean("\ud800x") == "x"
    assert flat(" a \n b  c ") == "a b c"


def test_letters_typed_in_two_signs_print_as_one() -> None:
    assert clean(unicodedata.normalize("NFD", "é")) == "é"


def worst_gap(lines: tuple[Line, ...], width: float) -> float:
    return max((width - line.width) / max(line.gaps, 1) for line in lines[:-1])


def test_justified_lines_are_more_even_than_filled_ones() -> None:
    filled, even = (
        sum(worst_gap(how([Span(LOREM)], SIZE, width), width) for width in range(150, 440, 5))
        for how in (set_lines, set_even)
    )
    assert even < 0.95 * filled


def test_a_title_is_parted_into_like_lines() -> None:
    title = "DINAS SOSIAL, KEPENDUDUKAN DAN PENCATATAN SIPIL PROVINSI JAMBI"
    filled = set_lines([Span(title)], SIZE, 340)
    balanced = set_balanced([Span(title)], SIZE, 340)
    assert len(balanced) == len(filled) == 2
    assert abs(balanced[0].width - balanced[1].width) < abs(filled[0].width - filled[1].width)


def test_a_line_too_long_for_its_place_ends_in_dots() -> None:
    line = clipped("Dinas Sosial " * 30, 8.5, False, 200)
    assert line.width <= 200
    assert words_of((line,)).endswith("…")
    assert words_of((clipped("Dinas Sosial", 8.5, False, 200),)) == "DinasSosial"
    assert words_of((clipped("x" * 500, 8.5, False, 200),)).startswith("xxx")


def test_bold_is_measured_as_bold() -> None:
    assert natural_width("layanan", 10, bold=True) > natural_width("layanan", 10)
