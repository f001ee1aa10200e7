"""The type scale and the measures of the charts: one voice with screen and paper."""

from typing import Any

# matplotlib's Axes. Naming the real type would load matplotlib wherever a chart is only listed.
Axes = Any

FAMILIES = ("Atkinson Hyperlegible", "DejaVu Sans")  # the second for signs that the first lacks
LINE_OF_SIZE = 1.24  # ascent and descent of Atkinson Hyperlegible
CAPITAL_OF_SIZE = 0.668  # height of its capitals and figures

# Points. Charts stand in a page set at 11 to 11.5 points.
TITLE = 10.5
TEXT = 8.5
NOTE = 7.0
SMALLEST = 6.0

POINTS_PER_MM = 72 / 25.4
MM_PER_INCH = 25.4

HAIRLINE = 0.5
DASHES = (0, (4, 3))
GAP_MM = 2.5

NO_DATA = "Belum ada data"
NO_DATA_IN_ROW = "belum ada data"
