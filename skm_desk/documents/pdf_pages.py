"""What stands on a page around its text: banner, running head, page number; and the cover."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor

from skm_desk import palette
from skm_desk.documents.pdf_lines import Line, clipped, draw_line
from skm_desk.documents.pdf_pieces import Stand, Text, text
from skm_desk.documents.pdf_style import (
    BANNER,
    BOTTOM,
    FOLIO,
    HAIRLINE,
    HEIGHT,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RUNNING,
    TOP,
    WIDTH,
    Type,
)

_BANNER_TOP = 4.5 * MM
_BANNER_HEIGHT = 7 * MM
_HEAD_LINE = 19 * MM  # below the top of the page
_FOLIO_LINE = 13 * MM  # above its foot
_COVER_SIZES = (30.0, 19.0, 14.0)
_COVER_FOOT_SIZES = (13.0, 11.0)
_LEAST_SIZE = 7.0


def draw_running_head(canvas: Any, head: tuple[str, str]) -> None:
    """Draw the running head above the text, left and right, with its hairline."""
    if not any(part.strip() for part in head):
        return
    right = clipped(head[1], RUNNING.size, False, WIDTH * 0.45)
    left = clipped(head[0], RUNNING.size, False, WIDTH - right.width - 5 * MM)
    y = PAGE_HEIGHT - _HEAD_LINE
    _write(canvas, left, RUNNING, LEFT, y + 4)
    _write(canvas, right, RUNNING, LEFT + WIDTH - right.width, y + 4)
    canvas.saveState()
    canvas.setStrokeColor(HexColor(palette.LINE))
    canvas.setLineWidth(HAIRLINE)
    canvas.line(LEFT, y, LEFT + WIDTH, y)
    canvas.restoreState()


def draw_folio(canvas: Any, folio: str) -> None:
    """Draw the page number below the text."""
    line = clipped(folio, FOLIO.size, False, WIDTH)
    _write(canvas, line, FOLIO, LEFT + (WIDTH - line.width) / 2, _FOLIO_LINE)


def _write(canvas: Any, line: Line, kind: Type, x: float, baseline: float) -> None:
    out = canvas.beginText()
    out.setFillColor(HexColor(kind.colour))
    draw_line(out, line, x, baseline, kind.size)
    canvas.drawText(out)


def draw_banner(canvas: Any, words: str) -> None:
    """Draw the framed band at the very top of a page; nothing for an empty text."""
    if not words.strip():
        return
    canvas.saveState()
    canvas.setStrokeColor(HexColor(palette.WARN))
    canvas.setFillColor(HexColor(palette.PAPER))
    canvas.setLineWidth(1.6)
    foot = PAGE_HEIGHT - _BANNER_TOP - _BANNER_HEIGHT
    canvas.rect(LEFT, foot, WIDTH, _BANNER_HEIGHT, fill=1)
    line = clipped(words, BANNER.size, True, WIDTH - 6 * MM)
    canvas.restoreState()
    baseline = foot + (_BANNER_HEIGHT - BANNER.size * 0.7) / 2
    _write(canvas, line, BANNER, LEFT + (WIDTH - line.width) / 2, baseline)


def draw_cover(canvas: Any, lines: Sequence[str]) -> None:
    """Draw the cover: the first three lines large in the upper half, the others at the foot."""
    words = [line for line in lines if line.strip()]
    middle = (PAGE_WIDTH + LEFT - (PAGE_WIDTH - LEFT - WIDTH)) / 2
    above, below = _cover_texts(words)
    top = PAGE_HEIGHT - TOP - HEIGHT * 0.27
    needed = sum(each.height for each in (*above, *below))
    if needed > HEIGHT * 0.6:
        top = PAGE_HEIGHT - TOP
    for place, each in enumerate(above):
        each.draw(canvas, LEFT, top)
        top -= each.height
        if place == 0:
            top -= 2 * MM
        if place == 1 and len(above) > 2:
            _short_rule(canvas, middle, top - 6 * MM)
            top -= 12 * MM
    foot = BOTTOM + sum(each.height for each in below)
    if below:
        _short_rule(canvas, middle, foot + 6 * MM)
    for each in below:
        each.draw(canvas, LEFT, foot)
        foot -= each.height


def _cover_texts(words: Sequence[str]) -> tuple[list[Text], list[Text]]:
    """Return the texts of the upper and the lower half, smaller when they would not fit."""
    shrink = 1.0
    while True:
        above = [
            _cover_text(line, _COVER_SIZES[min(place, 2)] * shrink, place < 2, palette.LEAD)
            for place, line in enumerate(words[:3])
        ]
        below = [
            _cover_text(line, _COVER_FOOT_SIZES[min(place, 1)] * shrink, place == 0, palette.INK)
            for place, line in enumerate(words[3:])
        ]
        needed = sum(each.height for each in (*above, *below))
        if needed < HEIGHT - 30 * MM or _COVER_FOOT_SIZES[1] * shrink < _LEAST_SIZE:
            return above, below
        shrink *= 0.85


def _cover_text(line: str, size: float, bold: bool, colour: str) -> Text:
    return text(line, Type(size, size * 1.3, bold, colour), stand=Stand.CENTRED)


def _short_rule(canvas: Any, middle: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor(palette.LEAD))
    canvas.setLineWidth(0.8)
    canvas.line(middle - 20 * MM, y, middle + 20 * MM, y)
    canvas.restoreState()
