"""Who answered: one bar per group with its count and its share of all forms."""

from decimal import Decimal

from skm_desk import palette
from skm_desk.charts.bar_rows import Frame, Row, draw_rows, room_for_rows
from skm_desk.charts.lettering import line_mm, say_no_data, write_foot
from skm_desk.charts.style import GAP_MM, NOTE, Axes
from skm_desk.domain.demographics import NOT_FILLED, Breakdown, GroupRow
from skm_desk.domain.id_format import format_count, format_percent

_NOTE_MM = GAP_MM / 2
_FOOT_MM = _NOTE_MM + line_mm(NOTE)
_GATHERED = "gathered"


def draw(ax: Axes, content: Breakdown) -> None:
    """Draw one bar per group in the order of the sheet; bars start at 0.

    When the picture is too low for all groups, the smallest stand together in one row.
    """
    if content.total == 0:
        say_no_data(ax)
        return
    groups = _gather(content.rows, room_for_rows(ax, _FOOT_MM))
    largest = max(group.count for group in groups)
    frame = Frame(head_mm=0, foot_mm=_FOOT_MM, low=0, high=float(largest), track=False)
    draw_rows(ax, [_row(group) for group in groups], frame)
    write_foot(ax, f"Jumlah {format_count(content.total)} responden", _NOTE_MM)


def _row(group: GroupRow) -> Row:
    colour = palette.EDGE if group.kode in (NOT_FILLED, _GATHERED) else palette.LEAD
    figures = (format_count(group.count), format_percent(group.percent))
    return Row((group.label,), float(group.count), colour, figures)


def _gather(groups: tuple[GroupRow, ...], room: int) -> list[GroupRow]:
    """Return at most `room` groups; what does not fit is one group before "tidak diisi"."""
    if len(groups) <= room:
        return list(groups)
    choices = [group for group in groups if group.kode != NOT_FILLED]
    unfilled = [group for group in groups if group.kode == NOT_FILLED]
    by_size = sorted(choices, key=lambda group: -group.count)
    kept = set(by_size[: max(0, room - len(unfilled) - 1)])
    rest = [group for group in choices if group not in kept]
    gathered = GroupRow(
        kode=_GATHERED,
        label=f"{format_count(len(rest))} kelompok lain",
        count=sum(group.count for group in rest),
        percent=sum((group.percent or Decimal(0) for group in rest), Decimal(0)),
    )
    return [*(group for group in choices if group in kept), gathered, *unfilled]
