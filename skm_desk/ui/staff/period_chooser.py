"""PeriodChooser: the drop-down list of all periods and pooled years, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.staff.results_words import period_line, period_title
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import PeriodRow

MEANING = "Pilih periode yang hasilnya ditampilkan"
_NARROWEST = 176
_WIDEST = 320


class PeriodChooser(Chooser):
    """Shows the kode when closed, kode and days of each when open; `picked` carries the Span."""

    picked = Signal(object)

    def __init__(self, meaning: str = MEANING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self.describe("Periode", meaning)
        self.activated.connect(self._tell)

    @property
    def span(self) -> Span | None:
        """The chosen period or year, or None."""
        data = self.currentData()
        if isinstance(data, int):
            return Span(year=data)
        return Span(data) if isinstance(data, str) else None

    @property
    def kode(self) -> str | None:
        """The kode of the chosen period; None when none is chosen, or a year."""
        return None if self.span is None else self.span.kode

    def show_rows(
        self, rows: Sequence[PeriodRow], chosen: Span | None, years: Sequence[int] = ()
    ) -> None:
        """List the periods, then the years, with one chosen; nothing is told to anybody."""
        newest_first = rows[::-1]
        entries: list[tuple[str, str, str | int]] = [
            (period_line(row), period_title(row.period), row.period.kode) for row in newest_first
        ]
        entries += [
            (f"{year} · semua periodenya digabung", f"Tahun {year}", year) for year in years
        ]
        if [line for line, _, _ in entries] != [self.itemText(n) for n in range(self.count())]:
            self._titles = [title for _, title, _ in entries]
            self.clear()
            for line, _, kept in entries:
                self.addItem(line, kept)
            self.fit(self._titles, _NARROWEST, _WIDEST)
        data = [entry for _, _, entry in entries]
        wanted = None if chosen is None else chosen.year or chosen.kode
        self.setCurrentIndex(data.index(wanted) if wanted in data else -1)
        self.setToolTip(self.currentText())

    def closed_title(self) -> str:
        """Return the period by its kode alone."""
        return self._titles[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def _tell(self, _place: int) -> None:
        self.setToolTip(self.currentText())
        if (span := self.span) is not None:
            self.picked.emit(span)
