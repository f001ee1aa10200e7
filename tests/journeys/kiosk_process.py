"""Kiosks in programs of their own: started as people start them, killed as a power cut does."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from skm_desk.bootstrap import make_desk
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import set_pin
from skm_desk.use_cases.manage_periods import create_period
from tests.journeys.scripted_kiosk import PIN

ROOT = Path(__file__).parents[2]
PERIOD = "kini"


@dataclass
class Told:
    """What a kiosk told of itself."""

    facts: list[dict[str, Any]] = field(default_factory=list)

    def of(self, what: str) -> list[dict[str, Any]]:
        """Return the facts of one kind."""
        return [fact for fact in self.facts if fact["what"] == what]


def make(folder: Path, pin: str = PIN) -> Desk:
    """Return a desk with the clock and the name of this PC, as the kiosk has them, and its PIN."""
    desk = make_desk(folder)
    year = date.today().year
    desk.do(create_period, PERIOD, date(year - 1, 1, 1), date(year + 1, 12, 31))
    if pin:
        set_pin(folder, pin)
    return desk


def start(desk: Desk, goal: str) -> "subprocess.Popen[str]":
    """Start a kiosk on the folder of a desk whose visitor acts by the script of `goal`."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.scripted_kiosk", str(desk.folder), goal],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


@contextmanager
def kiosk(desk: Desk, goal: str, until: str) -> Iterator[Told]:
    """Run a kiosk until it tells of `until`; kill it at the end of the block."""
    process, told = start(desk, goal), Told()
    assert process.stdout is not None
    try:
        while not told.of(until):
            line = process.stdout.readline()
            assert line, f"the kiosk ended by itself: {told.facts}"
            told.facts.append(json.loads(line))
        yield told
    finally:
        process.kill()
        # A line cut in the middle was not a whole thank-you.
        rest = process.stdout.read().split("\n")[:-1]
        told.facts += [json.loads(line) for line in rest]
        process.stdout.close()
        process.wait()
