"""Measures, fonts and styles of the printed page; all lengths in points unless named `_MM`."""

from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from skm_desk import palette
from skm_desk.documents.blocks import Align
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

REGULAR = "PTSerif"
BOLD = "PTSerif-Bold"
FALLBACK = "DejaVuSans"

HAIRLINE = 0.4
RULE = 0.8
ALIGNMENT = {Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT}


def make_style(
    size: float, leading: float, bold: bool = False, colour: str = palette.INK, **more: Any
) -> ParagraphStyle:
    """Return a paragraph style whose every part, marks too, is set in our fonts.

    Leadings are multiples of a quarter point, which add up without rounding.
    """
    face = BOLD if bold else REGULAR
    given: dict[str, Any] = {
        "fontName": face,
        "fontSize": size,
        "leading": leading,
        "textColor": HexColor(colour),
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
SIGNED = make_style(11, 14.25, leftIndent=WIDTH / 2, underlineWidth=0.6, underlineOffset=-2)
TABLE = make_style(9.5, 12.25, **_TIGHT)
TABLE_HEAD = vary(TABLE, fontName=BOLD)
DENSE = make_style(8.5, 10.5, **_TIGHT)
DENSE_HEAD = vary(DENSE, fontName=BOLD)
FORM = make_style(10, 12.75, **_TIGHT)
NILAI = make_style(10, 12.75, bold=True, **_CENTRED)
STRIP = make_style(10, 20, spaceShrinkage=0, **_TIGHT)  # with room to write between its lines
NOTICE = make_style(10.5, 13.75, colour=palette.WARN)
RUNNING = make_style(8.5, 11, colour=palette.MUTE)
FOLIO = make_style(9.5, 12, colour=palette.MUTE, **_CENTRED)
BANNER = make_style(10.5, 14, bold=True, colour=palette.WARN, **_CENTRED)
HINT = make_style(9, 12, colour=palette.MUTE, **_CENTRED)
COVER = (
    make_style(30, 39, bold=True, colour=palette.LEAD, **_CENTRED),
    make_style(19, 25, bold=True, colour=palette.LEAD, **_CENTRED),
    make_style(14, 18, colour=palette.LEAD, **_CENTRED),
)
COVER_FOOT = (make_style(13, 17, bold=True, **_CENTRED), make_style(11, 14.25, **_CENTRED))


def register_fonts() -> None:
    """Make the two faces of PT Serif known to ReportLab; a second call does nothing.

    Raise ResourceMissing when a font file is not there.
    """
    if BOLD in pdfmetrics.getRegisteredFontNames():
        return
    files = font_files("PT Serif")
    pdfmetrics.registerFont(TTFont(REGULAR, str(files["regular"])))
    pdfmetrics.registerFont(TTFont(BOLD, str(files["bold"])))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, REGULAR, BOLD)


def signs_of(font: str) -> dict[int, float]:
    """Return the signs that a font has, by code point, with their widths.

    The font for rare signs is read only when a text first needs it: it is large.
    """
    if font == FALLBACK and FALLBACK not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FALLBACK, str(fallback_font())))
    widths: dict[int, float] = pdfmetrics.getFont(font).face.charWidths
    return widths
