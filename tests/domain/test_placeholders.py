"""Placeholders in a text: found where they stand, filled in, and what is none refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.placeholders import fill_in, find_marks, find_unknown

KNOWN = {"instansi": "Dinas Sosial", "kota": "{kota}", "tahun": "2024"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("tanpa kurung", []),
        ("{instansi}", [("{instansi}", "instansi")]),
        ("a {kota}, {tahun}.", [("{kota}", "kota"), ("{tahun}", "tahun")]),
        ("{", [("{", None)]),
        ("}", [("}", None)]),
        ("{kota", [("{kota", None)]),
        ("{kota dan {tahun}", [("{kota", None), ("{tahun}", "tahun")]),
        ("{{kota}", [("{", None), ("{kota}", "kota")]),
        ("{kota}}", [("{kota}", "kota"), ("}", None)]),
        ("{}", [("{}", "")]),
        ("{kota!r}", [("{kota!r}", "kota!r")]),
        ("{kota\n}", [("{kota", None), ("}", None)]),
    ],
)
def test_marks(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(mark.written, mark.name) for mark in find_marks(text)] == found
    assert all(text[mark.start : mark.end] == mark.written for mark in find_marks(text))


def test_a_value_is_not_filled_in_again() -> None:
    assert fill_in("{kota} {tahun} {lain} {", KNOWN) == "{kota} 2024 {lain} {"


def test_the_first_unknown_is_told() -> None:
    unknown = find_unknown("{tahun} {intansi} {kta}", KNOWN)
    assert unknown is not None
    assert unknown.written == "{intansi}"
    assert find_unknown("{tahun} <b>&\"'", KNOWN) is None


@given(st.text(alphabet="{}ab \n<&\"'é😀", max_size=60))
def test_text_without_known_marks_stays_as_typed(text: str) -> None:
    assert fill_in(text, KNOWN) == text


@given(st.lists(st.sampled_from(["{kota}", "{tahun}", "x", "{", "}", "😀", "\n"]), max_size=20))
def test_a_placeholder_is_found_whatever_stands_beside_it(parts: list[str]) -> None:
    text = "".join(parts)
    names = [mark.written for mark in find_marks(text) if mark.name in KNOWN]
    assert names == [part for part in parts if len(part) > 2]
