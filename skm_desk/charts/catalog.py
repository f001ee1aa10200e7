"""Every chart of the program, written out by hand: to add one, add its file and its line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from skm_desk.charts import breakdown, ikm_trend, jawaban_split, monthly_ikm, unsur_bars
from skm_desk.charts.style import Axes
from skm_desk.domain.chart_content import JawabanSplit, MonthlyIkm
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
        ChartKind("jawaban_split", "Jawaban setiap pertanyaan", jawaban_split.draw, JawabanSplit),
        ChartKind("ikm_trend", "IKM dari tahun ke tahun", ikm_trend.draw, tuple),
        ChartKind("monthly_ikm", "IKM dari bulan ke bulan", monthly_ikm.draw, MonthlyIkm),
        ChartKind("breakdown", "Jumlah responden per kelompok", breakdown.draw, Breakdown),
    )
}
