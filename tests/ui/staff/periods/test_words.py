"""What the page of periods says, without a widget."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.id_format import format_count
from skm_desk.domain.period import Period, Stage, TargetLetter
from skm_desk.domain.sample_size import sample_size
from skm_desk.ui.staff.periods import words as texts
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_periods import PeriodEntry

YEAR = Period("p", "2024", date(2024, 1, 1), date(2024, 12, 31), "uji", 1)
CLOSED = replace(YEAR, closed_at=datetime(2025, 1, 2, 8, 0))


def row(period: Period, forms: int = 0) -> PeriodRow:
    return PeriodRow(period, forms)


def test_the_period_that_is_shown_first() -> None:
    later = replace(YEAR, kode="2025", mulai=date(2025, 1, 1), selesai=date(2025, 12, 31))
    sample = replace(later, kode="contoh", made_up=True)
    assert texts.choose_period([], "2024") is None
    assert texts.choose_period([row(YEAR), row(later)], None) == "2025"
    assert texts.choose_period([row(YEAR), row(later)], "2024") == "2024"
    assert texts.choose_period([row(YEAR), row(later), row(sample)], "hilang") == "2025"
    assert texts.choose_period(
        [row(YEAR), row(replace(later, closed_at=CLOSED.closed_at))], None
    ) == ("2024")
    assert texts.choose_period([row(CLOSED)], None) == "2024"
    assert texts.choose_period([row(sample)], None) == "contoh"


@pytest.mark.parametrize(
    ("period", "forms", "words"),
    [
        (YEAR, 0, "0 responden"),
        (replace(YEAR, population=1200), 1500, "1.500 dari 291 responden"),
        (replace(YEAR, target_letter=TargetLetter(2000)), 80, "80 dari 2.000 responden"),
    ],
)
def test_forms_against_the_target(period: Period, forms: int, words: str) -> None:
    assert texts.forms_words(row(period, forms)) == words


@given(st.integers(1, 10_000_000_000))
def test_the_formula_ends_in_the_sample(population: int) -> None:
    formula, put_in = texts.formula_lines(population)
    assert formula == texts.FORMULA
    assert put_in.startswith(f"S = 3,841 × {format_count(population)} × 0,5 × 0,5 ÷ (0,05² × ")
    assert put_in.endswith(f", dibulatkan {format_count(sample_size(population))}")


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage("a"), "belum diisi"),
        (Stage("a", date(2024, 1, 1)), "mulai 1 Januari 2024, hari terakhir belum diisi"),
        (Stage("a", None, date(2024, 1, 1)), "sampai 1 Januari 2024, hari pertama belum diisi"),
        (Stage("a", date(2024, 1, 1), date(2024, 1, 7)), "1–7 Januari 2024, 4 hari kerja"),
    ],
)
def test_a_stage_in_words(stage: Stage, words: str) -> None:
    assert texts.stage_line(stage, [date(2024, 1, 2)]) == words


def test_the_history_says_who_and_why() -> None:
    at = datetime(2026, 11, 24, 9, 5)
    made = PeriodEntry(at, "rina", "buat")
    assert texts.history_line(made) == "24 November 2026 09.05, rina: dibuat"
    opened = PeriodEntry(at, "rina", "buka lagi: lembar 7: tertinggal")
    assert texts.history_line(opened) == (
        "24 November 2026 09.05, rina: dibuka lagi: lembar 7: tertinggal"
    )


def test_a_row_as_it_is_spoken() -> None:
    spoken = texts.spoken_row(row(replace(CLOSED, made_up=True, population=10), 3))
    assert spoken == (
        "Periode 2024, 1 Januari – 31 Desember 2024, 3 dari 10 responden, ditutup 2 Januari 2025,"
        " data buatan"
    )
