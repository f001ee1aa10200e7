"""Results: pooled years, one layanan, the trend, and what nobody answered."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from skm_desk.domain.errors import LayananUnknown, PeriodUnknown, YearUnknown
from skm_desk.domain.result import Bobot
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.view_results import view_breakdowns, view_period, view_trend, view_year

HEADER = "layanan," + ",".join(f"U{n}" for n in range(1, 10))


def two_halves(desk: Desk, write_csv: Callable) -> None:
    desk.do(create_period, "2026-S1", date(2026, 1, 1), date(2026, 6, 30))
    desk.do(create_period, "2026-S2", date(2026, 7, 1), date(2026, 12, 31))
    first = ["KTP" + ",4" * 9] * 3
    import_file(desk, write_csv(HEADER, *first, name="s1.csv"), "2026-S1")
    import_file(desk, write_csv(HEADER, "Akta" + ",2" * 9, name="s2.csv"), "2026-S2")


def test_a_year_pools_the_raw_jawaban(desk: Desk, write_csv: Callable) -> None:
    two_halves(desk, write_csv)
    result = desk.look(view_year, 2026).result
    # (3 x 4 + 1 x 2) / 4 = 3,5; the mean of the two periods would be 3.
    assert result.per_unsur[0].nrr == Fraction(7, 2)
    assert result.ikm == Decimal("87.50")
    assert result.responden == 4


def test_one_layanan(desk: Desk, write_csv: Callable) -> None:
    two_halves(desk, write_csv)
    assert desk.look(view_year, 2026, "akta").result.ikm == Decimal("50.00")
    with pytest.raises(LayananUnknown) as unknown:
        desk.look(view_year, 2026, "SIM")
    assert unknown.value.known == ["KTP", "Akta"]


def test_what_does_not_exist_is_told(sample_desk: Desk) -> None:
    with pytest.raises(PeriodUnknown):
        sample_desk.look(view_period, "2031")
    with pytest.raises(YearUnknown) as unknown:
        sample_desk.look(view_year, 2031)
    assert unknown.value.known == [2024, 2025]


def test_a_period_without_forms_has_no_value(desk: Desk) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    view = desk.look(view_period, "2026")
    assert (view.result.responden, view.result.ikm, view.result.mutu) == (0, None, None)
    assert all(unsur.nrr is None and unsur.mutu is None for unsur in view.result.per_unsur)
    assert len(view.result.per_unsur) == 9
    assert desk.look(view_trend, view) == ()


def test_the_trend_ends_with_the_result_shown(sample_desk: Desk) -> None:
    view = sample_desk.look(view_period, "2024")
    points = sample_desk.look(view_trend, view)
    assert [(p.tahun, str(p.ikm), p.recorded) for p in points] == [
        (2023, "92.68", True),
        (2024, "93.54", False),
    ]


def test_made_up_forms_stay_out_of_the_trend_of_real_ones(
    sample_desk: Desk, write_csv: Callable
) -> None:
    sample_desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    import_file(sample_desk, write_csv(HEADER, "KTP" + ",3" * 9), "2026")
    points = sample_desk.look(view_trend, sample_desk.look(view_period, "2026"))
    assert [point.tahun for point in points] == [2023, 2024, 2026]
    made_up = sample_desk.look(view_trend, sample_desk.look(view_period, "contoh-2025"))
    assert [point.tahun for point in made_up] == [2023, 2024, 2025]


def test_made_up_forms_never_mix_with_real_ones_of_a_year(
    sample_desk: Desk, write_csv: Callable
) -> None:
    assert sample_desk.look(view_year, 2025).made_up
    sample_desk.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    import_file(sample_desk, write_csv(HEADER, "KTP" + ",3" * 9), "2025")
    view = sample_desk.look(view_year, 2025)
    assert not view.made_up
    assert view.result.responden == 1


def test_the_bobot_of_the_office_is_used(sample_desk: Desk) -> None:
    sample_desk.do(change_setting, "bobot", "0,111")
    view = sample_desk.look(view_period, "2024")
    assert (view.result.ikm, view.result.bobot) == (Decimal("93.45"), Bobot.OLD_0_111)
    exact = sample_desk.look(view_period, "2024", None, Bobot.EXACT)
    assert exact.result.ikm == Decimal("93.54")


def test_every_breakdown_counts_every_form(sample_desk: Desk) -> None:
    for kode, forms in (("2024", 80), ("contoh-2025", 160)):
        view = sample_desk.look(view_period, kode)
        breakdowns = sample_desk.look(view_breakdowns, view)
        assert [b.field for b in breakdowns] == [
            "jenis_kelamin",
            "usia",
            "pendidikan",
            "pekerjaan",
            "layanan",
        ]
        for breakdown in breakdowns:
            assert breakdown.total == forms
            assert sum(row.percent or 0 for row in breakdown.rows) == Decimal("100.00")


def test_profiles_of_the_real_forms_are_unknown(sample_desk: Desk) -> None:
    view = sample_desk.look(view_period, "2024")
    assert all(b.is_empty for b in sample_desk.look(view_breakdowns, view))
