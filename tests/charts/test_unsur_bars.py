"""The bars say what the result says: length, order, colour, letter and figures."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from skm_desk import palette
from skm_desk.charts.render import draw_figure
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import SkmResult
from tests.charts.chart_samples import (
    PAPER_MM,
    bars_of,
    outside,
    overlapping,
    texts_of,
    values_of,
    words_of,
)
from tests.domain.survey_data import NINE_UNSUR, kuesioner, read_2024, result_of

_KODES = [unsur.kode for unsur in NINE_UNSUR]
_FORM = st.fixed_dictionaries({k: st.none() | st.integers(1, 4) for k in _KODES})


def _check(result: SkmResult) -> None:
    figure = draw_figure("unsur_bars", result, *PAPER_MM)
    ax = figure.axes[0]
    assert ax.get_xlim() == (25, 100)
    assert ax.yaxis_inverted()
    bars = bars_of(figure)
    assert len(bars) == len(result.answered)
    rows = [row for row, unsur in enumerate(result.per_unsur) if unsur.nrr is not None]
    for (row, start, width, colour), expected_row, unsur in zip(
        bars, rows, result.answered, strict=True
    ):
        assert math.isclose(row, expected_row)
        assert start == 25
        assert math.isclose(start + width, float(unsur.nilai))
        assert to_hex(colour) == palette.MUTU[unsur.mutu.letter]
    expected = []
    for unsur in result.answered:
        expected += [f"{unsur.nilai:.2f}".replace(".", ","), unsur.mutu.letter]
    assert values_of(figure) == expected
    unanswered = len(result.per_unsur) - len(result.answered)
    assert words_of(figure).count("belum ada data") == unanswered
    assert outside(figure) == []
    assert list(overlapping(figure)) == []


@settings(max_examples=8, deadline=None)
@given(st.lists(_FORM, min_size=1, max_size=5).filter(lambda forms: any(map(_given, forms))))
def test_bars_are_the_result(forms: list[dict[str, int | None]]) -> None:
    _check(result_of(forms))


def _given(form: dict[str, int | None]) -> bool:
    return any(form.values())


def test_bars_of_the_80_real_rows() -> None:
    result = result_of(read_2024())
    _check(result)
    figure = draw_figure("unsur_bars", result, *PAPER_MM)
    assert values_of(figure)[14:16] == ["80,00", "B"]
    shown = words_of(figure)
    assert {f"{unsur.kode} {unsur.nama}" for unsur in NINE_UNSUR} <= set(shown)


def test_limits_of_the_mutu_are_drawn_and_named() -> None:
    figure = draw_figure("unsur_bars", result_of(read_2024()), *PAPER_MM)
    ax = figure.axes[0]
    assert sorted(line.get_xdata()[0] for line in ax.lines) == [65.0, 76.61, 88.31]
    marks = {text.get_text(): text.get_window_extent() for text in texts_of(figure)}
    for limit in ("65,00", "76,61", "88,31"):
        x = float(limit.replace(",", "."))
        at = ax.transData.transform((x, 0))[0]
        assert math.isclose((marks[limit].x0 + marks[limit].x1) / 2, at, abs_tol=1)
    assert any("mulai dari 25" in words for words in words_of(figure))


def test_short_names_stand_in_where_full_ones_do_not_fit() -> None:
    figure = draw_figure("unsur_bars", result_of(read_2024()), 100, 55)
    assert "U8 Pengaduan" in words_of(figure)
    assert not any("…" in words for words in words_of(figure))


def test_many_unsur_with_endless_names() -> None:
    unsur_list = [
        Unsur(f"U{n}", f"Kesesuaian {n} " * 30, "", f"Kesesuaian persyaratan di loket {n} " * 3)
        for n in range(1, 19)
    ]
    asked = kuesioner(unsur_list)
    _check(result_of([{f"U{n}": n % 4 + 1 for n in range(1, 19)}], asked))
