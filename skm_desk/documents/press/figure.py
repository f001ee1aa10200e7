"""One figure that a page is about, in letters that are read from across the room."""

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable, Table

from skm_desk.documents.blocks import Figure
from skm_desk.documents.press.flow import make_text
from skm_desk.documents.press.sheet import LEAD, LEAD_SOFT, MM, WIDTH, make_style

_NAME = make_style(13, 17, alignment=TA_CENTER)
_FIGURE = make_style(72, 80, bold=True, colour=LEAD, alignment=TA_CENTER)
_MEANING = make_style(19, 25, bold=True, alignment=TA_CENTER)
_ROUND = [3 * MM] * 4


def make_figure(block: Figure) -> Flowable:
    """Return the figure between what it is and what it means, on a band as wide as the text."""
    rows = [
        [make_text(words, style)]
        for words, style in (
            (block.name, _NAME),
            (block.figure, _FIGURE),
            (block.meaning, _MEANING),
        )
    ]
    return Table(
        rows,
        colWidths=[WIDTH],
        cornerRadii=_ROUND,
        style=[
            ("BACKGROUND", (0, 0), (-1, -1), LEAD_SOFT),
            ("NOSPLIT", (0, 0), (-1, -1)),
            ("TOPPADDING", (0, 0), (-1, 0), 4 * MM),
            ("BOTTOMPADDING", (0, 0), (-1, -2), 0),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 5 * MM),
        ],
    )
