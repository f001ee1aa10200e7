"""Where the words of a point go: beside it, clear of the line and of each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Spot = tuple[float, float]

_OVERLAP, _ON_POINT, _ON_LINE = 1000, 10, 1


@dataclass(frozen=True)
class Box:
    """A rectangle; all numbers in one unit, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def crossed_by(self, start: Spot, end: Spot) -> bool:
        """Return whether the straight line from `start` to `end` enters the box."""
        entered, left_at = 0.0, 1.0
        for origin, way, low, high in (
            (start[0], end[0] - start[0], self.left, self.right),
            (start[1], end[1] - start[1], self.bottom, self.top),
        ):
            if way == 0:
                if not low < origin < high:
                    return False
                continue
            near, far = sorted(((low - origin) / way, (high - origin) / way))
            entered, left_at = max(entered, near), min(left_at, far)
        return entered < left_at


@dataclass(frozen=True)
class Words:
    """The size of the words at one point, their distance from it, and where they may stand."""

    width: float
    height: float
    away: float
    within: Box


def place_words(spots: Sequence[Spot], words: Sequence[Words]) -> tuple[list[Box], bool]:
    """Return a box for the words of each spot, and whether all are clear of each other.

    `spots` are joined by a line from left to right. Words stand above their spot unless the
    line, another spot or other words are there.
    """
    placed: list[Box] = []
    clear = True
    for spot, own in zip(spots, words, strict=True):
        boxes = list(_boxes(spot, own))
        faults = [_faults(box, spot, spots, placed, own.within) for box in boxes]
        least = min(faults)
        clear = clear and least < _OVERLAP
        placed.append(boxes[faults.index(least)])
    return placed, clear


def _boxes(spot: Spot, words: Words) -> Iterator[Box]:
    """Yield the places beside a spot, the best first."""
    x, y = spot
    for shift in (0.0, -0.4, 0.4, -0.5 - words.away / words.width, 0.5 + words.away / words.width):
        left = x + (shift - 0.5) * words.width
        for bottom in (y + words.away, y - words.away - words.height):
            yield Box(left, bottom, left + words.width, bottom + words.height)


def _faults(box: Box, spot: Spot, spots: Sequence[Spot], placed: Sequence[Box], within: Box) -> int:
    outside = not (
        within.left <= box.left
        and box.right <= within.right
        and within.bottom <= box.bottom
        and box.top <= within.top
    )
    overlaps = outside + sum(box.overlaps(other) for other in placed)
    on_points = sum(
        box.left < x < box.right and box.bottom < y < box.top for x, y in spots if (x, y) != spot
    )
    on_lines = sum(box.crossed_by(start, end) for start, end in pairwise(spots))
    return _OVERLAP * overlaps + _ON_POINT * on_points + _ON_LINE * on_lines
