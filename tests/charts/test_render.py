"""PDF, SVG and PNG of a chart: the same bytes every time, fonts inside, nothing left behind."""

import io
import os
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from skm_desk.charts import render
from skm_desk.domain.demographics import break_down
from skm_desk.domain.id_format import format_number
from tests.charts.chart_samples import PAPER_MM, SAMPLES, words_of
from tests.domain.survey_data import read_2024, result_of

ROOT = Path(__file__).parents[2]
ODD = "$x_1$ <b>&\"' ✓ \N{WAVING HAND SIGN} \a 100% \\frac"

_OTHER_PROCESS = """
import hashlib, sys
from skm_desk.charts.render import chart_pdf, chart_svg
from tests.charts.chart_samples import PAPER_MM, SAMPLES
for name, contents in SAMPLES.items():
    for draw in (chart_pdf, chart_svg):
        print(hashlib.sha256(draw(name, contents[2], *PAPER_MM)).hexdigest())
print([name for name in sys.modules if "pyplot" in name])
"""


def _draw_elsewhere(home: Path, seed: str) -> list[str]:
    """Return the digests of all charts drawn by a new process in `home`, and pyplot's traces."""
    surroundings = {
        **{name: value for name, value in os.environ.items() if not name.startswith("MPL")},
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CACHE_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": seed,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-W", "error", "-c", _OTHER_PROCESS]
    done = subprocess.run(
        command, cwd=home, env=surroundings, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_two_processes_draw_the_same_bytes_and_leave_no_file(tmp_path: Path) -> None:
    plain, odd = tmp_path / "plain", tmp_path / "odd"
    plain.mkdir()
    odd.mkdir()
    # What a person set for other programs must not reach our charts.
    settings_file = odd / "matplotlibrc"
    settings_file.write_text("axes.facecolor: red\nfont.size: 30\n", encoding="utf-8")
    first, second = _draw_elsewhere(plain, "1"), _draw_elsewhere(odd, "2")
    assert first == second
    assert len(first) == 2 * len(SAMPLES) + 1
    assert first[-1] == "[]"  # no trace of pyplot
    assert list(plain.iterdir()) == []
    assert list(odd.iterdir()) == [settings_file]


@pytest.mark.parametrize("name", SAMPLES)
def test_pdf_is_vectors_of_the_asked_size_with_its_fonts_inside(name: str) -> None:
    data = render.chart_pdf(name, SAMPLES[name][2], *PAPER_MM)
    assert data == render.chart_pdf(name, SAMPLES[name][2], *PAPER_MM)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        _, _, width, height = (float(side) / 72 * 25.4 for side in page.mediabox)
        assert (width, height) == pytest.approx(PAPER_MM, abs=0.01)
        assert len(page.get_images()) == 0
        fonts = list(page.resources.Font.as_dict().values())
        assert fonts
        for font in fonts:
            inner = font.DescendantFonts[0]
            assert inner.Subtype == "/CIDFontType2"
            assert "/FontFile2" in inner.FontDescriptor
            assert "AtkinsonHyperlegible" in str(font.BaseFont)
            assert "/ToUnicode" in font
        assert not {"/CreationDate", "/ModDate", "/Producer"} & set(pdf.docinfo.keys())


def _text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return str(pdf[0].get_textpage().get_text_range())


def test_pdf_text_holds_the_nilai_as_written() -> None:
    result = result_of(read_2024())
    text = _text_of(render.chart_pdf("unsur_bars", result, *PAPER_MM))
    for unsur in result.per_unsur:
        assert f"{format_number(unsur.nilai)} {unsur.mutu.letter}" in text


@pytest.mark.parametrize("name", SAMPLES)
def test_svg_is_wellformed_and_the_same_twice(name: str) -> None:
    data = render.chart_svg(name, SAMPLES[name][2], *PAPER_MM)
    assert data == render.chart_svg(name, SAMPLES[name][2], *PAPER_MM)
    root = ET.fromstring(data)
    assert float(root.attrib["width"].removesuffix("pt")) / 72 * 25.4 == pytest.approx(155, abs=0.1)
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))


def test_png_has_the_dots_that_were_asked_for() -> None:
    data = render.chart_png("unsur_bars", SAMPLES["unsur_bars"][1], 127, 63.5, dpi=100)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (500, 250)


def test_settings_of_matplotlib_are_left_as_they_were() -> None:
    before = dict(matplotlib.rcParams)
    render.chart_pdf("ikm_trend", SAMPLES["ikm_trend"][2], *PAPER_MM)
    assert dict(matplotlib.rcParams) == before


def test_two_threads_draw_what_one_draws() -> None:
    alone = {name: render.chart_svg(name, SAMPLES[name][2], *PAPER_MM) for name in SAMPLES}
    before = dict(matplotlib.rcParams)
    together: dict[str, bytes] = {}

    def draw(name: str) -> None:
        together[name] = render.chart_svg(name, SAMPLES[name][2], *PAPER_MM)

    threads = [threading.Thread(target=draw, args=(name,)) for name in SAMPLES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone
    assert dict(matplotlib.rcParams) == before


def test_odd_signs_are_drawn_as_typed() -> None:
    breakdown = break_down("layanan", "Layanan", {"a": ODD}, {"a": 3})
    shown = words_of(render.draw_figure("breakdown", breakdown, *PAPER_MM))
    assert "$x_1$ <b>&\"' ✓ \N{WAVING HAND SIGN} 100% \\frac" in shown
    data = render.chart_pdf("breakdown", breakdown, *PAPER_MM)
    assert "".join(shown[0].split()) in "".join(_text_of(data).split())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].resources.Font.as_dict().values()]
    assert any("DejaVuSans" in name for name in names)  # the tick is not in our own font
    ET.fromstring(render.chart_svg("breakdown", breakdown, *PAPER_MM))


def test_content_of_another_chart_is_refused() -> None:
    with pytest.raises(TypeError, match="SkmResult"):
        render.draw_figure("unsur_bars", SAMPLES["breakdown"][2], *PAPER_MM)
    with pytest.raises(KeyError):
        render.draw_figure("tidak_ada", (), *PAPER_MM)
