"""What stands above a chart that leaves the program by itself: its title, and what it counts."""

from dataclasses import dataclass

from skm_desk import palette
from skm_desk.charts.lettering import Ruler, block_mm, fit, picture_mm
from skm_desk.charts.style import GAP_MM, NOTE, TITLE, Axes

_LINES = 3


@dataclass(frozen=True)
class Heading:
    """The title of a picture, the line below it, and what the picture shows in one sentence.

    The sentence is not drawn: it is what a reader who does not see the picture is told.
    """

    title: str
    line: str
    finding: str


def write_heading(ax: Axes, heading: Heading) -> None:
    """Write title and line at the top of the picture; the chart keeps to what is left below."""
    width, height = picture_mm(ax)
    title = fit(Ruler(ax, TITLE, bold=True), (heading.title,), width, lines=2)
    line = fit(Ruler(ax, NOTE), (heading.line,), width, lines=_LINES)
    title_mm = block_mm(title, TITLE)
    head_mm = title_mm + block_mm(line, NOTE) + GAP_MM
    looks = {"ha": "left", "va": "top"}
    ax.figure.text(0, 1, title, fontsize=TITLE, fontweight="bold", color=palette.INK, **looks)
    ax.figure.text(0, 1 - title_mm / height, line, fontsize=NOTE, color=palette.MUTE, **looks)
    ax.figure.subplots_adjust(top=1 - head_mm / height)
