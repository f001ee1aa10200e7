"""DropPage: a page on which files can be dropped, as long as nothing else is under way."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.safe_overrides import SafeOverrides


class DropPage(SafeOverrides, PageFrame):
    """Override `takes`, `take_files` and `set_over`."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.setAcceptDrops(True)

    def takes(self, files: list[Path]) -> bool:
        """Return whether these files may be dropped now."""
        raise NotImplementedError

    def take_files(self, files: list[Path]) -> bool:
        """Begin with files that were dropped; return False if it is not to be done with them."""
        raise NotImplementedError

    def set_over(self, over: bool) -> None:
        """Show, or not, that files hang over the page."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files be dropped while nothing else is under way."""
        files = _files(event.mimeData())
        if files and self.takes(files):
            event.acceptProposedAction()
            self.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take back what showed that a file hangs over the page."""
        self.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        self.set_over(False)
        files = _files(event.mimeData())
        if files and self.take_files(files):
            event.acceptProposedAction()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
