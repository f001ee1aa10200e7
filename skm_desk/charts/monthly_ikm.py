"""The IKM of each month between the limits of chance: a month outside them is told apart."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil

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
from skm_desk.domain.chart_content import MonthlyIkm
from skm_desk.domain.control_chart import FEWEST_FORMS, MonthPoint
from skm_desk.domain.id_format import BULAN, format_count, format_number

OUTSIDE = "di luar batas"
_LETTERS = 3  # of the name of a month
_POINT, _SIGN = 6.0, 6.5
_LINE = 1.2
_HALF = 0.5  # of the room of a month
_MONTHS_OF_YEAR = 12
_HIDDEN_NOTE = (
    "Lingkaran kosong: nilainya tidak ditampilkan karena ada bulan dengan kurang dari"
    f" {FEWEST_FORMS} formulir."
)
_NO_LIMITS_NOTE = (
    f"Batas wajar dapat dihitung dari dua bulan dengan sedikitnya {FEWEST_FORMS} formulir."
)

Spots = Sequence[tuple[int, Decimal]]


def draw(ax: Axes, content: MonthlyIkm) -> None:
    """Draw the months in order, a step each; only months next to each other in time are joined.

    A month outside its limits is a diamond with words; one whose IKM may not be shown is a
    hollow point on the axis.
    """
    if content.is_empty:
        say_no_data(ax)
        return
    shown = [(n, point.ikm) for n, point in enumerate(content.months) if point.ikm is not None]
    judged = () if content.chart is None else content.chart.months
    outside = {number for number, month in enumerate(judged) if month.is_outside}
    _prepare_axes(ax, content, [ikm for _, ikm in shown])
    _write_months(ax, content.months)
    _draw_limits(ax, content)
    _draw_line(ax, content.months)
    inside = [spot for spot in shown if spot[0] not in outside]
    _draw_points(ax, inside, "o", _POINT, palette.LEAD, "inside")
    beyond = [spot for spot in shown if spot[0] in outside]
    _draw_points(ax, beyond, "D", _SIGN, palette.WARN, "outside")
    bottom = Decimal(ax.get_ylim()[0])
    hidden = [(n, bottom) for n, point in enumerate(content.months) if point.ikm is None]
    _draw_points(ax, hidden, "o", _POINT, palette.PAPER, "hidden")
    words = [(format_number(ikm), *((OUTSIDE,) if n in outside else ())) for n, ikm in shown]
    write_at_points(ax, [(float(n), float(ikm)) for n, ikm in shown], words)


def _prepare_axes(ax: Axes, content: MonthlyIkm, ikm_list: Sequence[Decimal]) -> None:
    limits = () if content.chart is None else content.chart.months
    ends = [end for month in limits for end in (month.low, month.high) if end is not None]
    low, high = value_range([*ikm_list, *ends])
    width, height = canvas_mm(ax)
    ruler = Ruler(ax, NOTE)
    marks = value_marks(low, high)
    notes = " ".join(_notes(content, low, high))
    note = fit(ruler, (notes,), width, lines=3)
    left = max(ruler.width_mm(format_count(mark)) for mark in marks) + GAP_MM
    note_mm = 2 * line_mm(NOTE) + 1.5 * GAP_MM
    foot = note_mm + block_mm(note, NOTE)
    # Words at a point near the upper end of the axis stand above it.
    words_mm = 2 * line_mm(TEXT) + AWAY_MM
    above = float(high - max(ikm_list)) / (high - low)
    head = max(line_mm(NOTE) / 2, words_mm - above * (height - foot - words_mm))
    month_mm = (width - left) / len(content.months)
    right = max(0.0, (_widest_month(ruler) - month_mm) / 2)
    place(ax, left, foot, width - left - right, height - head - foot)
    ax.set_xlim(-_HALF, len(content.months) - _HALF)
    ax.set_ylim(low, high)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[["top", "left", "right"]].set_visible(False)
    ax.spines["bottom"].set(color=palette.EDGE, linewidth=HAIRLINE)
    for mark in marks:
        write_small(ax, format_count(mark), (0, mark), ax.get_yaxis_transform(), (-GAP_MM, 0))
    write_foot(ax, note, note_mm)


def _notes(content: MonthlyIkm, low: int, high: int) -> list[str]:
    if content.chart is None:
        notes = [_NO_LIMITS_NOTE]
    else:
        centre = format_number(content.chart.centre)
        notes = [f"Garis tengah: rata-rata {centre}. Bidang muda: batas wajar tiap bulan."]
    if any(point.ikm is None for point in content.months):
        notes.append(_HIDDEN_NOTE)
    return [*notes, *cut_note(low, high)]


def _write_months(ax: Axes, months: Sequence[MonthPoint]) -> None:
    """Write as many months as fit, always the last, and each year at its first of these."""
    month_mm = ax.get_position().width * canvas_mm(ax)[0] / len(months)
    ruler = Ruler(ax, NOTE)
    names = [BULAN[point.month - 1][:_LETTERS] for point in months]
    every = ceil((_widest_month(ruler) + GAP_MM / 4) / month_mm)
    year_before = None
    for number in range((len(months) - 1) % every, len(months), every):
        year = months[number].year
        words = names[number] if year == year_before else f"{names[number]}\n{year}"
        at = (float(number), 0.0)
        write_small(ax, words, at, ax.get_xaxis_transform(), (0, -GAP_MM / 2))
        year_before = year


def _widest_month(ruler: Ruler) -> float:
    return max(ruler.width_mm(word) for word in ("0000", *(name[:_LETTERS] for name in BULAN)))


def _draw_limits(ax: Axes, content: MonthlyIkm) -> None:
    if content.chart is None:
        return
    centre = float(content.chart.centre)
    ax.axhline(centre, color=palette.EDGE, linewidth=HAIRLINE, zorder=1, label="centre")
    for number, month in enumerate(content.chart.months):
        if month.low is None or month.high is None:
            continue
        low, high = float(month.low), float(month.high)
        ax.bar(
            number, high - low, width=1, bottom=low, color=palette.LEAD_SOFT, zorder=0, label="band"
        )
        for limit in (low, high):
            ends = (number - _HALF, number + _HALF)
            ax.plot(
                ends,
                (limit, limit),
                color=palette.MUTE,
                linewidth=HAIRLINE,
                linestyle=DASHES,
                zorder=1,
                label="limit",
            )


def _draw_line(ax: Axes, months: Sequence[MonthPoint]) -> None:
    for (number, first), (_, second) in pairwise(enumerate(months)):
        if first.ikm is None or second.ikm is None or not _are_neighbours(first, second):
            continue
        ax.plot(
            (number, number + 1),
            (float(first.ikm), float(second.ikm)),
            color=palette.LEAD,
            linewidth=_LINE,
            zorder=2,
            label="line",
        )


def _are_neighbours(first: MonthPoint, second: MonthPoint) -> bool:
    return _count_of(second) - _count_of(first) == 1


def _count_of(point: MonthPoint) -> int:
    return point.year * _MONTHS_OF_YEAR + point.month


def _draw_points(ax: Axes, spots: Spots, marker: str, size: float, fill: str, label: str) -> None:
    ax.plot(
        [number for number, _ in spots],
        [float(ikm) for _, ikm in spots],
        linestyle="none",
        marker=marker,
        markersize=size,
        markerfacecolor=fill,
        markeredgecolor=palette.WARN if fill == palette.WARN else palette.LEAD,
        markeredgewidth=_LINE,
        clip_on=False,
        zorder=4,
        label=label,
    )
