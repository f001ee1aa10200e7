"""A form thanked for is a form kept: the program is killed while it saves, again and again."""

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk

_SAVER = """
import sys
from pathlib import Path
from skm_desk.bootstrap import make_desk
from skm_desk.domain.responden import Responden, Source
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_periods import get_period

desk = make_desk(Path(sys.argv[1]))

def save(store):
    form = Responden(store.origin.new_id(), "pc", Source.KIOSK,
                     {f"U{n}": n % 4 + 1 for n in range(1, 10)}, saran="kata " * 200)
    store.responden.add(form, get_period(store, "2024"), store.origin.now())
    return Done(form.id, frozenset())

while True:
    print(desk.do(save), flush=True)
"""


def _kill_while_saving(desk: Desk, origin: Origin, times: int) -> int:
    path = desk.folder / "skm-desk.db"
    thanked: list[str] = []
    for _ in range(times):
        saver = subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(desk.folder)], stdout=subprocess.PIPE, text=True
        )
        assert saver.stdout is not None
        thanked.append(saver.stdout.readline().strip())
        time.sleep(random.uniform(0, 0.02))
        saver.kill()
        # A line cut in the middle was not a whole thank-you.
        rest = saver.stdout.read()
        thanked += rest.split("\n")[:-1]
        saver.stdout.close()
        saver.wait()
        with Store(path, origin) as store:
            store.check()
    connection = sqlite3.connect(path)
    kept = {uuid for (uuid,) in connection.execute("SELECT uuid FROM responden")}
    halves = connection.execute(
        "SELECT count(*) FROM responden WHERE (SELECT count(*) FROM jawaban"
        " WHERE responden_id = responden.id) <> 9"
    ).fetchone()
    connection.close()
    assert set(thanked) <= kept
    assert halves == (0,)
    return len(thanked)


def test_a_few_kills(sample_desk: Desk, origin: Origin) -> None:
    assert _kill_while_saving(sample_desk, origin, times=6) >= 6


@pytest.mark.slow
def test_a_thousand_kills(sample_desk: Desk, origin: Origin) -> None:
    print("saved before a kill:", _kill_while_saving(sample_desk, origin, times=1000))


def test_the_saver_is_real(tmp_path: Path) -> None:
    """Without a period the saver fails at once: it does not print ids it never kept."""
    saver = subprocess.run(
        [sys.executable, "-c", _SAVER, str(tmp_path)], capture_output=True, text=True, timeout=60
    )
    assert saver.returncode != 0
    assert saver.stdout == ""
