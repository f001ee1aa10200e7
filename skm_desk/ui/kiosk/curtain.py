"""Curtain: the first screen without an office, there before anything else is loaded."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QPaintEvent

from skm_desk.ui.kiosk.attract import AttractScreen
from skm_desk.ui.kiosk.kiosk_shell import KioskShell
from skm_desk.ui.kiosk.look import Look, px_per_mm
from skm_desk.ui.shared.application import make_kiosk_application

_LONGEST_WAIT = 1.0  # in seconds; a screen that is off never paints
_STEP_MS = 20


class _FirstScreen(AttractScreen):
    """Tells when it has been painted once."""

    is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw, and know it."""
        super().paintEvent(event)
        self.is_painted = True


class Curtain:
    """Makes the application and shows its first screen; nothing on it can be pressed yet."""

    def __init__(self, argv: Sequence[str]) -> None:
        self.application = make_kiosk_application(argv)
        self._screen = _FirstScreen()
        self._screen.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.Window)
        self._screen.setEnabled(False)
        screen = self.application.primaryScreen()
        self._screen.setGeometry(screen.geometry())
        self._screen.apply(Look(px_per_mm(screen, 1.0)))
        self._screen.showFullScreen()
        until = time.monotonic() + _LONGEST_WAIT
        while not self._screen.is_painted and time.monotonic() < until:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _STEP_MS)

    def rise(self, window: KioskShell) -> None:
        """Show what stands behind, over the whole screen, and be gone."""
        window.take_screen()
        self.application.processEvents()
        self.close()

    def close(self) -> None:
        """Be gone."""
        self._screen.close()
