"""The program is killed while it backs up and while it restores, again and again."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skm_desk.domain.backup_names import backup_moment
from skm_desk.storage.snapshot import take_out
from skm_desk.storage.store import Store
from skm_desk.use_cases.back_up import back_up_to
from skm_desk.use_cases.desk import Desk
from tests.use_cases.backup_samples import add_forms

_BACK_UP = """
import sys
from pathlib import Path
from skm_desk.bootstrap import bare_desk
from skm_desk.use_cases.back_up import back_up

desk = bare_desk(Path(sys.argv[1]))
while True:
    print(back_up(desk).path, flush=True)
"""
_RESTORE = """
import sys
from itertools import cycle
from pathlib import Path
from skm_desk.bootstrap import bare_desk
from skm_desk.use_cases.restore_backup import restore

desk = bare_desk(Path(sys.argv[1]))
for backup in cycle(sys.argv[2:]):
    print(restore(desk, Path(backup)).aside, flush=True)
"""
_ROOT = Path(__file__).parents[2]


def killed(code: str, *words: object) -> list[str]:
    """Run code, kill it at a random moment after its first line; return the whole lines."""
    program = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)], stdout=subprocess.PIPE, text=True, cwd=_ROOT
    )
    assert program.stdout is not None
    lines = [program.stdout.readline().strip()]
    time.sleep(random.uniform(0, 0.08))
    program.kill()
    lines += program.stdout.read().split("\n")[:-1]
    program.stdout.close()
    program.wait()
    return lines


def kill_while_backing_up(desk: Desk, tmp_path: Path, times: int) -> None:
    folder = desk.folder / "cadangan"
    proven: set[Path] = set()
    for _ in range(times):
        told = {Path(line) for line in killed(_BACK_UP, desk.folder)}
        found = {path for path in folder.iterdir() if backup_moment(path.name) is not None}
        assert told <= found
        for path in (found - proven) | told:
            assert take_out(path, tmp_path / "keluar.db", desk.origin).forms == 240
        proven |= found
    with Store(desk.folder / "skm-desk.db", desk.origin) as store:
        store.check()


def kill_while_restoring(desk: Desk, tmp_path: Path, times: int) -> None:
    small = back_up_to(desk, tmp_path / "kecil.db").path
    desk.do(add_forms, 60)
    large = back_up_to(desk, tmp_path / "besar.db").path
    present = desk.folder / "skm-desk.db"
    for _ in range(times):
        killed(_RESTORE, desk.folder, small, large)
        with Store(present, desk.origin) as store:
            store.check()
            assert store.count.all_forms() in (240, 300)
        for path in desk.folder.glob("skm-desk.sebelum-pulih-*.db"):
            assert take_out(path, tmp_path / "keluar.db", desk.origin).forms in (240, 300)
            path.unlink()
        assert not list(desk.folder.glob("skm-desk.rusak-*"))


def test_killed_while_backing_up(sample_desk: Desk, tmp_path: Path) -> None:
    kill_while_backing_up(sample_desk, tmp_path, times=10)


def test_killed_while_restoring(sample_desk: Desk, tmp_path: Path) -> None:
    kill_while_restoring(sample_desk, tmp_path, times=10)


@pytest.mark.slow
def test_killed_while_backing_up_very_often(sample_desk: Desk, tmp_path: Path) -> None:
    kill_while_backing_up(sample_desk, tmp_path, times=300)


@pytest.mark.slow
def test_killed_while_restoring_very_often(sample_desk: Desk, tmp_path: Path) -> None:
    kill_while_restoring(sample_desk, tmp_path, times=300)
