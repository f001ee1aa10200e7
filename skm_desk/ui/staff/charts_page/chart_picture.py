"""ChartPicture: the picture of a chart, opened large by a click or by Enter."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff.charts_page.words import DRAWING

_NARROWEST = 240
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChartPicture(SafeOverrides, QAbstractButton):
    """Shows the last picture it was given, as large as its room allows; `resized` tells of more
    or less room."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_empty(self) -> bool:
        """True before the first picture."""
        return self._pixmap is None

    def show_image(self, image: QImage) -> None:
        """Show a picture in place of what was there."""
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a click, as the space bar is."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._pixmap is None:
            painter.setPen(QColor(palette.MUTE))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, DRAWING)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._place(self._pixmap), self._pixmap, QRectF(self._pixmap.rect()))
        painter.end()

    def _place(self, pixmap: QPixmap) -> QRectF:
        """Return where the picture stands: at its own size when it fits within a dot, else as
        large as it can be, in the middle."""
        own = pixmap.deviceIndependentSize()
        room = QRectF(self.rect())
        scale = min(room.width() / own.width(), room.height() / own.height())
        if abs(own.width() - room.width()) < 1 and abs(own.height() - room.height()) < 1:
            scale = 1.0
        width, height = own.width() * scale, own.height() * scale
        return QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height)
