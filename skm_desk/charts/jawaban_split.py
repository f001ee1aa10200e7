"""How each question was answered: its counts in a row, and below them one bar of all forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from skm_desk import palette
from skm_desk.charts.lettering import (
    Ruler,
    canvas_mm,
    fit,
    line_mm,
    place,
    say_no_data,
    write_foot,
)
from skm_desk.charts.style import GAP_MM, HAIRLINE, NOTE, SMALLEST, TEXT, Axes
from skm_desk.domain.chart_content import JawabanSplit, QuestionSplit
from skm_desk.domain.id_format import format_count, format_percent
from skm_desk.domain.kuesioner import NILAI

_HEADS = (*map(str, NILAI), "kosong")
_COLOURS = (*palette.NILAI, palette.PAPER)
_LOWEST_TO_HIGHEST = "Nilai 1 paling rendah, 4 paling tinggi."
_ALL = 100.0  # the x axis: percent of the forms that asked the question
_HIGHEST_ROW_MM = 10.5
_THICKEST_BAR_MM, _THINNEST_BAR_MM = 3.2, 0.8
_ROW_OF_ROOM = 0.84  # the rest is air between a bar and the next question
_LEAST_WORDS = 0.34  # of the width, for the words of a question
_SWATCH_MM, _KEY_GAP_MM = 2.2, 1.0
_EDGE_MM = 0.4  # for the outline of what ends at the right edge
_HEAD_MM = line_mm(NOTE) + GAP_MM / 2
_NOTE_MM = GAP_MM / 2
_FOOT_MM = _NOTE_MM + line_mm(NOTE)


def draw(ax: Axes, content: JawabanSplit) -> None:
    """Draw the questions in the order they were asked; every bar is as long as all its forms.

    When the picture is too low for all questions, the last are left out and the foot says so.
    """
    if content.is_empty:
        say_no_data(ax)
        return
    width, height = canvas_mm(ax)
    room_mm = height - _HEAD_MM - _FOOT_MM
    room = int(room_mm * _ROW_OF_ROOM / (line_mm(SMALLEST) + _THINNEST_BAR_MM))
    shown = content.questions[: max(1, room)]
    row_mm = min(room_mm / len(shown), _HIGHEST_ROW_MM)
    rows_mm = row_mm * len(shown)
    width -= _EDGE_MM
    place(ax, 0, height - _HEAD_MM - rows_mm, width, rows_mm + _HEAD_MM)
    ax.set_axis_off()
    ax.set_xlim(0, _ALL)
    ax.set_ylim(rows_mm, -_HEAD_MM)  # millimetres, from the first row downwards
    bar_mm = min(_THICKEST_BAR_MM, max(_THINNEST_BAR_MM, row_mm * _ROW_OF_ROOM - line_mm(TEXT)))
    size = min(TEXT, (row_mm * _ROW_OF_ROOM - bar_mm) / line_mm(1))
    table = _lay_out(ax, shown, width, size)
    table.write_heads()
    for number, question in enumerate(shown):
        top = number * row_mm
        table.write(number, question, top)
        _draw_bar(ax, question, top + line_mm(size) + bar_mm / 2, bar_mm)
    write_foot(ax, _note(content, len(shown)), _NOTE_MM)


def _draw_bar(ax: Axes, question: QuestionSplit, middle: float, thick: float) -> None:
    start = 0.0
    for head, count, colour in zip(_HEADS, question.parts, _COLOURS, strict=True):
        if count:
            share = count / question.asked * _ALL
            looks = {"color": colour, "label": head, **_looks(colour)}
            (part,) = ax.barh(middle, share, left=start, height=thick, **looks)
            part.set_clip_on(False)  # its outline lies on the edge
            start += share


def _looks(colour: str) -> dict[str, Any]:
    """Return the edge of a part: parts of one bar stand apart on black-and-white paper too."""
    edge = palette.EDGE if colour == palette.PAPER else palette.PAPER
    return {"edgecolor": edge, "linewidth": HAIRLINE}


def _note(content: JawabanSplit, shown: int) -> str:
    left_out = len(content.questions) - shown
    if left_out:
        return f"{format_count(left_out)} pertanyaan lain tidak muat pada gambar setinggi ini."
    return f"{format_count(content.responden)} responden. {_LOWEST_TO_HIGHEST}"


@dataclass(frozen=True)
class _Table:
    """Words on the left, figures right-aligned at `rights`; millimetres of the picture.

    `room` is what the words may take.
    """

    ax: Axes
    width: float
    size: float
    cells: tuple[tuple[str, ...], ...]
    rights: tuple[float, ...]
    room: float

    def write_heads(self) -> None:
        """Write above each column which nilai it counts, with the colour of its part."""
        ruler = Ruler(self.ax, NOTE)
        middle = -_HEAD_MM + line_mm(NOTE) / 2
        for head, colour, right in zip(_HEADS, _COLOURS, self.rights, strict=True):
            self._put(head, right, middle, "right", fontsize=NOTE, color=palette.MUTE)
            swatch_mm = right - ruler.width_mm(head) - _KEY_GAP_MM - _SWATCH_MM
            self.ax.barh(
                middle,
                _SWATCH_MM / self.width * _ALL,
                left=swatch_mm / self.width * _ALL,
                height=_SWATCH_MM,
                color=colour,
                label="key",
                **_looks(colour),
            )

    def write(self, row: int, question: QuestionSplit, top: float) -> None:
        """Write the words and the figures of a row that begins at `top`."""
        label = fit(Ruler(self.ax, self.size), question.wordings, self.room, lines=1)
        middle = top + line_mm(self.size) / 2
        looks = {"fontsize": self.size, "color": palette.INK}
        self._put(label, 0, middle, "left", **looks)
        for right, cell in zip(self.rights, self.cells[row], strict=True):
            self._put(cell, right, middle, "right", label="value", **looks)

    def _put(self, text: str, at_mm: float, middle: float, ha: str, **looks: Any) -> None:
        self.ax.text(at_mm / self.width * _ALL, middle, text, ha=ha, va="center", **looks)


def _lay_out(ax: Axes, shown: Sequence[QuestionSplit], width: float, size: float) -> _Table:
    """Return the table with percentages beside the counts, or without where they do not fit."""
    ruler, heads = Ruler(ax, size), Ruler(ax, NOTE)
    for cells_of in (_count_and_percent, _count_alone):
        cells = tuple(cells_of(question) for question in shown)
        columns = [
            max(*map(ruler.width_mm, column), heads.width_mm(head) + _KEY_GAP_MM + _SWATCH_MM)
            for head, column in zip(_HEADS, zip(*cells, strict=True), strict=True)
        ]
        rights = [width - sum(columns[n + 1 :]) - GAP_MM * (4 - n) for n in range(len(columns))]
        room = rights[0] - columns[0] - GAP_MM
        if room >= width * _LEAST_WORDS:
            break
    return _Table(ax, width, size, cells, tuple(rights), room)


def _count_and_percent(question: QuestionSplit) -> tuple[str, ...]:
    return tuple(
        f"{format_count(count)} ({format_percent(percent)})" if count else format_count(0)
        for count, percent in zip(question.parts, question.percents, strict=True)
    )


def _count_alone(question: QuestionSplit) -> tuple[str, ...]:
    return tuple(map(format_count, question.parts))
