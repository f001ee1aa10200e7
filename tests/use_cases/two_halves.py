"""An office that surveys twice a year, over two years."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.plan_tindak_lanjut import add_rtl

HEADER = ",".join(f"U{n}" for n in range(1, 10))
HALVES = ("2025-S1", "2025-S2", "2026-S1", "2026-S2")
# The weakest unsur of each half; the two behind it are the next.
WEAK = dict(zip(HALVES, ("U1", "U2", "U3", "U4"), strict=True))


def open_halves(desk: Desk, write_csv: Callable[..., Path], *kodes: str) -> None:
    """Open these halves, each with twelve forms that are weak in three unsur of its own."""
    for kode in kodes:
        year, months = int(kode[:4]), (1, 6) if kode.endswith("S1") else (7, 12)
        days = date(year, months[0], 1), date(year, months[1], 30)
        desk.do(create_period, kode, *days)
        weakest = int(WEAK[kode][1:])
        nilai = {weakest: 2, weakest + 1: 3, weakest + 2: 3}
        row = ",".join(str(nilai.get(n, 4)) for n in range(1, 10))
        import_file(desk, write_csv(HEADER, *[row] * 12, name=f"{kode}.csv"), kode)


def plan_after(desk: Desk, kode: str) -> str:
    """Plan an action after a half for its weak unsur; return its words."""
    kegiatan = f"Memperbaiki {WEAK[kode]} sesudah {kode}"
    desk.do(add_rtl, Span(kode), kegiatan, WEAK[kode])
    return kegiatan
