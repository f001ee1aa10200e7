"""PeriodChooser: the drop-down list of all periods and pooled years, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from skm_desk.ui.shared.period_entries import Entry, PeriodEntries
from skm_desk.ui.staff.results_words import period_line, period_title
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import PeriodRow


class PeriodChooser(PeriodEntries):
    """Shows the kode when closed, kode and days of each when open; `picked` carries the Span."""

    picked = Signal(object)

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
        entries: list[Entry] = [
            (period_line(row), period_title(row.period), row.period.kode) for row in rows[::-1]
        ]
        entries += [
            (f"{year} · semua periodenya digabung", f"Tahun {year}", year) for year in years
        ]
        self.show_entries(entries, None if chosen is None else chosen.year or chosen.kode)

    def tell(self) -> None:
        """Tell the period or year that is chosen now."""
        if (span := self.span) is not None:
            self.picked.emit(span)
