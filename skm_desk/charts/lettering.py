"""Words on a chart: how wide they are, how they wrap and are shortened, where they are written."""

from collections.abc import Sequence
from typing import Any

from skm_desk import palette
from skm_desk.charts.style import (
    LINE_OF_SIZE,
    MM_PER_INCH,
    NO_DATA,
    NOTE,
    POINTS_PER_MM,
    TEXT,
    Axes,
)

_MORE = "…"
_BALANCED_MM = 1.0


class Ruler:
    """Measures words as they will be drawn into `ax`; each word is measured once."""

    def __init__(self, ax: Axes, size: float, bold: bool = False) -> None:
        sample = ax.text(0, 0, "", fontsize=size, fontweight="bold" if bold else "normal")
        self._letters = sample.get_fontproperties()
        sample.remove()
        self._renderer = ax.figure.canvas.get_renderer()
        self._mm = MM_PER_INCH / ax.figure.dpi
        self._known: dict[str, float] = {}

    def width_mm(self, text: str) -> float:
        """Return how wide the widest line of `text` is, in millimetres."""
        return max(self._line_width(line) for line in text.split("\n"))

    def _line_width(self, line: str) -> float:
        if line not in self._known:
            extent = self._renderer.get_text_width_height_descent(line, self._letters, False)
            self._known[line] = float(extent[0]) * self._mm
        return self._known[line]


def picture_mm(ax: Axes) -> tuple[float, float]:
    """Return the width and height of the whole picture in millimetres."""
    width, height = ax.figure.get_size_inches()
    return width * MM_PER_INCH, height * MM_PER_INCH


def canvas_mm(ax: Axes) -> tuple[float, float]:
    """Return the width and height that a chart may fill: the picture below its heading, if any."""
    width, height = picture_mm(ax)
    return width, height * ax.figure.subplotpars.top


def place(ax: Axes, left: float, bottom: float, width: float, height: float) -> None:
    """Put the axes at these millimetres of the picture, counted from its lower left corner."""
    of_width, of_height = picture_mm(ax)
    ax.set_position([left / of_width, bottom / of_height, width / of_width, height / of_height])


def line_mm(size: float) -> float:
    """Return the room that one line set in `size` points takes, in millimetres."""
    return size * LINE_OF_SIZE / POINTS_PER_MM


def block_mm(text: str, size: float) -> float:
    """Return the room that the lines of `text` take, in millimetres."""
    return line_mm(size) * len(text.split("\n"))


def fit(ruler: Ruler, wordings: Sequence[str], room_mm: float, lines: int) -> str:
    """Return the first of the `wordings` that fits into `lines` lines of `room_mm`, wrapped.

    If none fits, the last is shortened after a whole word; only a single word wider than the
    room is broken. Signs that cannot be drawn become spaces.
    """
    for wording in wordings:
        wrapped = _wrap(ruler, _plain(wording), room_mm)
        if len(wrapped) <= lines:
            return "\n".join(_balance(ruler, wrapped, room_mm))
    kept = wrapped[:lines]
    kept[-1] = _shorten(ruler, kept[-1], room_mm)
    return "\n".join(kept)


def write_small(
    ax: Axes,
    text: str,
    at: tuple[float, float],
    coordinates: Any,
    away_mm: tuple[float, float],
) -> None:
    """Write second text `away_mm` (right, up) of the point `at`, on the side that this names."""
    right, up = away_mm
    ax.annotate(
        text,
        at,
        xycoords=coordinates,
        xytext=(right * POINTS_PER_MM, up * POINTS_PER_MM),
        textcoords="offset points",
        ha="left" if right > 0 else "right" if right < 0 else "center",
        va="bottom" if up > 0 else "top" if up < 0 else "center",
        fontsize=NOTE,
        color=palette.MUTE,
    )


def write_foot(ax: Axes, note: str, below_mm: float) -> None:
    """Write a note at the left edge of the picture, `below_mm` under the axes."""
    ax.annotate(
        note,
        (0, 0),
        xycoords=("figure fraction", "axes fraction"),
        xytext=(0, -below_mm * POINTS_PER_MM),
        textcoords="offset points",
        ha="left",
        va="top",
        fontsize=NOTE,
        color=palette.MUTE,
    )


def say_no_data(ax: Axes) -> None:
    """Show one calm sentence in the middle of the picture instead of axes."""
    ax.set_axis_off()
    place(ax, 0, 0, *canvas_mm(ax))
    ax.text(
        0.5,
        0.5,
        NO_DATA,
        transform=ax.transAxes,
        ha="center",
        va="center",
        fontsize=TEXT,
        color=palette.MUTE,
    )


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _wrap(ruler: Ruler, text: str, room_mm: float) -> list[str]:
    lines: list[str] = []
    line, line_width = "", 0.0
    for word in text.split(" "):
        longer = line_width + ruler.width_mm(" ") + ruler.width_mm(word)
        if line and longer <= room_mm:
            line, line_width = f"{line} {word}", longer
            continue
        if line:
            lines.append(line)
        while len(word) > 1 and ruler.width_mm(word) > room_mm:
            part = _longest_start(ruler, word, room_mm)
            lines.append(part)
            word = word[len(part) :]
        line, line_width = word, ruler.width_mm(word)
    return [*lines, line]


def _balance(ruler: Ruler, wrapped: list[str], room_mm: float) -> list[str]:
    """Return the same words in as many lines, none much longer than the others."""
    text = " ".join(wrapped)
    widest_word = max(map(ruler.width_mm, text.split(" ")))  # narrower would break it
    narrow, wide = max(room_mm / 2, widest_word), room_mm
    while wide - narrow > _BALANCED_MM:
        middle = (narrow + wide) / 2
        balanced = _wrap(ruler, text, middle)
        if len(balanced) > len(wrapped):
            narrow = middle
        else:
            wrapped, wide = balanced, middle
    return wrapped


def _shorten(ruler: Ruler, line: str, room_mm: float) -> str:
    while " " in line and ruler.width_mm(line + _MORE) > room_mm:
        line = line.rpartition(" ")[0]
    if ruler.width_mm(line + _MORE) <= room_mm:
        return line.rstrip(",;:.") + _MORE
    return _longest_start(ruler, line, room_mm - ruler.width_mm(_MORE)) + _MORE


def _longest_start(ruler: Ruler, word: str, room_mm: float) -> str:
    """Return the longest beginning of `word` that fits, at least one letter."""
    fits, too_long = 1, len(word)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if ruler.width_mm(word[:middle]) <= room_mm:
            fits = middle
        else:
            too_long = middle
    return word[:fits]
