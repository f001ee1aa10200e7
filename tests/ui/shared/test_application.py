"""The application of every window."""

import sys

from PySide6.QtWidgets import QApplication

_STALL = 0.1  # seconds that a person feels
_EVENTS = 50  # that Python may have to answer for one thing that a person does


def test_the_window_has_its_turn_beside_a_busy_worker(qapp: QApplication) -> None:
    assert sys.getswitchinterval() * _EVENTS < _STALL
