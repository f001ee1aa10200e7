"""Runs that are killed in the middle of their work leave nothing after the next start."""

import subprocess
import sys
from pathlib import Path

import pytest

from skm_desk.bootstrap import start
from skm_desk.use_cases.back_up import back_up
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_file import begin_guarded_day
from skm_desk.use_cases.merge_packages import pack
from skm_desk.use_cases.tidy_up import tidy_up

# Begins a backup, the reading of a package and, in the folder named second, to restore a backup;
# stops in the middle of each.
_WORK = """
import os, sys, time
from pathlib import Path
from threading import Thread
from skm_desk.bootstrap import bare_desk
from skm_desk.use_cases.back_up import back_up
from skm_desk.use_cases.merge_packages import merge
from skm_desk.use_cases.restore_backup import restore

folder, other, package = map(Path, sys.argv[1:])

def stop(done, total):
    os.write(1, b"middle\\n")
    time.sleep(60)

backup = next((other / "cadangan").glob("skm-desk-*.db"))
for deed in (
    lambda: back_up(bare_desk(folder), stop),
    lambda: merge(bare_desk(folder), [package], stop),
    lambda: restore(bare_desk(other), backup, stop),
):
    Thread(target=deed, daemon=True).start()
time.sleep(60)
"""
_ROOT = Path(__file__).parents[2]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of this PC."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def begin_work(*words: Path) -> "subprocess.Popen[str]":
    """Return a program that stands in the middle of its three deeds."""
    command = [sys.executable, "-c", _WORK, *map(str, words)]
    program = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert [program.stdout.readline() for _ in range(3)] == ["middle\n"] * 3
    return program


def end(program: "subprocess.Popen[str]") -> None:
    program.kill()
    program.wait()
    assert program.stdout is not None
    program.stdout.close()


def left_in(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob(".skm-*")}


def test_killed_runs_leave_nothing_and_living_ones_keep_theirs(
    desk: Desk, first: Desk, second: Desk, tmp_path: Path, temporary: Path
) -> None:
    places = (desk.folder, first.folder, second.folder, temporary)
    for one in (first, second):
        back_up(one)
    package = pack(first, tmp_path / "paket.skm").path
    assert left_in(*places) == set()
    living = begin_work(desk.folder, first.folder, package)
    try:
        its_own = left_in(*places)
        killed = begin_work(desk.folder, second.folder, package)
        assert left_in(second.folder)
        end(killed)
        assert left_in(*places) > its_own
        begin_guarded_day(desk)
        tidy_up(second.folder)
        assert left_in(*places) == its_own
    finally:
        end(living)
    assert start(["--data", str(desk.folder), "periode", "daftar"]) == 0
    tidy_up(first.folder)
    assert left_in(*places) == set()
    assert not list(temporary.iterdir())
