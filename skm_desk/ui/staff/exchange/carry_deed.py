"""CarryDeed: packs the data of this PC, and shows and joins what other PCs packed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from skm_desk.domain.progress import Progress
from skm_desk.machine.removable import removable_folders
from skm_desk.sentences.merge_words import merged_words, packed_words
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_files, ask_target
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.exchange import carry_words as texts
from skm_desk.ui.staff.exchange.exchange_words import CANNOT_OPEN
from skm_desk.ui.staff.exchange.merge_preview import MergePreview
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.merge_outcome import MergeOutcome
from skm_desk.use_cases.merge_packages import (
    PACKAGE_ENDING,
    Packed,
    look_into,
    merge,
    pack,
    package_name,
)

Value = TypeVar("Value")


def are_packages(files: Sequence[Path]) -> bool:
    """Return whether all of these files are called as packages are."""
    return all(path.suffix.lower() == PACKAGE_ENDING for path in files)


class CarryDeed(QObject):
    """Uses the one job and the notice of its page. `begun` names what was begun, a key of
    STOPPED; `shown` tells that packages are looked at, or no more; `results_asked` that a person
    wants to see what came of it."""

    begun = Signal(str)
    shown = Signal()
    results_asked = Signal()

    def __init__(self, context: Context, job: LongJob, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._job = job
        self._notice = notice
        self._window = window
        self.outcomes: tuple[MergeOutcome, ...] = ()
        self.preview = MergePreview()
        self.join_button = make_button(texts.JOIN, texts.FINAL, "import", main=True)
        self.join_button.clicked.connect(self.join)

    @property
    def has_news(self) -> bool:
        """Whether joining what is looked at would bring anything."""
        return any(outcome.has_news for outcome in self.outcomes)

    @Slot()
    def ask_target(self) -> None:
        """Ask where the package of this PC should go, and write it."""
        origin = self._context.desk.origin
        name = package_name(origin.pc, f"{self._context.now():%Y-%m-%d-%H%M}")
        ask_target(self._window, texts.TITLE_PACK, name, texts.KIND, self.write)

    def write(self, path: Path) -> None:
        """Write the package of this PC to `path`, beside the window."""
        desk = self._context.desk
        self._run(
            "paket",
            f"Menyimpan {path.name} …",
            lambda tell: pack(desk, path, tell),
            self._tell_packed,
            texts.STOP_PACKING,
        )

    @Slot()
    def ask_packages(self) -> None:
        """Ask for packages of other PCs, and show what they hold."""
        sticks = removable_folders()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = sticks[0] if sticks else Path(QStandardPaths.writableLocation(documents))
        ask_files(self._window, texts.TITLE_JOIN, folder, texts.KIND, self.look)

    def look(self, paths: Sequence[Path]) -> None:
        """Show what joining these packages would do; nothing comes in."""
        desk = self._context.desk
        self._run(
            "lihat",
            "Membaca paket …",
            lambda tell: look_into(desk, paths, tell),
            self._show,
            texts.STOP_LOOKING,
        )

    @Slot()
    def join(self) -> None:
        """Join what is looked at, all of it or nothing."""
        desk, paths = self._context.desk, [outcome.path for outcome in self.outcomes]
        self._run(
            "gabung",
            "Menggabungkan …",
            lambda tell: merge(desk, paths, tell),
            self._tell_joined,
            texts.STOP_JOINING,
        )

    def leave(self) -> None:
        """Look at no package any more."""
        if self.outcomes:
            self.outcomes = ()
            self.shown.emit()

    def _run(
        self,
        doing: str,
        words: str,
        work: Callable[[Progress], Value],
        done: Callable[[Value], None],
        meaning: str,
    ) -> None:
        if not self._job.is_busy:
            self.begun.emit(doing)
            self._job.run(words, work, done, meaning)

    def _show(self, outcomes: tuple[MergeOutcome, ...]) -> None:
        self._notice.hide()
        self.outcomes = outcomes
        self.preview.show_outcomes(outcomes)
        self.shown.emit()

    def _tell_packed(self, packed: Packed) -> None:
        folder = packed.path.parent
        step = Step("Buka folder", "Buka folder tempat paket itu", lambda: self._open(folder))
        self._notice.show_done(packed_words(packed), step)

    def _tell_joined(self, outcomes: tuple[MergeOutcome, ...]) -> None:
        self.leave()
        notes = [note for outcome in outcomes for note in texts.all_notes(outcome)]
        step = Step("Lihat hasil", "Buka halaman Hasil", self.results_asked.emit)
        self._notice.show_done(merged_words(outcomes), step, notes, texts.NOTES)

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._notice.show_failure(CANNOT_OPEN.format(folder=folder))
