"""SectionList: the texts of a laporan in its order, each with whether it is standard or own."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from skm_desk import palette
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.chosen_row import draw_ground

ROW = 52
_PAD = 12
_NOTE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class SectionList(QListWidget):
    """Shows a title and a note below it in every row; `currentRowChanged` tells of a choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Bagian laporan")
        self.setAccessibleDescription("Pilih bagian yang teksnya akan diubah")

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these titles and notes; the current row stays."""
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for place, (title, note) in enumerate(rows):
            item = self.item(place)
            if (item.text(), item.data(_NOTE)) != (title, note):
                item.setText(title)
                item.setData(_NOTE, note)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {note}")

    def note(self, place: int) -> str:
        """Return the note of a row."""
        return str(self.item(place).data(_NOTE))


class _Rows(QStyledItemDelegate):
    """Draws a row: the title, and below it the note."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = draw_ground(painter, option, rect)
        room = rect.adjusted(_PAD, 6, -_PAD, -6)
        font = make_font("body", bold=chosen)
        painter.setPen(QColor(palette.INK))
        painter.setFont(font)
        title = QFontMetrics(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), title)
        painter.setPen(QColor(palette.MUTE))
        painter.setFont(make_font("note"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), str(index.data(_NOTE)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)
