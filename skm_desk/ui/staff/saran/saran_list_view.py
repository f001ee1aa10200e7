"""SaranListView: the saran one below the other, each with where it comes from and two lines."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from skm_desk import palette
from skm_desk.domain.saran import SaranKind
from skm_desk.domain.saran_list import ListedSaran
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.saran.positions import from_qt
from skm_desk.ui.staff.saran.saran_model import LISTED, SaranModel
from skm_desk.ui.staff.saran.saran_words import KIND_NAMES, READING, where_from

_PAD = 16
_AIR = 10  # above and below
_GAP = 4
_LINES = 2
_SIGN = 16
_BAR = 4  # at the left of the current row
_NARROWEST = 320
_FEWEST = 3  # rows that are seen in the smallest window
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_DIGITS = (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_KIND_KEYS: dict[int, SaranKind] = dict(zip(_DIGITS, KIND_NAMES, strict=True))
_Index = QModelIndex | QPersistentModelIndex


class SaranListView(SafeOverrides, QTableView):
    """Arrows lead from saran to saran, Enter to what can be done with one, 0 to 3 mark it.

    `reached` carries the row that became the current one, `marked` the kind of a key.
    """

    reached = Signal(int)
    entered_row = Signal()
    marked = Signal(object)

    def __init__(self, model: SaranModel) -> None:
        super().__init__()
        self._is_quiet = False
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self._set_ways()
        self.setAccessibleName("Daftar saran")
        self.setAccessibleDescription(
            "Panah berpindah saran, Enter membuka rinciannya; 1 pengaduan, 2 saran, 3 pujian,"
            " 0 belum ditandai"
        )

    def _set_ways(self) -> None:
        """Make a list of the table: a list of Qt would measure each of 100,000 rows again and
        again, a table knows where they are."""
        view = QAbstractItemView
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, column = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(row_height())
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        column.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows.hide()
        column.hide()

    def show_current(self, place: int | None, scroll: bool) -> None:
        """Have a row current, or none; nothing is told to anybody."""
        self._is_quiet = True
        self.setAutoScroll(scroll)
        if place is None:
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.model().index(place, 0))
            if scroll:
                self.scrollTo(self.currentIndex())
        self.setAutoScroll(True)
        self._is_quiet = False

    def stand_before(self, place: int) -> None:
        """Have no row chosen, and let the arrow down lead to this one."""
        self._is_quiet = True
        before = self.model().index(place - 1, 0) if place > 0 else QModelIndex()
        clear = QItemSelectionModel.SelectionFlag.Clear
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(before, clear)
        self.setAutoScroll(True)
        self._is_quiet = False

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell which row was reached."""
        super().currentChanged(current, previous)
        if not self._is_quiet and current.isValid():
            self.reached.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, the keys that mark, and those to the first and last row; Qt does the rest."""
        kind = _KIND_KEYS.get(event.key())
        if event.key() in _ENTER:
            self.entered_row.emit()
        elif event.key() in _ENDS and not event.modifiers():
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(0 if event.key() == _ENDS[0] else last, 0))
        elif kind is not None and not event.isAutoRepeat():
            self.marked.emit(kind)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Look for nothing: that would read every page; there is a field for it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, _FEWEST * row_height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class _Rows(QStyledItemDelegate):
    """Draws a row: where it comes from, what is marked, two lines of the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        listed = index.data(LISTED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option)
        room = option.rect.adjusted(_PAD, _AIR, -_PAD, -_AIR)
        if isinstance(listed, ListedSaran):
            self._draw_head(painter, room, listed)
            top = room.top() + QFontMetrics(make_font("note")).height() + _GAP
            _draw_lines(painter, QRect(room.left(), top, room.width(), 0), listed.saran.text)
        else:
            painter.setPen(QColor(palette.MUTE))
            painter.setFont(make_font("body"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), READING)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, row_height())

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.LEAD_SOFT))
            painter.fillRect(QRect(rect.topLeft(), QSize(_BAR, rect.height())), palette.LEAD)
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, QColor(palette.LINE))

    def _draw_head(self, painter: QPainter, room: QRect, listed: ListedSaran) -> None:
        saran = listed.saran
        font = make_font("note", bold=True)
        high = QFontMetrics(font).height()
        right = room.right()
        ratio = painter.device().devicePixelRatioF()
        signs = (("done", bool(saran.done)), ("quote", saran.quoted))
        for name in [name for name, is_there in signs if is_there]:
            corner = (right - _SIGN, room.top() + (high - _SIGN) // 2)
            painter.drawPixmap(*corner, draw_sign(name, palette.LEAD, _SIGN, ratio))
            right -= _SIGN + 2 * _GAP
        kind = KIND_NAMES[saran.kind] if saran.kind.value else ""
        words = " ".join(part for part in (kind, saran.unsur) if part)
        painter.setFont(font)
        painter.setPen(QColor(palette.INK))
        metrics = painter.fontMetrics()
        taken = metrics.horizontalAdvance(words)
        painter.drawText(right - taken, room.top() + metrics.ascent(), words)
        right -= taken + (2 * _GAP if words else 0)
        painter.setFont(make_font("note"))
        painter.setPen(QColor(palette.MUTE))
        metrics = painter.fontMetrics()
        came = metrics.elidedText(
            where_from(listed), Qt.TextElideMode.ElideRight, right - room.left()
        )
        painter.drawText(room.left(), room.top() + metrics.ascent(), came)


def row_height() -> int:
    """Return how high every row is, in px."""
    note, body = QFontMetrics(make_font("note")), QFontMetrics(make_font("body"))
    return 2 * _AIR + note.height() + _GAP + _LINES * body.lineSpacing()


def _draw_lines(painter: QPainter, room: QRect, text: str) -> None:
    """Draw the first lines of a text as it was typed; the last is cut short where it goes on."""
    font = make_font("body")
    metrics = QFontMetrics(font)
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setPen(QColor(palette.INK))
    painter.setFont(font)
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        top = room.top() + number * metrics.lineSpacing()
        end = from_qt(flat, line.textStart() + line.textLength())
        if number == _LINES - 1 and end < len(flat):
            rest = flat[from_qt(flat, line.textStart()) :]
            cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room.left(), top + metrics.ascent(), cut)
        else:
            line.draw(painter, QPointF(room.left(), top))
    layout.endLayout()
