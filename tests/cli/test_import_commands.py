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


# Rows that came in before.


def week(count: int) -> list[list[str]]:
    """Return rows of an online form, a minute apart, all answered alike."""
    head = ["Timestamp", *(f"U{n}" for n in range(1, 10))]
    return [head, *([f"2026-03-05 09:{n:02}:07", *"444444444"] for n in range(count))]


@pytest.fixture
def weeks(office: Run, write_csv: Callable[..., Path]) -> tuple[Path, Path]:
    first, second = (
        write_csv(*map(",".join, week(count)), name=f"minggu-{count}.csv") for count in (20, 40)
    )
    assert take(office, first)[0] == 0
    return first, second


def test_the_same_sheet_later_is_refused_until_a_flag_says_which_rows(
    office: Run, weeks: tuple[Path, Path]
) -> None:
    first, second = weeks
    for words in ((), ("--uji",)):
        code, out, said = take(office, second, *words)
        assert (code, out, forms(office)) == (2, "", 20)
        assert one_sentence(said)
        assert "20 dari 40 baris berkas minggu-40.csv sudah masuk lewat impor nomor 1" in said
        assert "--hanya-baru" in said
        assert "--semua" in said
    code, out, _ = take(office, second, "--hanya-baru", "--uji")
    assert (code, forms(office)) == (0, 20)
    assert "20 formulir dapat diimpor" in out
    code, out, _ = take(office, second, "--hanya-baru")
    assert (code, forms(office)) == (0, 40)
    assert "20 baris sudah ada lewat impor nomor 1 (minggu-20.csv" in out
    for path in (first, second):  # the very same files
        assert take(office, path)[0] == 0
    assert forms(office) == 40


def test_all_rows_come_in_if_a_flag_says_so(office: Run, weeks: tuple[Path, Path]) -> None:
    assert take(office, weeks[1], "--semua")[0] == 0
    assert forms(office) == 60
    code, _, said = take(office, weeks[1], "--semua", "--hanya-baru")
    assert code == 2
    assert one_sentence(said)


def test_corrections_are_listed(
    office: Run, weeks: tuple[Path, Path], write_csv: Callable[..., Path]
) -> None:
    rows = week(22)
    rows[4][3] = "1"
    path = write_csv(*map(",".join, rows), name="koreksi.csv")
    code, _, said = take(office, path)
    assert code == 2
    assert "19 dari 22 baris" in said
    assert "1 mungkin koreksi" in said
    assert one_sentence(said)
    code, out, _ = take(office, path, "--hanya-baru")
    assert (code, forms(office)) == (0, 22)
    assert "Mungkin koreksi: baris 5, kolom U3: dulu “4”, sekarang “1”." in out


# Imports taken back.


def test_imports_are_listed_and_taken_back(office: Run, weeks: tuple[Path, Path]) -> None:
    assert take(office, weeks[1], "--hanya-baru")[0] == 0
    code, out, said = office("impor", "--daftar", "--periode", "S1")
    assert (code, said) == (0, "")
    first, second = out.splitlines()
    assert first.startswith("1. minggu-20.csv · 20 formulir · ")
    assert second.startswith("2. minggu-40.csv · 20 formulir · ")
    words = ("--batalkan", "2", "--alasan", "loket lain", "--petugas", "Dewi")
    code, out, _ = office("impor", *words, "--periode", "S1")
    assert (code, forms(office)) == (0, 20)
    assert "Impor nomor 2 (minggu-40.csv) dibatalkan: 20 formulir menjadi batal" in out
    assert "dibatalkan: loket lain" in office("impor", "--daftar", "--periode", "S1")[1]
    assert office("sehat")[0] == 0
    assert take(office, weeks[1], "--hanya-baru")[0] == 0  # it may come in again
    assert forms(office) == 40


@pytest.mark.parametrize(
    "words",
    [
        ("--batalkan", "1"),
        ("--batalkan", "1", "--alasan", "  "),
        ("--batalkan", "7", "--alasan", "keliru"),
        ("--batalkan", "satu", "--alasan", "keliru"),
        ("--batalkan", "1", "--daftar"),
        (),
    ],
)
def test_what_is_no_taking_back(
    office: Run, weeks: tuple[Path, Path], words: tuple[str, ...]
) -> None:
    code, out, said = office("impor", *words, "--periode", "S1")
    assert (code, out, forms(office)) == (2, "", 20)
    assert one_sentence(said)


def test_a_closed_period_lists_and_takes_nothing_back(
    office: Run, weeks: tuple[Path, Path]
) -> None:
    office("periode", "tutup", "S1")
    assert office("impor", "--daftar", "--periode", "S1")[0] == 0
    code, _, said = office("impor", "--batalkan", "1", "--alasan", "keliru", "--periode", "S1")
    assert (code, forms(office)) == (2, 20)
    assert one_sentence(said)


def test_a_period_without_imports(office: Run) -> None:
    code, out, _ = office("impor", "--daftar", "--periode", "S1")
    assert (code, out) == (0, "Belum ada impor dalam periode ini.\n")
    assert office("impor", "--daftar", "--periode", "S9")[0] == 2
