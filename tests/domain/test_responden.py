"""One filled form: what is taken, what is refused and why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.errors import (
    DateOutsidePeriod,
    NilaiOutOfScale,
    RespondenError,
    TextTooLong,
    UnknownChoice,
    UnknownQuestion,
    UsiaOutOfRange,
)
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, Source, canonical_lembar, check_responden
from tests.domain.strategies import KODES, Form, forms
from tests.domain.survey_data import kuesioner

ASKED = kuesioner()
YEAR = Period("p", "2024", date(2024, 1, 1), date(2024, 12, 31), "uji", 1)
FORM = Responden("r", "pc", Source.PAPER, {"U1": 4, "U2": None})


def _check(**changes: object) -> None:
    check_responden(replace(FORM, **changes), ASKED, YEAR)


@given(forms(min_size=1, max_size=1))
def test_any_nilai_on_the_scale_or_blank_is_taken(drawn: list[Form]) -> None:
    _check(jawaban=drawn[0])


@pytest.mark.parametrize("nilai", [0, 5, -1, 44, 2.0, "4", True])
def test_a_nilai_off_the_scale_is_refused(nilai: object) -> None:
    with pytest.raises(NilaiOutOfScale) as caught:
        _check(jawaban={"U1": 3, "U7": nilai})
    assert caught.value.question == "U7"
    assert caught.value.value is nilai


def test_a_question_that_is_not_asked_is_refused() -> None:
    with pytest.raises(UnknownQuestion) as caught:
        _check(jawaban={"U10": 3})
    assert caught.value.question == "U10"
    assert set(caught.value.known) == set(KODES)


@pytest.mark.parametrize("usia", [None, 5, 17, 120])
def test_usia_of_a_person_is_taken(usia: int | None) -> None:
    _check(usia=usia)


@pytest.mark.parametrize("usia", [4, 0, -3, 121, 1980])
def test_usia_of_nobody_is_refused(usia: int) -> None:
    with pytest.raises(UsiaOutOfRange) as caught:
        _check(usia=usia)
    assert (caught.value.lowest, caught.value.value, caught.value.highest) == (5, usia, 120)


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("jenis_kelamin", "P", "Perempuan"),
        ("pendidikan", "SMA", "sma"),
        ("pekerjaan", "LAINNYA", "Petani"),
        ("disabilitas", None, "fisik"),  # not asked in this question set
    ],
)
def test_profile_takes_only_its_choices(field: str, good: str | None, bad: str) -> None:
    _check(**{field: good})
    with pytest.raises(UnknownChoice) as caught:
        _check(**{field: bad})
    assert (caught.value.field, caught.value.value) == (field, bad)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2024, 1, 1), True),
        (date(2024, 12, 31), True),
        (date(2023, 12, 31), False),
        (date(2025, 1, 1), False),
        (None, True),
    ],
)
def test_days_of_the_period_are_taken(day: date | None, inside: bool) -> None:
    if inside:
        _check(tanggal=day)
        return
    with pytest.raises(DateOutsidePeriod) as caught:
        _check(tanggal=day)
    assert (caught.value.day, caught.value.mulai, caught.value.selesai) == (
        day,
        YEAR.mulai,
        YEAR.selesai,
    )


@pytest.mark.parametrize(
    ("field", "name", "limit"),
    [
        ("saran", "saran", 10_000),
        ("pekerjaan_text", "pekerjaan", 200),
        ("layanan_text", "layanan", 200),
    ],
)
def test_free_texts_have_a_limit(field: str, name: str, limit: int) -> None:
    _check(**{field: "x" * limit})
    with pytest.raises(TextTooLong) as caught:
        _check(**{field: "x" * (limit + 1)})
    assert (caught.value.field, caught.value.length, caught.value.limit) == (name, limit + 1, limit)


def test_every_refusal_is_an_expected_failure() -> None:
    for jawaban in ({"U1": 9}, {"X": 1}):
        with pytest.raises(RespondenError):
            _check(jawaban=jawaban)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("007", "7"),
        (" 7 ", "7"),
        ("0", "0"),
        ("000", "0"),
        ("A-07", "A-07"),
        ("100", "100"),
        ("", None),
        ("   ", None),
    ],
)
def test_sheet_numbers_compare_alike(written: str, kept: str | None) -> None:
    assert canonical_lembar(written) == kept


@given(st.text(max_size=8))
def test_a_kept_sheet_number_stays_as_it_is(written: str) -> None:
    kept = canonical_lembar(written)
    if kept is not None:
        assert canonical_lembar(kept) == kept
