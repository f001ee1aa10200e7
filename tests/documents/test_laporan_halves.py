"""The laporan of an office that surveys twice a year: of each half, and of the year."""

from collections.abc import Callable
from pathlib import Path

import pytest

from skm_desk.documents.blocks import Chart, Table
from skm_desk.documents.laporan_skm.outline import build_laporan
from skm_desk.documents.laporan_tindak_lanjut.outline import build_tindak_lanjut
from skm_desk.domain.id_format import format_number
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.plan_tindak_lanjut import set_done
from skm_desk.use_cases.view_results import view_period
from tests.documents.test_laporan import material_of, table, words_of
from tests.use_cases.two_halves import HALVES, open_halves, plan_after


@pytest.fixture
def plans(desk: Desk, write_csv: Callable[..., Path]) -> list[str]:
    """Return the words of the plan of each half."""
    open_halves(desk, write_csv, *HALVES)
    return [plan_after(desk, kode) for kode in HALVES]


def test_the_second_half_tells_of_the_first(desk: Desk, plans: list[str]) -> None:
    document = build_laporan(material_of(desk, "2026-S2"))
    trend = table(document, "Nilai SKM dari survei ke survei")
    assert [column.head for column in trend.columns][:2] == ["Survei", "IKM"]
    assert [(row[0], row[1]) for row in trend.rows] == [
        (kode, format_number(desk.look(view_period, kode).result.ikm)) for kode in HALVES
    ]
    (chart,) = (
        block
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Chart) and block.name == "ikm_trend"
    )
    assert [point.name for point in chart.content] == list(HALVES)
    chapters = {chapter.number: chapter for chapter in document.chapters}
    plan = table_of(chapters["BAB IV"].blocks, "Rencana tindak lanjut hasil SKM 2026-S2")
    assert plan.rows[0][2] == plans[3]
    appendix = chapters["LAMPIRAN 4"].blocks
    before = table_of(appendix, "Rencana tindak lanjut hasil SKM periode 2026-S1")
    assert before.rows[0][2] == plans[2]
    words = words_of(document)
    assert plans[0] not in words
    assert plans[1] not in words


def test_the_year_names_the_half_of_each_action(desk: Desk, plans: list[str]) -> None:
    document = build_laporan(material_of(desk, year=2026))
    named = [f"{plans[2]} (2026-S1)", f"{plans[3]} (2026-S2)"]
    plan = table(document, "Rencana tindak lanjut hasil SKM 2026")
    assert {row[2] for row in plan.rows if row[2] in named} == set(named)
    trend = table(document, "Nilai SKM dari tahun ke tahun")
    assert [row[0] for row in trend.rows] == ["2025", "2026"]
    realised = table(document, "Realisasi rencana tindak lanjut SKM tahun 2025")
    halves = {f"{plans[0]} (2025-S1)", f"{plans[1]} (2025-S2)"}
    assert {row[1] for row in realised.rows} == halves


def test_the_tindak_lanjut_of_a_half_is_about_its_own_plan(desk: Desk, plans: list[str]) -> None:
    first = material_of(desk, "2026-S1")
    desk.do(set_done, first.plan[0].id, True)
    words = words_of(build_tindak_lanjut(material_of(desk, "2026-S1")))
    assert plans[2] in words
    assert plans[3] not in words
    assert "1 dari 1 kegiatan" in words
    of_year = words_of(build_tindak_lanjut(material_of(desk, year=2026)))
    assert "1 dari 2 kegiatan" in of_year
    assert f"{plans[3]} (2026-S2)" in of_year


def table_of(blocks: tuple[object, ...], caption: str) -> Table:
    return next(b for b in blocks if isinstance(b, Table) and b.caption == caption)
