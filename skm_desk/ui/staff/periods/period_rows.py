"""PeriodRows: the list of all periods, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from skm_desk import palette
from skm_desk.domain.id_format import format_span
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.chosen_row import draw_ground
from skm_desk.ui.staff.periods import words as texts
from skm_desk.use_cases.manage_periods import PeriodRow

ROW = 92
_PAD = 12
_LINE = 24
_STATE = Qt.ItemDataRole.UserRole
_DAYS = Qt.ItemDataRole.UserRole + 1
_FORMS = Qt.ItemDataRole.UserRole + 2
_KODE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex


class PeriodRows(QListWidget):
    """Each row says kode, state, days and forms; `picked` carries the kode of another row."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Periode")
        self.setAccessibleDescription("Panah atas dan bawah memilih periode")
        self.setItemDelegate(_Rows(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._tell)

    @property
    def kode(self) -> str | None:
        """The kode of the current row, or None."""
        item = self.currentItem()
        return None if item is None else str(item.data(_KODE))

    def show_rows(self, rows: Sequence[PeriodRow], kode: str | None) -> None:
        """List the periods with this one current; nothing is told to anybody."""
        newest_first = rows[::-1]
        was_blocked = self.blockSignals(True)
        while self.count() > len(newest_first):
            self.takeItem(self.count() - 1)
        while self.count() < len(newest_first):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(newest_first):
            self._fill(self.item(place), row)
            if row.period.kode == kode:
                self.setCurrentRow(place)
        self.blockSignals(was_blocked)

    def _fill(self, item: QListWidgetItem, row: PeriodRow) -> None:
        period = row.period
        item.setText(f"Periode {period.kode}")
        item.setData(_KODE, period.kode)
        item.setData(_STATE, "terbuka" if period.closed_at is None else "ditutup")
        item.setData(_DAYS, format_span(period.mulai, period.selesai))
        item.setData(_FORMS, texts.forms_words(row))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, texts.spoken_row(row))
        item.setToolTip(texts.spoken_row(row))

    @Slot(int)
    def _tell(self, _place: int) -> None:
        if (kode := self.kode) is not None:
            self.picked.emit(kode)


class _Rows(QStyledItemDelegate):
    """Draws a row of three lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect.adjusted(0, 2, 0, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, rect)
        first = QRect(rect.left() + _PAD, rect.top() + 8, rect.width() - 2 * _PAD, _LINE)
        state = str(index.data(_STATE))
        painter.setPen(QColor(palette.MUTE))
        painter.setFont(make_font("note"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(first, right, state)
        taken = painter.fontMetrics().horizontalAdvance(state) + _PAD
        below = first.translated(0, _LINE)
        _draw(painter, below, str(index.data(_DAYS)))
        painter.setPen(QColor(palette.INK))
        painter.setFont(make_font("body"))
        _draw(painter, below.translated(0, _LINE), str(index.data(_FORMS)))
        painter.setFont(make_font("body", bold=True))
        _draw(painter, first.adjusted(0, 0, -taken, 0), str(index.data()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)


def _draw(painter: QPainter, room: QRect, words: str) -> None:
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)
