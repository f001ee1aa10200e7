"""The contents and the lists of tables and figures, filled in by platypus pass after pass."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.sequencer import Sequencer
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable
from reportlab.platypus.tableofcontents import TableOfContents

from skm_desk.documents.press import sheet
from skm_desk.documents.press.flow import Place, hang, make_text
from skm_desk.documents.press.sheet import MM, WIDTH, vary
from skm_desk.documents.press.text import flat, markup, width_of

CONTENTS, TABLES, FIGURES = "daftar-isi", "daftar-tabel", "daftar-gambar"
LINK = "rujukan"
_LONGEST = 300  # signs of a title
_LINE: dict[str, Any] = {"alignment": TA_LEFT, "rightIndent": 16 * MM, "spaceAfter": 0}
_TOP = vary(
    sheet.SUBSECTION, **_LINE, spaceBefore=2.4 * MM, leftIndent=10 * MM, firstLineIndent=-10 * MM
)
_DEEPER = vary(sheet.BODY, **_LINE, spaceBefore=0.8 * MM, leftIndent=18 * MM, bulletIndent=8 * MM)
_CELLS = [
    ("FONT", (0, 0), (-1, -1), sheet.REGULAR),
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
]


class List(TableOfContents):  # type: ignore[misc]
    """A list of places with dots and page numbers that can be clicked."""

    def __init__(self, key: str, places: Sequence[Place], *styles: ParagraphStyle) -> None:
        # A line and the room above it are a row each; a chapter stays with its first section.
        held = [
            ("NOSPLIT", (0, 2 * row), (0, 2 * row + 3))
            for row, (above, below) in enumerate(pairwise(places))
            if below.level > above.level
        ]
        super().__init__(
            levelStyles=list(styles),
            tableStyle=[*_CELLS, *held],
            dotsMinLevel=-1,
            formatter=lambda page: "",  # written with the words, to be read after them
            notifyKind=key,
        )
        # With its words known beforehand a list has its full height in the first pass.
        self.addEntries([self._line(place, 0) for place in places])

    def notify(self, kind: str, stuff: tuple[Place, int]) -> None:
        """Take in on which page a place of this list stands."""
        if kind == self._notifyKind:
            self.addEntry(*self._line(*stuff))

    def _line(self, place: Place, folio: int) -> tuple[int, str, int]:
        """Return depth, markup and page of a line, the number of the place in its indent."""
        style = self.levelStyles[place.level]
        number, title = _brief(place.number), _brief(place.title)
        if style is _TOP:
            words = markup(f"{number} {title}", bold=True)
        else:
            words = hang(number, markup(title), style)
        page = write_folio(folio)
        link = f'<onDraw name="{LINK}" label="{place.key} {page}"/>{page}'
        return place.level, words + link, folio


def make_lists(places: Sequence[Place]) -> list[Flowable]:
    """Return the contents, and behind them the lists of tables and figures that are not empty.

    A list follows the one before it on the same page when it fits there.
    """
    front: list[Flowable] = []
    listed: list[Place] = []
    for key, title in ((TABLES, "DAFTAR TABEL"), (FIGURES, "DAFTAR GAMBAR")):
        if own := [place for place in places if place.listed_in == key]:
            listed.append(Place(key, "", title, 0, CONTENTS))
            widest = max(width_of(_brief(place.number), sheet.BODY.fontSize) for place in own)
            style = vary(_DEEPER, leftIndent=min(widest, WIDTH / 4) + 8, bulletIndent=0)
            head = make_text(title, sheet.CHAPTER, spaceBefore=12 * MM, spaceAfter=6 * MM)
            front += [listed[-1], head, List(key, own, style)]
    listed += [place for place in places if place.listed_in == CONTENTS]
    if not listed:
        return []
    head = make_text("DAFTAR ISI", sheet.CHAPTER, spaceAfter=6 * MM)
    contents = List(CONTENTS, listed, _TOP, _DEEPER)
    return [Place(CONTENTS, "", "DAFTAR ISI", 0, ""), head, contents, *front]


def _brief(words: str) -> str:
    """Return a title as it is listed: on one line, and not longer than a list can bear."""
    listed = flat(words)
    return listed if len(listed) <= _LONGEST else listed[:_LONGEST].rstrip() + "…"


def draw_link(canvas: Any, _: str, label: str) -> None:
    """Draw dots to the margin, where the page number follows, and lay a link over all lines.

    Platypus calls this between the words and the page number; `label` names the place and it.
    """
    key, page = label.split()
    at = canvas._curr_tx_info
    written, style = at["tx"], at["xs"].style
    start = WIDTH - stringWidth(page, style.fontName, style.fontSize)
    sheet.draw_dotted(canvas, at["cur_x"] + 5, start - 4, at["cur_y"] + 0.5)
    written.setXPos(start - written._x0)
    area = (0, at["cur_y"] - 3, WIDTH, written._y0 + style.fontSize)
    canvas.linkRect("", key, area, relative=1)


def write_folio(folio: int) -> str:
    """Return a page number as printed: 0 and up in Arabic, -1 and down in small Roman letters."""
    if folio >= 0:
        return str(folio)
    counter = Sequencer()
    counter.setFormat("halaman", "i")
    counter.reset("halaman", -folio - 1)
    return str(counter.nextf("halaman"))
