"""SideBySide: a list and what belongs to its row, or one below the other on a narrow page."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from skm_desk.ui.shared.safe_overrides import SafeOverrides

_SPACE = 16


class SideBySide(SafeOverrides, QWidget):
    """`shares` is how the width is divided while both stand side by side."""

    def __init__(self, first: QWidget, second: QWidget, shares: tuple[int, int]) -> None:
        super().__init__()
        self._parts = (first, second)
        self._shares = shares
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACE)
        for part, share in zip(self._parts, shares, strict=True):
            self._row.addWidget(part, share)

    @property
    def is_narrow(self) -> bool:
        """True while one part stands below the other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        usual = super().minimumSizeHint()
        return QSize(max(self._widths), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange them anew when one needs another width."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return taken

    @property
    def _widths(self) -> tuple[int, int]:
        """The least width of each part."""
        first, second = (
            max(part.minimumWidth(), part.minimumSizeHint().width()) for part in self._parts
        )
        return first, second

    def _arrange(self) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        narrow = sum(self._widths) + _SPACE > self.width()
        self._row.setDirection(down if narrow else across)
        for place, share in enumerate(self._shares):
            self._row.setStretch(place, 0 if narrow else share)
