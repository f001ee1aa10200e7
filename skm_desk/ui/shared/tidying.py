"""Tidying: garbage is collected in the thread of the window, and in no other.

Python collects in whichever thread happens to allocate. A QObject that is part of a circle would
then be destroyed in a worker, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 5_000
# Collections of the young between two of everything, as Python itself counts them.
_FULL_EVERY = 10


class Tidying(QObject):
    """Takes over from Python's own timing for as long as it lives; made once, with the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rounds = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    @Slot()
    def tidy(self) -> None:
        """Collect what is no longer used."""
        self._rounds += 1
        gc.collect(2 if self._rounds % _FULL_EVERY == 0 else 1)
