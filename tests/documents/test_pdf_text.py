"""Words and lines: nothing typed is lost, nothing runs out of its column."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT

from skm_desk.documents.press.flow import Text, make_text
from skm_desk.documents.press.pages import _fitting
from skm_desk.documents.press.sheet import (
    BOLD,
    FALLBACK,
    RUNNING,
    WIDTH,
    make_style,
    register_fonts,
)
from skm_desk.documents.press.text import MISSING, clean, flat, markup, runs, width_of

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


LEFT_SET, EVEN, CENTRED = (
    make_style(SIZE, 14, alignment=how) for how in (TA_LEFT, TA_JUSTIFY, TA_CENTER)
)


def lines_of(text: Text, width: float) -> list[tuple[float, str]]:
    """Return room left and words of each line."""
    text.wrap(width, 9999)
    para = text.blPara
    if para.kind == 0:
        return [(room, " ".join(words)) for room, words in para.lines]
    return [(line.extraSpace, "".join(w.text for w in line.words)) for line in para.lines]


def words_of(lines: list[tuple[float, str]]) -> str:
    return "".join("".join(words for _, words in lines).split())


def as_printed(text: str) -> str:
    return "".join("".join(run for _, run in runs(clean(text), False)).split())


@given(TYPED, st.floats(12, 450), st.floats(0, 11))
@settings(max_examples=150, deadline=None)
def test_every_sign_is_set_once_in_order(text: str, width: float, first: float) -> None:
    for style in (LEFT_SET, EVEN, CENTRED):
        made = make_text(text, style, firstLineIndent=first)
        assert words_of(lines_of(made, width)) == as_printed(text)


@given(TYPED, st.floats(40, 450), st.floats(0, 25))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_its_column(text: str, width: float, first: float) -> None:
    for style in (LEFT_SET, EVEN):
        for room, words in lines_of(
            make_text(text, style, lead=text, firstLineIndent=first), width
        ):
            spaces = 0.2 * 0.243 * SIZE * 1.2 * words.count(" ")
            assert room + spaces >= -0.1


def test_a_word_of_ten_thousand_letters_is_broken() -> None:
    lines = lines_of(make_text("awal " + "x" * 10_000 + " akhir", EVEN), 300)
    assert len(lines) > 50
    assert words_of(lines) == "awal" + "x" * 10_000 + "akhir"
    assert min(room for room, _ in lines) >= -0.1


def test_each_sign_is_printed_in_a_font_that_has_it() -> None:
    assert runs("a✓ꦗ😀", True) == [(BOLD, "a"), (FALLBACK, f"✓{MISSING}😀")]
    assert markup("√é") == "√é"


def test_control_signs_go_and_line_ends_stay() -> None:
    assert clean("a\x00b\x07\r\nc\rd\u2028e\tf\u00adg\ufe0f") == "ab\nc\nd\ne fg"
    assert clean("\ud800x") == "x"
    assert flat(" a \n b  c ") == "a b c"


def test_letters_typed_in_two_signs_print_as_one() -> None:
    assert clean(unicodedata.normalize("NFD", "é")) == "é"


def test_a_title_is_parted_into_like_lines() -> None:
    title = "DINAS SOSIAL, KEPENDUDUKAN DAN PENCATATAN SIPIL PROVINSI JAMBI DI KOTA JAMBI"
    filled = lines_of(Text(title, CENTRED), WIDTH)
    balanced = lines_of(make_text(title, CENTRED), WIDTH)
    assert len(balanced) == len(filled) == 2
    assert abs(balanced[0][0] - balanced[1][0]) < abs(filled[0][0] - filled[1][0])


def test_a_line_too_long_for_its_place_ends_in_dots() -> None:
    line = _fitting("Dinas Sosial " * 30, RUNNING, 200)
    assert line.height <= RUNNING.leading
    assert words_of(lines_of(line, 200)).endswith("…")
    assert words_of(lines_of(_fitting("Dinas Sosial", RUNNING, 200), 200)) == "DinasSosial"
    assert words_of(lines_of(_fitting("x" * 500, RUNNING, 200), 200)).startswith("xxx")


def test_bold_is_measured_as_bold() -> None:
    assert width_of("layanan", 10, True) > width_of("layanan", 10)
