"""Keys that write: a block of them is one stop of the Tab key and takes any number of fingers."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Touch
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides

ERASE = "hapus"
HOLD_MS = 500  # before a held key acts again
REPEAT_MS = 100
_SLIP_MM = 15.0  # how far a finger may slip off its key and still mean it
_RING_MM = 1.0
_CORNER_MM = 2.0
_GAP_MM = 1.5
_SIGN_BESIDE, _SIGN_ALONE = 0.85, 1.15  # against plain text
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Key(Touch):
    """One key: shows a label, a sign, or both, and has a name of its own for screen readers.

    `room_mm` is the space between its drawn body and its edge. A `deed` (erase, capitals) is
    told apart by colour from what writes; `share` is the size of the label against plain text.
    `is_stacked` puts the sign over the label.
    """

    def __init__(self, parent: QWidget, room_mm: float = RING_ROOM_MM, deed: bool = False) -> None:
        super().__init__("", parent)
        self.label = ""
        self.share = 1.0
        self.is_stacked = False
        self.repeats = False
        self._room_mm = room_mm
        self.is_deed = deed
        # A finger on a key must not take the cursor out of the text.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_as(self, label: str, name: str, sign: str = "") -> None:
        """Show a label after a sign, either of which may be empty; `name` is what is said."""
        self.label, self.sign = label, sign
        self.setAccessibleName(name)
        self.update()

    def words(self) -> str:
        """Return the label: it is not the text of the button, where an ampersand is none."""
        return self.label

    def room_for_label(self, look: Look, share: float = 1.0) -> QSize:
        """Return the size in pixels of label and sign together, in a look and size."""
        metrics = QFontMetrics(look.font(share, bold=True))
        words = QSize(metrics.horizontalAdvance(self.label), metrics.height() if self.label else 0)
        side = self._side(look, share)
        if self.is_stacked:
            return QSize(max(words.width(), side), words.height() + side)
        gap = look.mm(_GAP_MM) if side and self.label else 0
        return QSize(words.width() + gap + side, max(words.height(), side))

    @property
    def on_lead(self) -> bool:
        """Whether the label stands on lead: while the key is held down or switched on."""
        return self.isDown() or self.isChecked()

    @property
    def ink(self) -> str:
        """The colour of the label."""
        colours = self.look.colours
        if self.on_lead:
            return colours.on_lead
        return colours.lead if self.is_deed else colours.ink

    @property
    def body(self) -> QRectF:
        """The drawn part of the key; it makes way for the ring."""
        room = self.look.mm(RING_ROOM_MM if self._is_ringed else self._room_mm)
        return QRectF(self.rect()).adjusted(room, room, -room, -room)

    def draw_ground(self, painter: QPainter) -> None:
        """Draw the ring if there is one, and the shape."""
        look, colours = self.look, self.look.colours
        corner = look.mm(_CORNER_MM)
        if self._is_ringed:
            width = max(look.mm(_RING_MM), 4)
            half = width / 2
            painter.setPen(QPen(QColor(colours.lead), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(ring, corner + half, corner + half)
        edge = colours.lead if self.is_deed or self.on_lead else colours.edge
        half = look.line / 2
        painter.setPen(QPen(QColor(edge), look.line))
        painter.setBrush(QColor(colours.lead if self.on_lead else colours.paper))
        painter.drawRoundedRect(self.body.adjusted(half, half, -half, -half), corner, corner)

    def draw_content(self, painter: QPainter) -> None:
        """Draw sign and label beside or over each other, together in the middle."""
        room = self.room_for_label(self.look, self.share)
        box = QRectF(QPointF(0, 0), room)
        box.moveCenter(self.body.center())
        side = self._side(self.look, self.share)
        if side:
            left = box.center().x() - side / 2 if self.is_stacked or not self.label else box.left()
            top = box.top() if self.is_stacked else box.center().y() - side / 2
            picture = draw_sign(self.sign, self.ink, side, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(round(left), round(top)), picture)
        painter.setFont(self.look.font(self.share, bold=True))
        painter.setPen(QColor(self.ink))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if self.is_stacked:
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), self.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the block; a held key of a keyboard presses once."""
        if event.key() in _ARROWS or (event.isAutoRepeat() and not self.repeats):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _side(self, look: Look, share: float) -> int:
        """Return the side of the sign in pixels; it is larger where it stands alone."""
        if not self.sign:
            return 0
        return round(look.text_px * share * (_SIGN_BESIDE if self.label else _SIGN_ALONE))

    @property
    def _is_ringed(self) -> bool:
        return self.hasFocus() and self._by_key


class KeyBlock(SafeOverrides, QWidget):
    """Rows of keys: Tab leads to one of them, arrows lead from there to the others.

    A key acts when the finger is lifted; one that repeats (erase) acts at once and again while
    it is held. Several fingers may be down at the same time.
    """

    erased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._rows: Sequence[Sequence[Key]] = ()
        self._stop: Key | None = None
        self._fingers: dict[int, tuple[Key, QPoint]] = {}
        self._repeat = QTimer(self)
        self._repeat.timeout.connect(self._erase_again)

    def act(self, key: Key) -> None:
        """Do what a key stands for; erasing is done already."""
        raise NotImplementedError

    def keys(self) -> list[Key]:
        """Return the keys that are there, in reading order."""
        return [key for row in self._rows for key in row if not key.isHidden()]

    def take_rows(self, rows: Sequence[Sequence[Key]]) -> None:
        """Know the keys in their rows; to be called once."""
        self._rows = rows
        for key in self.keys():
            key.pressed.connect(self._begin)
            key.released.connect(self._repeat.stop)
            key.clicked.connect(self._finish)
        self.go_to_start()

    def go_to_start(self) -> None:
        """Let every key go; the Tab key leads to the first one again."""
        self._let_go()
        self._set_stop(self.keys()[0])

    def first_focus(self) -> Key:
        """Return the key that the Tab key leads to."""
        if self._stop is None or self._stop.isHidden():
            self._set_stop(self.keys()[0])
        assert self._stop is not None
        return self._stop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next key in the direction of an arrow."""
        way = _ARROWS.get(event.key())
        if way is None:
            event.ignore()
            return
        key = self._neighbour(self.first_focus(), *way)
        self._set_stop(key)
        key.setFocus(Qt.FocusReason.TabFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take fingers as they come: Qt makes a mouse of the first one only."""
        if not isinstance(event, QTouchEvent):
            return super().event(event)
        if event.type() is QEvent.Type.TouchCancel:
            self._let_go()
        else:
            for point in event.points():
                self._follow_finger(point)
        event.accept()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Let every key go: nobody sees what it would still do."""
        super().hideEvent(event)
        self._let_go()

    def _follow_finger(self, point: QEventPoint) -> None:
        state, at = point.state(), point.globalPosition().toPoint()
        if state is QEventPoint.State.Pressed:
            key = self.childAt(self.mapFromGlobal(at))
            if isinstance(key, Key):
                self._fingers[point.id()] = (key, at)
                key.setDown(True)
                self._start(key)
            return
        if state is QEventPoint.State.Stationary or point.id() not in self._fingers:
            return
        key, start = self._fingers[point.id()]
        slipped = (at - start).manhattanLength() > max(key.look.mm(_SLIP_MM), key.height())
        if not slipped and state is not QEventPoint.State.Released:
            return
        del self._fingers[point.id()]
        key.setDown(False)
        if key.repeats:
            self._repeat.stop()
        if not slipped:
            self.act(key)

    @Slot()
    def _begin(self) -> None:
        key = self.sender()
        if isinstance(key, Key):
            self._start(key)

    @Slot()
    def _finish(self) -> None:
        key = self.sender()
        if isinstance(key, Key):
            self.act(key)

    def _start(self, key: Key) -> None:
        if key.repeats:
            self.erased.emit()
            self._repeat.start(HOLD_MS)

    @Slot()
    def _erase_again(self) -> None:
        self._repeat.setInterval(REPEAT_MS)
        self.erased.emit()

    def _let_go(self) -> None:
        self._repeat.stop()
        self._fingers.clear()
        for key in self.keys():
            key.setDown(False)

    def _set_stop(self, key: Key) -> None:
        if self._stop is not None:
            self._stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop = key

    def _neighbour(self, key: Key, down: int, right: int) -> Key:
        """Return the key next to one in a direction, or that key itself at the rim."""
        rows = [[other for other in row if not other.isHidden()] for row in self._rows]
        row = next(number for number, others in enumerate(rows) if key in others)
        if down:
            if not 0 <= row + down < len(rows):
                return key
            middle = key.geometry().center().x()
            return min(
                rows[row + down], key=lambda other: abs(other.geometry().center().x() - middle)
            )
        place = rows[row].index(key) + right
        return rows[row][place] if 0 <= place < len(rows[row]) else key


def place_keys(keys: Sequence[Key], edges: Sequence[float], top: int, height: int) -> None:
    """Give each key of a row its place between two edges: they touch, no finger falls between."""
    for key, left, right in zip(keys, edges, edges[1:], strict=False):
        key.setGeometry(QRect(round(left), top, round(right) - round(left), height))
