"""PeriodList: the drop-down list of the periods that stacks of paper forms belong to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from skm_desk.domain.id_format import format_span
from skm_desk.domain.period import Period
from skm_desk.ui.shared.chooser import Chooser

_NARROWEST = 176
_WIDEST = 320


class PeriodList(Chooser):
    """Shows the kode when closed, kode and days of each when open; `picked` carries the kode."""

    picked = Signal(str)

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self.describe("Periode", meaning)
        self.activated.connect(self._tell)

    @property
    def kode(self) -> str | None:
        """The kode of the chosen period, or None."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def show_periods(self, periods: Sequence[Period], kode: str | None) -> None:
        """List the periods with this one chosen; nothing is told to anybody."""
        lines = [_line(period) for period in periods]
        if lines != [self.itemText(place) for place in range(self.count())]:
            self._titles = [f"Periode {period.kode}" for period in periods]
            self.clear()
            for line, period in zip(lines, periods, strict=True):
                self.addItem(line, period.kode)
            self.fit(self._titles, _NARROWEST, _WIDEST)
        self.setCurrentIndex(self.findData(kode))
        self.setToolTip(self.currentText())

    def closed_title(self) -> str:
        """Return the period by its kode alone."""
        return self._titles[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def _tell(self, _place: int) -> None:
        self.setToolTip(self.currentText())
        if (kode := self.kode) is not None:
            self.picked.emit(kode)


def _line(period: Period) -> str:
    parts = [period.kode, format_span(period.mulai, period.selesai)]
    if period.closed_at is not None:
        parts.append("ditutup")
    return " · ".join(parts)
