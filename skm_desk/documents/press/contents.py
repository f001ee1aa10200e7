"""The contents and the lists of tables and figures, filled in by platypus pass after pass."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.sequencer import Sequencer
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus.tableofcontents import TableOfContents

from skm_desk.documents.press.flow import Place, draw_dotted, hang, make_text
from skm_desk.documents.press.style import BODY, CHAPTER, MM, REGULAR, SUBSECTION, WIDTH, vary
from skm_desk.documents.press.text import flat, markup, width_of

CONTENTS, TABLES, FIGURES = "daftar-isi", "daftar-tabel", "daftar-gambar"
LINK = "rujukan"
_FOLIO = 16 * MM  # the column of the page numbers
_DOTS_END = 8 * MM  # before the margin
_LONGEST = 300  # signs of a title
_LINE: dict[str, Any] = {"alignment": TA_LEFT, "rightIndent": _FOLIO, "spaceAfter": 0}
_TOP = vary(SUBSECTION, **_LINE, spaceBefore=2.4 * MM, leftIndent=10 * MM, firstLineIndent=-10 * MM)
_DEEPER = vary(BODY, **_LINE, spaceBefore=0.8 * MM, leftIndent=18 * MM, bulletIndent=8 * MM)
_BARE = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


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
            tableStyle=[*_BARE, ("FONT", (0, 0), (-1, -1), REGULAR, 11), *held],
            dotsMinLevel=-1,  # the dots are drawn with the link, so that no reader reads them aloud
            formatter=write_folio,
            notifyKind=key,
        )
        # With its words known beforehand a list has its full height in the first pass.
        self.addEntries([(*self.line(place), 0) for place in places])

    def notify(self, kind: str, stuff: tuple[Place, int]) -> None:
        """Take in on which page a place of this list stands."""
        if kind == self._notifyKind:
            place, folio = stuff
            self.addEntry(*self.line(place), folio)

    def line(self, place: Place) -> tuple[int, str]:
        """Return the depth of a place and its markup, its number hanging in the indent."""
        style = self.levelStyles[place.level]
        if style is _TOP:
            words = markup(_brief(place.label), bold=True)
        else:
            words = hang(_brief(place.number), markup(_brief(place.title)), style)
        return place.level, f'{words}<onDraw name="{LINK}" label="{place.key}"/>'


def make_lists(places: Sequence[Place]) -> list[Flowable]:
    """Return the contents, and behind them the lists of tables and figures that are not empty.

    A list follows the one before it on the same page when it fits there.
    """
    listed = {
        key: [place for place in places if place.listed_in == key]
        for key in (CONTENTS, TABLES, FIGURES)
    }
    front: list[Flowable] = []
    heads: list[Place] = []
    for key, title in ((TABLES, "DAFTAR TABEL"), (FIGURES, "DAFTAR GAMBAR")):
        if listed[key]:
            heads.append(Place(key, "", title, 0, CONTENTS))
            widest = max(width_of(_brief(p.number), BODY.fontSize) for p in listed[key])
            widest = min(widest, WIDTH / 4)
            style = vary(_DEEPER, leftIndent=widest + 8, bulletIndent=0)
            head = make_text(title, CHAPTER, spaceBefore=12 * MM, spaceAfter=6 * MM)
            front += [heads[-1], head, List(key, listed[key], style)]
    head = make_text("DAFTAR ISI", CHAPTER, spaceAfter=6 * MM)
    if not heads and not listed[CONTENTS]:
        return []
    contents = List(CONTENTS, [*heads, *listed[CONTENTS]], _TOP, _DEEPER)
    return [Place(CONTENTS, "", "DAFTAR ISI", 0, ""), head, contents, *front, Spacer(0, 0)]


def _brief(words: str) -> str:
    """Return a title as it is listed: on one line, and not longer than a list can bear."""
    listed = flat(words)
    return listed if len(listed) <= _LONGEST else listed[:_LONGEST].rstrip() + "…"


def draw_link(canvas: Any, kind: str, key: str) -> None:
    """Draw dots to the page number and lay a link over the line; platypus calls this."""
    at = canvas._curr_tx_info
    draw_dotted(canvas, at["cur_x"] + 5, WIDTH - _DOTS_END, at["cur_y"] + 0.5)
    foot, head = at["cur_y"] - 3, at["tx"]._y0 + BODY.fontSize
    canvas.linkRect("", key, (0, foot, WIDTH, head), relative=1)


def write_folio(folio: int) -> str:
    """Return a page number as printed: 1 and up in Arabic, -1 and down in small Roman letters."""
    if folio >= 0:
        return str(folio)
    counter = Sequencer()
    counter.setFormat("halaman", "i")
    counter.reset("halaman", -folio - 1)
    return str(counter.nextf("halaman"))
