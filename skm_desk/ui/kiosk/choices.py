"""The choice screen: tiles for one field of the profile, a page of them at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.lettering import fits, height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen, Spoken

_TITLE = 1.3
_TALLEST_MM = 46.0
_FEWEST_ON_PAGE = 3
_MOST_COLUMNS = 3
MORE = "Pilihan lain"


class ChoiceTile(Touch):
    """One choice of the profile; it knows the kode it stands for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, Kind.TILE)
        self.kode = ""
        self.setCheckable(True)


class ChoiceScreen(Screen):
    """Shows the choices of one field as tiles; more than fit go on further pages."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._choices: Sequence[ProfileChoice] = ()
        self._came_with: str | None = None
        self._turned = 0  # pages since the one with the choice of before
        self.title = Words(self, _TITLE, bold=True)
        self.tiles: list[ChoiceTile] = []
        self.more = Touch(MORE, self, Kind.QUIET, "more")
        self.more.clicked.connect(self._turn)

    def show_choices(
        self, name: str, title: str, choices: Sequence[ProfileChoice], kode: str | None
    ) -> None:
        """Show the choices of the field `name`; `kode` is the one chosen before, if any."""
        self._name, self._choices, self._came_with, self._turned = name, choices, kode, 0
        self.title.setText(title)
        while len(self.tiles) < len(choices):
            tile = ChoiceTile(self)
            # Not `clicked`: a screen reader checks a tile without a click.
            tile.toggled.connect(self._choose)
            self.tiles.append(tile)
        for tile, choice in zip(self.tiles, choices, strict=False):
            tile.kode = choice.kode
            tile.show_words(choice.label)
        self.mark(kode)
        # What comes next by Tab is what comes next to the eye, the door to the next page last.
        for before, after in zip(self.tiles, self.tiles[1:], strict=False):
            QWidget.setTabOrder(before, after)
        if self.tiles:
            QWidget.setTabOrder(self.tiles[-1], self.more)
        self.place()

    def mark(self, kode: str | None) -> None:
        """Mark the tile of a kode, or none."""
        for tile in self.tiles:
            tile.mark(kode is not None and tile.kode == kode)

    def clear(self) -> None:
        """Forget what was chosen."""
        self.mark(None)
        self._came_with, self._turned = None, 0

    def said(self) -> Sequence[Spoken]:
        """Return the title and the choices that are seen."""
        labels = ", ".join(choice.label for choice in self._choices)
        return (Spoken(self._name, f"{self.title.text()} {labels}."),)

    def first_focus(self) -> QWidget | None:
        """Return the chosen tile if it is seen, else the first one."""
        seen = [tile for tile in self.tiles if not tile.isHidden()]
        return next((tile for tile in seen if tile.isChecked()), seen[0] if seen else None)

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place the title and a page of tiles in as few columns as they need."""
        ring = look.mm(RING_ROOM_MM)
        inner = area.adjusted(look.gap * 2, look.gap, -look.gap * 2, -look.gap)
        font = look.font(_TITLE, bold=True)
        head = height_of(self.title.text(), font, inner.width())
        self.title.setGeometry(inner.left(), inner.top(), inner.width(), head)
        box = inner.adjusted(-ring, head + look.gap, ring, ring)
        labels = [choice.label for choice in self._choices]
        if not labels:
            for tile in (*self.tiles, self.more):
                tile.hide()
            return True
        for columns in _column_counts(len(labels), box):
            rows = -(-len(labels) // columns)
            if self._place_page(look, box, columns, rows, labels):
                return widest_word(self.title.text(), font) <= inner.width()
        # Not all at once: one page after another, the last tile leads to the next.
        shapes = [(self._rows_that_fit(look, box, n), n) for n in range(1, _MOST_COLUMNS + 1)]
        rows, columns = max(shapes, key=lambda shape: shape[0] * shape[1])
        if rows * columns < _FEWEST_ON_PAGE:
            return False
        self._place_page(look, box, columns, rows, labels, 1)
        return widest_word(self.title.text(), font) <= inner.width()

    def _rows_that_fit(self, look: Look, box: QRect, columns: int) -> int:
        width = _tile_width(look, box, columns)
        needed = _tile_height(look, width, [choice.label for choice in self._choices])
        gap = _gap(look)
        return 0 if needed is None else (box.height() + gap) // (needed + gap)

    def _place_page(
        self,
        look: Look,
        box: QRect,
        columns: int,
        rows: int,
        labels: Sequence[str],
        doors: int = 0,
    ) -> bool:
        """Place one page of tiles; `doors` is 1 when the last place leads to the next page."""
        width = _tile_width(look, box, columns)
        needed = _tile_height(look, width, labels)
        gap = _gap(look)
        height = (box.height() + gap) // rows - gap
        if needed is None or needed > height:
            return False
        height = min(height, max(needed, look.mm(_TALLEST_MM)))
        on_page = rows * columns - doors
        pages = -(-len(labels) // on_page)
        kodes = [choice.kode for choice in self._choices]
        start = kodes.index(self._came_with) // on_page if self._came_with in kodes else 0
        first = ((start + self._turned) % pages) * on_page
        # Upright, the tiles come down to where a hand is.
        spare = max(box.height() - rows * (height + gap) + gap, 0)
        down = spare // 2 if box.height() > box.width() else 0
        self.title.move(self.title.x(), self.title.y() + down)

        def put(tile: Touch, at: int) -> None:
            left = box.left() + at % columns * (width + gap)
            tile.setGeometry(left, box.top() + down + at // columns * (height + gap), width, height)

        for place, tile in enumerate(self.tiles):
            is_seen = place < len(labels) and 0 <= place - first < on_page
            tile.setVisible(is_seen)
            if is_seen:
                put(tile, place - first)
        self.more.setVisible(doors > 0)
        put(self.more, on_page)
        return True

    def _choose(self) -> None:
        tile = self.sender()
        if isinstance(tile, ChoiceTile):
            self.mark(tile.kode)
            self.chosen.emit(tile.kode)

    def _turn(self) -> None:
        self._turned += 1
        self.place()
        focus = self.first_focus()
        if focus is not None and self.more.hasFocus():
            focus.setFocus()


def _column_counts(choices: int, box: QRect) -> list[int]:
    """Return how many columns to try, best first: few choices stand well under each other."""
    if box.height() > box.width():
        return [1, 2, 3]
    if choices <= 4:
        return [2, 3, 1] if choices > 3 else [choices, 2, 1]
    return [2, 3] if choices in (8, 10) else [3, 2]


def _gap(look: Look) -> int:
    return max(look.gap - 2 * look.mm(RING_ROOM_MM), 0)


def _tile_width(look: Look, box: QRect, columns: int) -> int:
    return (box.width() - _gap(look) * (columns - 1)) // columns


def _tile_height(look: Look, width: int, labels: Sequence[str]) -> int | None:
    """Return the height in pixels that every label fits into, or None if one is too wide."""
    ring, pad = look.mm(RING_ROOM_MM), look.mm(3)
    inner = width - 2 * (ring + pad)
    font = look.font(1.0, bold=True)
    tallest = max((height_of(label, font, inner) for label in labels), default=0)
    if not all(fits(label, font, inner, tallest) for label in labels):
        return None
    return max(tallest + 2 * look.mm(2), look.target) + 2 * ring
