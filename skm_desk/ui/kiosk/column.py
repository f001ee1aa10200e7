"""Rows below each other: measured first, placed only when all of them fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Touch, Words
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.option_button import MainButton, OptionButton

_STRETCH = 0.8  # how much wider than asked gaps become where there is room


@dataclass(frozen=True)
class Row:
    """What stands side by side: the gap to the row above, and each part's place within it.

    All in pixels; the place of a button is that of its drawn part. A row without parts takes no
    room, nor does its gap.
    """

    gap: int
    parts: Sequence[tuple[QWidget, QRect]]

    @property
    def size(self) -> QSize:
        """The room that its parts need."""
        return QSize(
            max(where.right() + 1 for _, where in self.parts),
            max(where.bottom() + 1 for _, where in self.parts),
        )


def words_row(look: Look, part: Words, width: int, gap: int) -> Row | None:
    """Return the row of a text broken into lines of `width`, without parts if it is empty.

    None if a word of it is too wide.
    """
    if not part.text():
        return Row(0, ())
    size = words_size(look, part, width)
    return None if size is None else Row(gap, [(part, QRect(QPoint(0, 0), size))])


def words_size(look: Look, part: Words, width: int) -> QSize | None:
    """Return the size of a text broken into lines of `width`; None if a word is too wide."""
    font = look.font(part.share, part.bold)
    if widest_word(part.text(), font) > width:
        return None
    return QSize(width, height_of(part.text(), font, width))


def balanced(look: Look, row: Row) -> Row:
    """Return a row as high as before, its texts in lines of like length and no wider."""
    return Row(
        row.gap,
        [
            (part, _balanced(look, part, where) if isinstance(part, Words) else where)
            for part, where in row.parts
        ],
    )


def button_row(
    look: Look, button: MainButton, width: int, gap: int, least: QSize | None = None
) -> Row | None:
    """Return the row of a button, no smaller than `least`; None if a word of it is too wide."""
    button.apply(look)
    size = button.body_size(width)
    if size is None:
        return None
    wanted = least.boundedTo(QSize(width, least.height())) if least else QSize()
    return Row(gap, [(button, QRect(QPoint(0, 0), size.expandedTo(wanted)))])


def options_row(look: Look, buttons: Sequence[OptionButton], width: int, gap: int) -> Row | None:
    """Return the row of some options below a button, wrapped to `width`.

    None if a word is too wide.
    """
    sizes = []
    for button in buttons:
        button.apply(look)
        size = button.body_size(width)
        if size is None:
            return None
        sizes.append(size)
    # Two buttons are no nearer than the rings around both.
    rings = 2 * look.mm(RING_ROOM_MM)
    between = max(look.gap, rings)
    return Row(max(gap, rings), list(zip(buttons, _flow(sizes, width, between), strict=True)))


def place_rows(look: Look, rows: Sequence[Row], where: QRect) -> None:
    """Place rows from top to bottom; what does not fit hangs over the foot.

    Gaps become wider where there is room, and what is left then is shared by top and foot.
    """
    seen = [row for row in rows if row.parts]
    gaps = sum(row.gap for row in seen[1:])
    spare = max(where.height() - rows_size(seen).height(), 0)
    stretch = min(spare, round(gaps * _STRETCH))
    top = where.top() + (spare - stretch) // 2
    for number, row in enumerate(seen):
        if number:
            top += row.gap + (stretch * row.gap // gaps if gaps else 0)
        for part, place in row.parts:
            put(part, place.translated(where.left(), top), look)
        top += row.size.height()


def rows_size(rows: Sequence[Row]) -> QSize:
    """Return the room that rows need with their gaps as asked."""
    seen = [row for row in rows if row.parts]
    gaps = sum(row.gap for row in seen[1:])
    sizes = [row.size for row in seen]
    deep = sum(size.height() for size in sizes)
    return QSize(max((size.width() for size in sizes), default=0), gaps + deep)


def put(part: QWidget, where: QRect, look: Look) -> None:
    """Place a part; of a button the drawn part fills `where`, its ring lies around that."""
    room = look.mm(RING_ROOM_MM) if isinstance(part, Touch) else 0
    part.setGeometry(where.adjusted(-room, -room, room, room))


def _balanced(look: Look, part: Words, where: QRect) -> QRect:
    font = look.font(part.share, part.bold)
    least, most = widest_word(part.text(), font) - 1, where.width()
    while most - least > 1:
        middle = (least + most) // 2
        if height_of(part.text(), font, middle) > where.height():
            least = middle
        else:
            most = middle
    return QRect(where.topLeft(), QSize(most, where.height()))


def _flow(sizes: Sequence[QSize], width: int, gap: int) -> list[QRect]:
    """Return places in lines from the top left, a new line where `width` is used up."""
    places: list[QRect] = []
    left = top = deep = 0
    for size in sizes:
        if left and left + size.width() > width:
            left, top, deep = 0, top + deep + gap, 0
        places.append(QRect(QPoint(left, top), size))
        left += size.width() + gap
        deep = max(deep, size.height())
    return places
