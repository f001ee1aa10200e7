"""Numbers as people type them: a comma before decimals, points only between thousands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.id_format import format_number, parse_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("93,54", "93.54"),
        (" 3,7 ", "3.7"),
        ("100", "100"),
        ("0,5", "0.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("3,970", "3.970"),
    ],
)
def test_numbers_are_read(typed: str, number: str) -> None:
    assert str(parse_number(typed)) == number


@pytest.mark.parametrize(
    "typed", ["", " ", "93.54", "3,", ",5", "1.23", "0.123", "12.34,5", "1,2,3", "-3", "1e3", "３"]
)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are what was typed
        parse_number(typed)
    assert caught.value.args == (typed,)


@given(st.decimals(0, 10**9, places=4, allow_nan=False))
def test_what_is_written_is_read_back(number: Decimal) -> None:
    assert parse_number(format_number(number, 4)) == number
