"""The axis of an IKM: cut as far as the values allow, and the note that says so."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, floor

from skm_desk.domain.result import HIGHEST_NILAI, LOWEST_NILAI

_LOWEST, _HIGHEST = int(LOWEST_NILAI), int(HIGHEST_NILAI)
_LEAST_SPAN = 15
_LEAST_FREE = 2.0
_FREE_OF_SPAN = 0.15
_STEPS = ((20, 5), (40, 10), (75, 25))  # the widest span that each step of the axis serves


def value_range(values: Sequence[Decimal]) -> tuple[int, int]:
    """Return the lowest and highest mark of the value axis, multiples of 5 within 25 to 100."""
    lowest, highest = float(min(values)), float(max(values))
    free = max(_LEAST_FREE, (highest - lowest) * _FREE_OF_SPAN)
    low = max(_LOWEST, 5 * floor((lowest - free) / 5))
    high = min(_HIGHEST, 5 * ceil((highest + free) / 5))
    low = max(_LOWEST, min(low, high - _LEAST_SPAN))
    return low, max(high, low + _LEAST_SPAN)


def value_marks(low: int, high: int) -> range:
    """Return the values that are written at an axis from `low` to `high`."""
    step = next(step for widest, step in _STEPS if high - low <= widest)
    return range(step * ceil(low / step), high + 1, step)


def cut_note(low: int, high: int) -> list[str]:
    """Return the sentence that says how the axis is cut; none when it is whole."""
    if (low, high) == (_LOWEST, _HIGHEST):
        return []
    return [f"Sumbu nilai diperbesar: {low} sampai {high} dari skala {_LOWEST} sampai {_HIGHEST}."]
