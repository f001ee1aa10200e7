"""The bars and figures of the questions say what the counts say, whatever was left blank."""

import math
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from skm_desk import palette
from skm_desk.charts.render import draw_figure
from skm_desk.domain.chart_content import JawabanSplit, split_jawaban
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.tally import tally_forms
from tests.charts.chart_samples import PAPER_MM, outside, overlapping, values_of, words_of
from tests.domain.survey_data import AS_ASKED, NINE_UNSUR, kuesioner, question, read_2024

_KODES = [unsur.kode for unsur in NINE_UNSUR]
_FORM = st.fixed_dictionaries({kode: st.none() | st.integers(1, 4) for kode in _KODES})
_PARTS = ("1", "2", "3", "4", "kosong")
_COLOURS = dict(zip(_PARTS, (*palette.NILAI, palette.PAPER), strict=True))


def split_of(forms: list[dict[str, int | None]]) -> JawabanSplit:
    return split_jawaban(tally_forms(forms, kuesioner()), kuesioner())


def shares_of(figure: Figure) -> list[dict[str, tuple[float, float]]]:
    """Return where each part of each bar begins and how long it is, from top to bottom."""
    rows: dict[float, dict[str, tuple[float, float]]] = defaultdict(dict)
    for part in figure.axes[0].containers:
        if part.get_label() != "key":
            (patch,) = part.patches
            assert to_hex(patch.get_facecolor()) == _COLOURS[part.get_label()]
            height = round(patch.get_y() + patch.get_height() / 2, 6)
            rows[height][part.get_label()] = (patch.get_x(), patch.get_width())
    return [rows[height] for height in sorted(rows)]


def _check(split: JawabanSplit, size: tuple[float, float]) -> None:
    figure = draw_figure("jawaban_split", split, *size)
    bars = shares_of(figure)
    assert len(bars) == len(split.questions)
    for bar, asked in zip(bars, split.questions, strict=True):
        end = 0.0
        for name, count in zip(_PARTS, asked.parts, strict=True):
            assert (name in bar) is (count > 0)
            if count:
                start, length = bar[name]
                assert math.isclose(start, end, abs_tol=1e-9)
                assert math.isclose(length, 100 * count / asked.asked)
                end = start + length
        assert math.isclose(end, 100)
    written = [int(value.split(" ")[0].replace(".", "")) for value in values_of(figure)]
    assert written == [count for asked in split.questions for count in asked.parts]
    assert outside(figure) == []
    assert list(overlapping(figure)) == []


@settings(max_examples=8, deadline=None)
@given(st.lists(_FORM, min_size=1, max_size=6).filter(lambda forms: any(map(_given, forms))))
def test_bars_are_the_counts(forms: list[dict[str, int | None]]) -> None:
    _check(split_of(forms), PAPER_MM)


def _given(form: dict[str, int | None]) -> bool:
    return any(form.values())


@pytest.mark.parametrize("size", [(160, 100), (96, 64), (86, 64)])
def test_the_80_real_rows_in_the_order_of_the_sheet(size: tuple[int, int]) -> None:
    split = split_of(read_2024())
    _check(split, size)
    shown = words_of(draw_figure("jawaban_split", split, *size))
    asked = [word for word in shown if word.startswith("U")]
    assert asked == [f"{unsur.kode} Judul {unsur.kode}" for unsur in AS_ASKED]
    assert "80 responden. Nilai 1 paling rendah, 4 paling tinggi." in shown


def test_percentages_stand_beside_the_counts_where_they_fit() -> None:
    split = split_of(read_2024())
    wide = values_of(draw_figure("jawaban_split", split, 160, 100))
    assert wide[:5] == ["0", "0", "14 (17,50 %)", "66 (82,50 %)", "0"]
    narrow = values_of(draw_figure("jawaban_split", split, 86, 64))
    assert narrow[:5] == ["0", "0", "14", "66", "0"]


def test_what_does_not_fit_is_said() -> None:
    unsur_list = [Unsur(f"U{n}", f"Unsur {n}", "", f"Unsur {n}") for n in range(1, 10)]
    many = [question(f"U{n}{letter}", f"U{n}") for n in range(1, 10) for letter in "abc"]
    asked = kuesioner(unsur_list, many)
    split = split_jawaban(tally_forms([{"U1a": 4}], asked), asked)
    low = draw_figure("jawaban_split", split, 100, 60)
    shown = len(shares_of(low))
    assert shown < 27
    assert f"{27 - shown} pertanyaan lain tidak muat pada gambar setinggi ini." in words_of(low)
    assert outside(low) == []
    assert list(overlapping(low)) == []
    _check(split, (160, 200))
