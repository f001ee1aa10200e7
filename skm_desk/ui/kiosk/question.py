"""The question screen: one question, four choices, each with face, word and number."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from skm_desk.domain.kuesioner import NILAI, Question
from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.faces import draw_face
from skm_desk.ui.kiosk.lettering import fits, height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen, Spoken

_HEADING = 1.3
_LEAST_FACE_MM = 13.0
_TALLEST = 1.25  # a tile, against its width
_TALLEST_ROW_MM = 45.0


class NilaiTile(Touch):
    """One choice of a question: a face over its words, or beside them where the tile is wide."""

    def __init__(self, nilai: int, parent: QWidget) -> None:
        super().__init__("", parent, Kind.TILE)
        self.nilai = nilai
        self.words_height = 0  # in pixels; the same for the four tiles of a question
        self.setCheckable(True)

    def show_choice(self, words: str) -> None:
        """Show these words; a screen reader says the number and the words."""
        self.show_words(words)
        self.setAccessibleName(f"{self.nilai}, {words}")

    def draw_content(self, painter: QPainter) -> None:
        """Draw number, face and words."""
        parts = tile_parts(self.look, self.body.toRect(), self.words_height)
        colours = self.look.colours
        draw_face(painter, QRectF(parts.face), self.nilai, colours, self.on_lead)
        painter.setPen(QColor(colours.on_lead if self.on_lead else colours.mute))
        painter.setFont(self.look.font(1.0, bold=True))
        painter.drawText(parts.number, int(Qt.AlignmentFlag.AlignCenter), str(self.nilai))
        painter.setPen(QColor(colours.on_lead if self.on_lead else colours.ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        flags |= Qt.AlignmentFlag.AlignLeft if parts.is_wide else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(parts.words, int(flags), self.words())


class TileParts:
    """Where number, face and words of a tile stand within its body, in pixels."""

    def __init__(self, number: QRect, face: QRect, words: QRect, is_wide: bool) -> None:
        self.number = number
        self.face = face
        self.words = words
        self.is_wide = is_wide


def tile_parts(look: Look, body: QRect, words_height: int = 0) -> TileParts:
    """Return the parts of a tile: side by side in a wide one, over each other in a tall one.

    `words_height` is what the words need in pixels; three lines are kept if it is not known.
    """
    pad = max(look.mm(2.5), 4)
    line = look.font(1.0, bold=True).pixelSize()
    inner = body.adjusted(pad, pad, -pad, -pad)
    if body.width() > 2.4 * body.height():
        face = min(inner.height(), look.mm(34))
        number = QRect(inner.left(), inner.top(), line, inner.height())
        top = inner.top() + (inner.height() - face) // 2
        where = QRect(number.right() + pad, top, face, face)
        left = where.right() + 2 * pad
        words = QRect(left, inner.top(), inner.right() - left, inner.height())
        return TileParts(number, where, words, True)
    least = max(look.mm(_LEAST_FACE_MM), line)
    lines = words_height or min(3 * look_line(look), inner.height() - least - pad)
    face = min(inner.height() - lines - pad, inner.width() - 2 * line, look.mm(50))
    face = max(face, 1)
    spare = inner.height() - lines - pad - face
    where = QRect(inner.center().x() - face // 2, inner.top() + spare // 2, face, face)
    top = where.bottom() + pad
    words = QRect(inner.left(), top, inner.width(), inner.bottom() - top + 1)
    return TileParts(QRect(inner.left(), inner.top(), line, line), where, words, False)


def look_line(look: Look) -> int:
    """Return the height of one line of plain bold text in pixels."""
    return height_of("Ag", look.font(1.0, bold=True), 10_000)


class QuestionScreen(Screen):
    """Shows one question after another; the tiles stand at the same place for all of them."""

    rated = Signal(int)  # 1 to 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: Sequence[Question] = ()
        self._question: Question | None = None
        self.heading = Words(self, _HEADING, bold=True)
        self.text = Words(self)
        self.tiles = tuple(NilaiTile(nilai, self) for nilai in NILAI)
        for tile in self.tiles:
            # Not `clicked`: a screen reader checks a tile without a click.
            tile.toggled.connect(self._rate)

    def take_questions(self, questions: Sequence[Question]) -> None:
        """Know all questions beforehand: the longest one decides where the tiles stand."""
        self._questions = questions

    def show_question(self, question: Question, nilai: int | None) -> None:
        """Show a question and what was chosen before, if anything."""
        self._question = question
        self.heading.setText(question.heading)
        self.text.setText(question.text)
        for tile, words in zip(self.tiles, question.choices, strict=True):
            tile.show_choice(words)
        self.mark(nilai)
        self.place()

    def mark(self, nilai: int | None) -> None:
        """Mark the tile of a nilai, or none."""
        for tile in self.tiles:
            tile.mark(tile.nilai == nilai)

    def clear(self) -> None:
        """Forget what was chosen."""
        self.mark(None)

    def said(self) -> Sequence[Spoken]:
        """Return the question with its choices."""
        if self._question is None:
            return ()
        choices = ". ".join(
            f"{nilai}, {words}" for nilai, words in zip(NILAI, self._question.choices, strict=True)
        )
        return (Spoken(self._question.kode, f"{self._question.text} {choices}."),)

    def first_focus(self) -> QWidget:
        """Return the chosen tile, else the first."""
        return next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0])

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place heading, text and tiles; the tiles as large as the longest question allows."""
        if self._question is None:
            return True
        ring = look.mm(RING_ROOM_MM)
        inner = area.adjusted(look.gap * 2, look.gap, -look.gap * 2, -look.gap)
        # Large text is for one question at a time: the longest would hold back all others.
        known = [self._question] if look.large else [*self._questions, self._question]
        text_height = max(self._head_height(look, inner.width(), question) for question in known)
        box = inner.adjusted(-ring, text_height + look.gap, ring, ring)
        heading = height_of(self._question.heading, look.font(_HEADING, bold=True), inner.width())
        self.heading.setGeometry(inner.left(), inner.top(), inner.width(), heading)
        below = inner.top() + heading + look.gap // 2
        rest = height_of(self._question.text, look.font(), inner.width())
        self.text.setGeometry(inner.left(), below, inner.width(), rest)
        words = [choice for question in known for choice in question.choices]
        places = self._place_tiles(look, box, words)
        if places is None:
            places = _grid(look, box, 4 if box.width() > box.height() else 1)
            fitted = False
        else:
            fitted = True
        own = self._question.choices
        ring_and_pad = 2 * (ring + max(look.mm(2.5), 4))
        tallest = max(
            height_of(words, look.font(1.0, bold=True), places[0].width() - ring_and_pad)
            for words in own
        )
        for tile, place in zip(self.tiles, places, strict=True):
            tile.words_height = tallest
            tile.setGeometry(place)
        return fitted and box.height() > 0 and _whole(look, inner.width(), known)

    def _head_height(self, look: Look, width: int, question: Question) -> int:
        heading = height_of(question.heading, look.font(_HEADING, bold=True), width)
        return heading + look.gap // 2 + height_of(question.text, look.font(), width)

    def _place_tiles(self, look: Look, box: QRect, words: Sequence[str]) -> list[QRect] | None:
        """Return the places of the four tiles in the first shape in which all words fit."""
        wide = box.width() > 1.3 * box.height()
        for columns in (4, 2, 1) if wide else (2, 1, 4):
            places = _grid(look, box, columns)
            if all(_holds(look, places[0], choice) for choice in words):
                return places
        return None

    def _rate(self) -> None:
        tile = self.sender()
        if isinstance(tile, NilaiTile):
            # A touch on the chosen one unchecks it by itself: it stays chosen, and it alone.
            self.mark(tile.nilai)
            self.rated.emit(tile.nilai)


def _grid(look: Look, box: QRect, columns: int) -> list[QRect]:
    """Return four places of one size, at the foot of `box`, in this many columns."""
    rows = 4 // columns
    gap = max(look.gap - 2 * look.mm(RING_ROOM_MM), 0)
    width = (box.width() - gap * (columns - 1)) // columns
    height = (box.height() - gap * (rows - 1)) // rows
    height = min(height, round(width * _TALLEST) if columns > 1 else look.mm(_TALLEST_ROW_MM))
    top = box.bottom() + 1 - rows * height - gap * (rows - 1)
    return [
        QRect(
            box.left() + (place % columns) * (width + gap),
            top + (place // columns) * (height + gap),
            width,
            height,
        )
        for place in range(4)
    ]


def _holds(look: Look, place: QRect, words: str) -> bool:
    ring = look.mm(RING_ROOM_MM)
    body = place.adjusted(ring, ring, -ring, -ring)
    if body.width() < look.target or body.height() < look.target:
        return False
    parts = tile_parts(look, body)
    if parts.face.height() < look.mm(_LEAST_FACE_MM):
        return False
    return fits(words, look.font(1.0, bold=True), parts.words.width(), parts.words.height())


def _whole(look: Look, width: int, questions: Sequence[Question]) -> bool:
    return all(
        widest_word(question.text, look.font()) <= width
        and widest_word(question.heading, look.font(_HEADING, bold=True)) <= width
        for question in questions
    )
