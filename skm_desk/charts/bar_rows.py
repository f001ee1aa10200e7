"""Horizontal bars in rows: words on the left, the bar, figures on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from skm_desk import palette
from skm_desk.charts.lettering import Ruler, canvas_mm, fit, line_mm, place
from skm_desk.charts.style import (
    CAPITAL_OF_SIZE,
    GAP_MM,
    HAIRLINE,
    LINE_OF_SIZE,
    NO_DATA_IN_ROW,
    POINTS_PER_MM,
    SMALLEST,
    TEXT,
    Axes,
)

_HIGHEST_ROW_MM = 11.0
_THICKEST_BAR_MM = 3.8
_BAR_OF_ROW = 0.55
# Two lines of a label may be narrower than its only line.
_LABEL_OF_WIDTH = {1: 0.46, 2: 0.36}


@dataclass(frozen=True)
class Row:
    """One bar: its `wordings` (the fullest first), where it ends, its colour, its figures.

    `end` None is a row without data: it has words instead of a bar and no figures. The first
    figure is set in bold.
    """

    wordings: tuple[str, ...]
    end: float | None
    colour: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """Where rows stand: millimetres kept free above and below, the x axis, and whether the
    whole axis is shown behind each bar."""

    head_mm: float
    foot_mm: float
    low: float
    high: float
    track: bool


def room_for_rows(ax: Axes, foot_mm: float) -> int:
    """Return how many rows fit above the foot at the smallest size of type, at least 1."""
    return max(1, int((canvas_mm(ax)[1] - foot_mm) / line_mm(SMALLEST)))


def draw_rows(ax: Axes, rows: Sequence[Row], frame: Frame) -> None:
    """Draw `rows` from top to bottom; bars start at the low end of the x axis.

    Type shrinks with the height of a row; long words wrap or are shortened.
    """
    width, height = canvas_mm(ax)
    row_mm = min((height - frame.head_mm - frame.foot_mm) / len(rows), _HIGHEST_ROW_MM)
    size = min(TEXT, row_mm * POINTS_PER_MM / LINE_OF_SIZE)
    lines = min(max(_LABEL_OF_WIDTH), max(1, int(row_mm / line_mm(size))))
    ruler = Ruler(ax, size)
    room = width * _LABEL_OF_WIDTH[lines]
    labels = [fit(ruler, row.wordings, room, lines) for row in rows]
    columns = _column_widths(ax, rows, size)
    left = max(ruler.width_mm(label) for label in labels) + GAP_MM
    right = width - sum(columns) - GAP_MM * len(columns)
    rows_mm = row_mm * len(rows)
    place(ax, left, height - frame.head_mm - rows_mm, right - left, rows_mm)
    _prepare_axes(ax, len(rows), frame)
    thick = min(_BAR_OF_ROW, _THICKEST_BAR_MM / row_mm)
    beside = _Beside(ax, left, right - left, size)
    for number, (row, label) in enumerate(zip(rows, labels, strict=True)):
        beside.write(0, number, label, ha="left")
        if row.end is None:
            beside.write(left, number, NO_DATA_IN_ROW, ha="left", color=palette.MUTE)
            continue
        if frame.track:
            _draw_bar(ax, number, frame.low, frame.high, thick, palette.LEAD_SOFT, "track")
        _draw_bar(ax, number, frame.low, row.end, thick, row.colour, "bar")
        at = right
        for place_in_row, (column, figure) in enumerate(zip(columns, row.figures, strict=True)):
            at += GAP_MM + column
            beside.write(
                at, number, figure, "right", fontweight=_boldness(place_in_row), label="value"
            )


def _prepare_axes(ax: Axes, row_count: int, frame: Frame) -> None:
    ax.set_xlim(frame.low, frame.high)
    ax.set_ylim(row_count - 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    if not frame.track:
        ax.axvline(frame.low, color=palette.EDGE, linewidth=HAIRLINE)


def _draw_bar(
    ax: Axes, row: int, start: float, end: float, thick: float, colour: str, label: str
) -> None:
    ax.barh(row, end - start, left=start, height=thick, color=colour, label=label)


def _boldness(place_in_row: int) -> str:
    return "normal" if place_in_row else "bold"


def _column_widths(ax: Axes, rows: Sequence[Row], size: float) -> list[float]:
    columns = zip(*(row.figures for row in rows if row.end is not None), strict=True)
    return [
        max(map(Ruler(ax, size, bold=_boldness(place_in_row) == "bold").width_mm, column))
        for place_in_row, column in enumerate(columns)
    ]


@dataclass(frozen=True)
class _Beside:
    """Writes beside the axes: x in millimetres of the picture, y in rows, capitals centred."""

    ax: Axes
    left_mm: float
    width_mm: float
    size: float

    def write(self, at_mm: float, row: int, text: str, ha: str, **looks: Any) -> None:
        later_lines = text.count("\n") * LINE_OF_SIZE / 2
        down = (later_lines + CAPITAL_OF_SIZE / 2) * self.size
        self.ax.annotate(
            text,
            ((at_mm - self.left_mm) / self.width_mm, row),
            xycoords=self.ax.get_yaxis_transform(),
            xytext=(0, -down),
            textcoords="offset points",
            ha=ha,
            va="baseline",
            fontsize=self.size,
            **{"color": palette.INK, **looks},
        )
