"""The IKM over the years or surveys: recorded ones hollow, computed ones filled, each value."""

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
from skm_desk.charts.point_words import Spot
from skm_desk.charts.style import DASHES, GAP_MM, HAIRLINE, NOTE, TEXT, Axes
from skm_desk.charts.value_axis import cut_note, value_marks, value_range
from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.result import Mutu
from skm_desk.domain.trend import TrendPoint, has_parts

_LIMITS = (Mutu.C, Mutu.B, Mutu.A)
_POINT = 6.0
_LINE = 1.2
_NAME_MM = 14.0  # room that the name of a survey is given at least
_NAME_LINES = 2


def draw(ax: Axes, content: Sequence[TrendPoint]) -> None:
    """Draw the points of `content`, oldest first, joined by a line.

    Years stand as far apart as they are; where a year holds several surveys, all stand alike.
    """
    if not content:
        say_no_data(ax)
        return
    low, high = value_range([point.ikm for point in content])
    by_survey = has_parts(content)
    places = [n if by_survey else point.tahun for n, point in enumerate(content)]
    _prepare_axes(ax, content, low, high, _NAME_LINES if by_survey else 1)
    _write_names(ax, places, content, by_survey)
    _draw_limits(ax, low, high)
    spots = [(place, float(point.ikm)) for place, point in zip(places, content, strict=True)]
    ax.plot(*zip(*spots, strict=True), color=palette.LEAD, linewidth=_LINE, zorder=2, label="line")
    for recorded, fill, label in (
        (True, palette.PAPER, "recorded"),
        (False, palette.LEAD, "computed"),
    ):
        own = [
            spot for spot, point in zip(spots, content, strict=True) if point.recorded is recorded
        ]
        _draw_points(ax, own, fill, label)
    write_at_points(ax, spots, [(format_number(p.ikm), p.mutu.letter) for p in content])


def _prepare_axes(
    ax: Axes, content: Sequence[TrendPoint], low: int, high: int, name_lines: int
) -> None:
    width, height = canvas_mm(ax)
    ruler = Ruler(ax, NOTE)
    marks = value_marks(low, high)
    note = "\n".join(fit(ruler, (line,), width, lines=2) for line in _notes(content, low, high))
    left = max(ruler.width_mm(format_count(mark)) for mark in marks) + GAP_MM
    right = max(ruler.width_mm(_limit_words(mutu)) for mutu in _LIMITS) + GAP_MM
    note_mm = name_lines * line_mm(NOTE) + 1.5 * GAP_MM
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


def _write_names(
    ax: Axes, places: Sequence[int], content: Sequence[TrendPoint], by_survey: bool
) -> None:
    """Let the axis run over the points and write as many names as fit, always the last."""
    margin = 0.5 if by_survey else max(0.5, (places[-1] - places[0]) * 0.08)
    ax.set_xlim(places[0] - margin, places[-1] + margin)
    step_mm = ax.get_position().width * canvas_mm(ax)[0] / (places[-1] - places[0] + 2 * margin)
    ruler = Ruler(ax, NOTE)
    names = [point.name for point in content]
    if by_survey:
        room = max(step_mm - GAP_MM / 2, _NAME_MM)
        names = [fit(ruler, (name,), room, _NAME_LINES) for name in names]
    apart = (max(map(ruler.width_mm, names)) + GAP_MM / 2) / step_mm
    written: int | None = None
    for at, name in reversed([*zip(places, names, strict=True)]):
        if written is None or written - at >= apart:
            write_small(ax, name, (at, 0), ax.get_xaxis_transform(), (0, -GAP_MM / 2))
            written = at


def _draw_limits(ax: Axes, low: int, high: int) -> None:
    for mutu in _LIMITS:
        if low <= mutu.lowest <= high:
            limit = float(mutu.lowest)
            ax.axhline(limit, color=palette.MUTE, linewidth=HAIRLINE, linestyle=DASHES, zorder=1)
            words = _limit_words(mutu)
            write_small(ax, words, (1, limit), ax.get_yaxis_transform(), (GAP_MM, 0))


def _limit_words(mutu: Mutu) -> str:
    return f"{mutu.letter} mulai {format_number(mutu.lowest)}"


def _draw_points(ax: Axes, spots: Sequence[Spot], fill: str, label: str) -> None:
    ax.plot(
        [x for x, _ in spots],
        [y for _, y in spots],
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
