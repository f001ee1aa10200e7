"""Drawing: charts as pictures for the screen, made beside the window."""

import gc
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from PySide6.QtGui import QImage

from skm_desk.charts.heading import Heading
from skm_desk.domain.chart_content import JawabanSplit
from skm_desk.use_cases import view_charts
from skm_desk.use_cases.view_charts import ChartView

PX_PER_MM = 5.0  # letters of a chart are then about as large as those beside it
USUAL_HEIGHT = 320
_HIGHEST = 960
_AROUND_ROWS, _ROW = 48, 29
_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Room:
    """The place of a picture on the screen, in px at 100 %; `ratio` is that of device pixels."""

    width: int
    height: int
    ratio: float


def picture_height(chart: ChartView | None) -> int:
    """Return how high the picture of a chart is in its card, in px at 100 %."""
    if chart is None or not isinstance(chart.content, JawabanSplit):
        return USUAL_HEIGHT
    return min(max(USUAL_HEIGHT, _AROUND_ROWS + _ROW * len(chart.content.questions)), _HIGHEST)


def draw_small(chart: ChartView, room: Room) -> QImage:
    """Return the picture of a chart for its card: the room is filled, letters keep their size."""
    _load()
    size = (room.width / PX_PER_MM, room.height / PX_PER_MM)
    dpi = PX_PER_MM * _MM_PER_INCH * room.ratio
    return _image(view_charts.draw_plain(chart, *size, dpi), room.ratio)


def draw_large(chart: ChartView, heading: Heading, room: Room) -> QImage:
    """Return the picture that is copied and saved, enlarged to the room."""
    width_mm, height_mm = view_charts.picture_size(chart)
    scale = min(room.width / width_mm, room.height / height_mm)
    dpi = scale * _MM_PER_INCH * room.ratio
    return _image(view_charts.draw_picture(chart, heading, dpi=dpi), room.ratio)


def draw_copy(chart: ChartView, heading: Heading) -> QImage:
    """Return the picture of a chart for other programs, with its size on paper."""
    return _image(view_charts.draw_picture(chart, heading), 1.0)


@cache
def _load() -> None:
    """Load what draws, once. Nothing of it is ever garbage: to look through all of it each time
    would hold the window up for some 50 ms."""
    import_module("skm_desk.charts.render")
    gc.freeze()


def _image(data: bytes, ratio: float) -> QImage:
    image = QImage.fromData(data)
    image.setDevicePixelRatio(ratio)
    return image
