"""The groups say what the breakdown says, however many and however long their names."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.charts.render import draw_figure
from skm_desk.domain.demographics import Breakdown, break_down
from tests.charts.chart_samples import (
    LONG_NAME,
    PAPER_MM,
    bars_of,
    outside,
    overlapping,
    values_of,
    words_of,
)

_WORDS = st.text(st.characters(codec="latin-1"), min_size=1, max_size=200)
_COUNTS = st.integers(0, 2_000_000)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(_WORDS, _COUNTS), min_size=1, max_size=8), st.integers(0, 5))
def test_bars_are_the_counts(groups: list[tuple[str, int]], unfilled: int) -> None:
    labels = {f"k{n}": words for n, (words, _) in enumerate(groups)}
    counts = {f"k{n}": count for n, (_, count) in enumerate(groups)} | {"": unfilled}
    breakdown = break_down("layanan", "Layanan", labels, counts)
    figure = draw_figure("breakdown", breakdown, *PAPER_MM)
    if breakdown.total == 0:
        assert words_of(figure) == ["Belum ada data"]
        return
    bars = bars_of(figure)
    assert [start for _, start, _, _ in bars] == [0] * len(breakdown.rows)
    assert [width for _, _, width, _ in bars] == [row.count for row in breakdown.rows]
    assert all(math.isclose(bar[0], n, abs_tol=1e-9) for n, bar in enumerate(bars))
    assert values_of(figure) == _written(breakdown)
    assert outside(figure) == []
    assert list(overlapping(figure)) == []


def _written(breakdown: Breakdown) -> list[str]:
    written = []
    for row in breakdown.rows:
        written.append(f"{row.count:,}".replace(",", "."))
        written.append(f"{row.percent:.2f} %".replace(".", ","))
    return written


def test_thirty_long_rows_fit_on_a_tall_picture() -> None:
    labels = {f"l{n}": f"{n} {LONG_NAME}" for n in range(30)}
    breakdown = break_down("layanan", "Layanan", labels, {f"l{n}": n + 1 for n in range(30)})
    figure = draw_figure("breakdown", breakdown, 155, 120)
    assert [width for _, _, width, _ in bars_of(figure)] == list(range(1, 31))
    assert outside(figure) == []
    assert list(overlapping(figure)) == []


def test_what_does_not_fit_is_gathered_and_nothing_is_lost() -> None:
    labels = {f"l{n}": f"Layanan {n}" for n in range(30)}
    counts = {f"l{n}": n + 1 for n in range(30)} | {"": 7}
    breakdown = break_down("layanan", "Layanan", labels, counts)
    figure = draw_figure("breakdown", breakdown, 155, 40)
    widths = [width for _, _, width, _ in bars_of(figure)]
    assert len(widths) < len(breakdown.rows)
    assert sum(widths) == breakdown.total
    assert widths[-1] == 7
    percents = [value for value in values_of(figure) if "%" in value]
    hundredths = [int(value.replace(",", "").removesuffix(" %")) for value in percents]
    assert sum(hundredths) == 10_000
    shown = words_of(figure)
    gathered = 31 - (len(widths) - 1)
    assert f"{gathered} kelompok lain" in shown
    kept = [int(word.removeprefix("Layanan ")) for word in shown if word.startswith("Layanan ")]
    assert kept == list(range(gathered, 30))  # the largest stay, in the order of the sheet


def test_long_names_are_shortened_after_a_whole_word() -> None:
    breakdown = break_down("layanan", "Layanan", {"a": LONG_NAME, "b": "Umum"}, {"a": 3, "b": 2})
    figure = draw_figure("breakdown", breakdown, *PAPER_MM)
    (shortened,) = [words for words in words_of(figure) if words.endswith("…")]
    kept = shortened.removesuffix("…")
    assert LONG_NAME.startswith(kept)
    assert LONG_NAME[len(kept)] in " ,;"


def test_number_of_responden_is_told() -> None:
    breakdown = break_down("x", "X", {"a": "A"}, {"a": 1200, "": 34})
    assert "Jumlah 1.234 responden" in words_of(draw_figure("breakdown", breakdown, *PAPER_MM))
