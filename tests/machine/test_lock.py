"""One kiosk on a PC: a second one is refused, and the lock goes with the program that held it."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import FolderUnusable, KioskRunning
from skm_desk.machine import lock
from skm_desk.machine.lock import KioskLock, is_kiosk_running, only_kiosk
from skm_desk.sentences.failures import say
from tests.machine.other_lock import load_other_lock

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
_ASK = """
import sys
from pathlib import Path
from skm_desk.machine.lock import is_kiosk_running

print("asking", flush=True)
while True:
    is_kiosk_running(Path(sys.argv[1]))
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


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock longer than a moment."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)


def test_a_second_one_is_refused_until_the_first_is_gone(tmp_path: Path, impatient: None) -> None:
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


def test_asking_holds_nothing_and_makes_nothing(tmp_path: Path) -> None:
    assert not is_kiosk_running(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with only_kiosk(tmp_path):
        assert is_kiosk_running(tmp_path)
    assert not is_kiosk_running(tmp_path)


@pytest.mark.parametrize("times", [2, pytest.param(20, marks=pytest.mark.slow)])
def test_a_kiosk_that_starts_while_others_ask_is_never_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    if sys.platform == "linux":  # there it need not even wait
        monkeypatch.setattr(lock, "WAIT_SECONDS", 0.0)
    askers = [_start(_ASK, tmp_path) for _ in range(2)]
    try:
        for asker in askers:
            assert asker.stdout is not None
            assert asker.stdout.readline().strip() == "asking"
        for _ in range(100 * times):
            with only_kiosk(tmp_path):
                pass
    finally:
        for asker in askers:
            asker.kill()
            asker.communicate()


def test_it_is_waited_for_while_another_one_is_about_to_free_it(tmp_path: Path) -> None:
    """Whoever looks by taking it, such as an older program, has it for a moment."""
    other = KioskLock(tmp_path)
    other.take()
    timer = threading.Timer(0.3, other.give_back)
    timer.start()
    with only_kiosk(tmp_path):
        assert is_kiosk_running(tmp_path)
    timer.join()


def test_it_is_given_back_and_taken_again_by_another_thread(tmp_path: Path) -> None:
    kiosk = KioskLock(tmp_path)
    kiosk.take()
    kiosk.take()
    worker = threading.Thread(target=kiosk.give_back)
    worker.start()
    worker.join()
    assert not is_kiosk_running(tmp_path)
    kiosk.give_back()
    kiosk.take()
    assert is_kiosk_running(tmp_path)
    kiosk.give_back()


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(FolderUnusable):
        is_kiosk_running(blocked)


def test_where_only_trying_tells_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    elsewhere = load_other_lock(monkeypatch)
    monkeypatch.setattr(lock, "try_to_hold", elsewhere.try_to_hold)
    monkeypatch.setattr(lock, "is_held", elsewhere.is_held)
    assert not is_kiosk_running(tmp_path)
    first = KioskLock(tmp_path)
    first.take()
    assert is_kiosk_running(tmp_path)
    with pytest.raises(KioskRunning), only_kiosk(tmp_path):
        pass
    worker = threading.Thread(target=first.give_back)
    worker.start()
    worker.join()
    with only_kiosk(tmp_path):
        pass
    assert not is_kiosk_running(tmp_path)
    with pytest.raises(FolderUnusable), only_kiosk(tmp_path / "tidak ada"):
        pass
    assert not (tmp_path / "tidak ada").exists()
