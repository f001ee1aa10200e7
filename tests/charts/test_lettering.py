"""Words fit the room they are given, and none is cut that need not be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from skm_desk.charts import render
from skm_desk.charts.lettering import Ruler, fit
from skm_desk.charts.style import TEXT

_WORD = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGH,.", min_size=1, max_size=14)


@pytest.fixture(scope="module")
def ruler() -> Ruler:
    assert render.CHARTS  # the fonts are known once render is loaded
    figure = Figure(figsize=(6, 4), dpi=144)
    FigureCanvasAgg(figure)
    return Ruler(figure.add_axes((0, 0, 1, 1)), TEXT)


@settings(max_examples=30, deadline=None)
@given(st.lists(_WORD, min_size=1, max_size=30), st.integers(1, 4), st.floats(1, 4))
def test_fitted_words(ruler: Ruler, words: list[str], lines: int, times: float) -> None:
    room = times * max(map(ruler.width_mm, [*words, "xxx"]))
    fitted = fit(ruler, (" ".join(words),), room, lines)
    assert len(fitted.split("\n")) <= lines
    # Kerning over a space may add a hair to the sum of the words.
    assert ruler.width_mm(fitted) <= room + 0.5
    shown = fitted.replace("\n", " ").split(" ")
    if fitted.endswith("…"):
        assert shown[:-1] == words[: len(shown) - 1]
        assert words[len(shown) - 1].startswith(shown[-1].removesuffix("…"))
    else:
        assert shown == words


def test_first_wording_that_fits_is_taken(ruler: Ruler) -> None:
    wordings = ("Penanganan pengaduan, saran dan masukan", "Pengaduan")
    assert fit(ruler, wordings, 90, 1) == wordings[0]
    assert fit(ruler, wordings, 20, 1) == wordings[1]


def test_two_lines_are_about_as_long(ruler: Ruler) -> None:
    fitted = fit(ruler, ("U8 Penanganan pengaduan, saran dan masukan",), 56, 2)
    assert fitted == "U8 Penanganan pengaduan,\nsaran dan masukan"


def test_even_lines_break_no_word(ruler: Ruler) -> None:
    assert fit(ruler, ("AAAAAAAAAAA A A",), 30, 2).split() == ["AAAAAAAAAAA", "A", "A"]


def test_a_word_wider_than_the_room_is_broken(ruler: Ruler) -> None:
    fitted = fit(ruler, ("x" * 200,), 30, 2)
    assert fitted.endswith("…")
    assert ruler.width_mm(fitted) <= 30


def test_signs_that_cannot_be_drawn_become_spaces(ruler: Ruler) -> None:
    assert fit(ruler, ("a\x00b\n\tc\u200bd",), 90, 1) == "a b c d"
    assert fit(ruler, ("",), 90, 1) == ""
