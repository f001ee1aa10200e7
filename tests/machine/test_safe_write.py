"""A file is put in place whole or not at all."""

import errno
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import DiskFull, TargetUnwritable
from skm_desk.machine.safe_write import write_bytes_safely, write_safely


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_a_new_version(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    write_bytes_safely(path, b"satu")
    assert path.read_bytes() == b"satu"
    write_bytes_safely(path, b"dua")
    assert path.read_bytes() == b"dua"
    assert names(tmp_path) == ["laporan.pdf"]


def test_the_older_file_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"lama")

    def half(temporary: Path) -> None:
        temporary.write_bytes(b"setengah")
        raise ValueError("berhenti di tengah")

    with pytest.raises(ValueError, match="tengah"):
        write_safely(path, half)
    assert path.read_bytes() == b"lama"
    assert names(tmp_path) == ["laporan.pdf"]


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    def full(temporary: Path) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    with pytest.raises(DiskFull):
        write_safely(tmp_path / "a.csv", full)
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_really_full_disk_is_told(tmp_path: Path) -> None:
    def write(temporary: Path) -> None:
        with Path("/dev/full").open("wb") as device:
            device.write(b"x" * 10)

    with pytest.raises(DiskFull):
        write_safely(tmp_path / "a.csv", write)
    assert names(tmp_path) == []


def test_a_missing_folder_and_a_folder_in_the_way_are_told(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        write_bytes_safely(tmp_path / "tidak ada" / "a.csv", b"x")
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(TargetUnwritable):
        write_bytes_safely(tmp_path / "b.csv", b"x")
    assert names(tmp_path) == ["b.csv"]
