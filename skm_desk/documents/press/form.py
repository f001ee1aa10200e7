"""A printed kuesioner: lettered choices with nilai to circle, boxes to tick, lines to fill."""

import re
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table

from skm_desk.documents.blocks import Boxes, Choices
from skm_desk.documents.press.flow import Text, make_text
from skm_desk.documents.press.sheet import (
    BOLD,
    EDGE,
    FORM,
    HAIRLINE,
    HEIGHT,
    INK,
    MM,
    REGULAR,
    STRIP,
    WIDTH,
    draw_dotted,
    pen,
)
from skm_desk.documents.press.text import flat, markup, width_of

BOX, DOTS = "kotak", "garis"
_NUMBER = 8 * MM
_NILAI = 8 * MM  # the column of one nilai to circle
_SIDE = 6.0  # between the words and the nilai
_LABEL = 40 * MM
_SQUARE = 3.4 * MM
_BLANK = "\xa0"
_UNIT_GAP = _BLANK * 4 + " "
_WRITING = _BLANK * 40  # a shorter rest of a row is not enough to write on
_HAND = 1.5  # how much more room handwriting takes than the dots that stand for it
_DOTTED = re.compile(r"\s*([.…]{3,}|…+)\s*")
_CELLS: list[Any] = [
    ("FONT", (0, 0), (-1, -1), REGULAR, FORM.fontSize, FORM.leading),
    ("TEXTCOLOR", (0, 0), (-1, -1), INK),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
]


def make_question(block: Choices) -> list[Flowable]:
    """Return a question over its choices, with the nilai to circle in columns at the right.

    The choices stand two in a row, or below each other when one is too wide for that. The frame
    is never parted; a question that would fill half a page is printed as running text.
    """
    nilai = [str(number) for number in range(1, len(block.choices) + 1)]
    hang = width_of("d.", FORM.fontSize) + 5
    room = WIDTH - _NUMBER - _NILAI * len(nilai)
    widest = max((width_of(words, FORM.fontSize) for words in block.choices), default=0.0)
    across = 2 if widest + hang + _SIDE <= room / 2 else 1
    choices = [
        make_text(words, FORM, mark=f"{letter}.", leftIndent=hang)
        for letter, words in zip("abcdefghij", block.choices, strict=False)
    ]
    blank = [""] * (across - 1)
    rows: list[list[Any]] = [[f"{block.number}.", make_text(block.text, FORM), *blank, *nilai]]
    for place in range(0, len(choices), across):
        pair = [*choices[place : place + across], *blank][:across]
        rows.append(["", *pair, *[""] * len(nilai)])
    bar = across + 1
    table = Table(
        rows,
        colWidths=[_NUMBER, *[room / across] * across, *[_NILAI] * len(nilai)],
        style=[
            *_CELLS,
            ("NOSPLIT", (0, 0), (-1, -1)),
            ("SPAN", (1, 0), (across, 0)),
            *(("SPAN", (column, 0), (column, -1)) for column in range(bar, bar + len(nilai))),
            ("RIGHTPADDING", (1, 0), (across, -1), _SIDE),
            ("TOPPADDING", (0, 0), (-1, 0), 4),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 5),
            ("FONTNAME", (bar, 0), (-1, -1), BOLD),
            ("ALIGN", (bar, 0), (-1, -1), "CENTRE"),
            ("VALIGN", (bar, 0), (-1, -1), "MIDDLE"),
            ("LINEABOVE", (0, 0), (-1, 0), HAIRLINE, EDGE),
            ("LINEBELOW", (0, -1), (-1, -1), HAIRLINE, EDGE),
            ("LINEBEFORE", (bar, 0), (bar, -1), HAIRLINE, EDGE),
        ],
    )
    if table.wrap(WIDTH, HEIGHT)[1] > HEIGHT / 2:
        return [make_text(block.text, FORM, mark=f"{block.number}.", leftIndent=_NUMBER), *choices]
    return [table]


def make_strip(block: Boxes) -> Flowable:
    """Return a label with its boxes to tick, and what is to be filled in by hand.

    Dots in `line` become a line to write on: to the margin where they end the row, else a part
    longer than they are, as a hand needs more room. Without boxes and dots there is one too.
    """
    # Without a blank before it, platypus would hang a box on the word before it.
    box = f'{_BLANK}<onDraw name="{BOX}"/>{_BLANK * 6}'
    parts = [box + _joined(words) for words in block.boxes]
    if block.line or not block.boxes:
        parts.append(_line(block.line))
    left = _LABEL if block.label.strip() else 0.0
    label = [make_text(block.label, FORM)] if left else ""
    row = [Text(_UNIT_GAP.join(parts), STRIP)]
    return Table([[label, row]], colWidths=[left, WIDTH - left], style=_CELLS, splitInRow=1)


def _line(line: str) -> str:
    """Return the words of a line to fill in and the stretches to write on, as markup."""
    words, *rest = _DOTTED.split(flat(line))
    if not any(rest[1::2]):
        return f'{_joined(words)}{_BLANK * 2}<onDraw name="{DOTS}"/>{_WRITING}'
    parts = [_joined(words)]
    for dots, following in zip(rest[::2], rest[1::2], strict=True):
        width = width_of(dots, STRIP.fontSize) * _HAND
        blanks = _BLANK * round(width / stringWidth(_BLANK, REGULAR, STRIP.fontSize))
        parts.append(f'{_BLANK}<onDraw name="{DOTS}" label="{width:.1f}"/>{blanks}')
        parts.append(_joined(following))
    return _BLANK.join(parts)


def _joined(words: str) -> str:
    """Return words as markup that no line parts, unless they are too long for that."""
    short = width_of(words, STRIP.fontSize) < WIDTH / 3
    return markup(_BLANK.join(words.split()) if short else words)


def draw_box(canvas: Any, *_: str | None) -> None:
    """Draw a box to tick where a line of text has come to; platypus calls this."""
    at = canvas._curr_tx_info
    with pen(canvas, INK, 0.7):
        canvas.rect(at["cur_x"], at["cur_y"] - 1.2, _SQUARE, _SQUARE)


def draw_dots(canvas: Any, _: str, width: str | None) -> None:
    """Draw a dotted line of this width, without one to the margin; platypus calls this."""
    at = canvas._curr_tx_info
    end = at["cur_x"] + float(width) if width else at["xs"].paraWidth
    draw_dotted(canvas, at["cur_x"], end, at["cur_y"] - 1.5)
