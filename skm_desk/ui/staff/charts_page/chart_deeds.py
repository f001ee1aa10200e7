"""ChartDeeds: copies and saves the picture of a chart, and tells what came of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from skm_desk.charts.heading import Heading
from skm_desk.ui.shared.dialogs import ask_target
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.charts_page.drawing import draw_copy
from skm_desk.ui.staff.charts_page.words import COPIED, SAVED
from skm_desk.use_cases.view_charts import PNG, SVG, ChartView, keep_picture

_KINDS = {f"Gambar PNG (*{PNG})": PNG, f"Gambar SVG (*{SVG})": SVG}


class ChartDeeds(QObject):
    """What may be done with a chart in one window; `done` and `failed` carry a sentence.

    Both are silent once the window is closed.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    def copy(self, chart: ChartView, heading: Heading) -> None:
        """Put the picture of a chart on the clipboard."""

        def take(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self._tell(COPIED.format(title=heading.title))

        self._tasks.run(lambda: draw_copy(chart, heading), take, self._fail)

    def save(self, chart: ChartView, heading: Heading, name: str) -> None:
        """Ask where the picture of a chart should go, and put it there; `name` is offered."""

        def chosen(path: Path) -> None:
            self._tasks.run(
                lambda: keep_picture(path, chart, heading),
                lambda _: self._tell(SAVED.format(title=heading.title, path=path)),
                self._fail,
            )

        title = f"Simpan grafik {heading.title}"
        dialog = ask_target(self._window, title, name, ";;".join(_KINDS), chosen)
        dialog.filterSelected.connect(lambda kind: _take_kind(dialog, _KINDS[kind]))

    def _tell(self, words: str) -> None:
        if isValid(self):
            self.done.emit(words)

    def _fail(self, fault: Exception) -> None:
        if isValid(self):
            self.failed.emit(failure_words(fault))


def _take_kind(dialog: QFileDialog, suffix: str) -> None:
    """Let the ending of the name follow the kind of picture that the person picks."""
    dialog.setDefaultSuffix(suffix.lstrip("."))
    typed = [Path(name) for name in dialog.selectedFiles()]
    if typed and typed[0].suffix.lower() in _KINDS.values():
        dialog.selectFile(typed[0].with_suffix(suffix).name)
