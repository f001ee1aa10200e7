"""Sticks are found where the system mounts them."""

import os
from pathlib import Path

import pytest

from skm_desk.machine import removable
from skm_desk.machine.removable import is_same_disk, removable_folders


@pytest.mark.skipif(os.name != "posix", reason="mounts of POSIX")
def test_sticks_of_anybody_and_of_a_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("usb0", "sari/KINGSTON", "sari/bukan stik", "lain"):
        (tmp_path / name).mkdir(parents=True)
    mounted = {tmp_path / "usb0", tmp_path / "sari" / "KINGSTON"}
    monkeypatch.setattr(Path, "is_mount", lambda self: self in mounted)
    monkeypatch.setattr(removable, "_MOUNTS", (str(tmp_path), str(tmp_path / "tidak ada")))
    assert removable_folders() == (tmp_path / "sari" / "KINGSTON", tmp_path / "usb0")


def test_what_is_here_can_be_asked() -> None:
    assert all(folder.is_dir() for folder in removable_folders())


def test_one_disk_and_two(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert is_same_disk(tmp_path, tmp_path / "a")
    assert not is_same_disk(tmp_path, tmp_path / "tidak ada")
    memory = Path("/dev/shm")
    if memory.is_dir() and memory.stat().st_dev != tmp_path.stat().st_dev:
        assert not is_same_disk(tmp_path, memory)
