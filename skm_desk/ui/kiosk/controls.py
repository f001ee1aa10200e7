"""What a finger touches and what a visitor reads: drawn here alone, in the look of the moment.

Everything is painted from the Look, not styled: so it has its real size on every screen, and a
change of contrast or size is one repaint.
"""

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from skm_desk.ui.kiosk.lettering import indent_of
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_KEY_LAST = "key_last"  # of a window: whether a key was the last that was pressed in it
_WRAP = Qt.TextFlag.TextWordWrap
_CORNER_MM = 3.0
_RING_MM = 1.0
_PAD_MM = 2.0  # between the edge of a button and its words
RING_ROOM_MM = 1.6  # around every control, for its focus ring and the gap to it


class Kind(Enum):
    """How much a button asks for."""

    MAIN = "main"  # the one thing to do
    PLAIN = "plain"
    QUIET = "quiet"  # no edge: what may be left alone
    TILE = "tile"  # one of several choices


class Touch(SafeOverrides, QPushButton):
    """A button as large as it is placed, with its words, a sign before them, a ring by keyboard.

    Its accessible name is its words. Checked, it is filled with lead.
    """

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        kind: Kind = Kind.PLAIN,
        sign: str = "",
    ) -> None:
        super().__init__(words, parent)
        self.kind = kind
        self.sign = sign
        self.look = Look(4.0)
        self._by_key = False
        self.setAutoDefault(True)  # Enter presses what has the focus, as Space does

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self.look = look
        self.update()

    def words(self) -> str:
        """Return the words as shown."""
        return self.text().replace("&&", "&")

    def show_words(self, words: str) -> None:
        """Show words that somebody wrote: an ampersand in them is no key."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def mark(self, is_chosen: bool) -> None:
        """Check or uncheck it without a word: `toggled` is then for what a person does alone."""
        was_blocked = self.blockSignals(True)
        self.setChecked(is_chosen)
        self.blockSignals(was_blocked)

    def room_for(self, share: float = 1.0, words: str = "") -> QSize:
        """Return the size in pixels that words on one line need, at least that of a target.

        They are the words shown, or `words` that may come to be shown.
        """
        font = self.look.font(share, bold=True)
        metrics = QFontMetrics(font)
        sign = self._sign_px(share) + self.look.mm(2) if self.sign else 0
        width = metrics.horizontalAdvance(words or self.words()) + sign + 2 * self.look.mm(6)
        height = metrics.height() + 2 * self.look.mm(2)
        return QSize(max(width, self.look.target), max(height, self.look.target))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, the ground, the sign and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter)
        self.draw_content(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remember that keys are used."""
        note_input(self, by_key=True)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember that a finger is used."""
        note_input(self, by_key=False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when a key brought the focus."""
        self._by_key = came_by_key(self, event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._by_key = False
        super().focusOutEvent(event)
        self.update()

    @property
    def on_lead(self) -> bool:
        """Whether the words stand on lead."""
        return self.isChecked() or (self.kind is Kind.MAIN and self.isEnabled())

    @property
    def body(self) -> QRectF:
        """The drawn part of the button: all but the room of the ring."""
        room = self.look.mm(RING_ROOM_MM)
        return QRectF(self.rect()).adjusted(room, room, -room, -room)

    def draw_ground(self, painter: QPainter) -> None:
        """Draw the ring if there is one, and the shape."""
        look, colours = self.look, self.look.colours
        corner = look.mm(_CORNER_MM)
        if self.hasFocus() and self._by_key:
            width = max(look.mm(_RING_MM), 4)
            painter.setPen(QPen(QColor(colours.lead), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = width / 2
            ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(ring, corner + half, corner + half)
        fill, edge = colours.paper, colours.edge
        if self.on_lead:
            fill = edge = colours.lead
        elif self.kind is Kind.QUIET:
            fill = edge = colours.ground
        elif self.kind is Kind.PLAIN and self.isEnabled():
            edge = colours.lead
        if self.isDown() and not self.on_lead:
            edge = colours.ink
        line = look.line * (2 if self.isDown() else 1)
        painter.setPen(QPen(QColor(edge), line))
        painter.setBrush(QColor(fill))
        half = line / 2
        painter.drawRoundedRect(self.body.adjusted(half, half, -half, -half), corner, corner)

    def draw_content(self, painter: QPainter) -> None:
        """Draw the sign and the words, together in the middle."""
        share = 1.0
        words = self.words()
        font = self.look.font(share, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(self.ink))
        box = self.body.toRect()
        if not self.sign:
            pad = self.look.mm(_PAD_MM)
            box = box.adjusted(pad, 0, -pad, 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | _WRAP), words)
            return
        side, gap = self._sign_px(share), self.look.mm(2) if words else 0
        wanted = painter.fontMetrics().horizontalAdvance(words)
        left = box.left() + max((box.width() - side - gap - wanted) // 2, self.look.mm(2))
        ratio = self.devicePixelRatioF()
        picture = draw_sign(self.sign, self.ink, side, ratio)
        painter.drawPixmap(QPointF(left, box.top() + (box.height() - side) / 2), picture)
        right = box.right() - self.look.mm(1)
        rest = QRect(left + side + gap, box.top(), right - left - side - gap, box.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | _WRAP
        painter.drawText(rest, int(flags), words)

    @property
    def ink(self) -> str:
        """The colour of the words."""
        colours = self.look.colours
        if self.on_lead:
            return colours.on_lead
        return colours.lead if self.isEnabled() else colours.mute

    def _sign_px(self, share: float) -> int:
        return round(self.look.text_px * share)


class Words(SafeOverrides, QLabel):
    """Text to read, broken into lines; a screen reader reads it as text.

    `share` is its size against plain text; `tone` names one of the Colours.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        share: float = 1.0,
        bold: bool = False,
        tone: str = "ink",
    ) -> None:
        super().__init__(parent)
        self.share = share
        self.bold = bold
        self.tone = tone
        self.align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self.look = Look(4.0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self.look = look
        self.setFont(look.font(self.share, self.bold))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        font = self.look.font(self.share, self.bold)
        indent = indent_of(self.text(), font, self.width())
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(getattr(self.look.colours, self.tone)))
        box = self.rect().adjusted(indent, 0, 0, 0)
        painter.drawText(box, int(self.align | _WRAP), self.text())
        painter.end()


def note_input(part: QWidget, by_key: bool) -> None:
    """Remember in the window of a part whether a key or a finger was the last to act.

    Qt's own mark of that (WA_KeyboardFocusChange) is lost as soon as the program moves the focus.
    """
    part.window().setProperty(_KEY_LAST, by_key)


def came_by_key(part: QWidget, event: QFocusEvent) -> bool:
    """Return whether a key brought the focus, or the program for somebody who uses keys."""
    if event.reason() in _BY_KEY:
        note_input(part, by_key=True)
    return bool(part.window().property(_KEY_LAST))
