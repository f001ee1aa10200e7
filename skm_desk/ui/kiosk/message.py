"""The message screen: one thing to tell the visitor, to be read from afar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.column import Row, balanced, button_row, place_rows, rows_size, words_row
from skm_desk.ui.kiosk.controls import Words
from skm_desk.ui.kiosk.faces import draw_face
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.option_button import MainButton
from skm_desk.ui.kiosk.roomy_screen import RoomyScreen
from skm_desk.ui.kiosk.screen import Spoken
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.icons import draw_sign

# How large title and words are against plain text, and the side of the picture in mm: the first
# that fits.
_LEVELS = ((2.2, 1.3, 64.0), (1.8, 1.15, 56.0), (1.8, 1.0, 44.0), (1.5, 1.0, 30.0), (1.2, 1.0, 0.0))
_LINE = 24  # times the size of its text is as wide as a line is well read
_BEARING = 12  # of a sign's side is empty on its left
_URGENT = "warn"  # the sign that is drawn in the colour of what needs an act


@dataclass(frozen=True)
class Message:
    """What to tell: a title, one or two sentences, and a picture: one of SIGNS or a face (1-4).

    `button` is what the visitor can do now, `note` a sentence for staff; both may be empty.
    `key` is that of its recording.
    """

    title: str
    words: str
    sign: str = ""
    face: int = 0
    button: str = ""
    note: str = ""
    key: str = "pesan"


NOTHING = Message("", "")


class MessageScreen(RoomyScreen):
    """Shows one message after another; each is spoken by a screen reader when it appears."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = NOTHING
        self.picture = QRect()
        self.title = Words(self, bold=True)
        self.words = Words(self)
        self.note = Words(self, tone="mute")
        self.button = MainButton("", self, share=1.25)
        self.button.clicked.connect(self.pressed)
        self.show_message(NOTHING)

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._message = message
        self.title.setText(message.title)
        self.words.setText(message.words)
        self.note.setText(message.note)
        self.button.show_words(message.button)
        for part in (self.title, self.words, self.note, self.button):
            part.setVisible(bool(part.text()))
        self.setAccessibleName(_spoken(message))
        self.place()
        if self.isVisible():
            self._announce()

    def clear(self) -> None:
        """Forget the message and the keyboard's place."""
        self.button.clearFocus()
        self.show_message(NOTHING)

    def said(self) -> Sequence[Spoken]:
        """Return the title and the words."""
        words = _spoken(self._message)
        return (Spoken(self._message.key, words),) if words else ()

    def first_focus(self) -> QWidget | None:
        """Return the button if the message has one."""
        return self.button if self._message.button else None

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place picture and words in the middle: side by side, or below each other."""
        margin = 2 * look.gap
        inner = area.adjusted(margin, margin, -margin, -margin)
        return any(self._place_at(look, inner, *level) for level in _LEVELS)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the message spoken."""
        super().showEvent(event)
        self._announce()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the picture."""
        super().paintEvent(event)
        if self.picture.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        message, colours = self._message, self.look.colours
        if message.face:
            draw_face(painter, QRectF(self.picture), message.face, colours)
        elif message.sign:
            colour = colours.warn if message.sign == _URGENT else colours.lead
            side, ratio = self.picture.width(), self.devicePixelRatioF()
            picture = draw_sign(message.sign, colour, side, ratio)
            painter.drawPixmap(self.picture.topLeft(), picture)
        painter.end()

    def _announce(self) -> None:
        # What is announced is heard after the name of what has the focus.
        if self._message.button:
            self.button.setFocus()
        announce(self)

    def _place_at(self, look: Look, inner: QRect, title: float, words: float, mm: float) -> bool:
        has_picture = bool(self._message.sign or self._message.face)
        side = look.mm(mm) if has_picture else 0
        is_wide = inner.width() > inner.height()
        between = 2 * look.gap if side else 0
        beside = side + between if is_wide else 0
        above = 0 if is_wide else side + between
        self.title.share, self.words.share = title, words
        rows = self._rows(look, min(inner.width() - beside, round(_LINE * look.text_px * words)))
        if rows is None:
            return False
        text = rows_size(rows)
        whole = QSize(beside + text.width(), above + text.height())
        if is_wide:
            whole = whole.expandedTo(QSize(0, side))
        where = QRect(QPoint(0, 0), whole)
        where.moveCenter(inner.center())
        self.picture = QRect(where.topLeft(), QSize(side, side))
        left, top = where.left() + beside, where.top() + above
        if self._message.sign and not is_wide:
            self.picture.translate(-side // _BEARING, 0)
        if is_wide:
            top += (whole.height() - text.height()) // 2
        place_rows(look, rows, QRect(QPoint(left, top), text))
        return whole.width() <= inner.width() and whole.height() <= inner.height()

    def _rows(self, look: Look, width: int) -> list[Row] | None:
        rows = [
            words_row(look, self.title, width, 0),
            words_row(look, self.words, width, look.gap),
            words_row(look, self.note, width, 2 * look.gap),
        ]
        if self._message.button:
            rows.append(button_row(look, self.button, width, 2 * look.gap))
        whole = [row for row in rows if row is not None]
        if len(whole) < len(rows):
            return None
        return [balanced(look, row) for row in whole]


def _spoken(message: Message) -> str:
    """Return title and words as sentences, so that a voice pauses between them."""
    title = message.title
    if title and title[-1].isalnum():
        title += "."
    return f"{title} {message.words}".strip()
