"""Patience: how long the kiosk waits for a visitor who does nothing."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from skm_desk.ui.kiosk.visit import Timing
from skm_desk.ui.shared.timers import ring_once

_SECOND_MS = 1_000


class Patience(QObject):
    """Two clocks: one before the warning, and one that sends a form that is done.

    The second runs only at the saran page while nothing was touched there.
    """

    ran_out = Signal()  # ask whether somebody is still here
    sends_in = Signal(int)  # seconds until the form is sent by itself
    send_now = Signal()

    def __init__(self, timing: Timing) -> None:
        super().__init__()
        self._timing = timing
        self._idle = ring_once(self, timing.idle, self.ran_out)
        self._send = QTimer(self)
        self._send.setInterval(min(_SECOND_MS, timing.send))
        self._send.timeout.connect(self._count)
        self._left = 0

    @property
    def is_sending(self) -> bool:
        """Whether the form will be sent by itself."""
        return self._send.isActive()

    @Slot()
    def begin(self) -> None:
        """Wait from now on for whoever has only switched something on."""
        self.watch(is_done=False)

    def watch(self, is_done: bool) -> None:
        """Wait from now on; `is_done` when nothing but an optional saran is left."""
        self._idle.start()
        self._send.stop()
        if is_done:
            self._left = self._timing.send
            self._send.start()
            self.sends_in.emit(self._left // _SECOND_MS)

    @Slot()
    def touch(self) -> None:
        """Begin to wait anew, and send nothing by itself any more."""
        if self._idle.isActive():
            self._idle.start()
        self._send.stop()

    @Slot()
    def wait_anew(self) -> None:
        """Begin to wait anew, for everything: what was read aloud took its time."""
        if self._idle.isActive():
            self._idle.start()
        self._left = self._timing.send

    def stop(self) -> None:
        """Wait no more."""
        self._idle.stop()
        self._send.stop()

    @Slot()
    def _count(self) -> None:
        self._left -= self._send.interval()
        if self._left > 0:
            self.sends_in.emit(-(-self._left // _SECOND_MS))
            return
        self._send.stop()
        self.send_now.emit()
