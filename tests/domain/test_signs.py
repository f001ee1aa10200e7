"""Halves of signs are seen and replaced; whole ones, however rare, stay as they are."""

from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.signs import has_half_sign, whole_signs


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whole_signs_stay(text: str) -> None:
    assert not has_half_sign(text)
    assert whole_signs(text) == text


@given(st.text(), st.integers(0xD800, 0xDFFF), st.text())
def test_any_text_can_be_written_afterwards(before: str, half: int, after: str) -> None:
    text = before + chr(half) + after
    assert has_half_sign(text)
    whole = whole_signs(text)
    assert len(whole) == len(text)
    assert whole.encode("utf-8").decode("utf-8") == whole
    assert "�" in whole
