"""What every chart is drawn with in tests (nothing, little, much), and how a drawing is read."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from skm_desk.domain.chart_content import MonthlyIkm, monthly_ikm, split_jawaban
from skm_desk.domain.control_chart import MonthPoint
from skm_desk.domain.demographics import break_down
from skm_desk.domain.tally import tally_forms
from skm_desk.domain.trend import TrendPoint
from tests.domain.survey_data import kuesioner, read_2024, result_of

PAPER_MM = (155, 90)

LONG_NAME = (
    "Layanan rekomendasi pemulangan orang terlantar, penerbitan surat keterangan, serta "
    "penyaluran alat bantu bagi penyandang disabilitas di wilayah kabupaten dan kota nomor "
)
_MANY = {f"l{number}": f"{LONG_NAME}{number}" for number in range(30)}


def points(*years: tuple[int, str, bool]) -> tuple[TrendPoint, ...]:
    """Return a trend of (year, IKM, recorded)."""
    return tuple(TrendPoint(tahun, Decimal(ikm), recorded) for tahun, ikm, recorded in years)


def months(*given: tuple[int, int, str | None], year: int = 2025) -> MonthlyIkm:
    """Return months of one year as (month, forms, IKM or None when it is hidden)."""
    points = {
        (year, month): MonthPoint(
            year, month, forms, None if ikm is None else Decimal(ikm), None if ikm is None else 90.0
        )
        for month, forms, ikm in given
    }
    return monthly_ikm(points, 0)


# Per chart: nothing, little, much.
SAMPLES: dict[str, tuple[Any, Any, Any]] = {
    "unsur_bars": (result_of([]), result_of([{"U1": 3, "U8": 1}]), result_of(read_2024())),
    "ikm_trend": (
        (),
        points((2024, "93.54", False)),
        points(
            *((2008 + n, f"{25 + 75 * (n * 7 % 16) / 15:.2f}", n < 14) for n in range(16)),
        ),
    ),
    "jawaban_split": (
        split_jawaban(tally_forms([], kuesioner()), kuesioner()),
        split_jawaban(tally_forms([{"U1": 3, "U8": 1}], kuesioner()), kuesioner()),
        split_jawaban(tally_forms(read_2024() * 100, kuesioner()), kuesioner()),
    ),
    "monthly_ikm": (
        months(),
        months((5, 12, "88.10")),
        months(
            *((n, 20 + n, f"{85 + n * 7 % 3}.25") for n in range(1, 8)),
            (8, 40, "61.20"),
            (9, 4, None),
            *((n, 30, f"{85 + n % 2}.50") for n in range(10, 13)),
        ),
    ),
    "breakdown": (
        break_down("layanan", "Layanan", _MANY, {}),
        break_down("jenis_kelamin", "Jenis kelamin", {"L": "Laki-laki"}, {"L": 1}),
        break_down("layanan", "Layanan", _MANY, {k: n * 37 % 91 for n, k in enumerate(_MANY)}),
    ),
}


def texts_of(figure: Figure) -> list[Text]:
    """Return all words on the figure."""
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]


def words_of(figure: Figure) -> list[str]:
    """Return all words on the figure, each label on one line."""
    return [" ".join(text.get_text().split("\n")) for text in texts_of(figure)]


def values_of(figure: Figure) -> list[str]:
    """Return the figures written at bars or points, in the order they were drawn."""
    return [text.get_text() for text in texts_of(figure) if text.get_label() == "value"]


def bars_of(figure: Figure) -> list[tuple[float, float, float, tuple[float, ...]]]:
    """Return row, start, length and colour of each bar, from top to bottom."""
    bars = [box for box in figure.axes[0].containers if box.get_label() == "bar"]
    patches = [patch for bar in bars for patch in bar.patches]
    return [
        (p.get_y() + p.get_height() / 2, p.get_x(), p.get_width(), p.get_facecolor())
        for p in patches
    ]


def outside(figure: Figure) -> list[str]:
    """Return the words that reach over the edge of the picture."""
    canvas = Bbox.from_bounds(-0.5, -0.5, figure.bbox.width + 1, figure.bbox.height + 1)
    return [
        text
        for text, extent in _extents(figure)
        if not (canvas.contains(*extent.min) and canvas.contains(*extent.max))
    ]


def overlapping(figure: Figure) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that cover each other by more than half a dot."""
    for (first, a), (second, b) in combinations(_extents(figure), 2):
        shared = Bbox.intersection(a, b)
        if shared is not None and shared.width > 0.5 and shared.height > 0.5:
            yield first, second


def _extents(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return all words with the room that they take, measured as they are drawn."""
    with matplotlib.rc_context({"text.hinting": "none"}):
        return [(text.get_text(), text.get_window_extent()) for text in texts_of(figure)]
