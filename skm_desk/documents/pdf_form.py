"""Pieces of a printed questionnaire: lettered choices with nilai to circle, boxes to tick."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor

from skm_desk import palette
from skm_desk.documents.blocks import Boxes, Choices
from skm_desk.documents.pdf_flow import Piece
from skm_desk.documents.pdf_pieces import Set, Text, text
from skm_desk.documents.pdf_style import FORM, HAIRLINE, HEIGHT, MM, WIDTH, Type
from skm_desk.documents.pdf_text import Span, natural_width

_NUMBER = 8 * MM
_NILAI = 32 * MM  # the column with 1 2 3 4 to circle
_PAD = 4.5
_LABEL = 40 * MM
_SQUARE = 3.4 * MM
_UNIT_GAP = 5 * MM
_STRIP = 7 * MM  # room for one row of handwriting
_LEAST_LINE = 35 * MM  # a shorter rest of a row is not enough to write on
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
            figure = text(sign, _BOLD, width=step, stand=Set.CENTRED)
            middle = (top + foot + FORM.leading) / 2
            figure.draw(canvas, bar + step * (place + 0.25), middle)


def _row_height(row: tuple[tuple[float, Text], ...]) -> float:
    return max((choice.height for _, choice in row), default=0.0)


def question(block: Choices, first: bool) -> list[Piece]:
    """Return a question of the printed questionnaire, with a line above it when it is the `first`.

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
    """One row to fill in: a label, squares with words, and a dotted line to write on."""

    label: Text | None
    squares: tuple[tuple[float, Text], ...]
    line: tuple[float, float] | None
    line_at: float = 0
    line_label: Text | None = None

    @property
    def height(self) -> float:
        texts = [words for _, words in self.squares]
        texts += [words for words in (self.label, self.line_label) if words is not None]
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
        if self.line_label is not None:
            self.line_label.draw(canvas, x + self.line_at, first)
        if self.line is not None:
            dotted(canvas, x + self.line[0], x + self.line[1], baseline - 1.5)
        canvas.restoreState()


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
    done = [
        Strip(label if place == 0 else None, tuple(row), None) for place, row in enumerate(rows)
    ]
    if not block.boxes or block.line:
        wide = natural_width(block.line, FORM.size) + 4 if block.line else 0.0
        if block.boxes and at + wide + _LEAST_LINE > WIDTH:
            done.append(_writing(None, (), left, wide, block.line))
        else:
            done[-1] = _writing(done[-1].label, done[-1].squares, at, wide, block.line)
    if all(strip.height <= HEIGHT / 2 for strip in done):
        return list(done)
    # Words too long for a row are printed like any text, each box on its own.
    return [text(words, FORM) for words in (block.label, *block.boxes, block.line) if words]


def _writing(
    label: Text | None, squares: tuple[tuple[float, Text], ...], at: float, wide: float, words: str
) -> Strip:
    wide = min(wide, max(WIDTH - _LEAST_LINE - at, _LEAST_LINE))
    line_label = text(words, FORM, width=wide) if words else None
    return Strip(label, squares, (at + wide, WIDTH), at, line_label)
