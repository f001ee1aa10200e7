"""PaperDeeds: saves, opens and prints a document that is shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from skm_desk.domain.id_format import format_count
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_target
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff.laporan_job import PDF_FILES, open_paper, open_step
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.make_document import save_paper
from skm_desk.use_cases.preview_document import Preview


class PaperDeeds(QObject):
    """Tells what came of each deed at the foot of the page."""

    def __init__(self, context: Context, job: LongJob, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = context.tasks
        self._job = job
        self._notice = notice
        self._window = window
        self._saved: tuple[Preview, Path] | None = None

    def save(self, preview: Preview) -> None:
        """Ask where the document should go, and put it there."""
        self._ask(preview, lambda path: self._tell_saved(preview, path))

    def open(self, preview: Preview) -> None:
        """Open the document with the program of the system, once it is saved somewhere."""
        if self._saved is not None and self._saved[0] is preview and self._saved[1].exists():
            open_paper(self._saved[1], self._notice)
            return

        def saved(path: Path) -> None:
            self._tell_saved(preview, path)
            open_paper(path, self._notice)

        self._ask(preview, saved)

    def print(self, preview: Preview, current: int) -> None:
        """Ask for the printer and the pages, and print; `current` is the page seen, from 0."""
        if self._job.is_busy:
            return
        # Loaded late: looking for printers is not needed to see a page.
        from PySide6.QtPrintSupport import QPrintDialog

        from skm_desk.ui.staff.documents.paper_pages import make_printer

        printer = make_printer(preview)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(f"Cetak {preview.title}")
        option = QPrintDialog.PrintDialogOption
        dialog.setOptions(
            option.PrintToFile
            | option.PrintPageRange
            | option.PrintCurrentPage
            | option.PrintCollateCopies
            | option.PrintShowPageSize
        )
        dialog.setMinMax(1, len(preview.sizes))
        dialog.setFromTo(1, len(preview.sizes))

        def take(result: int) -> None:
            dialog.deleteLater()
            if result == QDialog.DialogCode.Accepted:
                self._print(preview, printer, current)

        dialog.finished.connect(take)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print(self, preview: Preview, printer: object, current: int) -> None:
        from PySide6.QtPrintSupport import QPrinter

        from skm_desk.ui.staff.documents.paper_pages import chosen_places, paint_pages

        assert isinstance(printer, QPrinter)
        printer.setFullPage(True)  # another printer may have been chosen
        places = chosen_places(printer, len(preview.sizes), current)
        target = printer.outputFileName()
        if target and len(places) == len(preview.sizes):
            # A file of the whole document is the document itself, with the data that it carries.
            path = Path(target)
            self._write(preview, path, lambda: self._tell_saved(preview, path))
            return
        self._job.run(
            f"Mencetak {preview.title} …",
            lambda tell: paint_pages(printer, preview, places, tell),
            lambda pages: self._notice.show_done(
                f"{format_count(pages)} halaman sudah dikirim ke pencetak."
            ),
            "Hentikan pencetakan; halaman yang sudah terkirim mungkin tetap tercetak",
        )

    def _ask(self, preview: Preview, saved: Callable[[Path], None]) -> None:
        ask_target(
            self._window,
            f"Simpan {preview.title}",
            preview.file_name,
            PDF_FILES,
            lambda path: self._write(preview, path, lambda: saved(path)),
        )

    def _write(self, preview: Preview, path: Path, saved: Callable[[], None]) -> None:
        def done(_: None) -> None:
            self._saved = (preview, path)
            saved()

        self._tasks.run(lambda: save_paper(path, preview.paper), done, self._fail, long=True)

    def _tell_saved(self, preview: Preview, path: Path) -> None:
        self._notice.show_done(f"{preview.title} tersimpan: {path}", open_step(path, self._notice))

    @Slot(object)
    def _fail(self, fault: Exception) -> None:
        self._notice.show_failure(failure_words(fault))
