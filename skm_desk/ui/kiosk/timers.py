"""Timers that ring once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def ring_once(owner: QObject, ms: int, act: Callable[[], object]) -> QTimer:
    """Return a timer of `owner` that calls `act` once, `ms` milliseconds after each start."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(act)
    return timer
