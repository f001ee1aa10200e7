"""Every chart of the program, written out by hand: to add one, add its file and its line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from skm_desk.charts import breakdown, ikm_trend, unsur_bars
from skm_desk.charts.style import Axes
from skm_desk.domain.demographics import Breakdown
from skm_desk.domain.result import SkmResult


@dataclass(frozen=True)
class ChartKind:
    """One chart: its name, its title in words, how it is drawn, the type of what it shows."""

    name: str
    title: str
    draw: Callable[[Axes, Any], None]
    content: type


CHARTS: Mapping[str, ChartKind] = {
    kind.name: kind
    for kind in (
        ChartKind("unsur_bars", "Nilai per unsur", unsur_bars.draw, SkmResult),
        ChartKind("ikm_trend", "IKM dari tahun ke tahun", ikm_trend.draw, tuple),
        ChartKind("breakdown", "Jumlah responden per kelompok", breakdown.draw, Breakdown),
    )
}
