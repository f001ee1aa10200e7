"""Every chart of the catalog draws nothing, little and much; listing them loads no matplotlib."""

import subprocess
import sys

import pytest
from matplotlib.colors import to_hex

from skm_desk import palette
from skm_desk.charts.catalog import CHARTS
from skm_desk.charts.render import draw_figure
from tests.charts.chart_samples import (
    PAPER_MM,
    SAMPLES,
    outside,
    overlapping,
    texts_of,
    values_of,
    words_of,
)


def test_every_chart_has_samples() -> None:
    assert set(SAMPLES) == set(CHARTS)
    assert all(name == kind.name and kind.title for name, kind in CHARTS.items())


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_to_show_is_one_calm_sentence(name: str) -> None:
    figure = draw_figure(name, SAMPLES[name][0], *PAPER_MM)
    assert words_of(figure) == ["Belum ada data"]
    ax = figure.axes[0]
    assert not ax.axison
    assert not ax.patches
    assert not ax.lines


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("much", [1, 2], ids=["little", "much"])
@pytest.mark.parametrize("size", [(155, 80), (155, 60), (100, 80), (86, 64)])
def test_words_stay_inside_and_apart(name: str, much: int, size: tuple[int, int]) -> None:
    figure = draw_figure(name, SAMPLES[name][much], *size)
    assert values_of(figure)
    assert outside(figure) == []
    assert list(overlapping(figure)) == []
    assert min(text.get_fontsize() for text in texts_of(figure)) >= 6


@pytest.mark.parametrize("name", SAMPLES)
def test_only_colours_of_the_palette_are_drawn(name: str) -> None:
    """They are told apart by colour-blind eyes, and none comes from matplotlib itself."""
    known = {value for value in vars(palette).values() if isinstance(value, str)}
    known |= set(palette.NILAI)
    for content in SAMPLES[name]:
        figure = draw_figure(name, content, *PAPER_MM)
        drawn = {text.get_color() for text in texts_of(figure)}
        for ax in figure.axes:
            drawn |= {to_hex(patch.get_facecolor()) for patch in ax.patches}
            for line in ax.lines:
                drawn |= {to_hex(line.get_color())} if line.get_linestyle() != "None" else set()
                if line.get_marker() != "None":
                    drawn |= {line.get_markerfacecolor(), line.get_markeredgecolor()}
        assert {to_hex(colour) for colour in drawn} <= known


def test_listing_the_charts_loads_no_matplotlib() -> None:
    look = "import sys, skm_desk.charts.catalog; print('matplotlib' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
