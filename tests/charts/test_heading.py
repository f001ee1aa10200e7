"""A picture that leaves the program says what it shows, and the chart keeps clear of that."""

import io
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from skm_desk.charts.heading import Heading
from skm_desk.charts.render import chart_png, chart_svg, draw_figure
from tests.charts.chart_samples import SAMPLES, outside, overlapping, values_of, words_of

HEADING = Heading(
    "Nilai per unsur",
    "Periode 2024 · 1 Januari – 31 Desember 2024 · 80 responden · tidak ada yang disaring",
    "Unsur terendah U8 Pengaduan 80,00.",
)
LONG = Heading("Nilai per unsur " * 6, "layanan dengan nama yang sangat panjang, " * 9, "")
SIZE = (160, 100)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("heading", [HEADING, LONG], ids=["usual", "long"])
def test_heading_and_chart_keep_apart(name: str, heading: Heading) -> None:
    for content in SAMPLES[name]:
        figure = draw_figure(name, content, *SIZE, heading)
        assert outside(figure) == []
        assert list(overlapping(figure)) == []
    shown = words_of(draw_figure(name, SAMPLES[name][2], *SIZE, HEADING))
    assert {HEADING.title, HEADING.line} <= set(shown)


@pytest.mark.parametrize("name", SAMPLES)
def test_figures_are_the_same_with_and_without(name: str) -> None:
    content = SAMPLES[name][1]
    plain = draw_figure(name, content, *SIZE)
    assert values_of(draw_figure(name, content, *SIZE, HEADING)) == values_of(plain)


def test_whoever_does_not_see_the_picture_is_told_what_it_shows() -> None:
    told = f"{HEADING.finding} {HEADING.line}"
    content = SAMPLES["unsur_bars"][2]
    with Image.open(io.BytesIO(chart_png("unsur_bars", content, *SIZE, 100, HEADING))) as picture:
        assert picture.text == {"Title": HEADING.title, "Description": told}
    root = ET.fromstring(chart_svg("unsur_bars", content, *SIZE, HEADING))
    said = [node.text for node in root.iter() if node.tag.endswith("}description")]
    assert said == [told]
