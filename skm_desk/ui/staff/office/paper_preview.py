"""PaperPreview: a question set as it will be printed, on its real pages."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.settings import Office
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.documents.page_view import PageView
from skm_desk.use_cases.preview_kuesioner import KuesionerPaper, draw_paper, print_kuesioner

_LOWEST = 360


@dataclass(frozen=True)
class _Wish:
    paper: KuesionerPaper
    place: int
    width: int


class PaperPreview(QWidget):
    """Prints and draws beside the window; a set that is being edited may be printed anew often."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._paper: KuesionerPaper | None = None
        self._shown: tuple[Kuesioner, Office] | None = None
        self._printing: Newest[tuple[Kuesioner, Office], KuesionerPaper] = Newest(
            tasks, lambda wish: print_kuesioner(*wish), self._take, self._fail
        )
        self._drawing: Newest[_Wish, QImage] = Newest(tasks, _draw, self._put, self._fail)
        self.view = PageView()
        self.view.setAccessibleName("Formulir kertas")
        self.view.setMinimumHeight(_LOWEST)
        self.view.wanted.connect(self._ask)
        self.failure = make_label("warn", wrap=True)
        self.failure.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.failure)

    @property
    def is_waiting(self) -> bool:
        """True while something is printed or drawn."""
        return not (self._printing.is_idle and self._drawing.is_idle)

    @property
    def pages(self) -> int:
        """How many pages the form has, 0 until it is printed."""
        return self.view.pages

    def show_kuesioner(self, kuesioner: Kuesioner, office: Office) -> None:
        """Print a question set and show its pages; the same one is not printed twice."""
        if (kuesioner, office) != self._shown:
            self._shown = (kuesioner, office)
            self._printing.ask((kuesioner, office))

    def _take(self, wish: tuple[Kuesioner, Office], paper: KuesionerPaper) -> None:
        if wish == self._shown:
            self._paper = paper
            self.failure.hide()
            self.view.show_pages(paper.sizes)

    @Slot(int, int)
    def _ask(self, place: int, width: int) -> None:
        if self._paper is not None:
            self._drawing.ask(_Wish(self._paper, place, width))

    def _put(self, wish: _Wish, picture: QImage) -> None:
        if wish.paper is self._paper:
            self.view.put_picture(wish.place, picture)

    def _fail(self, fault: Exception) -> None:
        self.failure.setText(failure_words(fault))
        self.failure.show()


def _draw(wish: _Wish) -> QImage:
    """Return the picture of a page; runs beside the window."""
    page = draw_paper(wish.paper, wish.place, wish.width)
    row = len(page.pixels) // page.height
    drawn = QImage(page.pixels, page.width, page.height, row, QImage.Format.Format_RGB32)
    return drawn.copy()  # the pixels live no longer than this call
