"""Measures, fonts and type sizes of the printed page; all lengths in points unless named `_MM`."""

from dataclasses import dataclass

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

REGULAR = "PTSerif"
BOLD = "PTSerif-Bold"
FALLBACK = "DejaVuSans"

HAIRLINE = 0.4
RULE = 0.8


@dataclass(frozen=True)
class Type:
    """How a text is set: size and distance of its lines, its colour, bold or not."""

    size: float
    leading: float
    bold: bool = False
    colour: str = palette.INK

    @property
    def drop(self) -> float:
        """How far the baseline lies below the top of its line."""
        return (self.leading - self.size) / 2 + 0.81 * self.size


BODY = Type(11, 14.3)
CHAPTER = Type(13, 18, bold=True)
SECTION = Type(11.5, 15, bold=True)
SUBSECTION = Type(11, 14.3, bold=True)
CAPTION = Type(10, 13)
TABLE = Type(9.5, 12.2)
TABLE_HEAD = Type(9.5, 12.2, bold=True)
DENSE = Type(8.5, 10.4)
DENSE_HEAD = Type(8.5, 10.4, bold=True)
FORM = Type(10, 12.8)
NOTICE = Type(10.5, 13.8, colour=palette.WARN)
RUNNING = Type(8.5, 11, colour=palette.MUTE)
FOLIO = Type(9.5, 12, colour=palette.MUTE)
BANNER = Type(10.5, 14, bold=True, colour=palette.WARN)
HINT = Type(9, 12, colour=palette.MUTE)


def register_fonts() -> None:
    """Make the two faces of PT Serif known to ReportLab; a second call does nothing.

    Raise ResourceMissing when a font file is not there.
    """
    known = pdfmetrics.getRegisteredFontNames()
    if BOLD in known:
        return
    files = font_files("PT Serif")
    pdfmetrics.registerFont(TTFont(REGULAR, str(files["regular"])))
    pdfmetrics.registerFont(TTFont(BOLD, str(files["bold"])))


def char_widths(font: str) -> dict[int, float]:
    """Return the width of each sign that a font has, by code point, in thousandths of the size.

    The font for rare signs is read only when a text first needs it: it is large.
    """
    if font == FALLBACK and FALLBACK not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FALLBACK, str(fallback_font())))
    widths: dict[int, float] = pdfmetrics.getFont(font).face.charWidths
    return widths
