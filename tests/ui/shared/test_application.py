"""The application of every window: beside busy work the window still has its turns."""

import sys
import time
from threading import Event, Thread

import pytest
from PySide6.QtWidgets import QApplication

_USUAL = 0.005  # seconds, of Python itself


def fifty_turns() -> float:
    """Return how long it takes to ask fifty times for a turn, in seconds."""
    start = time.monotonic()
    for _ in range(50):
        time.sleep(0.0001)
    return time.monotonic() - start


@pytest.mark.alone
def test_the_window_has_its_turn_beside_a_busy_worker(qapp: QApplication) -> None:
    short = sys.getswitchinterval()
    assert short < _USUAL
    over = Event()
    busy = Thread(target=lambda: all(iter(lambda: not over.is_set(), False)))
    busy.start()
    try:
        soon = min(fifty_turns() for _ in range(3))
        sys.setswitchinterval(_USUAL)
        usual = min(fifty_turns() for _ in range(3))
    finally:
        over.set()
        busy.join()
        sys.setswitchinterval(short)
    assert soon < 0.8 * usual
