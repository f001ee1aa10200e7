"""Charts as PDF, SVG and PNG: the only file that knows matplotlib."""

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fontpkg_atkinson_hyperlegible import ROOT as FONT_PACKAGE

from skm_desk import palette
from skm_desk.charts.catalog import CHARTS
from skm_desk.charts.heading import Heading, write_heading
from skm_desk.charts.private_folder import private_matplotlib_folder
from skm_desk.charts.style import FAMILIES, MM_PER_INCH

with private_matplotlib_folder():
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import fontManager

    # matplotlib remembers the first answer; asked later, it would make a folder for the user.
    matplotlib.get_configdir()

for _style in ("Regular", "Bold"):
    fontManager.addfont(FONT_PACKAGE / "files" / f"AtkinsonHyperlegible-{_style}.ttf")

_STYLE: dict[Any, Any] = {
    "font.family": list(FAMILIES),
    "text.parse_math": False,  # what a person typed may hold a dollar sign
    "text.hinting": "none",  # widths measured on the screen must hold on paper
    "pdf.fonttype": 42,  # TrueType: text that can be searched and read aloud
    "svg.fonttype": "path",  # the reader of the picture need not have the font
    "svg.hashsalt": "skm-desk",
    # A chart may fill its whole picture, unless a heading takes from its upper end.
    "figure.subplot.bottom": 0.0,
    "figure.subplot.top": 1.0,
}
_MEASURING_DPI = 144

# matplotlib's settings belong to the whole process; a chart on the screen and one on paper may
# be drawn by two threads at once.
_one_at_a_time = threading.RLock()


def chart_pdf(name: str, content: Any, width_mm: float, height_mm: float) -> bytes:
    """Return the chart `name` of `charts.catalog` as a one-page vector PDF of this size.

    The same content gives the same bytes; the fonts are embedded as TrueType.
    """
    facts = {
        "Title": CHARTS[name].title,
        "Creator": "SKM Desk",
        "Producer": None,
        "CreationDate": None,
    }
    return _save(name, content, width_mm, height_mm, format="pdf", metadata=facts)


def chart_svg(
    name: str, content: Any, width_mm: float, height_mm: float, heading: Heading | None = None
) -> bytes:
    """Return the chart as an SVG picture of this size, its letters as shapes.

    With a `heading` the picture also says what it shows, to those who do not see it too.
    """
    facts = {**_facts(name, heading), "Creator": "SKM Desk", "Date": None}
    return _save(name, content, width_mm, height_mm, heading, format="svg", metadata=facts)


def chart_png(
    name: str,
    content: Any,
    width_mm: float,
    height_mm: float,
    dpi: float,
    heading: Heading | None = None,
) -> bytes:
    """Return the chart as a PNG picture of this size with `dpi` dots per inch.

    With a `heading` the picture also says what it shows, to those who do not see it too.
    """
    facts = {**_facts(name, heading), "Software": None}
    return _save(name, content, width_mm, height_mm, heading, format="png", dpi=dpi, metadata=facts)


def draw_figure(
    name: str, content: Any, width_mm: float, height_mm: float, heading: Heading | None = None
) -> Figure:
    """Return the drawn figure of this size, for looking at its bars and words.

    Raise KeyError for a name that the catalog does not have, TypeError for content of another
    type than the chart's.
    """
    kind = CHARTS[name]
    if not isinstance(content, kind.content):
        raise TypeError(f"{name} shows {kind.content.__name__}, not {type(content).__name__}")
    with _own_style():
        size = (width_mm / MM_PER_INCH, height_mm / MM_PER_INCH)
        figure = Figure(figsize=size, dpi=_MEASURING_DPI, facecolor=palette.PAPER)
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0, 0, 1, 1))
        if heading is not None:
            write_heading(ax, heading)
        kind.draw(ax, content)
        return figure


def _facts(name: str, heading: Heading | None) -> dict[str, str]:
    if heading is None:
        return {"Title": CHARTS[name].title}
    return {"Title": heading.title, "Description": f"{heading.finding} {heading.line}"}


def _save(
    name: str,
    content: Any,
    width_mm: float,
    height_mm: float,
    heading: Heading | None = None,
    **options: Any,
) -> bytes:
    with _own_style():
        target = io.BytesIO()
        draw_figure(name, content, width_mm, height_mm, heading).savefig(target, **options)
        return target.getvalue()


@contextmanager
def _own_style() -> Iterator[None]:
    """Draw with our settings alone, whatever a settings file says, and leave none behind."""
    with _one_at_a_time, matplotlib.rc_context(), warnings.catch_warnings():
        # A sign that neither font has is drawn as an empty box; that needs no warning.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)
        yield
