"""Arranged: what stands in another way where the page is narrow."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.shared.safe_overrides import SafeOverrides

_NARROWEST = 480


class Rearranged(SafeOverrides, QWidget):
    """Override `rearrange`: it is called whenever the width changes, and when a part wants
    another width."""

    def rearrange(self) -> None:
        """Put everything in its place; most often it stands there already."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self.rearrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when a part comes, goes, or has other words."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.rearrange()
        return taken


class Arranged(SafeOverrides, QWidget):
    """Override `arrange`: it is called when the width falls below `narrow_below`, and back.

    No less than `narrowest` is asked for, whatever the wide arrangement would need. Both are
    pixels.
    """

    def __init__(self, narrow_below: int, narrowest: int = _NARROWEST) -> None:
        super().__init__()
        self._narrow_below = narrow_below
        self._narrowest = narrowest
        self._is_narrow = False

    @property
    def is_narrow(self) -> bool:
        """True while it stands in the narrow way."""
        return self._is_narrow

    def arrange(self, narrow: bool) -> None:
        """Put everything in its place."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), self._narrowest), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        narrow = self.width() < self._narrow_below
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self.arrange(narrow)
