"""The terminal contract: exits, JSON, and one Indonesian sentence for whatever goes wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from skm_desk.bootstrap import start
from skm_desk.cli.parser import DOCUMENTS
from skm_desk.use_cases.preview_document import list_kinds
from tests.cli.conftest import ENGLISH, Run, one_sentence
from tests.documents.pdf_reading import page_texts

CREATE = ["periode", "buat", "x", "--mulai", "2026-01-01", "--selesai", "2026-12-31"]


def test_json_of_the_real_year(sample: Run) -> None:
    code, out, _ = sample("hasil", "--periode", "2024", "--json")
    shown = json.loads(out)
    assert code == 0
    assert list(shown) == ["periode", "responden", "ikm", "mutu", "kinerja", "bobot", "unsur"]
    assert (shown["periode"], shown["responden"], shown["ikm"]) == ("2024", 80, 93.54)
    assert (shown["mutu"], shown["kinerja"], shown["bobot"]) == ("A", "Sangat Baik", "1/x")
    assert [u["nrr"] for u in shown["unsur"]] == [
        3.825,
        3.7,
        3.775,
        3.9625,
        3.7625,
        3.675,
        3.7875,
        3.2,
        3.9875,
    ]
    assert shown["unsur"][7] == {
        "kode": "U8",
        "nama": "Penanganan pengaduan, saran dan masukan",
        "jawaban": 80,
        "nrr": 3.2,
        "nilai": 80.0,
        "mutu": "B",
    }


@pytest.mark.parametrize(("bobot", "ikm"), [("1/x", 93.54), ("0,111", 93.45), ("0,11", 92.61)])
def test_the_three_bobot(sample: Run, bobot: str, ikm: float) -> None:
    code, out, _ = sample("hasil", "--tahun", "2024", "--bobot", bobot, "--json")
    assert (code, json.loads(out)["ikm"], json.loads(out)["bobot"]) == (0, ikm, bobot)


def test_nothing_to_report(run: Run) -> None:
    run("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    code, out, _ = run("hasil", "--periode", "2026", "--json")
    shown = json.loads(out)
    assert code == 1
    assert (shown["responden"], shown["ikm"], shown["mutu"], shown["kinerja"]) == (0, *[None] * 3)
    assert {(u["jawaban"], u["nrr"], u["nilai"], u["mutu"]) for u in shown["unsur"]} == {
        (0, None, None, None)
    }
    code, out, _ = run("hasil", "--periode", "2026")
    assert code == 1
    assert "Belum ada data" in out


def test_no_laporan_without_jawaban(run: Run, tmp_path: Path) -> None:
    run("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    code, out, said = run("dokumen", "laporan", "--periode", "2026", "--keluar", tmp_path / "x.pdf")
    assert (code, out, one_sentence(said)) == (1, "", True)
    assert not (tmp_path / "x.pdf").exists()


def test_the_kuesioner_is_printed_before_anybody_answered(run: Run, tmp_path: Path) -> None:
    run("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    path = tmp_path / "kuesioner.pdf"
    code, out, said = run("dokumen", "kuesioner", "--periode", "2026", "--keluar", path)
    assert (code, said) == (0, "")
    assert str(path) in out
    assert path.read_bytes().startswith(b"%PDF")
    assert run("dokumen", "kuesioner", "--tahun", "2026", "--keluar", path)[0] == 0
    assert run("dokumen", "kuesioner", "--periode", "2027", "--keluar", path)[0] == 2


def test_the_terminal_makes_every_kind_of_document() -> None:
    assert tuple(kode for kode, _ in list_kinds()) == DOCUMENTS


def test_the_publikasi_says_what_hasil_says(sample: Run, tmp_path: Path) -> None:
    path = tmp_path / "publikasi.pdf"
    assert sample("dokumen", "publikasi", "--tahun", "2024", "--keluar", path)[0] == 0
    (words,) = page_texts(path.read_bytes())
    assert "93,54 Mutu A · Sangat Baik" in words
    assert sample("periksa", path)[0] == 0


def test_the_tindak_lanjut_is_printed_and_verified(sample: Run, tmp_path: Path) -> None:
    path = tmp_path / "tindak-lanjut.pdf"
    for scope in (("--periode", "2024"), ("--tahun", "2024")):
        code, out, _ = sample("dokumen", "tindak-lanjut", *scope, "--keluar", path)
        assert code == 0
        assert str(path) in out
        assert sample("periksa", path)[0] == 0
    path.unlink()
    code, out, said = sample("dokumen", "tindak-lanjut", "--tahun", "2023", "--keluar", path)
    assert (code, out, one_sentence(said)) == (2, "", True)
    sample("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    code, out, said = sample("dokumen", "tindak-lanjut", "--periode", "2026", "--keluar", path)
    assert (code, out, one_sentence(said)) == (1, "", True)
    assert not path.exists()


def test_a_laporan_is_verified_without_a_data_folder(sample: Run, run: Run, tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "x.pdf", tmp_path / "tempat lain"
    assert sample("dokumen", "laporan", "--periode", "2024", "--keluar", path)[0] == 0
    assert run("periksa", path, folder=elsewhere)[0] == 0
    assert not elsewhere.exists()
    path.write_bytes(b"%PDF-1.7 bukan")
    for name in (path, tmp_path / "tidak ada.pdf", tmp_path / ("x" * 300 + ".pdf")):
        code, _, said = run("periksa", name, folder=elsewhere)
        assert (code, one_sentence(said)) == (2, True)


@pytest.mark.parametrize("words", [["hasil", "--periode", "a\nb"], ["hasil", "--tahun", "1\n2"]])
def test_a_line_break_in_an_argument_makes_no_second_line(sample: Run, words: list[str]) -> None:
    code, _, said = sample(*words)
    assert (code, said.count("\n")) == (2, 1)


def test_an_empty_folder_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["--data", "", "sehat"]) == 2
    assert one_sentence(capsys.readouterr().err)


def test_made_up_forms_are_marked(sample: Run) -> None:
    assert "DATA BUATAN" in sample("hasil", "--periode", "contoh-2025")[1]
    assert "DATA BUATAN" in sample("periode", "daftar")[1]
    assert "DATA BUATAN" not in sample("hasil", "--periode", "2024")[1]


@pytest.mark.parametrize(
    "words",
    [
        ["hasil"],
        ["hasil", "--periode", "2031"],
        ["hasil", "--tahun", "2031"],
        ["hasil", "--tahun", "dua"],
        ["hasil", "--periode", "2024", "--tahun", "2024"],
        ["hasil", "--periode", "2024", "--bobot", "0,2"],
        ["hasil", "--periode", "2024", "--layanan", "SIM"],
        ["hasil", "--periode"],
        ["hasil", "--per", "2024"],
        ["perintah-aneh"],
        ["sampel"],
        ["sampel", "0"],
        ["sampel", "-4"],
        ["sampel", "banyak"],
        ["sampel", "1", "2"],
        ["periode"],
        ["periode", "buat", "2026"],
        ["periode", "buat", "2026", "--mulai", "2026-13-01", "--selesai", "2026-12-31"],
        ["periode", "buat", "2026", "--mulai", "2026-12-31", "--selesai", "2026-01-01"],
        ["periode", "buat", "a/b", "--mulai", "2026-01-01", "--selesai", "2026-12-31"],
        ["periode", "buat", "2024", "--mulai", "2024-01-01", "--selesai", "2024-12-31"],
        [*CREATE, "--populasi", "0"],
        [*CREATE, "--target", "0"],
        [*CREATE, "--target", "9", "--populasi", "9"],
        ["periode", "tutup", "2031"],
        ["impor", "tidak-ada.csv", "--periode", "2024"],
        ["impor", "berkas.docx", "--periode", "2024"],
        ["impor", "tidak-ada.csv", "--periode", "2024", "--urutan", "acak"],
        ["ekspor", "keluar.docx", "--periode", "2024"],
        ["ekspor", "keluar.csv"],
        ["dokumen", "sertifikat", "--periode", "2024", "--keluar", "x.pdf"],
        ["dokumen", "laporan", "--periode", "2024"],
        ["dokumen", "laporan", "--periode", "2024", "--keluar", "x.docx"],
        ["dokumen", "laporan", "--periode", "2024", "--keluar", "tidak-ada/x.pdf"],
        ["periksa", "--periode", "2031"],
        ["contoh"],
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence(
    sample: Run, words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, said = sample(*words)
    assert code == 2
    assert out == ""
    assert one_sentence(said), said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize(
    "words",
    ["--kios sehat", "--kios hasil --periode 2024", "sehat --kios", "--kios=ya", "--kios x"],
)
def test_the_kiosk_takes_no_command(run: Run, words: str, tmp_path: Path) -> None:
    code, out, said = run(*words.split())
    assert (code, out) == (2, "")
    assert one_sentence(said), said
    assert not (tmp_path / "data").exists()


def test_periods_are_made_listed_and_closed(run: Run, tmp_path: Path) -> None:
    assert "belum ada periode" in run("periode", "daftar")[1].lower()
    code, out, _ = run(
        "periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31",
        "--populasi", "2400",
    )  # fmt: skip
    assert code == 0
    assert "331" in out
    assert run("periode", "tutup", "2026")[0] == 0
    assert "ditutup" in run("periode", "daftar")[1]
    code, _, said = run("periode", "tutup", "2026")
    assert (code, one_sentence(said)) == (2, True)


def test_import_tells_the_order_it_assumed(run: Run, write_csv: Callable[..., Path]) -> None:
    run("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    path = write_csv(",".join(f"U{n}" for n in range(1, 10)), "4,4,4,4,4,4,4,1,3")
    _, out, _ = run("impor", path, "--periode", "2026", "--uji")
    assert "U8 = Penanganan pengaduan, saran dan masukan" in out
    assert "dapat diimpor" in out
    _, out, _ = run("impor", path, "--periode", "2026", "--uji", "--urutan", "kuesioner")
    assert "U8 = Sarana dan prasarana (U9)" in out
    assert run("hasil", "--periode", "2026")[0] == 1
    code, out, _ = run("impor", path, "--periode", "2026", "--urutan", "kuesioner")
    assert (code, "1 formulir diimpor" in out) == (0, True)
    shown = json.loads(run("hasil", "--periode", "2026", "--json")[1])
    assert [u["nrr"] for u in shown["unsur"]][7:] == [3.0, 1.0]
    assert "sudah pernah diimpor" in run("impor", path, "--periode", "2026")[1]


def test_a_refused_file_names_the_cell(run: Run, write_csv: Callable[..., Path]) -> None:
    run("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    path = write_csv(
        ",".join(f"U{n}" for n in range(1, 10)), "4,4,4,4,4,4,4,1,3", "4,4,4,4,4,4,4,7,3"
    )
    code, out, said = run("impor", path, "--periode", "2026")
    assert (code, out, one_sentence(said)) == (2, "", True)
    assert "baris 3, kolom U8: “7” bukan nilai 1–4" in said
    assert run("hasil", "--periode", "2026")[0] == 1


def test_sample_sizes(run: Run) -> None:
    assert run("sampel", "100")[:2] == (0, "80\n")
    assert run("sampel", "1000000")[:2] == (0, "384\n")


def test_health(sample: Run) -> None:
    code, out, _ = sample("sehat")
    assert code == 0
    assert "240 formulir" in out
    assert "PERHATIAN" not in out


def test_health_of_a_damaged_file(sample: Run, tmp_path: Path) -> None:
    path = tmp_path / "data" / "skm-desk.db"
    damaged = bytearray(path.read_bytes())
    damaged[5 * 4096 : 6 * 4096] = bytes(4096)
    path.write_bytes(damaged)
    code, _, said = sample("sehat")
    assert (code, said.count("\n")) == (2, 1)
    assert "rusak" in said
    assert path.read_bytes() == damaged


def test_contradictions_are_found(sample: Run) -> None:
    code, out, _ = sample("periksa", "--periode", "2024")
    assert code == 1
    for words in (
        "Baru 80 dari 100 responden",
        "U8 Penanganan pengaduan, saran dan masukan termasuk yang terendah",
        "tidak terkait dengan salah satu unsur",
        "melanjutkan rencana tahun 2023",
        "Pertanyaan 1 tidak menyebut unsurnya",
        "sesudah survei mulai",
    ):
        assert words in out


def test_help_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "pemakaian: skm-desk" in shown
    assert "--kios" in shown
    assert not ENGLISH.search(shown)
    for command in ("contoh", "periode", "impor", "ekspor", "hasil", "dokumen", "sampel", "sehat"):
        assert start([command, "--help"]) == 0
        assert not ENGLISH.search(capsys.readouterr().out)


def test_as_a_module_with_the_folder_from_the_environment(tmp_path: Path) -> None:
    import os

    folder = tmp_path / "dari lingkungan"
    environment = {**os.environ, "SKM_DESK_DATA": str(folder), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "skm_desk", "contoh"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 Januari – 31 Desember 2024" in done.stdout
    assert (folder / "skm-desk.db").exists()
