"""A NIP has 18 digits, wherever spaces stand between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.nip import tidy_nip
from skm_desk.domain.office_errors import NipInvalid

GROUPED = "19700131 199503 1 001"


@pytest.mark.parametrize(
    "typed",
    ["197001311995031001", GROUPED, " 19700131  199503 1 001 ", "1970 0131 1995 0310 01"],
)
def test_digits_are_grouped_as_they_are_printed(typed: str) -> None:
    assert tidy_nip(typed) == GROUPED


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_no_nip_stays_none(typed: str) -> None:
    assert tidy_nip(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "19700131 199503 1 00",
        "19700131 199503 1 0011",
        "19700131-199503-1-001",
        "NIP 197001311995031001",
        "19700131199503100A",
        "١٩٧٠٠١٣١١٩٩٥٠٣١٠٠١",
    ],
)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(NipInvalid) as caught:
        tidy_nip(typed)
    assert caught.value.nip == typed


@given(st.text(alphabet="0123456789", min_size=18, max_size=18))
def test_no_digit_is_lost(digits: str) -> None:
    tidy = tidy_nip(digits)
    assert tidy.replace(" ", "") == digits
    assert tidy_nip(tidy) == tidy
