"""Filling pages: pieces of known height are laid one below the other, cut where a page ends.

Everything is laid out before anything is drawn, so that page numbers are known when the
contents are printed, and one pass is enough.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from skm_desk.documents.pdf_style import HEIGHT

_TOLERANCE = 0.01


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something that takes room on a page; the base of all others.

    `before` and `after` are the least distances to its neighbours. A piece that `leads` stands
    on the same page as the beginning of what follows it. `key` names the piece, so that its
    page can be looked up.
    """

    before: float = 0
    after: float = 0
    leads: bool = False
    key: str = ""

    @property
    def height(self) -> float:
        """Its height in points."""
        raise NotImplementedError

    def cut(self, room: float, must: bool) -> "tuple[Piece | None, Piece | None]":
        """Return what fits in `room` points and what is left; either may be None.

        With `must` the room is a whole page: something has to be placed in it.
        """
        fits = must or self.height <= room + _TOLERANCE
        return (self, None) if fits else (None, self)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it on ReportLab's canvas with its upper left corner at x, top."""
        raise NotImplementedError


@dataclass(frozen=True)
class Gap(Piece):
    """Empty room, dropped at the head of a page."""

    points: float

    @property
    def height(self) -> float:
        return self.points

    def cut(self, room: float, must: bool) -> tuple[Piece | None, Piece | None]:
        """Leave no more room than there is; what is left over is not wanted on the next page."""
        return Gap(min(self.points, max(room, 0))), None

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True)
class Break(Gap):
    """What follows starts on a new page."""

    points: float = 0.0


@dataclass(frozen=True)
class Together(Piece):
    """Pieces that stand on one page, unless they are higher than a page."""

    pieces: tuple[Piece, ...]

    @property
    def height(self) -> float:
        return sum(_distances(self.pieces)) + sum(piece.height for piece in self.pieces)

    def cut(self, room: float, must: bool) -> tuple[Piece | None, Piece | None]:
        """Return the pieces whole; only a pile higher than a page is cut."""
        if self.height <= room + _TOLERANCE:
            return self, None
        if not must:
            return None, self
        placed: list[Piece] = []
        rest = deque(self.pieces)
        while rest:
            pile = Together((*placed, rest[0]))
            left = room - (pile.height - rest[0].height)
            first, second = rest[0].cut(left, must=not placed)
            if first is not None:
                placed.append(first)
            if second is not None:
                rest[0] = second
                break
            rest.popleft()
        return Together(tuple(placed), key=self.key), Together(tuple(rest)) if rest else None

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw the pieces one below the other."""
        for distance, piece in zip(_distances(self.pieces), self.pieces, strict=True):
            top -= distance
            piece.draw(canvas, x, top)
            top -= piece.height


def _distances(pieces: tuple[Piece, ...]) -> list[float]:
    first = [0.0] if pieces else []
    return first + [max(above.after, below.before) for above, below in pairwise(pieces)]


@dataclass
class Page:
    """One filled page: each piece with the distance of its top from the top of the page's text."""

    placed: list[tuple[float, Piece]] = field(default_factory=list)

    @property
    def used(self) -> float:
        """How far down the page is filled."""
        if not self.placed:
            return 0.0
        offset, piece = self.placed[-1]
        return offset + piece.height

    def distance(self, piece: Piece) -> float:
        """Return the room to leave above a piece that comes next."""
        return max(self.placed[-1][1].after, piece.before) if self.placed else 0.0

    def put(self, piece: Piece) -> None:
        """Place a piece below the others."""
        self.placed.append((self.used + self.distance(piece), piece))


def arrange(pieces: Iterable[Piece], height: float = HEIGHT) -> list[Page]:
    """Return the pages, each of `height` points, that hold the pieces in their order."""
    pages = [Page()]
    queue = deque(pieces)
    while queue:
        if isinstance(queue[0], Break):
            queue.popleft()
            if pages[-1].placed:
                pages.append(Page())
            continue
        leads: list[Piece] = []
        while len(queue) > 1 and not isinstance(queue[1], Break) and _leads(queue[0], leads):
            leads.append(queue.popleft())
        rest = _place(pages[-1], leads, queue.popleft(), height)
        if rest:
            pages.append(Page())
            queue.extendleft(reversed(rest))
    if len(pages) > 1 and not pages[-1].placed:
        pages.pop()
    return pages


def _leads(piece: Piece, leads: list[Piece]) -> bool:
    """Tell whether a piece belongs to what follows it; so does a gap behind a head."""
    return piece.leads or (bool(leads) and isinstance(piece, Gap))


def _place(page: Page, leads: list[Piece], body: Piece, height: float) -> list[Piece]:
    """Place leads and body, or as much as fits; return what goes on the next page."""
    if isinstance(body, Gap) and not page.placed and not leads:
        return []
    trial = Page(list(page.placed))
    for lead in leads:
        trial.put(lead)
    must = not page.placed
    if leads and must and trial.used > height / 2:
        # Leads as high as this (a heading of a thousand letters) are placed like any text.
        first, rest = leads[0].cut(height, must=True)
        if first is not None:
            page.put(first)
        return [*([rest] if rest else []), *leads[1:], body]
    room = height - trial.used - trial.distance(body)
    first, second = body.cut(room, must) if room > 0 else (None, body)
    if first is None and not must:
        return [*leads, body]
    for piece in leads:
        page.put(piece)
    if first is not None:
        page.put(first)
    return [second] if second is not None else []
