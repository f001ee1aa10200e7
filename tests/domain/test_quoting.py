"""A quote leaves parts out and changes no word; what was left out never comes back unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.quoting import LEFT_OUT, leave_out, leave_out_personal, left_out, wording

TEXTS = st.text(alphabet="ab .…\n😀", max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5)
WRITTEN = "Dilayani Bu Siti Rahma, telepon 0812-3456-7890."
QUOTE = "Dilayani Bu …, telepon …."


@pytest.mark.parametrize(
    ("spans", "quote"),
    [
        ([], "abc def ghi"),
        ([(4, 7)], "abc … ghi"),
        ([(0, 3)], "… def ghi"),
        ([(8, 11)], "abc def …"),
        ([(0, 3), (4, 7)], "… ghi"),
        ([(4, 7), (0, 3), (2, 5)], "… ghi"),
        ([(0, 11)], "…"),
        ([(4, 4)], "abc def ghi"),
        ([(4, 6), (4, 7)], "abc … ghi"),
    ],
)
def test_parts_are_left_out(spans: list[tuple[int, int]], quote: str) -> None:
    assert leave_out("abc def ghi", spans) == quote


def test_what_is_personal_is_left_out() -> None:
    assert leave_out_personal(WRITTEN) == QUOTE
    spans = left_out(QUOTE, WRITTEN)
    assert spans is not None
    assert [WRITTEN[start:end] for start, end in spans] == ["Siti Rahma", "0812-3456-7890"]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("abc xyz", "abc def"),
        ("abc", "abc def"),
        ("abc … xyz", "abc def ghi"),
        ("abc…abc", "abc"),
        ("…def abc…", "abc def"),
        ("", "abc"),
        ("Abc …", "abc def"),
    ],
)
def test_other_words_are_no_quote(quote: str, text: str) -> None:
    assert left_out(quote, text) is None


def test_signs_of_the_writer_are_not_left_out() -> None:
    assert left_out("lama… sekali", "lama… sekali") == ()


@given(TEXTS, SPANS)
def test_what_is_left_out_is_always_a_quote(text: str, spans: list[tuple[int, int]]) -> None:
    within = [(min(a, len(text)), min(b, len(text))) for a, b in spans]
    quote = leave_out(text, within)
    found = left_out(quote, text)
    assert found is not None
    # Leaving the same parts out once more, and one more part, gives a quote again.
    assert left_out(leave_out(text, [*found, (0, 1)]), text) is not None


@given(TEXTS, TEXTS)
def test_only_parts_of_the_text_are_taken_for_a_quote(quote: str, text: str) -> None:
    spans = left_out(quote, text)
    if spans is not None:
        kept = text
        for start, end in reversed(spans):
            kept = kept[:start] + kept[end:]
        assert kept.replace(LEFT_OUT, "") == quote.replace(LEFT_OUT, "")


def test_the_wording_is_the_text_or_its_quote() -> None:
    assert wording(WRITTEN, "") == WRITTEN
    assert wording(WRITTEN, QUOTE) == QUOTE


def test_a_quote_of_another_text_is_made_anew() -> None:
    corrected = "Dilayani Bu Siti Aisyah, telepon 0812-3456-7890."
    assert wording(corrected, "Dilayani Bu Siti Rahma, telepon ….") == QUOTE
