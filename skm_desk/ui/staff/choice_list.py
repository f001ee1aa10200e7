"""ChoiceList: the choices of one field in their order, each with its tick."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from skm_desk import palette
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.choice_edits import Choices
from skm_desk.ui.staff.kiosk_words import WITH_TEXT, spoken_choice
from skm_desk.ui.staff.tick_box import GAP, SIGN, draw_tick

ROW = 40
_PAD = 12
_CORNER = 6
_FRAME = 4  # border and padding of the QSS, at each edge
_NOTE = Qt.ItemDataRole.UserRole
_HIDDEN = Qt.ItemDataRole.UserRole + 1
_HIGHEST = 10_000
_WRAP = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
Index = QModelIndex | QPersistentModelIndex


class ChoiceList(SafeOverrides, QListWidget):
    """As high as its rows, and never less than room is kept for: nothing below it jumps.

    Space or a touch of its tick turns a row, Alt with an arrow moves it.

    `turned` carries the place of the row, from 0; `pushed` the step, -1 or 1, of the current one.
    """

    turned = Signal(int)
    pushed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleDescription(
            "Spasi menawarkan atau menyembunyikan; Alt dengan panah atas atau bawah memindahkan"
        )
        self._choices: Choices = ()
        self._room = 0
        self.currentRowChanged.connect(self._reveal)

    @property
    def choices(self) -> Choices:
        """What the list shows."""
        return self._choices

    @property
    def chosen(self) -> ProfileChoice | None:
        """The choice of the current row, or None."""
        place = self.currentRow()
        return self._choices[place] if 0 <= place < len(self._choices) else None

    def show_choices(self, choices: Choices, kode: str | None) -> None:
        """Show these choices with the one of this kode current, or the first."""
        if choices != self._choices:
            self._choices = choices
            self._fill()
        kodes = [choice.kode for choice in choices]
        self.setCurrentRow(kodes.index(kode) if kode in kodes else 0)

    def keep_room(self, rows: int) -> None:
        """Be high enough for so many rows from now on."""
        self._room = rows
        self._take_height()

    def tick_rect(self, place: int) -> QRect:
        """Return where the tick of a row is touched, in the viewport."""
        row = self.visualItemRect(self.item(place))
        return QRect(row.topLeft(), QSize(_PAD + SIGN + GAP, row.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the row by Space, move it by Alt and an arrow."""
        step = _STEPS.get(event.key())
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.turned.emit(self.currentRow())
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pushed.emit(step)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn a row whose tick was touched."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        place = self.indexAt(point).row()
        is_left = event.button() is Qt.MouseButton.LeftButton
        if place >= 0 and is_left and self.tick_rect(place).contains(point):
            self.turned.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long labels anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font comes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_height()

    def _fill(self) -> None:
        while self.count() > len(self._choices):
            self.takeItem(self.count() - 1)
        while self.count() < len(self._choices):
            self.addItem(QListWidgetItem())
        for place, choice in enumerate(self._choices):
            item = self.item(place)
            item.setText(choice.label)
            item.setData(_NOTE, WITH_TEXT if choice.with_text else "")
            item.setData(_HIDDEN, choice.hidden)
            spoken = spoken_choice(choice, place, len(self._choices))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._take_height()

    def _take_height(self) -> None:
        self.scheduleDelayedItemsLayout()
        rows = sum(self.sizeHintForRow(place) for place in range(self.count()))
        self.setFixedHeight(max(rows, self._room * ROW) + 2 * _FRAME)

    @Slot()
    def _reveal(self) -> None:
        """Scroll the page until the current row is seen: the list itself never scrolls."""
        step = self.parentWidget()
        while step is not None and not isinstance(step, QScrollArea):
            step = step.parentWidget()
        content = None if step is None else step.widget()
        if step is None or content is None or not self.hasFocus():
            return
        row = self.visualItemRect(self.currentItem())
        middle = self.viewport().mapTo(content, row.center())
        step.ensureVisible(middle.x(), middle.y(), 0, row.height())


class _Rows(QStyledItemDelegate):
    """Draws a row: tick, label, note; the row says all of it by itself."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.LEAD_SOFT))
            painter.drawRoundedRect(rect, _CORNER, _CORNER)
        hidden = bool(index.data(_HIDDEN))
        corner = QPoint(rect.left() + _PAD, rect.center().y() - SIGN // 2 + 1)
        draw_tick(painter, corner, not hidden, painter.device().devicePixelRatioF())
        painter.setPen(QColor(palette.MUTE if hidden else palette.INK))
        painter.setFont(make_font("body"))
        painter.drawText(_label_rect(rect, index), _WRAP, str(index.data()))
        painter.setPen(QColor(palette.MUTE))
        painter.setFont(make_font("note"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(rect.adjusted(0, 0, -_PAD, 0), right, str(index.data(_NOTE)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, ChoiceList)
        room = _label_rect(QRect(0, 0, view.viewport().width(), _HIGHEST), index)
        words = QFontMetrics(make_font("body")).boundingRect(room, _WRAP, str(index.data()))
        return QSize(0, max(ROW, words.height() + ROW // 2))


def _label_rect(row: QRect, index: Index) -> QRect:
    """Return the room of the label between the tick and the note."""
    note = QFontMetrics(make_font("note")).horizontalAdvance(str(index.data(_NOTE)))
    right = 2 * _PAD + note if note else _PAD
    return row.adjusted(_PAD + SIGN + GAP, 0, -right, 0)
