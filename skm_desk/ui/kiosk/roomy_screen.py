"""A screen of few words: on a monitor far larger than that of a desk everything grows with it."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen

_USUAL_MM = 300.0  # the shorter side of a large monitor on a desk


class RoomyScreen(Screen):
    """Holds few things, so that they would be lost on a wall; larger is never harder to hit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = self.look

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self._asked = look
        super().apply(look)

    def place(self) -> None:
        """Place the parts for the size there is."""
        self.look = enlarged(self._asked, self.size())
        super().place()


def enlarged(look: Look, size: QSize) -> Look:
    """Return the look for a screen of `size` pixels: all lengths grow beyond the usual size."""
    shorter = min(size.width(), size.height()) / look.px_per_mm
    return replace(look, px_per_mm=look.px_per_mm * max(shorter / _USUAL_MM, 1.0))
