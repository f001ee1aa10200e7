"""BackupLine: the foot of the first page: when the data were backed up, and a button when late."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.sentences.backup_words import made_words
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.back_up import BackedUp, back_up


class BackupLine(QWidget):
    """Calm while the last backup will do; with a warning and what to do when it is too old."""

    def __init__(self, context: Context, notice: Notice) -> None:
        super().__init__()
        self._context = context
        self._notice = notice
        self.job = LongJob(context, notice, self)
        self.words = make_label("note", wrap=True)
        self.late = make_label("warn", wrap=True)
        self.button = make_button(
            "Cadangkan sekarang", "Buat cadangan semua data di komputer ini", "save"
        )
        self.button.clicked.connect(self._make)
        self.job.busy_changed.connect(self.button.setDisabled)
        self._warning = QWidget()
        row = QHBoxLayout(self._warning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.late, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._warning)
        column.addWidget(self.words)
        self._warning.hide()

    def show_words(self, words: str, late: str) -> None:
        """Show when the data were backed up, and `late` if that is too long ago."""
        self.words.setText(words)
        self.late.setText(late)
        self._warning.setVisible(bool(late))

    @Slot()
    def _make(self) -> None:
        desk = self._context.desk
        self.job.run(
            "Mencadangkan …",
            lambda tell: back_up(desk, tell),
            self._tell_made,
            "Hentikan pencadangan; cadangan yang lama tetap ada",
        )

    def _tell_made(self, made: BackedUp) -> None:
        details = [] if made.second_fault is None else [failure_words(made.second_fault)]
        self._notice.show_done(made_words(made), details=details, details_title="1 catatan")
