"""From blocks to flowables: captions counted, places noted for outline and lists."""

from collections import Counter
from collections.abc import Callable
from typing import assert_never

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable, PageBreakIfNotEmpty

from skm_desk.documents import blocks
from skm_desk.documents.press import sheet
from skm_desk.documents.press.contents import CONTENTS, FIGURES, TABLES
from skm_desk.documents.press.figure import make_figure
from skm_desk.documents.press.flow import Gap, Notice, Place, Signed, Text, make_text
from skm_desk.documents.press.form import make_question, make_strip
from skm_desk.documents.press.pages import BODY
from skm_desk.documents.press.pictures import Pictures
from skm_desk.documents.press.sheet import MM, SIGNED, WIDTH, vary
from skm_desk.documents.press.tables import Rows, make_table
from skm_desk.documents.press.text import markup, strong

DOTS = "……………………………"
_HIGHEST_CHART_MM = 180.0
_STAMP = 22 * MM
_SHORT = 90 * MM  # what is not higher than this stays whole above the signature
_ANNOUNCES = 3  # lines; a longer paragraph that ends in a colon may be parted from its list

DrawChart = Callable[[str, object, float, float], bytes]


class Story:
    """The flowables of all chapters, and the places that outline and lists name."""

    def __init__(self, draw_chart: DrawChart) -> None:
        self.flowables: list[Flowable] = []
        self.places: list[Place] = []
        self.pictures = Pictures()
        self._draw_chart = draw_chart
        self._counts: Counter[tuple[str, str]] = Counter()

    def add_chapter(self, chapter: blocks.Chapter, after_block: Callable[[], None]) -> None:
        """Set a chapter on a new page; `after_block` is called behind each of its blocks.

        Raise PhotoUnreadable for a photo whose bytes are no picture.
        """
        self._break_page(BODY)
        heads = [head.upper() for head in (chapter.number, chapter.title) if head.strip()]
        if heads:
            self._note(chapter.number.upper(), chapter.title.upper(), 0, CONTENTS)
            self._add(*(make_text(head, sheet.CHAPTER) for head in heads[:-1]))
            self._add(make_text(heads[-1], sheet.CHAPTER, spaceAfter=8 * MM))
        for block in chapter.blocks:
            self._add_block(block, chapter.key)
            after_block()

    def _add(self, *flowables: Flowable) -> None:
        self.flowables += flowables

    def _break_page(self, part: str | None = None) -> None:
        """End the page; gaps and breaks before it make no empty page."""
        while self.flowables and isinstance(self.flowables[-1], Gap | PageBreakIfNotEmpty):
            dropped = self.flowables.pop()
            part = part or getattr(dropped, "nextTemplate", None)
        self._add(PageBreakIfNotEmpty(part))

    def _note(self, number: str, title: str, level: int, listed_in: str) -> None:
        place = Place(f"tempat{len(self.places) + 1}", number, title, level, listed_in)
        self.places.append(place)
        self._add(place)

    def _count(self, kind: str, chapter: str, caption: str, listed_in: str) -> str:
        """Return the number of a table or figure, and note it; none without a caption."""
        if not caption.strip():
            return ""
        self._counts[kind, chapter] += 1
        count = self._counts[kind, chapter]
        number = f"{kind} {chapter}.{count}" if chapter else f"{kind} {count}"
        self._note(number, caption, 0, listed_in)
        return number

    def _add_block(self, block: blocks.Block, chapter: str) -> None:
        match block:
            case blocks.Heading():
                self._add_heading(block)
            case blocks.Paragraph():
                self._add(_paragraph(block))
            case blocks.ItemList():
                self._add(*_items(block))
            case blocks.Table():
                if number := self._count("Tabel", chapter, block.caption, TABLES):
                    self._add(make_text(block.caption, sheet.TABLE_CAPTION, lead=number))
                self._add(*make_table(block))
            case blocks.Figure():
                self._add(make_figure(block))
            case blocks.Chart():
                self._add_chart(block, chapter)
            case blocks.Photo():
                self._add_picture(self.pictures.add_photo(block), "", block.caption)
            case blocks.Signature():
                self._add_signature(block)
            case blocks.Space():
                self._add(Gap(WIDTH, max(block.mm, 0) * MM))
            case blocks.NewPage():
                self._break_page()
            case blocks.Choices():
                self._add(*make_question(block))
            case blocks.Boxes():
                self._add(make_strip(block))
            case blocks.Notice():
                self._add(Notice(markup(block.text)))
            case _:
                assert_never(block)

    def _add_heading(self, block: blocks.Heading) -> None:
        level, numbered = max(block.level, 2) - 1, bool(block.number.strip())
        self._note(block.number, block.text, level, CONTENTS if level == 1 and numbered else "")
        style = sheet.SUBSECTION if level > 1 else sheet.SECTION
        indent = 11 * MM if numbered else 0
        self._add(make_text(block.text, style, mark=block.number, leftIndent=indent))

    def _add_chart(self, block: blocks.Chart, chapter: str) -> None:
        height = min(block.height_mm, _HIGHEST_CHART_MM)
        data = self._draw_chart(block.name, block.content, WIDTH / MM, height)
        picture = self.pictures.add_chart(data, WIDTH, height * MM)
        number = self._count("Gambar", chapter, block.caption, FIGURES)
        self._add_picture(picture, number, block.caption)

    def _add_picture(self, picture: Flowable, number: str, caption: str) -> None:
        self._add(picture)
        if caption.strip():
            picture.keepWithNext, picture.spaceAfter = 1, 0
            self._add(make_text(caption, sheet.PICTURE_CAPTION, lead=number))

    def _add_signature(self, block: blocks.Signature) -> None:
        """Set the signature in the right half, what is not known as dots.

        What stands before it stays with it if it is short, so that nobody signs a page with
        nothing but a name, which invites a change of what stands before it.
        """
        room = 8 * MM
        while self.flowables and isinstance(self.flowables[-1], Gap):
            room = max(room, self.flowables.pop().height)
        for above in self.flowables[-1:]:
            if isinstance(above, Text | Rows) and above.wrap(WIDTH, 0)[1] <= _SHORT:
                above.keepWithNext = 1
        place_and_date = markup(block.place_and_date.strip() or DOTS)
        name = f"<u>{strong(block.name)}</u>" if block.name.strip() else DOTS
        lines: list[Flowable] = [
            Signed(place_and_date, vary(SIGNED, spaceBefore=room)),
            *([Signed(markup(block.office), SIGNED)] if block.office.strip() else []),
            Gap(WIDTH, _STAMP),
            Signed(name, SIGNED),
            *(Signed(markup(line), SIGNED) for line in block.lines),
        ]
        for line in lines[:-1]:
            line.keepWithNext = 1
        self._add(*lines)


def _paragraph(block: blocks.Paragraph) -> Text:
    """Return running text; `… sebagai berikut:` announces what follows and stays with it."""
    style = vary(sheet.BODY, fontName=sheet.BOLD) if block.strong else sheet.BODY
    if block.centred:
        style = vary(style, alignment=TA_CENTER)
    elif block.indent:
        style = vary(style, firstLineIndent=10 * MM)
    made = make_text(block.text, style, lead=block.lead)
    if block.text.rstrip().endswith(":") and made.line_count <= _ANNOUNCES:
        made.keepWithNext = 1
    return made


def _items(block: blocks.ItemList) -> list[Text]:
    """Return the entries of a list, numbered or with dashes."""
    made = [
        make_text(item.text, sheet.ITEM, lead=item.lead, mark=f"{n}." if block.numbered else "–")
        for n, item in enumerate(block.items, start=1)
    ]
    for text in made[:1]:
        text.spaceBefore = sheet.BODY.spaceBefore
    for text in made[-1:]:
        text.spaceAfter = sheet.BODY.spaceAfter
    return made
