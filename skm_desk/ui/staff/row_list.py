"""RowList: a list whose rows say a name, with a tick, a word beside it or a line below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from skm_desk import palette
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.chosen_row import draw_ground
from skm_desk.ui.staff.tick_box import GAP, SIGN, draw_tick

_PAD = 12
_AIR = 10  # above and below the words of a row
_FRAME = 4  # border and padding of the QSS, at each edge
ROW = Qt.ItemDataRole.UserRole  # where an item holds its Row
_HIGHEST = 10_000
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_USUAL_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """A row: what it stands for, its words, a word at the right side, a line below.

    `dim` shows it in second text, `warns` its line below as what needs an act; `tick` puts a
    box before the words, ticked or not. `spoken` is what a screen reader says instead of them.
    A `head` stands above the rows of a group; nobody comes to it.
    """

    key: str
    words: str
    note: str = ""
    detail: str = ""
    dim: bool = False
    warns: bool = False
    tick: bool | None = None
    spoken: str = ""
    head: bool = False

    @property
    def read_out(self) -> str:
        """What a screen reader says of it."""
        said = (self.words, self.note, self.detail)
        return self.spoken or ", ".join(part for part in said if part)


class RowList(SafeOverrides, QListWidget):
    """`stepped` carries the key of the row that a person has come to; `opened` that of one that
    was opened by Enter, F2 or two clicks; `pushed` the step, -1 or 1, of the current one (Alt
    with an arrow); `turned` asks for what Space does, or a touch of a tick.

    `grows` makes it as high as its rows, for a page that scrolls by itself.
    """

    stepped = Signal(str)
    opened = Signal(str)
    pushed = Signal(int)
    turned = Signal(str)

    def __init__(self, name: str, meaning: str, grows: bool = True) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._grows = grows
        self._room = 0
        self.setAccessibleName(name)
        self.setAccessibleDescription(meaning)
        self.setItemDelegate(_Rows(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._step)
        self.itemDoubleClicked.connect(lambda _: self._open())

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the list shows."""
        return self._rows

    @property
    def key(self) -> str | None:
        """What the current row stands for, or None."""
        place = self.currentRow()
        return self._rows[place].key if 0 <= place < len(self._rows) else None

    def show_rows(self, rows: Sequence[Row], key: str | None) -> None:
        """Show these rows with that of `key` current, or the first; nothing is told to anybody."""
        before = self.currentRow()
        self.blockSignals(True)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._fill()
        places = {row.key: place for place, row in enumerate(rows) if not row.head}
        self.setCurrentRow(places.get(key or "", min(places.values(), default=-1)))
        self.blockSignals(False)
        if self.currentRow() != before:
            self._reveal()
        self._show_head()

    def keep_room(self, rows: int) -> None:
        """Be high enough for so many rows of one line from now on: nothing below it jumps."""
        self._room = rows
        self._take_height()

    def tick_rect(self, place: int) -> QRect:
        """Return where the tick of a row is touched, in the viewport."""
        row = self.visualItemRect(self.item(place))
        return QRect(row.topLeft(), QSize(_PAD + SIGN + GAP, row.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter and F2, move by Alt and an arrow, turn by Space."""
        step = _STEPS.get(event.key())
        if event.key() in _OPENING:
            self._open()
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pushed.emit(step)
        elif event.key() == Qt.Key.Key_Space:
            if (key := self.key) is not None:
                self.turned.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn a row whose tick was touched."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        place = self.indexAt(point).row()
        is_left = event.button() is Qt.MouseButton.LeftButton
        if place < 0 or not is_left or self._rows[place].tick is None:
            return
        if self.tick_rect(place).contains(point):
            self.turned.emit(self._rows[place].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font comes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_height()

    def _fill(self) -> None:
        while self.count() > len(self._rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(self._rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(self._rows):
            item = self.item(place)
            item.setText(row.words)
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.read_out)
            item.setFlags(_NO_FLAGS if row.head else _USUAL_FLAGS)
        self._take_height()

    def _take_height(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._grows:
            rows = sum(self.sizeHintForRow(place) for place in range(self.count()))
            line = QFontMetrics(make_font("body")).height() + 2 * _AIR
            self.setFixedHeight(max(rows, self._room * line) + 2 * _FRAME)

    def _open(self) -> None:
        if (key := self.key) is not None:
            self.opened.emit(key)

    def _step(self) -> None:
        self._reveal()
        self._show_head()
        if (key := self.key) is not None:
            self.stepped.emit(key)

    def _show_head(self) -> None:
        """Let the head of a group be seen with the first of its rows."""
        above = self.currentRow() - 1
        if above >= 0 and self._rows[above].head:
            self.scrollToItem(self.item(above))

    def _reveal(self) -> None:
        """Scroll the page until the current row is seen, where the list itself never scrolls."""
        step: QWidget | None = self.parentWidget()
        while step is not None and not isinstance(step, QScrollArea):
            step = step.parentWidget()
        content = None if step is None else step.widget()
        if not self._grows or step is None or content is None or not self.hasFocus():
            return
        row = self.visualItemRect(self.currentItem())
        middle = self.viewport().mapTo(content, row.center())
        step.ensureVisible(middle.x(), middle.y(), 0, row.height())


class _Rows(QStyledItemDelegate):
    """Draws a row: words and note in one line, the line below them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, option.rect)
        words, note, detail = _places(option.rect, row)
        painter.setPen(QColor(palette.MUTE if row.dim else palette.INK))
        painter.setFont(make_font("body", bold=row.head))
        if row.tick is not None:
            middle = words.top() + painter.fontMetrics().height() // 2
            corner = QPoint(option.rect.left() + _PAD, middle - SIGN // 2)
            draw_tick(painter, corner, row.tick, painter.device().devicePixelRatioF())
        painter.drawText(words, _WRAP, row.words)
        painter.setPen(QColor(palette.MUTE))
        painter.setFont(make_font("note"))
        painter.drawText(note, _RIGHT, row.note)
        painter.setPen(QColor(palette.WARN if row.warns else palette.MUTE))
        painter.drawText(detail, _WRAP, row.detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, row = self.parent(), index.data(ROW)
        if not isinstance(view, RowList) or not isinstance(row, Row):
            return QSize(0, 0)
        words, _, detail = _places(QRect(0, 0, view.viewport().width(), _HIGHEST), row)
        return QSize(0, max(words.bottom(), detail.bottom()) + 1 + _AIR)


def _places(rect: QRect, row: Row) -> tuple[QRect, QRect, QRect]:
    """Return where words, note and line of a row stand within its rectangle."""
    before = 0 if row.tick is None else SIGN + GAP
    room = rect.adjusted(_PAD + before, _AIR, -_PAD, 0)
    small = QFontMetrics(make_font("note"))
    beside = small.horizontalAdvance(row.note) + 2 * _PAD if row.note else 0
    words_room = QRect(room.left(), room.top(), max(room.width() - beside, 1), _HIGHEST)
    font = make_font("body", bold=row.head)
    words = QFontMetrics(font).boundingRect(words_room, _WRAP, row.words)
    words.setWidth(words_room.width())
    note = QRect(room.left(), room.top() + 1, room.width(), words.height())
    if not row.detail:
        return words, note, QRect(room.left(), words.bottom(), 0, 0)
    detail_room = QRect(room.left(), words.bottom() + 3, room.width(), _HIGHEST)
    detail = small.boundingRect(detail_room, _WRAP, row.detail)
    detail.setWidth(room.width())
    return words, note, detail
