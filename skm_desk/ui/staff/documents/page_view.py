"""PageView: the pages of a document below one another; each is drawn when it comes into sight."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from skm_desk import palette
from skm_desk.domain.id_format import format_count
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.documents.page_column import GAP, PageColumn, next_zoom
from skm_desk.use_cases.preview_document import PageSize

_WIDEST = 2400  # pixels of a picture: a page that is larger still is drawn from this one
_MOST_BYTES = 96 * 1024 * 1024  # of all pictures that are kept
_LINE = 48
_PAGE_STEPS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PageView(SafeOverrides, QAbstractScrollArea):
    """`moved` carries the page that is seen now, from 0; `zoomed` the scale, 1.0 for real size.

    Whoever shows pages connects `wanted` and brings the picture by `put_picture`.
    """

    moved = Signal(int)
    zoomed = Signal(float)
    wanted = Signal(int, int)  # the page, from 0, and how many pixels wide

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Halaman dokumen")
        self._sizes: tuple[PageSize, ...] = ()
        self._zoom: float | None = None
        self._column = PageColumn((), 0, None)
        self._pictures: dict[int, QImage] = {}
        self._current = 0
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._look)

    @property
    def current(self) -> int:
        """The page that is seen now, from 0."""
        return self._current

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def scale(self) -> float:
        """How large the pages are; 1.0 is the real size of the paper."""
        return self._column.scale

    @property
    def fits_width(self) -> bool:
        """True while the pages are as wide as there is room."""
        return self._zoom is None

    def show_pages(self, sizes: Sequence[PageSize]) -> None:
        """Show a document from its first page; the zoom stays."""
        self._sizes = tuple(sizes)
        self._pictures = {}
        self._current = -1
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self._arrange()

    def put_picture(self, place: int, picture: QImage) -> None:
        """Take the picture of a page."""
        self._pictures[place] = picture
        self._forget()
        self.viewport().update()
        self._ask()

    def picture(self, place: int) -> QImage | None:
        """Return the picture of a page that is held, or None."""
        return self._pictures.get(place)

    def zoom_to(self, zoom: float | None) -> None:
        """Show the pages in this scale, or as wide as there is room; what is seen stays."""
        self._zoom = zoom
        self._keep_place(self._arrange)

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.zoom_to(next_zoom(self.scale, up=True))

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.zoom_to(next_zoom(self.scale, up=False))

    def go_to(self, place: int) -> None:
        """Scroll to the top of a page; one that does not exist is the first or the last."""
        if self._sizes:
            page = self._column.rect(min(max(0, place), len(self._sizes) - 1))
            self.verticalScrollBar().setValue(page.top() - GAP // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by Home and End, to the next page by Ctrl and PageDown; else as Qt does."""
        bar = self.verticalScrollBar()
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif with_ctrl and event.key() in _PAGE_STEPS:
            self.go_to(self._current + _PAGE_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held, zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew; what is seen stays."""
        super().resizeEvent(event)
        self._keep_place(self._arrange)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight: the picture, or paper with the number until it comes."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(palette.GROUND))
        corner = self._corner()
        painter.setFont(make_font("body"))
        for place in self._in_sight():
            page = self._column.rect(place).translated(-corner)
            picture = self._pictures.get(place)
            painter.setPen(QColor(palette.LINE))
            painter.setBrush(QColor(palette.PAPER))
            painter.drawRect(page.adjusted(-1, -1, 0, 0))
            if picture is not None:
                painter.drawImage(page, picture)
            else:
                painter.setPen(QColor(palette.MUTE))
                words = f"Halaman {format_count(place + 1)}"
                painter.drawText(page, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _arrange(self) -> None:
        seen = self.viewport().size()
        scale = self._column.scale
        self._column = PageColumn(self._sizes, seen.width(), self._zoom)
        bar = self.verticalScrollBar()
        bar.setPageStep(max(_LINE, seen.height() - _LINE))
        bar.setRange(0, max(0, self._column.height - seen.height()))
        across = self.horizontalScrollBar()
        across.setPageStep(seen.width())
        across.setRange(0, max(0, self._column.width - seen.width()))
        if self._column.scale != scale:
            self.zoomed.emit(self._column.scale)
        self._look()

    def _keep_place(self, arrange: Callable[[], None]) -> None:
        """Arrange anew with the same line of the same page at the top, the middle in the middle."""
        if not self._sizes:
            arrange()
            return
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        place = self._column.page_at(bar.value())
        before = self._column.rect(place)
        down = (bar.value() - before.top()) / before.height()
        arrange()
        after = self._column.rect(place)
        bar.setValue(round(after.top() + down * after.height()))
        across.setValue(across.maximum() // 2)

    def _look(self) -> None:
        """Tell which page is seen now, and ask for what is not drawn yet."""
        if self._sizes:
            middle = self._corner().y() + self.viewport().height() // 2
            current = self._column.page_at(middle)
            if current != self._current:
                self._current = current
                self.setAccessibleDescription(
                    f"Halaman {format_count(current + 1)} dari {format_count(self.pages)}"
                )
                self.moved.emit(current)
        self.viewport().update()
        self._ask()

    def _ask(self) -> None:
        """Ask for the first page in sight, or next to it, whose picture is not there or not fit."""
        seen = self._in_sight()
        places = [*seen]
        if self._held() < _MOST_BYTES // 2:  # else what is not seen would be let go of again
            places += range(max(0, seen.start - 1), min(self.pages, seen.stop + 1))
        for place in places:
            width = self.width_of(place)
            picture = self._pictures.get(place)
            if picture is None or picture.width() != width:
                self.wanted.emit(place, width)
                return

    def width_of(self, place: int) -> int:
        """Return how many pixels wide the picture of a page has to be."""
        width = round(self._column.rect(place).width() * self.devicePixelRatioF())
        return max(1, min(_WIDEST, width))

    def _forget(self) -> None:
        """Let go of the pictures farthest from what is seen when they take too much memory."""
        seen = self._in_sight()
        middle = (seen.start + seen.stop) // 2
        farthest_first = sorted(self._pictures, key=lambda place: -abs(place - middle))
        held = self._held()
        for place in farthest_first:
            if held <= _MOST_BYTES or place in seen:
                return
            held -= self._pictures.pop(place).sizeInBytes()

    def _held(self) -> int:
        return sum(picture.sizeInBytes() for picture in self._pictures.values())

    def _in_sight(self) -> range:
        top = self._corner().y()
        return self._column.pages_between(top, top + self.viewport().height())

    def _corner(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
