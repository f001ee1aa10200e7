"""What is only needed for a while goes with its run, and what a killed one left at the next start;
what a living one works with stays."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from skm_desk.domain.file_errors import FolderUnusable
from skm_desk.machine import scratch
from skm_desk.machine.file_lock import try_to_hold
from skm_desk.machine.scratch import (
    scratch_folder,
    scratch_path,
    tidy_folder,
    tidy_temporary_folder,
)
from tests.machine.other_lock import load_other_lock

_ROOT = Path(__file__).parents[2]
_HOLD = """
import sys, time
from pathlib import Path
from skm_desk.machine.scratch import scratch_folder, scratch_path

with scratch_folder(Path(sys.argv[1])) as room, scratch_path(room.parent, ".db") as file:
    (room / "copy.db").write_bytes(b"x")
    file.write_bytes(b"x")
    print(room, flush=True)
    time.sleep(60)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make_old(path: Path) -> None:
    two_days_ago = time.time() - 2 * 86_400
    os.utime(path, (two_days_ago, two_days_ago))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of this PC."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program that works with a folder and a file in the folder of this test."""
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    program = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    program.stdout.readline()
    yield program
    program.kill()
    program.wait()
    program.stdout.close()


def test_nothing_is_left(temporary: Path, tmp_path: Path) -> None:
    with scratch_folder() as room, scratch_path(tmp_path, ".csv") as file:
        assert room.parent == temporary
        (room / "a").touch()
        file.touch()
        assert file.suffix == ".csv"
    assert names(temporary) == []
    assert names(tmp_path) == ["sementara"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable), scratch_folder(tmp_path / "tidak ada"):
        pass
    assert names(tmp_path) == []


def test_a_killed_run_leaves_nothing_and_a_living_one_loses_nothing(
    other: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    before = names(tmp_path)
    assert len(before) == 4
    with scratch_path(tmp_path, ".db") as own:
        own.touch()
        tidy_folder(tmp_path)
        assert set(before) < set(names(tmp_path))
        assert own.exists()
        other.kill()
        other.wait()
        tidy_folder(tmp_path)
        assert set(names(tmp_path)) == {own.name, f"{own.stem}.lock"}
    assert names(tmp_path) == []


def test_what_has_no_lock_is_left_for_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".skm-0123456789abcdef.db", tmp_path / ".skm-1123456789abcdef.json"
    older = tmp_path / ".skm-abcdef_1"
    other = tmp_path / ".skm-desk-lain"
    older.mkdir()
    for path in (old, young, other, older / "skm-desk.db"):
        path.touch()
    for path in (old, older, other):
        make_old(path)
    tidy_folder(tmp_path)
    assert names(tmp_path) == [young.name, other.name]


def test_older_copies_go_and_the_office_of_samples_stays(temporary: Path) -> None:
    for name, content in {
        "skm-desk-abcdefgh": ("skm-desk.db", "skm-desk.db-journal"),
        "skm-desk-abcdefgi": ("copy.db", ".skm-0123456789abcdef.db"),
        "skm-abcdefgh": ("tmpabc_1234",),
        "skm-desk-contoh1": ("skm-desk.db", "ingatan-pc.json"),
        "skm-desk-contoh2": ("skm-desk.db", "laporan-skm-2024.pdf"),
        "skm-desk-contoh-abcdefgh": ("skm-desk.db",),
        "skm-lain": ("catatan.txt",),
    }.items():
        (temporary / name).mkdir()
        for inner in content:
            (temporary / name / inner).touch()
        make_old(temporary / name)
    (temporary / "skm-desk-sekarang").mkdir()
    tidy_temporary_folder()
    assert names(temporary) == [
        "skm-desk-contoh-abcdefgh",
        "skm-desk-contoh1",
        "skm-desk-contoh2",
        "skm-desk-sekarang",
        "skm-lain",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_are_not_followed(temporary: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "skm-desk.db").write_bytes(b"data")
    target = tmp_path / "sasaran.lock"
    for name in (".skm-0123456789abcdef", "skm-desk-abcdefgh"):
        (temporary / name).symlink_to(data, target_is_directory=True)
    (temporary / ".skm-0123456789abcdef.lock").symlink_to(target)
    (temporary / ".skm-1123456789abcdef.lock").touch()
    room = temporary / ".skm-1123456789abcdef"
    room.mkdir()
    (room / "jalan").symlink_to(data, target_is_directory=True)
    tidy_temporary_folder()
    assert (data / "skm-desk.db").read_bytes() == b"data"
    assert not room.exists()
    assert not target.exists()
    with pytest.raises(OSError, match="symbolic link"):
        try_to_hold(temporary / ".skm-0123456789abcdef.lock")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_what_belongs_to_another_account_is_left_to_it(tmp_path: Path) -> None:
    for name in (".skm-0123456789abcdef.db", ".skm-0123456789abcdef.lock"):
        (tmp_path / name).touch()
        make_old(tmp_path / name)
        os.chown(tmp_path / name, 12_345, 12_345)
    tidy_folder(tmp_path)
    assert len(names(tmp_path)) == 2


def test_what_is_still_open_stays_for_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where nobody deletes an open file, and a lock that is freed goes."""
    folder = tmp_path / "data"
    room, lock = folder / ".skm-0123456789abcdef", folder / ".skm-0123456789abcdef.lock"
    room.mkdir(parents=True)
    (room / "copy.db").touch()
    lock.touch()
    with monkeypatch.context() as windows:
        windows.setattr("os.unlink", _refuse)
        windows.setattr("os.rmdir", _refuse)
        windows.setattr(scratch, "try_to_hold", _hold_as_windows)
        tidy_folder(folder)
    assert names(folder) == [room.name, lock.name]
    tidy_folder(folder)
    assert names(folder) == []


@pytest.mark.skipif(os.name == "nt", reason="there, a lock goes when it is free")
def test_a_lock_is_gone_before_it_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else who has just made it could get it, and the next one would find it free."""
    freed: list[bool] = []

    def hold(lock: Path) -> Callable[[], None] | None:
        free = try_to_hold(lock)
        return free and (lambda: (freed.append(lock.exists()), free())[1])

    monkeypatch.setattr(scratch, "try_to_hold", hold)
    with scratch_folder(tmp_path):
        pass
    (tmp_path / ".skm-0123456789abcdef.lock").touch()
    tidy_folder(tmp_path)
    assert freed == [False, False]


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "The process cannot access the file")


def _hold_as_windows(lock: Path) -> Callable[[], object]:
    return lambda: lock.rename(lock.parents[1] / "hilang.lock")


def test_where_only_trying_tells_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "try_to_hold", load_other_lock(monkeypatch).try_to_hold)
    with scratch_folder(tmp_path) as room:
        (room / "copy.db").touch()
        tidy_folder(tmp_path)
        assert names(room) == ["copy.db"]
    assert names(tmp_path) == []
    (tmp_path / ".skm-0123456789abcdef").mkdir()
    (tmp_path / ".skm-0123456789abcdef.lock").touch()
    tidy_folder(tmp_path)
    assert names(tmp_path) == []


def tidy_beside_makers(folder: Path, seconds: float) -> int:
    """Make scratch folders while others tidy up all the time; return how many lost something."""
    over, lost = Event(), 0

    def tidy() -> None:
        while not over.is_set():
            tidy_folder(folder)

    tidiers = [Thread(target=tidy) for _ in range(2)]
    for thread in tidiers:
        thread.start()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with scratch_folder(folder) as room:
            copy = room / "copy.db"
            copy.write_bytes(b"data")
            lost += not copy.exists()
    over.set()
    for thread in tidiers:
        thread.join()
    assert names(folder) == []
    return lost


def test_whoever_tidies_up_takes_nothing_from_who_begins(tmp_path: Path) -> None:
    assert tidy_beside_makers(tmp_path, 0.4) == 0


@pytest.mark.slow
def test_whoever_tidies_up_takes_nothing_for_a_long_time(tmp_path: Path) -> None:
    assert tidy_beside_makers(tmp_path, 20) == 0
