"""What a file is known by: its rows with their moments, whatever format, order or heading."""

from collections.abc import Callable

import pytest

from skm_desk.exchange.cells import read_moment
from skm_desk.exchange.reading import Reading

U_LINE = [f"U{n}" for n in range(1, 10)]
Understood = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-05 09:15:32", "2024-03-05 09:15:32"),
        ("2024-03-05T09:15:32.120Z", "2024-03-05 09:15:32"),
        ("05/03/2024 9.15.32", "2024-03-05 09:15:32"),
        ("05/03/2024 9:15", "2024-03-05 09:15:00"),
        ("2024/03/05 9:15:32 PM GMT+7", "2024-03-05 21:15:32"),
        ("2024/03/05 12:15:32 AM", "2024-03-05 00:15:32"),
        ("5 Maret 2024 pukul 09.15", "2024-03-05 09:15:00"),
        ("5 Maret 2024, 09.15", "2024-03-05 09:15:00"),
        ("3/25/2024 9:15:00", "3/25/2024 09:15:00"),  # of a country that names the month first
        ("2024-03-05", ""),
        ("2024-03-05 00:00:00", ""),  # a day as a spreadsheet writes it
        ("2024-03-05 25:00:00", ""),
        ("kemarin 09:15", ""),
        ("", ""),
    ],
)
def test_a_moment_is_the_same_however_it_is_written(text: str, moment: str) -> None:
    assert read_moment(text) == moment


def rows(heading: str, *moments: str) -> list[list[str]]:
    return [[heading, *U_LINE], *[[moment, *"444444444"] for moment in moments]]


@pytest.mark.parametrize("heading", ["Timestamp", "Cap waktu", "Tanggal", "Waktu pengisian"])
def test_two_people_who_answered_alike_at_other_moments(
    understood: Understood, heading: str
) -> None:
    one = understood(rows(heading, "2024-03-05 09:15:32"))
    other = understood(rows(heading, "2024-03-05 09:15:33"))
    assert one.records[0].waktu == "2024-03-05 09:15:32"
    assert one.fingerprint != other.fingerprint
    assert one.timeless_fingerprint == other.timeless_fingerprint
    again = understood(rows(heading, "05/03/2024 9.15.32"[: 10 if heading == "Tanggal" else 99]))
    assert (again.fingerprint == one.fingerprint) == (heading != "Tanggal")


def test_a_file_without_moments_is_known_as_before(understood: Understood) -> None:
    plain = understood(rows("Tanggal", "2024-03-05"))
    timed = understood(rows("Tanggal", "2024-03-05 09:15:32"))
    assert plain.timeless_fingerprint == ""
    assert timed.timeless_fingerprint == plain.fingerprint


def test_the_moments_of_begin_and_end_are_no_heading_twice(understood: Understood) -> None:
    reading = understood(
        [
            ["Timestamp", "Submitted at", *U_LINE],
            ["2024-03-05 09:15:32", "2024-03-05 09:20:00", *"444444444"],
        ]
    )
    assert reading.records[0].waktu == "2024-03-05 09:15:32"
    assert reading.ignored_columns == ("Submitted at",)


def test_a_row_of_nothing_but_a_moment_is_no_form(understood: Understood) -> None:
    table = [*rows("Timestamp", "2024-03-05 09:15:32"), ["2024-03-05 09:16:00", *[""] * 9]]
    assert len(understood(table).records) == 1


def test_a_moment_that_cannot_be_read_refuses_nothing(understood: Understood) -> None:
    assert understood(rows("Timestamp", "pagi tadi sekali")).records[0].waktu == ""
