"""LaporanJob: asks where the laporan should go, has it made, and tells how it went."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from skm_desk.domain.id_format import format_count
from skm_desk.domain.progress import Progress
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_target
from skm_desk.ui.shared.messages import finding_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.desk import Desk

if TYPE_CHECKING:
    from skm_desk.use_cases.make_document import Made

PDF_FILES = "Dokumen PDF (*.pdf)"
CANNOT_OPEN = (
    "Tidak ada program yang dapat membuka laporan dari sini; buka berkasnya lewat folder {folder}."
)


class LaporanJob(QObject):
    """One laporan at a time; `busy_changed` tells whether one is being made."""

    busy_changed = Signal(bool)

    def __init__(self, context: Context, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._desk = context.desk
        self._notice = notice
        self._window = window
        self._job = LongJob(context, notice, self)
        self._job.busy_changed.connect(self.busy_changed)

    @property
    def is_busy(self) -> bool:
        """True while a laporan is being made."""
        return self._job.is_busy

    def ask(self, kode: str) -> None:
        """Ask where the laporan of the period should go, then make it."""
        if self.is_busy:
            return
        ask_target(
            self._window,
            f"Simpan laporan periode {kode}",
            f"laporan-skm-{kode}.pdf",
            PDF_FILES,
            lambda path: self.make(kode, path),
        )

    def make(self, kode: str, path: Path) -> None:
        """Make the laporan of the period at `path`, beside the window."""
        desk = self._desk
        self._job.run(
            f"Membuat laporan periode {kode} …",
            lambda tell: _make_laporan(desk, kode, path, tell),
            self._finish,
            "Hentikan pembuatan laporan; berkas yang lama tetap seperti semula",
        )

    def stop(self) -> None:
        """Stop the laporan that is being made; nothing is written."""
        self._job.stop()

    def _finish(self, made: "Made") -> None:
        warnings = finding_words(made.findings)
        self._notice.show_done(
            f"Laporan sudah jadi, {format_count(made.pages)} halaman: {made.path}",
            open_step(made.path, self._notice),
            warnings,
            f"{format_count(len(warnings))} catatan",
        )


def open_step(path: Path, notice: Notice) -> Step:
    """Return the step that opens a PDF; where nothing can open it, the notice says so."""
    return Step("Buka laporan", "Buka dengan program pembaca PDF", lambda: open_paper(path, notice))


def open_paper(path: Path, notice: Notice) -> None:
    """Open a PDF with the program of the system; say so in the notice if there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        notice.show_failure(CANNOT_OPEN.format(folder=path.parent))


def _make_laporan(desk: Desk, kode: str, path: Path, tell: Progress) -> "Made":
    # Imported here: making a laporan loads matplotlib and ReportLab, which the window does not
    # need to open.
    from skm_desk.use_cases.make_document import make_laporan

    return make_laporan(desk, path, kode=kode, progress=tell)
