"""The program is killed while it joins a package, again and again: all of it is there, or none."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from tests.use_cases.other_pcs import forms, keep, make_pc, packed

_MERGE = """
import sys
from pathlib import Path
from skm_desk.bootstrap import bare_desk
from skm_desk.use_cases.merge_packages import merge

desk = bare_desk(Path(sys.argv[1]))
print("mulai", flush=True)
merge(desk, [Path(sys.argv[2])], lambda done, total: print("jalan", done, flush=True))
print("selesai", flush=True)
"""
_ROOT = Path(__file__).parents[2]
_FORMS = 400


def merge_and_kill(desk: Desk, package: Path) -> bool:
    """Have a program join a package and kill it at a random moment; return whether it ended."""
    program = subprocess.Popen(
        [sys.executable, "-c", _MERGE, str(desk.folder), str(package)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    assert program.stdout is not None
    program.stdout.readline()
    time.sleep(random.uniform(0, 0.35))
    program.kill()
    said = program.stdout.read()
    program.stdout.close()
    program.wait()
    return "selesai" in said


def kill_while_merging(tmp_path: Path, times: int) -> None:
    source, target = make_pc(tmp_path, "dua"), make_pc(tmp_path, "satu")
    for number in range(_FORMS):
        keep(source, lembar=str(number))
    keep(target, lembar="7")
    package = packed(source, tmp_path)
    data = target.folder / "skm-desk.db"
    before = data.read_bytes()
    outcomes = set()
    for _ in range(times):
        ended = merge_and_kill(target, package)
        with Store(data, target.origin) as store:
            store.check()
        count = len(forms(target))
        assert count in ((1 + _FORMS,) if ended else (1, 1 + _FORMS))
        outcomes.add(count)
        data.write_bytes(before)
    print("forms after a kill:", sorted(outcomes))


def test_killed_while_merging(tmp_path: Path) -> None:
    kill_while_merging(tmp_path, times=10)


@pytest.mark.slow
def test_killed_while_merging_very_often(tmp_path: Path) -> None:
    kill_while_merging(tmp_path, times=300)
