"""At the terminal: a file that another program changed gives no number and no document."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from skm_desk.domain.audit import digest_of
from skm_desk.machine.memory_file import memory_file
from tests.cli.conftest import Run, one_sentence
from tests.outside import change_outside

CHANGE = "UPDATE jawaban SET nilai = 4 WHERE nilai = 3"
LEAVING = (
    ("hasil", "--periode", "2024"),
    ("hasil", "--tahun", "2024", "--json"),
    ("periksa", "--periode", "2024"),
    ("ekspor", "{}/a.csv", "--periode", "2024"),
    ("ekspor", "{}/a.xlsx", "--periode", "2024"),
    ("ekspor", "{}/a.json", "--periode", "2024"),
    ("dokumen", "laporan", "--periode", "2024", "--keluar", "{}/a.pdf"),
    ("dokumen", "publikasi", "--tahun", "2024", "--keluar", "{}/b.pdf"),
    ("dokumen", "tindak-lanjut", "--periode", "2024", "--keluar", "{}/c.pdf"),
    ("dokumen", "kuesioner", "--periode", "2024", "--keluar", "{}/d.pdf"),
    ("paket", "{}/a.skm"),
    ("cadangkan", "{}/a.db"),
    ("sehat",),
)


def at_terminal(run: Run, command: tuple[str, ...], folder: Path) -> tuple[int, str, str]:
    return run(*(word.format(folder) for word in command))


@pytest.mark.parametrize("command", LEAVING, ids=" ".join)
def test_what_leaves_a_changed_file_is_refused(
    sample: Run, tmp_path: Path, data_file: Path, command: tuple[str, ...]
) -> None:
    target = tmp_path / "keluar"
    target.mkdir()
    assert at_terminal(sample, command, target)[0] < 2
    assert change_outside(data_file, CHANGE)
    for path in target.iterdir():
        path.unlink()
    code, out, said = at_terminal(sample, command, target)
    assert (code, one_sentence(said)) == (2, True)
    assert "rusak atau diubah oleh program lain" in said
    assert out == ""
    assert list(target.iterdir()) == []


def test_an_older_copy_is_a_finding_of_health_and_stops_the_rest(
    sample: Run, tmp_path: Path, data_file: Path
) -> None:
    shutil.copy(data_file, tmp_path / "lama.db")
    sample("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    sample("cadangkan")
    shutil.copy(tmp_path / "lama.db", data_file)
    code, out, said = sample("sehat")
    assert (code, said) == (1, "")
    (line,) = (line for line in out.splitlines() if "diganti atau diubah" in line)
    assert line.startswith("PERHATIAN")
    assert "bukan kelanjutan" in line
    assert "memuat 1 catatan yang tidak ada lagi di berkas data" in line
    code, _, said = sample("hasil", "--tahun", "2024")
    assert (code, one_sentence(said)) == (2, True)
    assert "bukan kelanjutan" in said
    assert "cadangan dari" in said
    # The backup alone proves it, too.
    memory_file(data_file.parent).unlink()
    code, out, _ = sample("sehat")
    assert code == 1
    assert "bukan kelanjutan" not in out
    assert "memuat 1 catatan yang tidak ada lagi di berkas data" in out


def test_the_data_file_itself_may_be_declared_right(
    sample: Run, tmp_path: Path, data_file: Path
) -> None:
    shutil.copy(data_file, tmp_path / "lama.db")
    sample("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")
    sample("cadangkan")
    shutil.copy(tmp_path / "lama.db", data_file)
    code, out, _ = sample("pulihkan", data_file)
    assert (code, out) == (0, "Data yang sekarang tetap dipakai, 240 formulir; hal ini dicatat.\n")
    assert sample("sehat")[0] == 0
    assert json.loads(sample("hasil", "--periode", "2024", "--json")[1])["ikm"] == 93.54


def test_a_rewritten_chain_stands_against_its_backup(
    sample: Run, tmp_path: Path, data_file: Path
) -> None:
    """Somebody who knows how the chain is made changes what it says and links it anew."""
    sample("cadangkan")
    rewrite_chain(data_file)
    memory_file(data_file.parent).unlink()
    code, out, _ = sample("sehat")
    assert code == 1
    assert "catatan yang berbeda di berkas data" in out


def rewrite_chain(path: Path) -> None:
    """Have the last entry say that somebody else wrote it, and link it rightly."""
    with closing(sqlite3.connect(path)) as connection:
        *facts, _ = connection.execute("SELECT * FROM audit ORDER BY sequence").fetchall()[-1]
    facts[2] = "orang lain"
    change_outside(
        path,
        "UPDATE audit SET who = ?, digest = ? WHERE sequence = ?",
        [facts[2], digest_of(facts), facts[0]],
    )


@pytest.mark.parametrize("left", ["ingatan", "komputer", "cadangan", "sebelum"])
@pytest.mark.parametrize("empty", [False, True])
def test_a_file_that_was_there_is_not_made_anew(
    sample: Run, data_file: Path, left: str, empty: bool
) -> None:
    folder = data_file.parent
    data_file.unlink()
    memory = memory_file(folder)
    if left != "ingatan":
        memory.unlink()
    if left == "komputer":
        (folder / "komputer-lain.json").write_text("{}", encoding="utf-8")
    elif left == "cadangan":
        (folder / "cadangan").mkdir()
    elif left == "sebelum":
        (folder / "skm-desk.sebelum-0011_guards.db").touch()
    if empty:
        data_file.touch()
    for command in (("hasil", "--tahun", "2024"), ("contoh",), ("periode", "daftar")):
        code, _, said = sample(*command)
        assert (code, one_sentence(said)) == (2, True)
        assert "tidak ada lagi atau kosong" in said
        assert data_file.exists() == empty
        assert not empty or data_file.stat().st_size == 0


def test_an_empty_file_where_nothing_ever_was_is_made_ready(run: Run, data_file: Path) -> None:
    """A program that was killed while it made the file leaves it empty."""
    data_file.parent.mkdir(parents=True)
    data_file.touch()
    assert run("contoh")[0] == 0
