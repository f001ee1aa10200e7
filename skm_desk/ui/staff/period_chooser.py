"""PeriodChooser: the drop-down list of all periods, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.staff.results_words import period_line, period_title
from skm_desk.use_cases.manage_periods import PeriodRow

_NARROWEST = 176
_WIDEST = 320


class PeriodChooser(Chooser):
    """Shows the kode when closed, kode and days of each when open; `picked` carries the kode."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self.describe("Periode", "Pilih periode yang hasilnya ditampilkan")
        self.activated.connect(self._tell)

    @property
    def kode(self) -> str | None:
        """The kode of the chosen period, or None."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def show_rows(self, rows: Sequence[PeriodRow], kode: str | None) -> None:
        """List the periods with this one chosen; nothing is told to anybody."""
        newest_first = rows[::-1]
        lines = [period_line(row) for row in newest_first]
        if lines != [self.itemText(place) for place in range(self.count())]:
            self._titles = [period_title(row.period) for row in newest_first]
            self.clear()
            for line, row in zip(lines, newest_first, strict=True):
                self.addItem(line, row.period.kode)
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
