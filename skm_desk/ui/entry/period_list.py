"""PeriodList: the drop-down list of the periods that stacks of paper forms belong to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from skm_desk.domain.id_format import format_span
from skm_desk.domain.period import Period
from skm_desk.ui.shared.period_entries import PeriodEntries


class PeriodList(PeriodEntries):
    """Shows the kode when closed, kode and days of each when open; `picked` carries the kode."""

    picked = Signal(str)

    @property
    def kode(self) -> str | None:
        """The kode of the chosen period, or None."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def show_periods(self, periods: Sequence[Period], kode: str | None) -> None:
        """List the periods with this one chosen; nothing is told to anybody."""
        entries = [(_line(period), f"Periode {period.kode}", period.kode) for period in periods]
        self.show_entries(entries, kode)

    def tell(self) -> None:
        """Tell the kode that is chosen now."""
        if (kode := self.kode) is not None:
            self.picked.emit(kode)


def _line(period: Period) -> str:
    parts = [period.kode, format_span(period.mulai, period.selesai)]
    if period.closed_at is not None:
        parts.append("ditutup")
    return " · ".join(parts)
