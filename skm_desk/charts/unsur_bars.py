"""The nilai of each unsur as a bar on the scale of the IKM, with the limits of the mutu."""

from itertools import pairwise

from skm_desk import palette
from skm_desk.charts.bar_rows import Frame, Row, draw_rows
from skm_desk.charts.lettering import (
    Ruler,
    block_mm,
    canvas_mm,
    fit,
    line_mm,
    say_no_data,
    write_foot,
    write_small,
)
from skm_desk.charts.style import DASHES, GAP_MM, HAIRLINE, NOTE, Axes
from skm_desk.domain.id_format import format_count, format_number, join_words
from skm_desk.domain.result import HIGHEST_NILAI, LOWEST_NILAI, Mutu, SkmResult, UnsurResult

_BANDS = (Mutu.D, Mutu.C, Mutu.B, Mutu.A)
_LIMITS = join_words([f"{mutu.letter} mulai {format_number(mutu.lowest)}" for mutu in _BANDS[1:]])
_SCALE_NOTE = (
    "Skala nilai 25 sampai 100, batang mulai dari 25. "
    f"Garis putus-putus: batas mutu pelayanan, {_LIMITS}."
)


def draw(ax: Axes, content: SkmResult) -> None:
    """Draw one bar per unsur, in the order of the unsur, with its nilai and its mutu."""
    if content.exact_ikm is None:
        say_no_data(ax)
        return
    note = fit(Ruler(ax, NOTE), (_SCALE_NOTE,), canvas_mm(ax)[0], lines=3)
    marks_mm = line_mm(NOTE) + GAP_MM / 2
    note_mm = marks_mm + GAP_MM / 2
    frame = Frame(
        head_mm=marks_mm,
        foot_mm=note_mm + block_mm(note, NOTE),
        low=float(LOWEST_NILAI),
        high=float(HIGHEST_NILAI),
        track=True,
    )
    draw_rows(ax, [_row(unsur) for unsur in content.per_unsur], frame)
    _draw_bands(ax)
    write_foot(ax, note, note_mm)


def _row(unsur: UnsurResult) -> Row:
    kode = unsur.unsur.kode
    wordings = (f"{kode} {unsur.unsur.nama}", f"{kode} {unsur.unsur.short}")
    if unsur.nilai is None or unsur.mutu is None:
        return Row(wordings, None, palette.EDGE, ())
    figures = (format_number(unsur.nilai), unsur.mutu.letter)
    return Row(wordings, float(unsur.nilai), palette.MUTU[unsur.mutu.letter], figures)


def _draw_bands(ax: Axes) -> None:
    """Mark where each mutu begins: a dashed line, its letter above, its limit below if it fits."""
    axes_mm = ax.get_position().width * canvas_mm(ax)[0]
    nearest = min(b.lowest - a.lowest for a, b in pairwise(_BANDS)) / (HIGHEST_NILAI - LOWEST_NILAI)
    number_mm = Ruler(ax, NOTE).width_mm(format_number(Mutu.A.lowest))
    are_apart = axes_mm * float(nearest) > number_mm
    above, below = (0.0, GAP_MM / 4), (0.0, -GAP_MM / 4)
    across = ax.get_xaxis_transform()
    ends = [*(mutu.lowest for mutu in _BANDS[1:]), HIGHEST_NILAI]
    for mutu, end in zip(_BANDS, ends, strict=True):
        write_small(ax, mutu.letter, (float(mutu.lowest + end) / 2, 1), across, above)
        if mutu is not Mutu.D:
            limit = float(mutu.lowest)
            ax.axvline(limit, color=palette.MUTE, linewidth=HAIRLINE, linestyle=DASHES)
            if are_apart:
                write_small(ax, format_number(mutu.lowest), (limit, 0), across, below)
    for end in (LOWEST_NILAI, HIGHEST_NILAI):
        write_small(ax, format_count(int(end)), (float(end), 0), across, below)
