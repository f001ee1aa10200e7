"""What a document is made of. Chapters build these; they never see how they are printed.

Every text here is plain: what a person typed is printed as typed, `<b>` and all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Align(Enum):
    """How a table column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Heading:
    """A numbered section head inside a chapter (`number` as printed, `2.1`; "" for none)."""

    number: str
    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text; `lead` is set in bold before it, `strong` sets all of it in bold."""

    text: str
    lead: str = ""
    strong: bool = False
    centred: bool = False
    indent: bool = True


@dataclass(frozen=True)
class Item:
    """One entry of a list; `lead` is set in bold before the text."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class ItemList:
    """A list, numbered 1. 2. 3. or with dashes."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, its share of the width, how it stands."""

    head: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Cell:
    """A cell that spans `across` columns and `down` rows, or is set in bold."""

    text: str
    across: int = 1
    down: int = 1
    strong: bool = False


CellLike = str | Cell


@dataclass(frozen=True)
class Table:
    """A table. `caption` without its number (the printer numbers per BAB: Tabel 3.1); "" for none.

    Cells covered by a span are given as "". `heads` stand above the column heads (grouped
    heads). `foot` rows are set in bold behind the last row. `dense` sets many short rows small.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[CellLike]]
    caption: str = ""
    heads: tuple[tuple[CellLike, ...], ...] = ()
    foot: tuple[tuple[CellLike, ...], ...] = ()
    dense: bool = False


@dataclass(frozen=True)
class Figure:
    """The one figure that a page is about, with what it is called and what it means."""

    name: str
    figure: str
    meaning: str


@dataclass(frozen=True)
class Chart:
    """A drawn chart: its name in `charts.catalog`, what it shows, its caption without number.

    `alt` says in words what the picture shows, for a reader who cannot see it.
    """

    name: str
    content: Any
    caption: str
    alt: str
    height_mm: float = 80


@dataclass(frozen=True)
class Photo:
    """A picture from a file with its caption; `data` None prints an empty frame to paste into."""

    data: bytes | None
    caption: str


@dataclass(frozen=True)
class Signature:
    """Place and date, the office of the signer, room for a stamp, the name and NIP below."""

    place_and_date: str
    office: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Space:
    """An empty stretch of this many millimetres."""

    mm: float


@dataclass(frozen=True)
class NewPage:
    """The rest starts on a new page."""


@dataclass(frozen=True)
class Choices:
    """One question of a printed questionnaire: its number, text, and lettered choices."""

    number: int
    text: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Boxes:
    """A labelled row of boxes to tick in a printed questionnaire; `line` adds room to write."""

    label: str
    boxes: tuple[str, ...] = ()
    line: str = ""


@dataclass(frozen=True)
class Notice:
    """A framed remark that must not be overlooked, such as `data buatan`."""

    text: str


Block = (
    Heading
    | Paragraph
    | ItemList
    | Table
    | Figure
    | Chart
    | Photo
    | Signature
    | Space
    | NewPage
    | Choices
    | Boxes
    | Notice
)


@dataclass(frozen=True)
class Chapter:
    """A part that starts on a new page: `number` as printed (`BAB I`), `key` counts its tables."""

    number: str
    title: str
    blocks: tuple[Block, ...]
    key: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that the PDF carries."""

    name: str
    mime: str
    data: bytes
    description: str


@dataclass(frozen=True)
class Document:
    """A whole document. `banner` stands on every page when set (for example `DATA BUATAN`).

    `cover` lines are printed large to small; `running_head` stands above every page.
    `with_contents` adds the daftar isi, daftar tabel and daftar gambar in Roman numbers.
    `one_page` sets all of it on one page without a number, smaller where it has to be.
    """

    title: str
    subject: str
    author: str
    cover: tuple[str, ...]
    running_head: tuple[str, str]
    chapters: tuple[Chapter, ...]
    banner: str = ""
    with_contents: bool = True
    one_page: bool = False
    attachments: tuple[Attachment, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
