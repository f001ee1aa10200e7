"""Every sentence of the page of results, decided from a result alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.period import Period, TargetLetter
from skm_desk.domain.result import Bobot, SkmResult
from skm_desk.domain.tally import QuestionTally, Tally
from skm_desk.ui.staff.results_words import (
    LEVEL,
    NO_FORMS,
    ONE_UNSUR,
    SCALE_NOTE,
    attention,
    below_rows,
    bobot_note,
    choose_period,
    ikm_figure,
    period_line,
    progress_words,
    spoken_unsur,
)
from skm_desk.use_cases.manage_periods import PeriodRow

UNSUR = tuple(Unsur(f"U{n}", f"Nama {n}", "arti", f"Pendek {n}") for n in range(1, 10))
PERIOD = Period("id", "2024", date(2024, 1, 1), date(2024, 12, 31), "skm-2017", 1)
COUNTS = st.tuples(*[st.integers(0, 50)] * 4)


def result_of(*counts: tuple[int, int, int, int], bobot: Bobot = Bobot.EXACT) -> SkmResult:
    """Return the result of these counts per unsur; every form that answers less left a blank."""
    forms = max((sum(each) for each in counts), default=0)
    tally = Tally(
        forms,
        tuple(
            QuestionTally(unsur.kode, unsur.kode, each, forms - sum(each))
            for unsur, each in zip(UNSUR, counts, strict=False)
        ),
    )
    return compute_result(tally, UNSUR[: len(counts)], bobot)


def row(kode: str, forms: int, made_up: bool = False) -> PeriodRow:
    return PeriodRow(replace(PERIOD, kode=kode, made_up=made_up), forms)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], None),
        ([row("a", 0)], "a"),
        ([row("a", 5), row("b", 0)], "a"),
        ([row("a", 5), row("b", 9)], "b"),
        ([row("a", 5), row("b", 9, made_up=True)], "a"),
        ([row("a", 0), row("b", 9, made_up=True)], "b"),
        ([row("a", 0), row("b", 0)], "b"),
    ],
)
def test_first_period(rows: list[PeriodRow], expected: str | None) -> None:
    assert choose_period(rows, None) == expected


def test_a_chosen_period_stays_chosen() -> None:
    rows = [row("a", 0), row("b", 9)]
    assert choose_period(rows, "a") == "a"
    assert choose_period(rows, "hilang") == "b"


def test_line_of_the_list() -> None:
    closed = replace(PERIOD, made_up=True, closed_at=datetime(2025, 1, 3, tzinfo=UTC))
    assert period_line(PeriodRow(closed, 1200)) == (
        "2024 · 1 Januari – 31 Desember 2024 · 1.200 responden · data buatan · ditutup"
    )


@pytest.mark.parametrize(
    ("target", "responden", "figure", "words"),
    [
        (None, 1234, "1.234", ""),
        (100, 80, "80 dari 100", "kurang 20 lagi"),
        (100, 100, "100 dari 100", "target tercapai"),
        (100, 160, "160 dari 100", "target tercapai"),
        (5000, 0, "0 dari 5.000", "kurang 5.000 lagi"),
    ],
)
def test_progress(target: int | None, responden: int, figure: str, words: str) -> None:
    letter = None if target is None else TargetLetter(target)
    progress = progress_words(replace(PERIOD, target_letter=letter).target, responden)
    assert (progress.figure, progress.words) == (figure, words)
    assert progress.share == (None if target is None else min(1, responden / target))


def test_attention_lists_all_ties_at_third_place() -> None:
    found = attention(result_of((1, 0, 0, 0), (0, 1, 0, 0), *[(0, 0, 1, 0)] * 6, (0, 0, 0, 1)))
    assert not isinstance(found, str)
    assert [unsur.kode for unsur in found] == [f"U{n}" for n in range(1, 9)]
    assert (found[0].short, found[0].nilai) == ("Pendek 1", "25,00")


def test_attention_without_ranking() -> None:
    assert attention(result_of((0, 0, 0, 0))) == "belum ada data"
    assert attention(result_of((0, 0, 0, 1), (0, 0, 0, 0))) == ONE_UNSUR
    assert attention(result_of((0, 0, 0, 1), (0, 0, 0, 3))) == LEVEL


@pytest.mark.parametrize("answered", range(1, 10))
def test_level_unsur_have_a_sentence_and_no_lines(answered: int) -> None:
    result = result_of(*[(0, 0, 2, 0)] * answered, *[(0, 0, 0, 0)] * (9 - answered))
    assert result.lowest() == ()
    assert attention(result) == (ONE_UNSUR if answered == 1 else LEVEL)


def test_the_bars_are_explained_by_the_scale() -> None:
    assert SCALE_NOTE == "Batang dimulai dari 25 dan penuh pada 100."


def test_no_data_is_never_zero() -> None:
    nothing = result_of((0, 0, 0, 0))
    assert ikm_figure(nothing) == "belum ada data"
    assert spoken_unsur(nothing.per_unsur[0]) == "U1 Nama 1: belum ada data"
    assert below_rows(nothing) == NO_FORMS
    assert bobot_note(result_of((0, 0, 0, 0), bobot=Bobot.OLD_0_111)) == ""


def test_bobot_is_named_unless_exact() -> None:
    assert bobot_note(result_of((0, 0, 0, 1))) == ""
    assert "0,111" in bobot_note(result_of((0, 0, 0, 1), bobot=Bobot.OLD_0_111))


@settings(max_examples=60)
@given(st.lists(COUNTS, min_size=1, max_size=9))
def test_blanks_are_told_as_they_are(counts: list[tuple[int, int, int, int]]) -> None:
    result = result_of(*counts)
    note = below_rows(result)
    blanks = sum(unsur.blank for unsur in result.answered)
    silent = [unsur.unsur.kode for unsur in result.per_unsur if not unsur.jawaban]
    if result.responden:
        assert (f"{blanks} jawaban kosong" in note) == (blanks > 0)
        for kode in silent:
            assert kode in note
    for unsur in result.answered:
        assert f"dari {unsur.jawaban} jawaban" in spoken_unsur(unsur)
