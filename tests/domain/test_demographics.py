"""Who answered: percentages that add up, groups that lose nobody."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.demographics import (
    USIA_BANDS,
    break_down,
    profile_labels,
    share_out,
    usia_band,
)
from tests.domain.survey_data import kuesioner

_COUNTS = st.lists(st.integers(0, 5_000_000), max_size=30)


@given(_COUNTS)
def test_percentages_add_up_and_are_true_to_a_hundredth(counts: list[int]) -> None:
    shares = share_out(counts)
    if sum(counts) == 0:
        assert shares is None
        return
    assert sum(shares) == Decimal("100.00")
    for count, share in zip(counts, shares, strict=True):
        assert share.as_tuple().exponent == -2
        assert abs(Fraction(share) - Fraction(100 * count, sum(counts))) < Fraction(1, 100)


@given(_COUNTS.filter(any))
def test_a_larger_group_never_has_the_smaller_percentage(counts: list[int]) -> None:
    pairs = sorted(zip(counts, share_out(counts), strict=True), key=lambda pair: pair[0])
    for (fewer, less), (more, greater) in pairwise(pairs):
        if fewer < more:
            assert less <= greater


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([1, 1, 1], ["33.34", "33.33", "33.33"]),
        ([52, 26, 2], ["65.00", "32.50", "2.50"]),
        ([0, 7], ["0.00", "100.00"]),
        ([1, 2], ["33.33", "66.67"]),
        ([1] * 7, ["14.29", "14.29", "14.29", "14.29", "14.28", "14.28", "14.28"]),
    ],
)
def test_known_shares(counts: list[int], expected: list[str]) -> None:
    assert [str(share) for share in share_out(counts)] == expected


@pytest.mark.parametrize(
    ("usia", "band"),
    [
        (5, "di bawah 17 tahun"),
        (16, "di bawah 17 tahun"),
        (17, "17–25 tahun"),
        (25, "17–25 tahun"),
        (26, "26–35 tahun"),
        (35, "26–35 tahun"),
        (36, "36–45 tahun"),
        (45, "36–45 tahun"),
        (46, "46–55 tahun"),
        (55, "46–55 tahun"),
        (56, "56–65 tahun"),
        (65, "56–65 tahun"),
        (66, "di atas 65 tahun"),
        (120, "di atas 65 tahun"),
    ],
)
def test_bands_of_usia(usia: int, band: str) -> None:
    assert usia_band(usia) == band


def test_bands_stand_in_order_without_a_gap() -> None:
    labels = [label for label, _ in USIA_BANDS]
    seen = [labels.index(usia_band(usia)) for usia in range(5, 121)]
    assert seen == sorted(seen)
    assert set(seen) == set(range(len(labels)))


LABELS = {"L": "Laki-laki", "P": "Perempuan"}


def test_groups_stand_in_the_order_of_the_sheet_and_unfilled_last() -> None:
    breakdown = break_down("jenis_kelamin", "Jenis kelamin", LABELS, {"": 2, "P": 26, "L": 52})
    assert [(row.kode, row.label, row.count, str(row.percent)) for row in breakdown.rows] == [
        ("L", "Laki-laki", 52, "65.00"),
        ("P", "Perempuan", 26, "32.50"),
        ("", "Tidak diisi", 2, "2.50"),
    ]
    assert breakdown.total == 80
    assert not breakdown.is_empty


def test_unfilled_is_listed_only_when_it_happened() -> None:
    breakdown = break_down("x", "X", LABELS, {"L": 1, "": 0})
    assert [row.kode for row in breakdown.rows] == ["L", "P"]
    assert breakdown.rows[1].count == 0


def test_a_choice_of_an_older_question_set_is_kept() -> None:
    breakdown = break_down("x", "X", LABELS, {"L": 1, "Z": 3, "D3": 2})
    assert [(row.kode, row.label) for row in breakdown.rows][2:] == [("D3", "D3"), ("Z", "Z")]


def test_no_form_has_no_percentage() -> None:
    breakdown = break_down("x", "X", LABELS, {})
    assert [row.percent for row in breakdown.rows] == [None, None]
    assert breakdown.total == 0
    assert breakdown.is_empty
    nobody_filled = break_down("x", "X", LABELS, {"": 9})
    assert nobody_filled.is_empty
    assert nobody_filled.total == 9


@given(st.dictionaries(st.sampled_from(["L", "P", "", "Q", "R"]), st.integers(0, 1000)))
def test_nobody_is_lost(counts: dict[str, int]) -> None:
    breakdown = break_down("x", "X", LABELS, counts)
    assert breakdown.total == sum(counts.values())
    if breakdown.total:
        assert sum(row.percent for row in breakdown.rows) == 100


def test_profile_fields_in_the_order_of_the_laporan() -> None:
    labels = profile_labels(kuesioner(), {"k1": "KTP"})
    assert list(labels) == ["jenis_kelamin", "usia", "pendidikan", "pekerjaan", "layanan"]
    assert labels["jenis_kelamin"] == LABELS
    assert labels["layanan"] == {"k1": "KTP"}
    assert list(labels["usia"]) == [label for label, _ in USIA_BANDS]
    assert "layanan" not in profile_labels(kuesioner(), {})
