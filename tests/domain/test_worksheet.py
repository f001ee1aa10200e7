"""What the names of worksheets say, and what they may become."""

from datetime import date

import pytest

from skm_desk.domain.period import Period
from skm_desk.domain.worksheet import (
    Holds,
    NamesAs,
    Worksheet,
    is_outside,
    names_allowed,
    names_offered,
    sharing,
    spans_of,
)

HALF = Period("p", "2024-S1", date(2024, 1, 1), date(2024, 6, 30), "uji", 1)
LONG = Period("p", "2023-2024", date(2023, 11, 1), date(2024, 2, 29), "uji", 1)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Januari", date(2024, 1, 1), date(2024, 1, 31)),
        ("Rekap FEB 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("Jan-Mar", date(2024, 1, 1), date(2024, 3, 31)),
        ("nop'23", date(2024, 11, 1), date(2024, 11, 30)),
        ("Triwulan II", date(2024, 4, 1), date(2024, 6, 30)),
        ("TW4", date(2024, 10, 1), date(2024, 12, 31)),
        ("Semester 2 2023", date(2023, 7, 1), date(2023, 12, 31)),
        ("SKM 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("5 Maret 2024", date(2024, 3, 5), date(2024, 3, 5)),
        ("05-03-2024", date(2024, 3, 5), date(2024, 3, 5)),
    ],
)
def test_days_of_a_name(name: str, first: date, last: date) -> None:
    assert spans_of(name, HALF) == ((first, last),)


@pytest.mark.parametrize(
    "name", ["KTP", "Desa", "Sheet1", "Des-Jan", "Semester 3", "S1", "Loket 2"]
)
def test_names_without_days(name: str) -> None:
    assert spans_of(name, HALF) == ()
    assert not is_outside(name, HALF)


def test_a_name_without_a_year_speaks_of_each_year_of_the_period() -> None:
    assert not is_outside("Desember", LONG)
    assert not is_outside("Januari", LONG)
    assert is_outside("Desember 2024", LONG)
    assert is_outside("Juni", LONG)
    assert is_outside("Juli", HALF)
    assert not is_outside("Semester 1", HALF)


NOTHING = frozenset[str]()


def test_names_that_look_like_layanan() -> None:
    assert names_offered(("KTP", "Kartu Keluarga"), NOTHING, HALF) == (NamesAs.LAYANAN,)
    assert names_offered(("KTP",), NOTHING, HALF) == ()
    for plain in ("Sheet1", "Form Responses 1", "Data (2)", "Lembar3", "Januari", "2024"):
        assert names_offered(("KTP", plain), NOTHING, HALF) == ()
    assert names_offered(("KTP", "Akta"), frozenset({"layanan"}), HALF) == ()
    assert NamesAs.LAYANAN in names_allowed(("Sheet1",), NOTHING, HALF)


def test_only_days_of_the_period_become_a_tanggal() -> None:
    days = ("4 Maret 2024", "05-03-2024")
    assert names_offered(days, NOTHING, HALF) == (NamesAs.TANGGAL,)
    assert names_offered((*days, "6 Juli 2024"), NOTHING, HALF) == ()
    assert names_offered((*days, "Maret"), NOTHING, HALF) == ()
    assert names_offered(days, frozenset({"tanggal"}), HALF) == ()


def test_which_are_read_and_which_share_forms() -> None:
    usual = Worksheet("A", Holds.FORMS, 5, shared=(("B", 3),), is_read=True)
    assert usual.is_usual
    for other in (
        Worksheet("B", Holds.FORMS, 5, is_hidden=True),
        Worksheet("B", Holds.FORMS, 5, copy_of="A"),
        Worksheet("B", Holds.FORMS, 5, is_outside=True),
        Worksheet("B", Holds.RECAP),
    ):
        assert not other.is_usual
        assert sharing((usual, other)) == ()
    read = Worksheet("B", Holds.FORMS, 5, shared=(("A", 3),), is_read=True)
    assert sharing((usual, read)) == (("A", "B", 3),)
