"""A restore beside programs that save all the while: nothing that was acknowledged is lost."""

import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.back_up import back_up_to
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.restore_backup import restore

# Holds the file open by a connection of its own, as another program might, and saves through ours.
_SAVER = """
import sqlite3, sys
from pathlib import Path
from skm_desk.bootstrap import bare_desk
from skm_desk.domain.errors import SkmError
from skm_desk.domain.responden import Responden, Source
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_periods import get_period

desk = bare_desk(Path(sys.argv[1]))
held = sqlite3.connect(Path(sys.argv[1]) / "skm-desk.db")

def save(store):
    jawaban = {f"U{n}": n % 4 + 1 for n in range(1, 10)}
    form = Responden(store.origin.new_id(), "pc", Source.KIOSK, jawaban, saran="kata " * 50)
    store.responden.add(form, get_period(store, "2024"), store.origin.now())
    return Done(form.id, frozenset())

while True:
    try:
        print(desk.do(save), flush=True)
        held.execute("SELECT count(*) FROM responden").fetchone()
    except SkmError:  # the file is being replaced: it is not acknowledged, and tried again
        continue
"""


def _restore_beside_savers(desk: Desk, origin: Origin, folder: Path, times: int) -> int:
    """Return how many forms three savers were acknowledged meanwhile; all of them are there."""
    backup = back_up_to(desk, folder / "kantor.db").path
    with ExitStack() as opened:
        savers = [
            opened.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", _SAVER, str(desk.folder)],
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(3)
        ]
        saved = set()
        for saver in savers:  # all of them are at work
            assert saver.stdout is not None
            saved.add(saver.stdout.readline().strip())
        asides = []
        for _ in range(times):
            asides.append(restore(desk, backup).aside)
        for saver in savers:
            assert saver.poll() is None, "a saver met a failure that is none of ours"
            saver.kill()
            assert saver.stdout is not None
            saved.update(saver.stdout.read().split("\n")[:-1])
    kept: set[str] = set()
    for path in [desk.folder / "skm-desk.db", *asides]:
        assert path is not None
        with Store(path, origin) as store:
            store.check()
        with closing(sqlite3.connect(path)) as connection:
            kept |= {uuid for (uuid,) in connection.execute("SELECT uuid FROM responden")}
    assert saved <= kept
    return len(saved)


def test_a_few_restores_beside_three_savers(
    sample_desk: Desk, origin: Origin, tmp_path: Path
) -> None:
    assert _restore_beside_savers(sample_desk, origin, tmp_path, times=6) > 6


@pytest.mark.slow
def test_two_hundred_restores_beside_three_savers(
    sample_desk: Desk, origin: Origin, tmp_path: Path
) -> None:
    print("acknowledged:", _restore_beside_savers(sample_desk, origin, tmp_path, times=200))
