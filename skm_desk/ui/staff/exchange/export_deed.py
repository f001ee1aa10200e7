"""ExportDeed: asks where the forms of a period should go, writes them, tells where they lie."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from skm_desk.domain.period import Period
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_target
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.export_data import export_file


class ExportDeed(QObject):
    """Uses the one job and the notice of its page."""

    def __init__(self, context: Context, job: LongJob, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._desk = context.desk
        self._job = job
        self._notice = notice
        self._window = window

    def ask(self, period: Period, name: str) -> None:
        """Ask where the forms of a period should go, as a file of this kind, and write it."""
        suffix, kind, _ = texts.KINDS_OUT[name]
        ask_target(
            self._window,
            f"Simpan formulir periode {period.kode}",
            texts.suggested_name(period, suffix),
            kind,
            lambda path: self.write(period.kode, path),
        )

    def write(self, kode: str, path: Path) -> None:
        """Write the forms of a period to `path`, beside the window."""
        desk = self._desk
        self._job.run(
            f"Menyimpan {path.name} …",
            lambda tell: export_file(desk, path, kode, tell),
            lambda count: self._tell_written(count, path),
            "Hentikan penyimpanan; berkas yang lama tetap seperti semula",
        )

    def _tell_written(self, count: int, path: Path) -> None:
        step = Step("Buka folder", "Buka folder tempat berkas itu", lambda: self._open(path.parent))
        self._notice.show_done(texts.written_words(count, path), step)

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._notice.show_failure(texts.CANNOT_OPEN.format(folder=folder))
