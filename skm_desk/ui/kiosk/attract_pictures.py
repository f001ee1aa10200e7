"""The pictures of the first screen: the logo of the office, and the panel of the four faces."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from skm_desk.domain.kuesioner import NILAI
from skm_desk.ui.kiosk.faces import draw_face
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_WIDE = 0.38  # of the screen, for the panel beside the words
_TALL = 0.38  # of the screen, for the panel above them
_NARROW = 0.145
_BETWEEN = 0.3  # of a face, to the next one
_AROUND = {2: 0.42, 1: 0.3}  # of a face, to the edge of the panel, by the shorter count
_LARGEST_MM = 80.0
_WIDEST_LOGO = 2.5  # against its height
_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_TAIL = 4096  # bytes; some programs write a little behind the end
_PLATE_MM = 1.5


class Logo(SafeOverrides, QWidget):
    """The logo of the office as large as it is placed; hidden when there is none to show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look(4.0)
        self._content = b""
        self._picture = QPixmap()
        self.hide()

    def show_picture(self, content: bytes) -> None:
        """Show the content of a picture file; one that cannot be read is no logo."""
        # The same picture comes back for every visitor.
        if content != self._content:
            self._content = content
            self._picture = QPixmap()
            if _is_whole(content):
                self._picture.loadFromData(content)
        self.setVisible(not self._picture.isNull())

    def size_for(self, height: int) -> QSize:
        """Return its size in pixels within this height; empty without a picture."""
        if self._picture.isNull():
            return QSize()
        most = QSize(round(height * _WIDEST_LOGO), height)
        return self._picture.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self.look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture; in high contrast on a light plate, as most logos are dark."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.look.contrast:
            painter.fillRect(box, QColor(self.look.colours.ink))
            pad = self.look.mm(_PLATE_MM)
            box.adjust(pad, pad, -pad, -pad)
        size = (box.size() * self.devicePixelRatioF()).toSize()
        small = self._picture.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = QRectF(QPointF(0, 0), QRectF(small.rect()).size() / self.devicePixelRatioF())
        shown.moveCenter(box.center())
        painter.drawPixmap(shown, small, QRectF(small.rect()))
        painter.end()


@dataclass(frozen=True)
class Panel:
    """A panel of faces in `columns`, and the `rest` of the screen for the words.

    `where` is empty for no panel at all.
    """

    where: QRect
    columns: int
    rest: QRect


def panels(area: QRect) -> Iterator[Panel]:
    """Yield the panels to try on a screen, the most generous first, none at all last."""
    width, height = area.width(), area.height()
    if width > height:
        for columns, share in ((2, _WIDE), (1, _NARROW)):
            where = area.adjusted(width - round(width * share), 0, 0, 0)
            yield Panel(where, columns, area.adjusted(0, 0, -where.width(), 0))
    else:
        for columns, deep in ((2, round(height * _TALL)), (4, width // 4)):
            where = QRect(area.topLeft(), QSize(width, deep))
            yield Panel(where, columns, area.adjusted(0, deep, 0, 0))
    yield Panel(QRect(), 0, area)


def draw_panel(painter: QPainter, panel: Panel, look: Look) -> None:
    """Draw the panel: the four faces on lead; in high contrast on black, which does not glare."""
    colours = look.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(panel.where, QColor(colours.ground if look.contrast else colours.lead))
    if look.contrast:
        _draw_edge(painter, panel, look)
    for nilai, where in zip(NILAI, face_places(panel, look), strict=True):
        draw_face(painter, where, nilai, colours, on_lead=not look.contrast)


def face_places(panel: Panel, look: Look) -> list[QRectF]:
    """Return the places of the four faces, in the middle of the panel."""
    columns = panel.columns
    rows = len(NILAI) // columns
    around = 2 * _AROUND[min(columns, rows)]
    box = QRectF(panel.where)
    across, down = (count + _BETWEEN * (count - 1) for count in (columns, rows))
    side = min(
        box.width() / (across + around), box.height() / (down + around), look.mm(_LARGEST_MM)
    )
    left = box.center().x() - side * across / 2
    top = box.center().y() - side * down / 2
    step = side * (1 + _BETWEEN)
    return [
        QRectF(left + step * (place % columns), top + step * (place // columns), side, side)
        for place in range(len(NILAI))
    ]


def _is_whole(content: bytes) -> bool:
    """Return whether a JPEG has its end; Qt would draw what is missing as a grey box."""
    return not content.startswith(_JPEG_START) or _JPEG_END in content[-_TAIL:]


def _draw_edge(painter: QPainter, panel: Panel, look: Look) -> None:
    """Draw the side of the panel that the words are on."""
    edge = QRect(panel.where)
    if panel.rest.top() > edge.top():
        edge.setTop(edge.bottom() + 1 - look.line)
    else:
        edge.setWidth(look.line)
    painter.fillRect(edge, QColor(look.colours.edge))
