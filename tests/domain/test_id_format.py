"""Indonesian numbers and dates, written and read."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.id_format import (
    BULAN,
    format_count,
    format_date,
    format_number,
    format_percent,
    format_span,
    join_words,
    parse_date,
    parse_typed_date,
    spell_number,
)


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Fraction(2245, 24), 2, "93,54"),
        (Decimal("3.9875"), 4, "3,9875"),
        (Decimal("1234567.895"), 2, "1.234.567,90"),
        (100, 2, "100,00"),
        (Decimal("-0.5"), 1, "-0,5"),
        (1000, 0, "1.000"),
        (None, 2, "–"),
    ],
)
def test_numbers_as_written(
    value: Fraction | Decimal | int | None, places: int, written: str
) -> None:
    assert format_number(value, places) == written


def test_counts_and_percentages_as_written() -> None:
    assert format_count(0) == "0"
    assert format_count(999) == "999"
    assert format_count(1_000_000) == "1.000.000"
    assert format_percent(Decimal("65.00")) == "65,00 %"
    assert format_percent(None) == "–"


def test_dates_as_written() -> None:
    assert format_date(date(2024, 11, 24)) == "24 November 2024"
    assert format_date(date(2025, 2, 1)) == "1 Februari 2025"
    assert len(set(BULAN)) == 12


@pytest.mark.parametrize(
    ("mulai", "selesai", "written"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "1 Januari – 31 Desember 2024"),
        (date(2024, 3, 4), date(2024, 3, 15), "4–15 Maret 2024"),
        (date(2023, 12, 1), date(2024, 1, 5), "1 Desember 2023 – 5 Januari 2024"),
        (date(2023, 5, 1), date(2024, 5, 1), "1 Mei 2023 – 1 Mei 2024"),
        (date(2024, 8, 17), date(2024, 8, 17), "17 Agustus 2024"),
    ],
)
def test_spans_as_written(mulai: date, selesai: date, written: str) -> None:
    assert format_span(mulai, selesai) == written


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.integers(0, 9))
def test_a_written_day_is_read_back(day: date, form: int) -> None:
    written = (
        format_date(day),
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}",
        f"{day.day} / {day.month} / {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f" {day.day}.{day.month}.{day.year} ",
        format_date(day).upper(),
        f"{day.day} {BULAN[day.month - 1][:3]} {day.year}",
    )
    assert parse_date(written[form]) == parse_typed_date(written[form]) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 5))
def test_a_year_of_two_digits_is_one_of_this_century(day: date, form: int) -> None:
    short = f"{day.year % 100:02}"
    written = (
        f"{day.day}/{day.month}/{short}",
        f"{day.day:02}-{day.month:02}-{short}",
        f"{day.day}.{day.month}.{short}",
        f"{day.day} {BULAN[day.month - 1]} {short}",
        f"{day.day}-{BULAN[day.month - 1][:3]}-{short}",
        f" {day.day}/{day.month:02}/{short} ",
    )
    assert parse_typed_date(written[form]) == day
    with pytest.raises(ValueError, match=short):
        parse_date(written[form])


@pytest.mark.parametrize(
    "text",
    ["1/7/26", "1-7-2026", "1.7.26", "1 Juli 2026", "01 juli 26", "1 Jul 2026", "2026-07-01"],
)
def test_a_day_comes_before_its_month(text: str) -> None:
    assert parse_typed_date(text) == date(2026, 7, 1)


def test_months_as_they_were_spelt_and_are_cut_short() -> None:
    for name in ("Nopember", "Nop", "nov", "NOVEMBER"):
        assert parse_date(f"24 {name} 2024") == date(2024, 11, 24)
    for name in ("Agt", "Ags", "Agu", "Agustus"):
        assert parse_typed_date(f"17 {name} 25") == date(2025, 8, 17)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 Februari 2024",
        "29/2/2023",
        "29/2/23",
        "2024",
        "1/7",
        "1/7/026",
        "1/7/6",
        "1/7-26",
        "26-07-01-1",
        "1726",
        "24 Ma 2024",
        "11/24/2024",
        "7/13/26",
        "24 November 024",
        "24 November",
        "kemarin",
        "٢٤/١١/٢٠٢٤",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    for read in (parse_date, parse_typed_date):
        with pytest.raises(ValueError, match=r".*"):
            read(text)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (80, "delapan puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (291, "dua ratus sembilan puluh satu"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2024, "dua ribu dua puluh empat"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (110_010, "seratus sepuluh ribu sepuluh"),
        (
            999_999,
            "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
        ),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert spell_number(number) == words


_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def _read_words(text: str) -> int:
    """Return the number of these words, read from left to right as a person does."""
    thousands, hundreds, rest = 0, 0, 0
    for word in text.split():
        match word:
            case "ribu":
                thousands, hundreds, rest = (hundreds + rest) * 1000, 0, 0
            case "seribu":
                thousands = 1000
            case "ratus":
                hundreds, rest = rest * 100, 0
            case "seratus":
                hundreds = 100
            case "puluh":
                rest *= 10
            case "belas":
                rest += 10
            case "sepuluh":
                rest += 10
            case "sebelas":
                rest += 11
            case _:
                rest += _UNITS.index(word)
    return thousands + hundreds + rest


@given(st.integers(0, 999_999))
def test_words_read_back_as_the_number(number: int) -> None:
    words = spell_number(number)
    assert _read_words(words) == number
    for never_said in ("satu ratus", "satu puluh", "satu belas"):
        assert never_said not in words
    assert not words.startswith("satu ribu")


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_without_words(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        spell_number(number)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["a", "b", "c", "d"], "a, b, c, dan d"),
    ],
)
def test_words_in_a_row(words: list[str], joined: str) -> None:
    assert join_words(words) == joined
