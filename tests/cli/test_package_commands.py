"""`paket` and `gabung`: the terminal contract."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from skm_desk import bootstrap
from skm_desk.bootstrap import bare_desk
from skm_desk.use_cases.desk import Desk
from tests.cli.conftest import Run, one_sentence
from tests.use_cases.other_pcs import correct, forms, keep, void

YEAR = ("--mulai", "2026-01-01", "--selesai", "2026-12-31")


@pytest.fixture
def run(run: Run) -> Run:
    """Run the program on the first of two PCs, unless another folder is named."""
    return lambda *words, folder="satu": run(*words, folder=folder)


@pytest.fixture
def pcs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Desk]:
    """Two PCs, each with the period open and one paper form of the same number."""
    for name in ("satu", "dua"):
        assert run("periode", "buat", "2026", *YEAR, folder=name)[0] == 0
    desks = []
    for name in ("satu", "dua"):
        desk = bare_desk(tmp_path / name)
        desks.append(Desk(desk.folder, replace(desk.origin, pc=f"pc-{name}")))
        keep(desks[-1], lembar="7", layanan=None)
    real = bootstrap.bare_desk

    def named(folder: Path, announce: object = None) -> Desk:
        desk = real(folder, announce)
        return Desk(folder, replace(desk.origin, pc=f"pc-{folder.name}"), announce)

    monkeypatch.setattr(bootstrap, "bare_desk", named)
    return desks[0], desks[1]


def responden(run: Run) -> int:
    shown = json.loads(run("hasil", "--periode", "2026", "--json")[1])
    assert isinstance(shown["responden"], int)
    return shown["responden"]


def test_carried_and_joined(run: Run, pcs: tuple[Desk, Desk], tmp_path: Path) -> None:
    stick = tmp_path / "b.skm"
    code, out, said = run("paket", stick, folder="dua")
    assert (code, out, said) == (0, f"Paket dengan 1 formulir tersimpan: {stick}\n", "")
    code, out, said = run("gabung", stick, "--uji")
    assert (code, said) == (0, "")
    assert "  Formulir baru: 1\n" in out
    assert "Lembar 7 periode 2026 menjadi 7-pcdua, karena" in out
    assert "mungkin satu lembar diketik dua kali." in out
    assert out.endswith("Hanya diperiksa; tidak ada yang digabung.\n")
    assert responden(run) == 1
    code, out, said = run("gabung", stick)
    assert (code, said) == (0, "")
    assert out.startswith("b.skm · dari PC pc-dua · ")
    assert out.endswith("1 formulir baru masuk dari 1 paket.\n")
    assert responden(run) == 2
    code, out, _ = run("gabung", stick)
    assert (code, out.splitlines()[-1]) == (
        0,
        "Paket ini sudah pernah digabung; tidak ada yang baru.",
    )
    assert responden(run) == 2
    assert run("sehat")[0] == 0


def test_news_are_told(run: Run, pcs: tuple[Desk, Desk], tmp_path: Path) -> None:
    first, second = pcs
    ids = [*forms(second), keep(second, layanan=None), keep(second, layanan=None)]
    run("paket", tmp_path / "b.skm", folder="dua")
    run("gabung", tmp_path / "b.skm")
    correct(second, ids[0], U1="1")
    void(second, ids[1])
    correct(second, ids[2], U1="2")
    correct(first, ids[2], U1="3")
    run("paket", tmp_path / "b.skm", folder="dua")
    code, out, _ = run("gabung", tmp_path / "b.skm")
    assert code == 0
    assert "  Dikoreksi di sana: 1\n  Dibatalkan di sana: 1\n" in out
    assert "dikoreksi berbeda di kedua komputer; isi yang di sini tetap" in out
    assert out.endswith("2 formulir diperbarui dari 1 paket.\n")
    assert run("sehat")[0] == 0


def test_a_folder_takes_a_package_under_a_name(
    run: Run, pcs: tuple[Desk, Desk], tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    assert run("paket", stick)[0] == 0
    (path,) = stick.iterdir()
    assert re.fullmatch(r"paket-pc-satu-\d{4}-\d\d-\d\d-\d{4}\.skm", path.name)


@pytest.mark.parametrize(
    "words",
    [
        ["paket"],
        ["paket", "a.zip"],
        ["paket", ""],
        ["paket", "tidak ada/a.skm"],
        ["gabung"],
        ["gabung", "tidak ada.skm"],
        ["gabung", "surat.skm"],
        ["gabung", "b.skm", "surat.skm"],
        ["gabung", "rusak.skm", "--uji"],
        ["gabung", "satu"],
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    run: Run,
    pcs: tuple[Desk, Desk],
    tmp_path: Path,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("paket", tmp_path / "b.skm", folder="dua")
    (tmp_path / "surat.skm").write_text("Yth. Kepala Dinas", encoding="utf-8")
    content = bytearray((tmp_path / "b.skm").read_bytes())
    content[len(content) // 2] ^= 0x10
    (tmp_path / "rusak.skm").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.glob("**/*") if path.is_file()}
    code, out, said = run(*words)
    assert (code, out) == (2, "")
    assert one_sentence(said), said
    after = {path: path.read_bytes() for path in tmp_path.glob("**/*") if path.is_file()}
    assert {path.name for path in after} == {path.name for path in before}
    data = tmp_path / "satu" / "skm-desk.db"
    assert after[data] == before[data]


def test_a_period_closed_here_says_what_to_do(
    run: Run, pcs: tuple[Desk, Desk], tmp_path: Path
) -> None:
    run("paket", tmp_path / "b.skm", folder="dua")
    run("periode", "tutup", "2026")
    code, out, said = run("gabung", tmp_path / "b.skm")
    assert (code, out, one_sentence(said)) == (2, "", True)
    assert "buka lagi periode itu" in said
