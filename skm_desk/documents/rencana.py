"""The table of planned actions, weakest unsur first; a weak unsur without a plan is not hidden."""

from collections.abc import Sequence

from skm_desk.documents.blocks import Align, Cell, CellLike, Column, Table
from skm_desk.documents.texts import DOTS
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import UnsurResult
from skm_desk.domain.tindak_lanjut import TRIWULAN, PlanGroup, Rtl, group_plan

_OUTSIDE = "Di luar unsur"


def plan_table(
    plan: Sequence[Rtl],
    weak: Sequence[UnsurResult],
    unsur_list: Sequence[Unsur],
    caption: str,
    has_parts: bool,
) -> Table:
    """Return the plan in order of priority (`group_plan`), with a dotted line where the office
    has planned nothing yet for one of the weakest unsur, or nothing at all.

    With `has_parts` each action says after which period of the year it was planned.
    """
    groups = [(_group_name(g), g.plan) for g in group_plan(plan, weak, unsur_list)]
    groups = groups or [(DOTS, ())]
    rows: list[tuple[CellLike, ...]] = []
    for number, (name, actions) in enumerate(groups, start=1):
        lines = [_action(rtl, has_parts) for rtl in actions]
        lines = lines or [(DOTS, *[""] * len(TRIWULAN), DOTS)]
        for place, line in enumerate(lines):
            head: tuple[CellLike, CellLike] = ("", "")
            if place == 0:
                head = (Cell(str(number), down=len(lines)), Cell(name, down=len(lines)))
            rows.append((*head, *line))
    return Table(
        (
            Column("No.", 0.9, Align.CENTRE),
            Column("Prioritas unsur", 3.2),
            Column("Program/kegiatan", 5),
            *(Column(f"TW {roman}", 0.95, Align.CENTRE) for roman in ("I", "II", "III", "IV")),
            Column("Penanggung jawab", 2.8),
        ),
        rows,
        caption=caption,
        heads=(("", "", "", Cell("Waktu", across=len(TRIWULAN)), *[""] * (len(TRIWULAN) - 1), ""),),
    )


def kegiatan_words(rtl: Rtl, has_parts: bool) -> str:
    """Return what is planned and, where the plans of several periods stand together, after which
    of them."""
    return f"{rtl.kegiatan} ({rtl.period})" if has_parts and rtl.period else rtl.kegiatan


def _group_name(group: PlanGroup) -> str:
    return f"{group.unsur.nama} ({group.unsur.kode})" if group.unsur else _OUTSIDE


def _action(rtl: Rtl, has_parts: bool) -> tuple[str, ...]:
    marks = ("√" if quarter in rtl.triwulan else "" for quarter in TRIWULAN)
    return (kegiatan_words(rtl, has_parts), *marks, rtl.penanggung_jawab or DOTS)
