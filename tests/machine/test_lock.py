"""One kiosk on a PC: a second one is refused, and the lock goes with the program that held it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import FolderUnusable, KioskRunning
from skm_desk.machine import lock
from skm_desk.machine.lock import only_kiosk
from skm_desk.sentences.failures import say

_HOLD = """
import sys, time
from pathlib import Path
from skm_desk.machine.lock import only_kiosk

with only_kiosk(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
_TRY = """
import sys
from pathlib import Path
from skm_desk.domain.file_errors import KioskRunning
from skm_desk.machine.lock import only_kiosk

try:
    with only_kiosk(Path(sys.argv[1])):
        print("held")
except KioskRunning:
    print("refused")
"""
_ROOT = Path(__file__).parents[2]


def _start(code: str, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    )


def _tried(folder: Path) -> str:
    """Return what another program meets that opens a kiosk on this folder."""
    other = _start(_TRY, folder)
    return other.communicate(timeout=60)[0].strip()


def test_a_second_one_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    with only_kiosk(tmp_path):
        assert _tried(tmp_path) == "refused"
        with pytest.raises(KioskRunning) as refused, only_kiosk(tmp_path):
            pass
        assert refused.value.path == tmp_path
    assert _tried(tmp_path) == "held"
    with only_kiosk(tmp_path):
        pass


def test_it_is_told_in_one_sentence(tmp_path: Path) -> None:
    assert say(KioskRunning(tmp_path)).startswith("Kios sudah terbuka di komputer ini")


def test_another_folder_has_a_kiosk_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with only_kiosk(tmp_path / "a"):
        assert _tried(tmp_path / "b") == "held"


def test_another_pc_has_a_kiosk_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data folder may lie where several PCs reach it."""
    with only_kiosk(tmp_path):
        monkeypatch.setattr(lock, "pc_name", lambda: "loket-2")
        with only_kiosk(tmp_path):
            pass


def test_a_program_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    holder = _start(_HOLD, tmp_path)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        assert _tried(tmp_path) == "refused"
    finally:
        holder.kill()
        holder.communicate()
    deadline = time.monotonic() + 20
    while _tried(tmp_path) != "held":
        assert time.monotonic() < deadline


def test_a_fault_inside_frees_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), only_kiosk(tmp_path):
        raise ZeroDivisionError
    with only_kiosk(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(FolderUnusable), only_kiosk(blocked):
        pass


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="whoever may do everything is refused nothing",
)
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FolderUnusable), only_kiosk(tmp_path):
            pass
    finally:
        tmp_path.chmod(0o700)


def test_the_file_of_the_lock_stands_beside_the_settings_of_this_pc(tmp_path: Path) -> None:
    with only_kiosk(tmp_path):
        names = [path.name for path in tmp_path.iterdir()]
    assert len(names) == 1
    assert names[0].startswith("komputer-")
    assert names[0].endswith(".lock")
