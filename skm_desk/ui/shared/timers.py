"""Timers that ring once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def ring_once(owner: QObject, ms: int, act: Callable[[], object] | SignalInstance) -> QTimer:
    """Return a timer of `owner` that rings once, `ms` milliseconds after each start.

    Ringing calls `act`, or emits it when it is a signal.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(act)
    return timer
