"""A kiosk that saves all the time while a backup runs: neither holds up nor spoils the other."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from skm_desk.storage.origin import Origin
from skm_desk.storage.snapshot import peek, take_snapshot
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk

_HAMMER = """
import sys, time
from pathlib import Path
from skm_desk.bootstrap import make_desk
from skm_desk.domain.responden import Responden, Source
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_periods import get_period

desk = make_desk(Path(sys.argv[1]))

def save(store):
    form = Responden(store.origin.new_id(), "pc", Source.KIOSK, {f"U{n}": 4 for n in range(1, 10)})
    store.responden.add(form, get_period(store, "2024"), store.origin.now())
    return Done(None, frozenset())

while True:
    began = time.monotonic()
    desk.do(save)
    print(time.monotonic() - began, flush=True)
"""
_ROOT = Path(__file__).parents[2]
LONGEST_WAIT = 1.0


@contextmanager
def hammering(folder: Path, waits: list[float]) -> Iterator[None]:
    """Have another program save form after form; `waits` gets how long each took, in seconds."""
    program = subprocess.Popen(
        [sys.executable, "-c", _HAMMER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=_ROOT
    )
    assert program.stdout is not None
    try:
        waits.append(float(program.stdout.readline()))
        yield
    finally:
        program.kill()
        rest = program.stdout.read()
        waits += [float(line) for line in rest.split("\n")[:-1]]
        program.stdout.close()
        program.wait()


def test_each_snapshot_is_one_state(sample_desk: Desk, tmp_path: Path, origin: Origin) -> None:
    source, waits = sample_desk.folder / "skm-desk.db", list[float]()
    with hammering(sample_desk.folder, waits):
        forms = [take_snapshot(source, tmp_path / "a.db", origin).facts.forms for _ in range(5)]
    assert forms == sorted(forms)
    assert forms[-1] > forms[0]
    assert len(waits) > 5


@pytest.mark.alone
def test_a_writer_never_waits_long(sample_desk: Desk, tmp_path: Path, origin: Origin) -> None:
    source, waits = sample_desk.folder / "skm-desk.db", list[float]()
    with sqlite3.connect(source) as wide:
        for place in range(2):  # 80 MB
            wide.execute(
                "INSERT INTO photo VALUES (NULL, ?, 1, 99, '', zeroblob(40000000), NULL)",
                [f"besar-{place}"],
            )
    wide.close()
    with hammering(sample_desk.folder, waits), Store(source, origin) as store:
        for _ in range(2):
            store.copy_to(tmp_path / "a.db")
    print(f"{len(waits)} forms saved meanwhile, the slowest in {max(waits):.3f} s")
    assert peek(tmp_path / "a.db").forms > 240
    assert max(waits) < LONGEST_WAIT
