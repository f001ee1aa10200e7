"""LaporanJob: asks where the laporan should go, has it made, and tells how it went."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from skm_desk.domain.id_format import format_count
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_target
from skm_desk.ui.shared.messages import failure_words, finding_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.use_cases.desk import Desk

if TYPE_CHECKING:
    from skm_desk.use_cases.make_document import Made

CANNOT_OPEN = (
    "Tidak ada program yang dapat membuka laporan dari sini; buka berkasnya lewat folder {folder}."
)


class LaporanJob(QObject):
    """One laporan at a time; `busy_changed` tells whether one is being made."""

    busy_changed = Signal(bool)

    def __init__(self, context: Context, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._notice = notice
        self._window = window
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """True while a laporan is being made."""
        return self._busy

    def ask(self, kode: str) -> None:
        """Ask where the laporan of the period should go, then make it."""
        if self._busy:
            return
        ask_target(
            self._window,
            f"Simpan laporan periode {kode}",
            f"laporan-skm-{kode}.pdf",
            "Dokumen PDF (*.pdf)",
            lambda path: self.make(kode, path),
        )

    def make(self, kode: str, path: Path) -> None:
        """Make the laporan of the period at `path`, beside the window."""
        if self._busy:
            return
        self._set_busy(True)
        words = f"Membuat laporan periode {kode} …"
        self._notice.show_progress(words, 0, 0)

        def show_progress(done: int, total: int) -> None:
            self._notice.show_progress(words, done, total)

        tell = self._context.tasks.from_worker(show_progress)
        desk = self._context.desk

        self._context.tasks.run(
            lambda: _make_laporan(desk, kode, path, tell), self._finish, self._fail, long=True
        )

    def _finish(self, made: "Made") -> None:
        path, warnings = made.path, finding_words(made.findings)
        self._set_busy(False)
        self._notice.show_done(
            f"Laporan sudah jadi, {format_count(made.pages)} halaman: {path}",
            Step("Buka laporan", "Buka dengan program pembaca PDF", lambda: self._open(path)),
            warnings,
            f"{format_count(len(warnings))} catatan",
        )

    def _fail(self, fault: Exception) -> None:
        self._set_busy(False)
        self._notice.show_failure(failure_words(fault))

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._notice.show_failure(CANNOT_OPEN.format(folder=path.parent))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


def _make_laporan(desk: Desk, kode: str, path: Path, tell: Callable[[int, int], None]) -> "Made":
    # Imported here: making a laporan loads matplotlib and ReportLab, which the window does not
    # need to open.
    from skm_desk.use_cases.make_document import make_laporan

    return make_laporan(desk, path, kode=kode, progress=tell)
