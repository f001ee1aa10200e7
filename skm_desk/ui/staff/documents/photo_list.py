"""PhotoList: the photos of a laporan in their order, each with a small picture and its caption."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from skm_desk import palette
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.chosen_row import draw_ground
from skm_desk.ui.staff.documents.photo_words import LIST_MEANING
from skm_desk.ui.staff.row_list import ROW, Row, RowList

THUMB = QSize(96, 72)
_PAD = 12
_AIR = 8
_MOST_LINES = 2
_TOP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_TOP_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class PhotoList(RowList):
    """The `note` of a row stands above its words; the key of a row is the id of its photo."""

    def __init__(self) -> None:
        super().__init__("Foto laporan", LIST_MEANING, grows=False)
        self.thumbs: Mapping[str, QImage] = {}
        self.setItemDelegate(_PhotoRows(self))

    def show_thumbs(self, thumbs: Mapping[str, QImage]) -> None:
        """Show these small pictures, by the id of the photo; a photo may have none yet."""
        self.thumbs = thumbs
        self.viewport().update()


class _PhotoRows(QStyledItemDelegate):
    """Draws the head of a period, or a small picture with what is said of it at its right."""

    def __init__(self, photos: PhotoList) -> None:
        super().__init__(photos)
        self._photos = photos

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_ground(painter, option, option.rect)
        room = option.rect.adjusted(_PAD, _AIR, -_PAD, -_AIR)
        if row.head:
            _draw_head(painter, room, row)
        else:
            _draw_thumb(painter, QRect(room.topLeft(), THUMB), self._photos.thumbs.get(row.key))
            _draw_words(painter, room.adjusted(THUMB.width() + _PAD, 0, 0, 0), row)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return QSize(0, 0)
        words = QFontMetrics(make_font("body", bold=True)).height()
        return QSize(0, (words if row.head else THUMB.height()) + 2 * _AIR)


def _draw_head(painter: QPainter, room: QRect, row: Row) -> None:
    painter.setPen(QColor(palette.INK))
    painter.setFont(make_font("body", bold=True))
    painter.drawText(room, _TOP_LEFT, row.words)
    painter.setPen(QColor(palette.MUTE))
    painter.setFont(make_font("note"))
    painter.drawText(room, _TOP_RIGHT, row.note)


def _draw_thumb(painter: QPainter, room: QRect, thumb: QImage | None) -> None:
    """Draw the picture whole in its room, or an empty frame."""
    if thumb is None or thumb.isNull():
        painter.setPen(QPen(QColor(palette.EDGE), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(palette.PAPER))
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        return
    size = thumb.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(room.topLeft(), size)
    place.moveCenter(room.center())
    painter.drawImage(place, thumb)


def _draw_words(painter: QPainter, room: QRect, row: Row) -> None:
    painter.setFont(make_font("note"))
    painter.setPen(QColor(palette.WARN if row.warns else palette.MUTE))
    small = painter.fontMetrics()
    right = Qt.TextElideMode.ElideRight
    painter.drawText(room, _TOP_LEFT, small.elidedText(row.note, right, room.width()))
    font = make_font("body")
    painter.setFont(font)
    painter.setPen(QColor(palette.MUTE if row.dim else palette.INK))
    line_room = room.adjusted(0, small.height() + 2, 0, 0)
    layout = QTextLayout(row.words, font)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    for place in range(_MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        start = line.textStart()
        is_last = place == _MOST_LINES - 1
        words = row.words[start:] if is_last else row.words[start : start + line.textLength()]
        words = QFontMetrics(font).elidedText(words, right, room.width())
        painter.drawText(line_room, _TOP_LEFT, words)
        line_room.adjust(0, QFontMetrics(font).lineSpacing(), 0, 0)
    layout.endLayout()


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
