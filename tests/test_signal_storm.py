"""Fifty thousand signals: PySide6 6.12.0 lost a reference to None at each, until Python aborted."""

import os
import subprocess
import sys
from pathlib import Path

STORM = """
import sys

from PySide6.QtCore import QCoreApplication, QObject, Slot

from skm_desk.domain.changes import Kind
from skm_desk.ui.shared.change_bus import ChangeBus


class Listener(QObject):
    heard = 0

    @Slot(object)
    def hear(self, changes):
        self.heard += 1


app = QCoreApplication([])
bus, listener = ChangeBus(), Listener()
bus.changed.connect(listener.hear)
bus.changed.connect(lambda changes: None)
before = sys.getrefcount(None)
changes = frozenset({Kind.RESPONDEN})
for _ in range(50_000):
    bus.announce(changes)
print(listener.heard, before - sys.getrefcount(None) < 1000)
"""


def test_fifty_thousand_signals() -> None:
    # In a Python of its own: the fault ends the whole process.
    done = subprocess.run(
        [sys.executable, "-c", STORM],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["50000", "True"]
