"""From blocks to pieces: every block type set in type, captions counted, places noted for lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from skm_desk.documents import blocks
from skm_desk.documents.pdf_contents import Entry
from skm_desk.documents.pdf_flow import Break, Gap, Piece, Together
from skm_desk.documents.pdf_form import question, strips
from skm_desk.documents.pdf_pictures import Pictures
from skm_desk.documents.pdf_pieces import Stand, Text, notice, text
from skm_desk.documents.pdf_signature import signature
from skm_desk.documents.pdf_style import (
    BODY,
    CAPTION,
    CHAPTER,
    MM,
    SECTION,
    SUBSECTION,
    WIDTH,
    Type,
)
from skm_desk.documents.pdf_table import set_table
from skm_desk.documents.pdf_text import Span

_FIRST_LINE = 10 * MM
_SECTION_INDENT = 11 * MM
_ITEM_INDENT = 8 * MM
_PARAGRAPH_GAP = 2.2 * MM
_HIGHEST_CHART_MM = 180.0
_SHORT = 90 * MM  # what is not higher than this stays whole above the signature
_BODY_BOLD = Type(BODY.size, BODY.leading, bold=True)

DrawChart = Callable[[str, object, float, float], bytes]


@dataclass
class Story:
    """The pieces of all chapters, with the places that the contents and lists name."""

    draw_chart: DrawChart
    pieces: list[Piece] = field(default_factory=list)
    places: list[Entry] = field(default_factory=list)
    tables: list[Entry] = field(default_factory=list)
    figures: list[Entry] = field(default_factory=list)
    pictures: Pictures = field(default_factory=Pictures)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def add_chapter(self, chapter: blocks.Chapter, after_block: Callable[[], None]) -> None:
        """Set a chapter on a new page; `after_block` is called behind each of its blocks.

        Raise PhotoUnreadable for a photo whose bytes are no picture.
        """
        self.pieces.append(Break())
        if chapter.number.strip() or chapter.title.strip():
            self._add_head(chapter)
        previous: blocks.Block | None = None
        for block in chapter.blocks:
            self._add(block, previous, chapter.key)
            previous = block
            after_block()

    def _add_head(self, chapter: blocks.Chapter) -> None:
        key = self._note(self.places, chapter.number.upper(), chapter.title.upper(), 0)
        parts = [part for part in (chapter.number.upper(), chapter.title.upper()) if part.strip()]
        for place, part in enumerate(parts):
            last = place == len(parts) - 1
            self.pieces.append(
                text(
                    part,
                    CHAPTER,
                    stand=Stand.CENTRED,
                    after=8 * MM if last else 0,
                    leads=True,
                    key=key if place == 0 else "",
                )
            )

    def _note(self, into: list[Entry], number: str, title: str, level: int) -> str:
        count = len(self.places) + len(self.tables) + len(self.figures)
        into.append(Entry(f"tempat{count + 1}", number, title, level))
        return into[-1].key

    def _number(self, kind: str, chapter: str) -> str:
        count = self._counts[kind, chapter] = self._counts.get((kind, chapter), 0) + 1
        return f"{kind} {chapter}.{count}" if chapter else f"{kind} {count}"

    def _add(self, block: blocks.Block, previous: blocks.Block | None, chapter: str) -> None:
        match block:
            case blocks.Heading():
                self._add_heading(block)
            case blocks.Paragraph():
                self.pieces.append(_paragraph(block))
            case blocks.ItemList():
                self.pieces += _items(block)
            case blocks.Table():
                self._add_table(block, chapter)
            case blocks.Chart():
                self._add_chart(block, chapter)
            case blocks.Photo():
                self._add_photo(block)
            case blocks.Signature():
                self._add_signature(block)
            case blocks.Space():
                self.pieces.append(Gap(max(block.mm, 0) * MM))
            case blocks.NewPage():
                self.pieces.append(Break())
            case blocks.Choices():
                self.pieces += question(block, first=not isinstance(previous, blocks.Choices))
            case blocks.Boxes():
                self.pieces += strips(block)
            case blocks.Notice():
                self.pieces.append(notice(block.text))
            case _:
                assert_never(block)

    def _add_heading(self, block: blocks.Heading) -> None:
        deep = block.level > 2
        key = self._note(self.places, block.number, block.text, max(block.level, 2) - 1)
        self.pieces.append(
            text(
                block.text,
                SUBSECTION if deep else SECTION,
                indent=_SECTION_INDENT if block.number else 0,
                mark=Span(block.number, bold=True) if block.number else None,
                before=(4 if deep else 6) * MM,
                after=2 * MM,
                leads=True,
                key=key,
            )
        )

    def _add_table(self, block: blocks.Table, chapter: str) -> None:
        if block.caption:
            number = self._number("Tabel", chapter)
            key = self._note(self.tables, number, block.caption, 0)
            self.pieces.append(
                _caption(number, block.caption, before=4 * MM, after=1.6 * MM, leads=True, key=key)
            )
        self.pieces.append(set_table(block))

    def _add_chart(self, block: blocks.Chart, chapter: str) -> None:
        height = min(block.height_mm, _HIGHEST_CHART_MM)
        data = self.draw_chart(block.name, block.content, WIDTH / MM, height)
        picture = self.pictures.add_chart(data, WIDTH, height * MM)
        if not block.caption:
            self.pieces.append(Together((picture,), before=4 * MM, after=5 * MM))
            return
        number = self._number("Gambar", chapter)
        key = self._note(self.figures, number, block.caption, 0)
        below = _caption(number, block.caption, before=2.2 * MM)
        self.pieces.append(Together((picture, below), before=4 * MM, after=5 * MM, key=key))

    def _add_photo(self, block: blocks.Photo) -> None:
        picture = self.pictures.add_photo(block)
        below = text(block.caption, CAPTION, stand=Stand.CENTRED, before=2.2 * MM)
        parts = (picture, below) if block.caption.strip() else (picture,)
        self.pieces.append(Together(parts, before=3 * MM, after=6 * MM))

    def _add_signature(self, block: blocks.Signature) -> None:
        """Set the signature; what stands before it stays with it, so that nobody signs alone.

        A page with nothing but a name invites a change of what stands before it.
        """
        signed = signature(block)
        gaps = 0.0
        while self.pieces and type(self.pieces[-1]) is Gap:
            gaps += self.pieces.pop().height
        signed = replace(signed, before=max(signed.before, gaps))
        above = self.pieces[-1] if self.pieces else None
        if above is None or above.leads or isinstance(above, Gap) or above.height > _SHORT:
            self.pieces.append(signed)
        else:
            self.pieces[-1] = Together(
                (replace(above, key=""), signed),
                before=above.before,
                after=signed.after,
                key=above.key,
            )


def _paragraph(block: blocks.Paragraph) -> Text:
    kind = _BODY_BOLD if block.strong else BODY
    lead = [Span(block.lead, bold=True)] if block.lead else []
    set_text = text(
        [*lead, Span(block.text, block.strong)],
        kind,
        stand=Stand.CENTRED if block.centred else Stand.JUSTIFIED,
        first=_FIRST_LINE if block.indent and not block.centred else 0,
        before=_PARAGRAPH_GAP,
        after=_PARAGRAPH_GAP,
    )
    # "… sebagai berikut:" announces what follows and stays with it.
    announces = block.text.rstrip().endswith(":") and set_text.height <= 3 * BODY.leading
    return replace(set_text, leads=announces)


def _items(block: blocks.ItemList) -> list[Piece]:
    pieces: list[Piece] = []
    for place, item in enumerate(block.items, start=1):
        lead = [Span(item.lead, bold=True)] if item.lead else []
        pieces.append(
            text(
                [*lead, Span(item.text)],
                BODY,
                stand=Stand.JUSTIFIED,
                indent=_ITEM_INDENT,
                mark=Span(f"{place}." if block.numbered else "–"),
                before=_PARAGRAPH_GAP if place == 1 else 1 * MM,
                after=_PARAGRAPH_GAP if place == len(block.items) else 0,
            )
        )
    return pieces


def _caption(
    number: str,
    words: str,
    before: float = 0,
    after: float = 0,
    leads: bool = False,
    key: str = "",
) -> Text:
    spans: Sequence[Span] = (Span(number, bold=True), Span(words))
    return text(
        spans,
        CAPTION,
        stand=Stand.CENTRED,
        before=before,
        after=after,
        leads=leads,
        key=key,
    )
