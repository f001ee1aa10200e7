"""Values written at points: in the largest setting in which all stand clear of each other."""

from collections.abc import Sequence

from skm_desk import palette
from skm_desk.charts.lettering import Ruler, block_mm, canvas_mm, picture_mm
from skm_desk.charts.point_words import Box, Spot, Words, place_words
from skm_desk.charts.style import MM_PER_INCH, NOTE, SMALLEST, TEXT, Axes

AWAY_MM = 1.6  # from the middle of a point to its words
_APART_MM = 0.8  # between words that stand side by side
# Size, what stands between the words, turned upright: from the best to the tightest.
_SETTINGS = (
    (TEXT, " ", False),
    (TEXT, "\n", False),
    (NOTE, "\n", False),
    (NOTE, " ", True),
    (SMALLEST, " ", True),
)


def write_at_points(ax: Axes, spots: Sequence[Spot], words: Sequence[tuple[str, ...]]) -> None:
    """Write the words of each spot (in data coordinates, from left to right) beside it."""
    to_mm = MM_PER_INCH / ax.figure.dpi
    places = [(x * to_mm, y * to_mm) for x, y in ax.transData.transform(list(spots))]
    width, height = picture_mm(ax)
    axes = ax.get_position()
    within = Box(axes.x0 * width, axes.y0 * height, axes.x1 * width, canvas_mm(ax)[1])
    for size, joint, turned in _SETTINGS:
        texts = [joint.join(parts) for parts in words]
        ruler = Ruler(ax, size, bold=True)
        sizes = [(ruler.width_mm(text) + _APART_MM, block_mm(text, size)) for text in texts]
        extents = [(high, wide) if turned else (wide, high) for wide, high in sizes]
        boxes, clear = place_words(places, [Words(*e, AWAY_MM, within) for e in extents])
        if clear:
            break
    for text, box in zip(texts, boxes, strict=True):
        ax.annotate(
            text,
            ((box.left + box.right) / 2 / width, (box.bottom + box.top) / 2 / height),
            xycoords="figure fraction",
            ha="center",
            va="center",
            rotation=90 if turned else 0,
            fontsize=size,
            fontweight="bold",
            color=palette.INK,
            bbox={"facecolor": palette.PAPER, "edgecolor": "none", "pad": 0},
            zorder=3,
            label="value",
        )
