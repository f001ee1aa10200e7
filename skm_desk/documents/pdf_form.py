"""Pieces of a printed kuesioner: lettered choices with nilai to circle, boxes to tick."""

import re
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor

from skm_desk import palette
from skm_desk.documents.blocks import Boxes, Choices
from skm_desk.documents.pdf_flow import Piece
from skm_desk.documents.pdf_pieces import Stand, Text, text
from skm_desk.documents.pdf_style import FORM, HAIRLINE, HEIGHT, MM, WIDTH, Type
from skm_desk.documents.pdf_text import Span, flat, natural_width

_NUMBER = 8 * MM
_NILAI = 32 * MM  # the column with 1 2 3 4 to circle
_PAD = 4.5
_LABEL = 40 * MM
_SQUARE = 3.4 * MM
_UNIT_GAP = 5 * MM
_STRIP = 7 * MM  # room for one row of handwriting
_LEAST_LINE = 35 * MM  # a shorter rest of a row is not enough to write on
_HAND = 1.5  # how much more room handwriting takes than the dots that stand for it
_DOTS = re.compile(r"([.…]{3,}|…+)")
_BOLD = Type(FORM.size, FORM.leading, bold=True)


@dataclass(frozen=True)
class Question(Piece):
    """A question over its choices, with the nilai to circle in a column at the right."""

    words: Text
    rows: tuple[tuple[tuple[float, Text], ...], ...]
    nilai: tuple[str, ...]
    opens: bool

    @property
    def height(self) -> float:
        return self.words.height + sum(map(_row_height, self.rows)) + 3 + 2 * _PAD

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw the hairlines, the question, the choices and the nilai."""
        canvas.saveState()
        canvas.setStrokeColor(HexColor(palette.EDGE))
        canvas.setLineWidth(HAIRLINE)
        foot, bar = top - self.height, x + WIDTH - _NILAI
        canvas.lines([(x, top, x + WIDTH, top), (x, foot, x + WIDTH, foot), (bar, top, bar, foot)])
        canvas.restoreState()
        below = top - _PAD
        self.words.draw(canvas, x, below)
        below -= self.words.height + 3
        for row in self.rows:
            for offset, choice in row:
                choice.draw(canvas, x + offset, below)
            below -= _row_height(row)
        step = _NILAI / (len(self.nilai) + 0.5)
        for place, sign in enumerate(self.nilai):
            figure = text(sign, _BOLD, width=step, stand=Stand.CENTRED)
            middle = (top + foot + FORM.leading) / 2
            figure.draw(canvas, bar + step * (place + 0.25), middle)


def _row_height(row: tuple[tuple[float, Text], ...]) -> float:
    return max((choice.height for _, choice in row), default=0.0)


def question(block: Choices, first: bool) -> list[Piece]:
    """Return a question of the printed kuesioner, with a line above it when it is the `first`.

    The choices stand two in a row, or below each other when one is too wide for that.
    """
    room = WIDTH - _NILAI - _NUMBER - _PAD
    letters = [f"{letter}." for letter in "abcdefghij"[: len(block.choices)]]
    hang = natural_width("d.", FORM.size) + FORM.size * 0.45
    widest = max((natural_width(words, FORM.size) for words in block.choices), default=0.0)
    columns = next((n for n in (2, 1) if widest + hang + 6 <= room / n), 1)
    cells = [
        (
            _NUMBER + room * (place % columns) / columns,
            text(words, FORM, width=room / columns, indent=hang, mark=Span(letter)),
        )
        for place, (letter, words) in enumerate(zip(letters, block.choices, strict=False))
    ]
    rows = tuple(tuple(cells[place : place + columns]) for place in range(0, len(cells), columns))
    mark = Span(f"{block.number}.")
    words = text(block.text, FORM, width=WIDTH - _NILAI - _PAD, indent=_NUMBER, mark=mark, after=2)
    nilai = tuple(str(number) for number in range(1, len(block.choices) + 1))
    whole = Question(words, rows, nilai, first)
    if whole.height > HEIGHT / 2:
        # Too long for one frame: the parts follow one another like any text.
        return [words, *(choice for row in rows for _, choice in row)]
    return [whole]


@dataclass(frozen=True)
class Strip(Piece):
    """One row to fill in: a label, squares with words, words, and dotted lines to write on."""

    label: Text | None
    squares: tuple[tuple[float, Text], ...] = ()
    words: tuple[tuple[float, Text], ...] = ()
    lines: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        texts = [words for _, words in (*self.squares, *self.words)]
        texts += [self.label] if self.label is not None else []
        return max([_STRIP, *(words.height + 4 for words in texts)])

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw the row."""
        first = top - (_STRIP - FORM.leading) / 2
        if self.label is not None:
            self.label.draw(canvas, x, first)
        baseline = first - FORM.drop
        canvas.saveState()
        canvas.setStrokeColor(HexColor(palette.INK))
        canvas.setLineWidth(0.7)
        for offset, words in self.squares:
            canvas.rect(x + offset, baseline - 1.2, _SQUARE, _SQUARE)
            words.draw(canvas, x + offset + _SQUARE + 4, first)
        canvas.restoreState()
        for offset, words in self.words:
            words.draw(canvas, x + offset, first)
        for start, end in self.lines:
            dotted(canvas, x + start, x + end, baseline - 1.5)


def dotted(canvas: Any, left: float, right: float, y: float) -> None:
    """Draw a line of small dots, which stand on one grid for the whole page."""
    step = 3.0
    start = -(-left // step) * step
    canvas.saveState()
    canvas.setStrokeColor(HexColor(palette.MUTE))
    canvas.setLineWidth(0.8)
    canvas.setLineCap(1)
    canvas.setDash([0, step])
    if right > start:
        canvas.line(start, y, right, y)
    canvas.restoreState()


def strips(block: Boxes) -> list[Piece]:
    """Return the rows of a label with its boxes, wrapped where they do not fit in one row.

    Without boxes the row is a line to write on, behind the label if there is one.
    """
    left = _LABEL if block.label else 0.0
    label = text(block.label, FORM, width=_LABEL - 6) if block.label else None
    rows: list[list[tuple[float, Text]]] = [[]]
    at = left
    for words in block.boxes:
        widest = WIDTH - left - _SQUARE - 4
        wide = min(natural_width(words, FORM.size) + 1, widest)
        if rows[-1] and at + _SQUARE + 4 + wide > WIDTH:
            rows.append([])
            at = left
        rows[-1].append((at, text(words, FORM, width=wide)))
        at += _SQUARE + 4 + wide + _UNIT_GAP
    done = [Strip(label if place == 0 else None, tuple(row)) for place, row in enumerate(rows)]
    if not block.boxes or block.line:
        if block.boxes and at + _least_width(block.line) > WIDTH:
            done.append(Strip(None))
            at = left
        words_at, lines = _writing(block.line, at)
        done[-1] = replace(done[-1], words=words_at, lines=lines)
    ends = [start + words.width for strip in done for start, words in strip.words]
    if all(strip.height <= HEIGHT / 2 for strip in done) and max(ends, default=0) <= WIDTH:
        return list(done)
    # Words too long for a row are printed like any text, each box on its own.
    return [text(words, FORM) for words in (block.label, *block.boxes, block.line) if words]


def _parts(line: str) -> list[str]:
    """Return the words and the stretches of dots of a line to write on, by turns, words first."""
    parts = _DOTS.split(flat(line))
    if len(parts) == 1:
        parts += ["……", ""]
    return [part.strip() if place % 2 == 0 else part for place, part in enumerate(parts)]


def _stretch(dots: str) -> float:
    return natural_width(dots, FORM.size) * _HAND


def _least_width(line: str) -> float:
    parts = _parts(line)
    words = sum(natural_width(part, FORM.size) + 8 for part in parts[::2] if part)
    return words + max(sum(_stretch(part) for part in parts[1::2]), _LEAST_LINE)


def _writing(
    line: str, at: float
) -> tuple[tuple[tuple[float, Text], ...], tuple[tuple[float, float], ...]]:
    """Return where the words and the dotted stretches of a line to write on stand.

    A single stretch at the end reaches to the margin; stretches between words (`…… tahun`) are
    as long as their dots, with the room that a hand needs.
    """
    parts = _parts(line)
    words: list[tuple[float, Text]] = []
    lines: list[tuple[float, float]] = []
    to_margin = len(parts) == 3 and not parts[2]
    for place, part in enumerate(parts):
        if place % 2:
            end = WIDTH if to_margin else at + _stretch(part)
            lines.append((at, end))
            at = end + 2
        elif part:
            wide = natural_width(part, FORM.size) + 1
            words.append((at, text(part, FORM, width=wide)))
            at += wide + 2
    return tuple(words), tuple(lines)
