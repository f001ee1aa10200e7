"""Imports at the terminal: which worksheets were read, which not and why, and how to choose."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_contract import one_sentence
from tests.exchange.books import Sheet, write_book
from tests.exchange.test_worksheets import BLANK, IDENTITIES, RECAP, answers

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def office(run: Run) -> Run:
    assert run("periode", "buat", "S1", "--mulai", "2026-01-01", "--selesai", "2026-06-30")[0] == 0
    return run


def take(run: Run, path: Path, *words: str) -> tuple[int, str, str]:
    return run("impor", path, "--periode", "S1", *words)


def forms(run: Run, *words: str) -> int:
    return json.loads(run("hasil", "--periode", "S1", "--json", *words)[1])["responden"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """40 forms on four worksheets, and 7 of an older one that is hidden."""
    layanan = [Sheet(name, answers(10, n)) for n, name in enumerate(("KTP", "KK", "Akta", "KIA"))]
    return write_book(
        tmp_path / "skm.xlsx",
        Sheet("Rekap", RECAP),
        Sheet("Formulir", BLANK),
        *layanan,
        Sheet("Lama", answers(7, 9), is_hidden=True),
        Sheet("Identitas", IDENTITIES),
    )


def test_all_forms_come_in_and_the_rest_is_named(office: Run, book: Path) -> None:
    code, out, said = take(office, book)
    assert (code, said) == (0, "")
    assert (
        "Lembar kerja yang dibaca: KTP (10 formulir), KK (10 formulir), Akta (10 formulir),"
        " KIA (10 formulir).\n"
    ) in out
    assert (
        "Lembar kerja yang tidak dibaca: Rekap (rekap, bukan formulir); Formulir (formulir kosong,"
        " belum ada isian); Lama (tersembunyi, 7 formulir); Identitas (identitas tanpa jawaban;"
        " tidak digabungkan dengan lembar lain).\n"
    ) in out
    assert "Nama lembar kerja tampak seperti layanan dan tidak dipakai" in out
    assert "40 formulir diimpor ke periode S1." in out
    assert forms(office) == 40
    assert take(office, book)[0] == 0
    assert forms(office) == 40


def test_worksheets_are_chosen_by_their_names(office: Run, book: Path) -> None:
    code, out, _ = take(office, book, "--sheet", "kk", "--sheet", "Lama")
    assert (code, forms(office)) == (0, 17)
    assert "KTP (tidak dipilih, 10 formulir)" in out


def test_names_of_worksheets_become_layanan(office: Run, book: Path) -> None:
    code, out, _ = take(office, book, "--nama-sheet", "layanan")
    assert code == 0
    assert "Nama lembar kerja menjadi layanan." in out
    assert "Layanan baru: KTP, KK, Akta, KIA." in out
    assert forms(office, "--layanan", "Akta") == 10


def test_trying_says_the_same_and_takes_nothing(office: Run, book: Path) -> None:
    code, out, _ = take(office, book, "--uji")
    assert (code, forms(office)) == (0, 0)
    assert "Lembar kerja yang dibaca: KTP (10 formulir)" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--sheet", "Maret"), "“Maret”"),
        (("--sheet", "Rekap"), "Rekap (rekap, bukan formulir)"),
        (("--nama-sheet", "tanggal"), "tidak dapat menjadi tanggal"),
        (("--nama-sheet", "bulan"), "bulan"),
        (("--sheet",), "--sheet"),
    ],
)
def test_a_wrong_choice_is_one_sentence(
    office: Run, book: Path, words: tuple[str, ...], told: str
) -> None:
    code, out, said = take(office, book, *words)
    assert (code, out) == (2, "")
    assert one_sentence(said)
    assert told in said
    assert forms(office) == 0


def test_a_wrong_cell_names_its_worksheet(office: Run, tmp_path: Path) -> None:
    wrong = answers(5, 2)
    wrong[3][4] = "9"
    path = write_book(tmp_path / "b.xlsx", Sheet("Jan", answers(5)), Sheet("Feb", wrong))
    code, _, said = take(office, path)
    assert (code, forms(office)) == (2, 0)
    assert "lembar kerja Feb, baris 4, kolom U4: “9” bukan nilai 1–4" in said
    assert one_sentence(said)


def test_worksheets_that_share_forms_are_refused_until_one_is_named(
    office: Run, tmp_path: Path
) -> None:
    jan = answers(22)
    gathered = [*jan[:21], *answers(10, 5)[1:]]
    path = write_book(tmp_path / "b.xlsx", Sheet("Jan", jan), Sheet("Gabungan", gathered))
    code, _, said = take(office, path)
    assert (code, forms(office)) == (2, 0)
    assert "Jan dan Gabungan memuat 20 formulir yang sama" in said
    assert one_sentence(said)
    code, out, _ = take(office, path, "--sheet", "Jan", "--sheet", "Gabungan", "--uji")
    assert code == 0
    assert "orangnya terhitung dua kali" in out
    assert take(office, path, "--sheet", "Jan")[0] == 0
    assert forms(office) == 22


def test_months_outside_the_period_are_named(office: Run, tmp_path: Path) -> None:
    months = ("Mei", "Juni", "Juli")
    path = write_book(
        tmp_path / "b.xlsx", *(Sheet(name, answers(6, n)) for n, name in enumerate(months))
    )
    code, out, _ = take(office, path)
    assert (code, forms(office)) == (0, 12)
    assert "Juli (namanya menyebut waktu di luar periode, 6 formulir)" in out


def test_only_a_hidden_worksheet_holds_forms(office: Run, tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "b.xlsx", Sheet("Sampul", [["SKM"]]), Sheet("Lama", answers(7), is_hidden=True)
    )
    code, _, said = take(office, path)
    assert (code, forms(office)) == (2, 0)
    assert "Lama (tersembunyi, 7 formulir)" in said
    assert one_sentence(said)


def test_a_page_under_the_name_of_a_workbook(office: Run, tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "unduhan.html.xls", Sheet("Rekap", RECAP), Sheet("Isian", answers(8))
    )
    code, out, _ = take(office, path)
    assert (code, forms(office)) == (0, 8)
    assert "Rekap (rekap, bukan formulir)" in out
