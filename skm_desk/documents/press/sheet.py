"""The style sheet of the printed page: measures, colours, fonts, styles; lengths in points."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from skm_desk import palette
from skm_desk.machine.resources import fallback_font, font_files

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 30 * MM
RIGHT = 25 * MM
TOP = 25 * MM
BOTTOM = 25 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
HAIRLINE = 0.4
RULE = 0.8

REGULAR = "PTSerif"
BOLD = "PTSerif-Bold"
FALLBACK = "DejaVuSans"

INK = HexColor(palette.INK)
MUTE = HexColor(palette.MUTE)
LINE = HexColor(palette.LINE)
EDGE = HexColor(palette.EDGE)
LEAD = HexColor(palette.LEAD)
LEAD_SOFT = HexColor(palette.LEAD_SOFT)
WARN = HexColor(palette.WARN)


def make_style(
    size: float, leading: float, bold: bool = False, colour: HexColor = INK, **more: Any
) -> ParagraphStyle:
    """Return a paragraph style whose every part, marks too, is set in our fonts.

    Leadings are multiples of a quarter point, which add up without rounding.
    """
    face = BOLD if bold else REGULAR
    given: dict[str, Any] = {
        "fontName": face,
        "fontSize": size,
        "leading": leading,
        "textColor": colour,
        "bulletFontName": face,
        "bulletFontSize": size,
        "allowWidows": 0,
        "allowOrphans": 0,
        "spaceShrinkage": 0.2,
        "embeddedHyphenation": 1,  # `undang-undang` may end a line behind its hyphen
    }
    return ParagraphStyle("", **(given | more))


@cache
def vary(style: ParagraphStyle, **more: Any) -> ParagraphStyle:
    """Return a style like this one but for what is named."""
    return style.clone("", **more)


_CENTRED: dict[str, Any] = {"alignment": TA_CENTER}
_TIGHT: dict[str, Any] = {"allowWidows": 1, "allowOrphans": 1}  # in a cell, any line may be cut

BODY = make_style(11, 14.25, alignment=TA_JUSTIFY, spaceBefore=2.2 * MM, spaceAfter=2.2 * MM)
ITEM = vary(BODY, leftIndent=8 * MM, spaceBefore=1 * MM, spaceAfter=0)
CHAPTER = make_style(13, 18, bold=True, keepWithNext=1, **_CENTRED)
SECTION = make_style(11.5, 15, bold=True, keepWithNext=1, spaceBefore=6 * MM, spaceAfter=2 * MM)
SUBSECTION = make_style(11, 14.25, bold=True, keepWithNext=1, spaceBefore=4 * MM, spaceAfter=2 * MM)
CAPTION = make_style(10, 13, **_CENTRED)
TABLE_CAPTION = vary(CAPTION, keepWithNext=1, spaceBefore=4 * MM, spaceAfter=1.6 * MM)
PICTURE_CAPTION = vary(CAPTION, spaceBefore=2.2 * MM, spaceAfter=5 * MM)
SIGNED = make_style(11, 14.25, underlineWidth=0.6, underlineOffset=-2)
TABLE = make_style(9.5, 12.25, **_TIGHT)
DENSE = make_style(8.5, 10.5, **_TIGHT)
FORM = make_style(10, 12.75, **_TIGHT)
STRIP = make_style(10, 20, spaceShrinkage=0, **_TIGHT)  # with room to write between its lines
NOTICE = make_style(10.5, 13.75, colour=WARN)
RUNNING = make_style(8.5, 11, colour=MUTE)
FOLIO = make_style(9.5, 12, colour=MUTE, **_CENTRED)
BANNER = make_style(10.5, 14, bold=True, colour=WARN, **_CENTRED)
HINT = make_style(9, 12, colour=MUTE, **_CENTRED)
COVER = (
    make_style(30, 39, bold=True, colour=LEAD, spaceAfter=2 * MM, **_CENTRED),
    make_style(19, 25, bold=True, colour=LEAD, **_CENTRED),
    make_style(14, 18, colour=LEAD, **_CENTRED),
    make_style(13, 17, bold=True, **_CENTRED),
    make_style(11, 14.25, **_CENTRED),
)


def register_fonts() -> None:
    """Make the two faces of PT Serif known to ReportLab; a second call does nothing.

    Raise ResourceMissing when a font file is not there.
    """
    if BOLD not in pdfmetrics.getRegisteredFontNames():
        files = font_files("PT Serif")
        pdfmetrics.registerFont(TTFont(REGULAR, str(files["regular"])))
        pdfmetrics.registerFont(TTFont(BOLD, str(files["bold"])))
        pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, REGULAR, BOLD)


def signs_of(font: str) -> dict[int, float]:
    """Return the signs that a font has, by code point.

    The font for rare signs is read only when a text first needs it: it is large.
    """
    if font == FALLBACK and FALLBACK not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FALLBACK, str(fallback_font())))
    widths: dict[int, float] = pdfmetrics.getFont(font).face.charWidths
    return widths


@contextmanager
def pen(canvas: Any, colour: HexColor, width: float) -> Iterator[None]:
    """Draw lines of this colour and width, and leave the canvas as it was."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    yield
    canvas.restoreState()


def draw_dotted(canvas: Any, left: float, right: float, y: float) -> None:
    """Draw a line of small dots, which stand on one grid for the whole page."""
    right -= right % 3
    if right > left:
        with pen(canvas, MUTE, 0.8):
            canvas.setLineCap(1)
            canvas.setDash([0, 3])
            canvas.line(right, y, left, y)
