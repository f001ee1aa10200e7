"""PageColumn: where the pages of a document stand below one another at a zoom; no widget."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRect

from skm_desk.use_cases.preview_document import PageSize

GAP = 16
SMALLEST, LARGEST = 0.25, 3.0
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_SLACK = 0.02  # a step nearer than this to the zoom is no step


class PageColumn:
    """All lengths are pixels of the screen; 1.0 is the real size of the paper.

    `room` is the width there is. `zoom` None fits the widest page into it.
    """

    def __init__(self, sizes: Sequence[PageSize], room: int, zoom: float | None) -> None:
        widest = max((size.width_at() for size in sizes), default=1)
        fitting = (room - 2 * GAP) / widest
        self.scale = min(LARGEST, max(SMALLEST, fitting if zoom is None else zoom))
        widths = [max(1, round(size.width_at() * self.scale)) for size in sizes]
        self.width = max(room, max(widths, default=0) + 2 * GAP)
        heights = [size.height_for(width) for size, width in zip(sizes, widths, strict=True)]
        tops = list(accumulate((height + GAP for height in heights), initial=GAP))
        self.height = tops[-1]
        self._tops = tops[:-1]
        self._rects = [
            QRect((self.width - width) // 2, top, width, height)
            for width, top, height in zip(widths, self._tops, heights, strict=True)
        ]

    def rect(self, place: int) -> QRect:
        """Return where the page at `place` (from 0) stands."""
        return self._rects[place]

    def page_at(self, y: int) -> int:
        """Return the page at a height, or the one above the gap there; there must be pages."""
        return max(0, bisect_right(self._tops, y) - 1)

    def pages_between(self, top: int, bottom: int) -> range:
        """Return the pages of which anything stands between two heights."""
        if not self._rects:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)


def next_zoom(scale: float, up: bool) -> float:
    """Return the next larger or smaller step from a scale; the last step stays."""
    if up:
        return next((step for step in STEPS if step > scale + _SLACK), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < scale - _SLACK), STEPS[0])
