"""The contents and the lists of tables and figures, with page numbers that can be clicked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skm_desk.documents.pdf_flow import Break, Piece
from skm_desk.documents.pdf_form import dotted
from skm_desk.documents.pdf_lines import clipped, draw_line
from skm_desk.documents.pdf_pieces import Stand, Text, text
from skm_desk.documents.pdf_style import BODY, CHAPTER, MM, SUBSECTION, WIDTH
from skm_desk.documents.pdf_text import Span, flat, natural_width

_FOLIO = 12 * MM  # the column of the page numbers
_INDENT = 8 * MM  # of each deeper level
_HANG = 10 * MM  # of a second line
_LONGEST = 300  # signs of a title


@dataclass(frozen=True)
class Entry:
    """A place that is listed: the key of its piece, its number and title, its depth (0 to 2)."""

    key: str
    number: str
    title: str
    level: int

    @property
    def label(self) -> str:
        """Number and title in one line."""
        return " ".join(f"{self.number} {self.title}".split())


@dataclass(frozen=True)
class ContentsLine(Piece):
    """One line of a list: the words, dots, and the page where its key stands."""

    words: Text
    target: str
    folio_of: Mapping[str, str]
    shift: float = 0

    @property
    def height(self) -> float:
        return self.words.height

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Write the line and lay a link over it."""
        words, kind = self.words, self.words.type
        words.draw(canvas, x + self.shift, top)
        folio = clipped(self.folio_of[self.target], kind.size, kind.bold, _FOLIO)
        baseline = top - self.height + kind.leading - kind.drop
        first = words.first if len(words.lines) == 1 else 0
        start = x + self.shift + words.indent + first + words.lines[-1].width
        end = x + WIDTH - folio.width
        dotted(canvas, start + 5, end - 4, baseline + 0.5)
        out = canvas.beginText()
        draw_line(out, folio, end, baseline, kind.size)
        canvas.drawText(out)
        canvas.linkRect("", self.target, (x, top - self.height, x + WIDTH, top), relative=1)


def _brief(words: str) -> str:
    """Return a title as it is listed: on one line, and not longer than a list can bear."""
    listed = flat(words)
    return listed if len(listed) <= _LONGEST else listed[:_LONGEST].rstrip() + "…"


def list_pieces(
    heading: Entry,
    entries: Sequence[Entry],
    folio_of: Mapping[str, str],
    flat: bool = False,
) -> list[Piece]:
    """Return a list on its own page: its title, then a line for each entry.

    `flat` sets all lines alike, their words below each other (tables, figures). `folio_of`
    gives the printed page number of a key and is read when the page is drawn.
    """
    head = text(
        heading.title, CHAPTER, stand=Stand.CENTRED, after=8 * MM, leads=True, key=heading.key
    )
    numbers = [natural_width(_brief(entry.number), BODY.size) for entry in entries]
    widest = min(max(numbers, default=0.0), WIDTH / 4)
    pieces: list[Piece] = [Break(), head]
    for place, entry in enumerate(entries):
        top = entry.level == 0 and not flat
        kind = SUBSECTION if top else BODY
        shift = _INDENT * entry.level
        words = text(
            [Span(_brief(entry.title), kind.bold)],
            kind,
            width=WIDTH - _FOLIO - 4 * MM - shift,
            indent=widest + 8 if flat else _HANG,
            first=0 if flat or entry.number else -_HANG,
            mark=Span(_brief(entry.number), kind.bold) if entry.number else None,
        )
        deeper = place + 1 < len(entries) and entries[place + 1].level > entry.level
        before = 2.4 * MM if top and place else 0.8 * MM
        pieces.append(ContentsLine(words, entry.key, folio_of, shift, before=before, leads=deeper))
    return pieces
