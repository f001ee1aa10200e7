"""The IKM over the years: recorded years hollow, computed years filled, the value at each."""

from collections.abc import Sequence

from skm_desk import palette
from skm_desk.charts.lettering import (
    Ruler,
    block_mm,
    canvas_mm,
    fit,
    line_mm,
    place,
    say_no_data,
    write_foot,
    write_small,
)
from skm_desk.charts.point_values import AWAY_MM, write_at_points
from skm_desk.charts.style import DASHES, GAP_MM, HAIRLINE, NOTE, TEXT, Axes
from skm_desk.charts.value_axis import cut_note, value_marks, value_range
from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.result import Mutu
from skm_desk.domain.trend import TrendPoint

_LIMITS = (Mutu.C, Mutu.B, Mutu.A)
_POINT = 6.0
_LINE = 1.2


def draw(ax: Axes, content: Sequence[TrendPoint]) -> None:
    """Draw the years of `content`, oldest first, as points joined by a line."""
    if not content:
        say_no_data(ax)
        return
    low, high = value_range([point.ikm for point in content])
    _prepare_axes(ax, content, low, high)
    _write_years(ax, content)
    _draw_limits(ax, low, high)
    line = [(point.tahun, float(point.ikm)) for point in content]
    ax.plot(*zip(*line, strict=True), color=palette.LEAD, linewidth=_LINE, zorder=2, label="line")
    _draw_points(ax, [point for point in content if point.recorded], palette.PAPER, "recorded")
    _draw_points(ax, [point for point in content if not point.recorded], palette.LEAD, "computed")
    _write_values(ax, content)


def _prepare_axes(ax: Axes, content: Sequence[TrendPoint], low: int, high: int) -> None:
    width, height = canvas_mm(ax)
    ruler = Ruler(ax, NOTE)
    marks = value_marks(low, high)
    note = "\n".join(fit(ruler, (line,), width, lines=2) for line in _notes(content, low, high))
    left = max(ruler.width_mm(format_count(mark)) for mark in marks) + GAP_MM
    right = max(ruler.width_mm(_limit_words(mutu)) for mutu in _LIMITS) + GAP_MM
    note_mm = line_mm(NOTE) + 1.5 * GAP_MM
    foot = note_mm + block_mm(note, NOTE)
    # Words at a point near the upper end of the axis stand above it.
    words_mm = 2 * line_mm(TEXT) + AWAY_MM
    above = float(high - max(point.ikm for point in content)) / (high - low)
    head = max(line_mm(NOTE) / 2, words_mm - above * (height - foot - words_mm))
    place(ax, left, foot, width - left - right, height - head - foot)
    ax.set_ylim(low, high)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[["top", "left", "right"]].set_visible(False)
    ax.spines["bottom"].set(color=palette.EDGE, linewidth=HAIRLINE)
    for mark in marks:
        write_small(ax, format_count(mark), (0, mark), ax.get_yaxis_transform(), (-GAP_MM, 0))
    write_foot(ax, note, note_mm)


def _notes(content: Sequence[TrendPoint], low: int, high: int) -> list[str]:
    """Return what the two kinds of point mean, as far as they occur, and how the axis is cut."""
    meanings = []
    if any(not point.recorded for point in content):
        meanings.append("Titik penuh: dihitung dari jawaban.")
    if any(point.recorded for point in content):
        meanings.append("Titik kosong: dicatat dari laporan terdahulu.")
    return [" ".join(meanings), *cut_note(low, high)]


def _write_years(ax: Axes, content: Sequence[TrendPoint]) -> None:
    """Let the axis run over the years and write as many of them as fit, always the last."""
    years = [point.tahun for point in content]
    margin = max(0.5, (years[-1] - years[0]) * 0.08)
    ax.set_xlim(years[0] - margin, years[-1] + margin)
    axes_mm = ax.get_position().width * canvas_mm(ax)[0]
    year_mm = Ruler(ax, NOTE).width_mm(content[-1].name) + GAP_MM / 2
    apart = year_mm / axes_mm * (years[-1] - years[0] + 2 * margin)
    written: int | None = None
    for point in reversed(content):
        if written is None or written - point.tahun >= apart:
            place = (point.tahun, 0)
            write_small(ax, point.name, place, ax.get_xaxis_transform(), (0, -GAP_MM / 2))
            written = point.tahun


def _draw_limits(ax: Axes, low: int, high: int) -> None:
    for mutu in _LIMITS:
        if low <= mutu.lowest <= high:
            limit = float(mutu.lowest)
            ax.axhline(limit, color=palette.MUTE, linewidth=HAIRLINE, linestyle=DASHES, zorder=1)
            words = _limit_words(mutu)
            write_small(ax, words, (1, limit), ax.get_yaxis_transform(), (GAP_MM, 0))


def _limit_words(mutu: Mutu) -> str:
    return f"{mutu.letter} mulai {format_number(mutu.lowest)}"


def _draw_points(ax: Axes, points: Sequence[TrendPoint], fill: str, label: str) -> None:
    ax.plot(
        [point.tahun for point in points],
        [float(point.ikm) for point in points],
        linestyle="none",
        marker="o",
        markersize=_POINT,
        markerfacecolor=fill,
        markeredgecolor=palette.LEAD,
        markeredgewidth=_LINE,
        clip_on=False,
        zorder=4,
        label=label,
    )


def _write_values(ax: Axes, content: Sequence[TrendPoint]) -> None:
    spots = [(point.tahun, float(point.ikm)) for point in content]
    words = [(format_number(point.ikm), point.mutu.letter) for point in content]
    write_at_points(ax, spots, words)
