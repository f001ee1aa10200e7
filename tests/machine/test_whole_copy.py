"""A copy on another disk is whole and proven, or not there."""

import os
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import FileMissing, TargetUnwritable
from skm_desk.machine import whole_copy
from skm_desk.machine.whole_copy import copy_whole, sync_folder
from tests.use_cases.backup_samples import names

CONTENT = os.urandom(3 * 1024 * 1024 + 17)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "asal.db"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


def test_the_bytes_are_the_same_and_progress_is_told(source: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    copy_whole(source, stick / "a.db", lambda *step: told.append(step))
    assert (stick / "a.db").read_bytes() == CONTENT
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert names(stick) == ["a.db"]
    sync_folder(stick)
    sync_folder(stick / "tidak ada")


def test_an_older_copy_stays_when_it_fails(source: Path, stick: Path) -> None:
    (stick / "a.db").write_bytes(b"lama")

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_whole(source, stick / "a.db", stop)
    assert (stick / "a.db").read_bytes() == b"lama"
    assert names(stick) == ["a.db"]


def test_a_missing_source_is_none_of_the_targets_faults(stick: Path, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        copy_whole(tmp_path / "tidak ada.db", stick / "a.db")
    assert names(stick) == []


def test_a_missing_target_folder_is_told(source: Path, tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        copy_whole(source, tmp_path / "tidak ada" / "a.db")


def test_a_disk_that_keeps_other_bytes_is_found(
    source: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cheap sticks claim more room than they have, and forget what was written."""
    real = os.fsync

    def forget(handle: int) -> None:
        os.pwrite(handle, b"\0" * 4096, 1024 * 1024)
        real(handle)

    monkeypatch.setattr(whole_copy.os, "fsync", forget)
    with pytest.raises(TargetUnwritable) as refused:
        copy_whole(source, stick / "a.db")
    assert refused.value.path == stick / "a.db"
    assert names(stick) == []
