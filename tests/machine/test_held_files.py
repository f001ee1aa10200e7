"""What is held beside the data file: whole on the disk or as before, known by its name alone."""

import os
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import DiskFull, FolderUnusable, TargetUnwritable
from skm_desk.machine import safe_write
from skm_desk.machine.held_files import (
    LARGEST_BYTES,
    drop_held,
    held_names,
    put_held,
    read_held,
)

ID = "7f0c2a5e-9d1b-4c55-8a51-5f6f6b1e2d3c"


def test_nothing_is_held_at_first(tmp_path: Path) -> None:
    assert held_names(tmp_path) == ()
    assert held_names(tmp_path / "belum ada") == ()
    drop_held(tmp_path, ID)
    assert list(tmp_path.iterdir()) == []


def test_what_is_held_is_read_until_it_is_dropped(tmp_path: Path) -> None:
    put_held(tmp_path, ID, b"satu")
    put_held(tmp_path, "lain", b"dua")
    os.utime(tmp_path / "tertahan" / "lain.json", (1, 1))
    assert held_names(tmp_path) == ("lain", ID)  # the one held longest in front
    put_held(tmp_path, ID, b"tiga")
    assert read_held(tmp_path, ID) == b"tiga"
    drop_held(tmp_path, ID)
    assert held_names(tmp_path) == ("lain",)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["lain.json", "tertahan"]


def test_what_a_kill_left_half_written_is_nothing_held(tmp_path: Path) -> None:
    put_held(tmp_path, ID, b"satu")
    for name in (".skm-0123456789abcdef.json", "catatan.txt", "dua kata.json", ".json"):
        (tmp_path / "tertahan" / name).write_bytes(b"")
    assert held_names(tmp_path) == (ID,)


@pytest.mark.parametrize("name", ["", "../lain", "a/b", "a.b", "n" * 65, "..", "a\0"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        put_held(tmp_path, name, b"")
    with pytest.raises(ValueError, match="no name"):
        read_held(tmp_path, name)


def test_more_than_a_form_is_not_read(tmp_path: Path) -> None:
    put_held(tmp_path, ID, b" " * (LARGEST_BYTES + 1))
    with pytest.raises(ValueError, match="too large"):
        read_held(tmp_path, ID)


def test_a_full_disk_leaves_what_was_held_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_held(tmp_path, ID, b"satu")

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safe_write, "_write_all", full)
    with pytest.raises(DiskFull):
        put_held(tmp_path, ID, b"dua")
    assert read_held(tmp_path, ID) == b"satu"


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "tertahan").write_bytes(b"")
    with pytest.raises((FolderUnusable, TargetUnwritable)):
        put_held(tmp_path, ID, b"satu")
    assert held_names(tmp_path) == ()
