"""PreviewPane: the document as it will be printed, what can be done with it, what to look at."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.staff.documents.page_view import PageView
from skm_desk.ui.staff.documents.side_cards import FindingsCard, PaperCard
from skm_desk.ui.staff.documents.words import STALE
from skm_desk.ui.staff.documents.zoom_bar import ZoomBar
from skm_desk.use_cases.preview_document import Preview, draw_page

_SIDE = 288
_LOWEST = 400
_NARROW = 840
_NARROWEST = 560
Wish = tuple[Preview, int, int]  # a page, from 0, and how many pixels wide


class PreviewPane(QWidget):
    """Pages are drawn beside the window, one at a time, those in sight first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.preview: Preview | None = None
        self.paper = PaperCard()
        self.findings = FindingsCard()
        self.empty = EmptyCard()
        self.view = PageView()
        self.bar = ZoomBar()
        self.stale = make_label("warn", STALE, wrap=True)
        self.stale.hide()
        self._asked: Wish | None = None
        self._drawing: Newest[Wish, QImage] = Newest(
            context.tasks, _draw, self._put, lambda fault: None
        )
        self._connect()
        self._lay_out()

    @property
    def is_drawing(self) -> bool:
        """True while a page is on its way."""
        return not self._drawing.is_idle

    def show_preview(self, preview: Preview) -> None:
        """Show a document from its first page."""
        self.preview = preview
        self.paper.show_preview(preview)
        self.stale.hide()
        self._stack.setCurrentWidget(self._reader)
        self.view.show_pages(preview.sizes)
        self._tell_scale()

    def show_nothing(self, sentence: str, steps: Sequence[str] = ()) -> None:
        """Say why there are no pages."""
        self.preview = None
        self.paper.show_preview(None)
        self.empty.say(sentence, steps)
        self._stack.setCurrentWidget(self.empty)

    def mark_stale(self) -> None:
        """Say that the data changed since the document was made."""
        self.stale.setVisible(self.preview is not None)

    def _connect(self) -> None:
        self.view.wanted.connect(self._draw)
        self.view.moved.connect(self._tell_page)
        self.view.zoomed.connect(self._tell_scale)
        self.bar.page_asked.connect(self._go_to)
        self.bar.smaller.clicked.connect(self.view.zoom_out)
        self.bar.larger.clicked.connect(self.view.zoom_in)
        self.bar.fit.clicked.connect(self._fit)

    def _lay_out(self) -> None:
        self._reader = QWidget()
        column = QVBoxLayout(self._reader)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.stale)
        column.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        for state in (self.empty, self._reader):
            self._stack.addWidget(state)
        self.side = QWidget()
        cards = QVBoxLayout(self.side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(16)
        cards.addWidget(self.paper)
        cards.addWidget(self.findings, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.side)
        self._row.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(_LOWEST)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), _NARROWEST), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below the pages where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        across, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._row.setDirection(up if narrow else across)
        self.side.setFixedWidth(self.width() if narrow else _SIDE)

    @Slot(int, int)
    def _draw(self, place: int, width: int) -> None:
        if self.preview is None:
            return
        wish = (self.preview, place, width)
        if wish != self._asked or self._drawing.is_idle:
            self._asked = wish
            self._drawing.ask(wish)

    def _put(self, wish: Wish, picture: QImage) -> None:
        preview, place, _ = wish
        if preview is self.preview:
            self.view.put_picture(place, picture)

    @Slot(int)
    def _tell_page(self, place: int) -> None:
        self.bar.show_page(place, self.view.pages)

    @Slot()
    def _tell_scale(self) -> None:
        self.bar.show_scale(self.view.scale, self.view.fits_width)

    @Slot(int)
    def _go_to(self, place: int) -> None:
        self.view.go_to(place)
        self.view.setFocus()

    @Slot()
    def _fit(self) -> None:
        self.view.zoom_to(None)
        self._tell_scale()


def _draw(wish: Wish) -> QImage:
    """Return the picture of a page; runs beside the window."""
    preview, place, width = wish
    page = draw_page(preview, place, width)
    row = len(page.pixels) // page.height
    drawn = QImage(page.pixels, page.width, page.height, row, QImage.Format.Format_RGB32)
    return drawn.copy()  # the pixels live no longer than this call
