"""Derived importance against numpy, Fisher's interval against scipy, the fields by hand."""

from decimal import Decimal

import numpy as np
import pytest
from scipy import stats

from skm_desk.domain.importance import ImportanceMap, Quadrant, derive_importance, fisher_interval
from tests.domain.random_nilai import (
    IN_ORDER,
    TWO_IN_ONE,
    Nilai,
    forms_of,
    random_nilai,
    sums_of,
)
from tests.domain.survey_data import result_of
from tests.domain.test_interval import ends_by_definition


def map_of(nilai: Nilai) -> ImportanceMap | None:
    return derive_importance(sums_of(nilai), result_of(forms_of(nilai), IN_ORDER))


def test_importance_is_the_correlation_with_the_other_unsur() -> None:
    nilai = random_nilai(1, 80, satisfied=0.3)
    found = map_of(nilai)
    assert (found.forms, found.unplaced) == (80, ())
    for place, point in enumerate(found.points):
        others = np.delete(nilai, place, axis=1).mean(axis=1)
        expected = stats.pearsonr(nilai[:, place], others)
        interval = expected.confidence_interval(0.95)
        assert point.unsur.kode == f"U{place + 1}"
        assert point.importance == pytest.approx(expected.statistic, abs=1e-12)
        assert point.importance_low == pytest.approx(interval.low, abs=1e-9)
        assert point.importance_high == pytest.approx(interval.high, abs=1e-9)
        low, high = ends_by_definition(nilai[:, place] * 25)
        assert float(point.nilai_low) == pytest.approx(low, abs=0.0051)
        assert float(point.nilai_high) == pytest.approx(high, abs=0.0051)


def test_nilai_and_lines_are_those_of_the_result() -> None:
    nilai = random_nilai(2, 60)
    found, result = map_of(nilai), result_of(forms_of(nilai), IN_ORDER)
    assert [point.nilai for point in found.points] == [unsur.nilai for unsur in result.per_unsur]
    assert found.nilai_line == result.ikm  # all nine stand on the map: the mean is the IKM
    assert found.importance_line == pytest.approx(
        np.mean([point.importance for point in found.points])
    )


def test_an_unsur_counts_once_however_many_questions_it_has() -> None:
    nilai = random_nilai(3, 90, questions=4, satisfied=0)
    result = result_of(forms_of(nilai, TWO_IN_ONE), TWO_IN_ONE)
    found = derive_importance(sums_of(nilai, TWO_IN_ONE), result)
    u1, u2, u3 = nilai[:, :2].mean(axis=1), nilai[:, 2], nilai[:, 3]
    expected = [
        stats.pearsonr(u1, (u2 + u3) / 2).statistic,
        stats.pearsonr(u2, (u1 + u3) / 2).statistic,
        stats.pearsonr(u3, (u1 + u2) / 2).statistic,
    ]
    assert [point.importance for point in found.points] == pytest.approx(expected, abs=1e-12)


def test_every_field_has_its_unsur() -> None:
    """U1 and U2 go along with all others, U8 and U9 with nobody; U1 and U8 are low."""
    draw = np.random.default_rng(4)
    mood = draw.integers(0, 2, (4000, 1))
    nilai = 3 + (mood + (draw.random((4000, 9)) < 0.15)) % 2
    for place in (7, 8):
        nilai[:, place] = 3 + draw.integers(0, 2, 4000)
    nilai[:, [0, 7]] -= 1
    found = map_of(nilai)
    fields = {point.unsur.kode: point.quadrant for point in found.points}
    assert fields["U1"] is Quadrant.PRIORITAS_UTAMA
    assert fields["U2"] is Quadrant.PERTAHANKAN
    assert fields["U8"] is Quadrant.PRIORITAS_RENDAH
    assert fields["U9"] is Quadrant.BERLEBIHAN
    assert not any(point.on_line for point in found.points)
    assert [quadrant.label for quadrant in Quadrant] == [
        "Prioritas utama",
        "Pertahankan prestasi",
        "Prioritas rendah",
        "Berlebihan",
    ]


def test_what_lies_on_a_line_is_told() -> None:
    found = map_of(random_nilai(5, 40, satisfied=0.3))
    for point in found.points:
        across = point.importance_low <= found.importance_line <= point.importance_high
        beside = point.nilai_low <= found.nilai_line <= point.nilai_high
        assert point.on_line == (across or beside)
    assert any(point.on_line for point in found.points)


def test_an_unsur_to_which_all_said_the_same_has_no_place() -> None:
    nilai = random_nilai(6, 60)
    nilai[:, 3] = 4
    found = map_of(nilai)
    assert [unsur.kode for unsur in found.unplaced] == ["U4"]
    assert len(found.points) == 8
    mean = np.delete(nilai, 3, axis=1).mean() * 25
    assert float(found.nilai_line) == pytest.approx(mean, abs=0.0051)


def test_an_unsur_of_few_jawaban_has_no_place() -> None:
    nilai = random_nilai(7, 60)
    nilai[29:, 3] = 0
    found = map_of(nilai)
    assert [unsur.kode for unsur in found.unplaced] == ["U4"]
    assert found.forms == 60
    nilai[29:, 3] = random_nilai(8, 60)[29:, 3]
    nilai[30:, 3] = 0
    assert map_of(nilai).forms == 30


def test_an_unsur_nobody_answered_is_not_named() -> None:
    nilai = random_nilai(9, 60)
    nilai[:, 3] = 0
    found = map_of(nilai)
    assert found.unplaced == ()
    assert len(found.points) == 8


def test_too_little_to_tell() -> None:
    assert map_of(random_nilai(10, 29)) is None
    assert map_of(random_nilai(10, 30)) is not None
    assert map_of(np.full((50, 9), 4)) is None
    one_spreads = np.full((50, 9), 4)
    one_spreads[:, 0] = random_nilai(11, 50)[:, 0]
    assert map_of(one_spreads) is None
    assert map_of(np.zeros((40, 9), dtype=int)) is None
    apart = random_nilai(12, 80)
    apart[:40, 0] = apart[40:, 1] = 0
    assert map_of(apart) is None


def test_others_that_make_up_for_each_other_leave_nothing_to_go_along_with() -> None:
    nilai = random_nilai(13, 60)
    nilai[:, 3:] = 0
    nilai[:, 2] = 5 - nilai[:, 1]
    found = map_of(nilai)
    assert [unsur.kode for unsur in found.unplaced] == ["U1"]
    assert [point.unsur.kode for point in found.points] == ["U2", "U3"]


def test_fisher_interval() -> None:
    # z = 0,5493, standard error 1 / sqrt(27) = 0,19245: tanh(0,1721) to tanh(0,9265)
    assert fisher_interval(0.5, 30) == pytest.approx((0.17043, 0.72896), abs=5e-5)
    assert fisher_interval(1.0, 30) == (1.0, 1.0)
    assert fisher_interval(-1.0, 30) == (-1.0, -1.0)


def test_nilai_stays_on_the_scale() -> None:
    nilai = random_nilai(14, 30, satisfied=2)
    nilai[0, :] = 3
    found = map_of(nilai)
    highest = max(found.points, key=lambda point: point.nilai)
    assert highest.nilai_low < highest.nilai < highest.nilai_high < Decimal("100.00")
