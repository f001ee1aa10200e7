"""SideBySide: a list and what belongs to its row, or one below the other on a narrow page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from skm_desk.ui.shared.arranged import Rearranged

_SPACE = 16


class SideBySide(Rearranged):
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

    @property
    def _widths(self) -> tuple[int, int]:
        """The least width of each part."""
        first, second = (
            max(part.minimumWidth(), part.minimumSizeHint().width()) for part in self._parts
        )
        return first, second

    def rearrange(self) -> None:
        """Stand side by side while there is room for both."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        narrow = sum(self._widths) + _SPACE > self.width()
        self._row.setDirection(down if narrow else across)
        for place, share in enumerate(self._shares):
            self._row.setStretch(place, 0 if narrow else share)
