"""Screen: one thing at a time for the visitor; its parts are placed for the size there is.

::

    class Asking(Screen):
        def arrange(self, look: Look, area: QRect) -> bool:
            ...  # give every part its place within `area`
            return all_of_it_fits
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import Touch, Words
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_SHRINK = 0.95
_SMALLEST_FIT = 0.3  # so small only on a screen that no kiosk has


@dataclass(frozen=True)
class Spoken:
    """A piece of what is read aloud: the key of its recording, and its words."""

    key: str
    text: str


class Screen(SafeOverrides, QWidget):
    """A screen of the kiosk: knows its look, places its parts so that nothing is cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(4.0)
        self._placed = QSize()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self.look = look
        self.place()

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place every part within `area`; return whether all of it fits."""
        raise NotImplementedError

    def said(self) -> Sequence[Spoken]:
        """Return what is read aloud of this screen, in order."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Return the control that a keyboard starts from, or None."""
        return None

    def place(self) -> None:
        """Place the parts as large as the standard asks, smaller only if they do not fit.

        A screen that is not seen is placed once it is.
        """
        if not self.isVisible():
            self._placed = QSize()
            return
        self._placed = self.size()
        fit = 1.0
        area = self.rect()
        while not self.arrange(look := replace(self.look, fit=fit), area):
            fit *= _SHRINK
            if fit < _SMALLEST_FIT:
                break
        for part in self.parts():
            part.apply(look)
        self.update()

    def parts(self) -> Iterator[Touch | Words]:
        """Yield the controls and texts of this screen."""
        for part in self.findChildren(QWidget):
            if isinstance(part, (Touch, Words)):
                yield part

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self.place()

    def showEvent(self, event: QShowEvent) -> None:
        """Place the parts if that was not done for this size yet."""
        super().showEvent(event)
        if self._placed != self.size():
            self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.look.colours.ground))
        painter.end()
