"""BackupSection: the backups of the data: make one, restore one, and where copies of them go."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from skm_desk.sentences.backup_words import (
    backup_title,
    last_words,
    made_words,
    restored_words,
    unsaved_words,
)
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import FormDialog, ask_file
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.card_columns import CardColumns
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.ui.staff.office import backup_words as texts
from skm_desk.ui.staff.office.second_folder_card import SecondFolderCard
from skm_desk.ui.staff.row_list import RowList
from skm_desk.use_cases.back_up import BackedUp, back_up
from skm_desk.use_cases.restore_backup import Restored, restore
from skm_desk.use_cases.view_backups import Backup, BackupsView
from skm_desk.use_cases.view_office import OfficeView

_WIDTH = 520


class BackupSection(QWidget):
    """The list at the left, the second folder at the right. Long work is told in the notice."""

    def __init__(self, context: Context, deeds: Deeds, notice: Notice) -> None:
        super().__init__()
        self._context = context
        self._notice = notice
        self._view: BackupsView | None = None
        self._wanted: str | None = None
        self.job = LongJob(context, notice, self)
        self.main_button = make_button("Cadangkan sekarang", texts.MAKE_MEANING, "save", main=True)
        self.main_button.setShortcut(QKeySequence("Ctrl+N"))
        self.last = make_label("strong", wrap=True)
        self.late = make_label("warn", wrap=True)
        self.empty = make_label("body", texts.EMPTY, wrap=True)
        self.list = RowList("Cadangan", texts.LIST_MEANING)
        self.restore_button = make_button("Pulihkan …", texts.RESTORE_MEANING, "undo")
        self.other_button = make_button("Pulihkan berkas lain …", texts.OTHER_MEANING, "open")
        self.second = SecondFolderCard(deeds, notice)
        self._lay_out()
        self.main_button.clicked.connect(self.make)
        self.restore_button.clicked.connect(self._restore_chosen)
        self.other_button.clicked.connect(self._ask_other)
        self.list.opened.connect(self._restore_chosen)
        self.list.stepped.connect(self._note_row)
        self.job.busy_changed.connect(self._allow)

    def show_view(self, view: OfficeView) -> None:
        """Show the backups that there are; the row that the person is at stays current."""
        self._view = view.backups
        state, backups = view.backups.state, view.backups.backups
        self.list.show_rows(texts.list_rows(view.backups), self._wanted or self.list.key)
        self.list.setVisible(bool(backups))
        self.restore_button.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        self.last.setText(last_words(state))
        self.last.setVisible(bool(backups))
        self.late.setText(f"{unsaved_words(state)}." if state.is_late else "")
        self.late.setVisible(state.is_late)
        self.second.show_state(state)

    @Slot()
    def make(self) -> None:
        """Make a backup now."""
        desk = self._context.desk
        self.job.run(
            texts.MAKING,
            lambda tell: back_up(desk, tell),
            self._tell_made,
            texts.STOP_MAKING,
        )

    def ask(self, path: Path, what: str, forms: int | None) -> None:
        """Ask whether a backup should take the place of the data; then restore it."""
        if self._view is None or self.job.is_busy:
            return
        question = texts.restore_question(self._view, what, forms)
        dialog = RestoreDialog(self, question)
        dialog.accepted.connect(lambda: self._restore(path))
        dialog.open()

    @property
    def _chosen(self) -> Backup | None:
        backups = () if self._view is None else self._view.backups
        return next((one for one in backups if one.path.name == self.list.key), None)

    @Slot()
    def _note_row(self) -> None:
        self._wanted = self.list.key

    @Slot()
    def _restore_chosen(self) -> None:
        backup = self._chosen
        if backup is not None:
            forms = None if backup.facts is None else backup.facts.forms
            self.ask(backup.path, f"cadangan {backup_title(backup)}", forms)

    @Slot()
    def _ask_other(self) -> None:
        ask_file(
            self,
            "Pilih cadangan",
            self.second.usual_folder(),
            texts.FILES,
            lambda path: self.ask(path, f"cadangan {path.name}", None),
        )

    def _restore(self, path: Path) -> None:
        desk = self._context.desk
        self.job.run(
            texts.RESTORING,
            lambda tell: restore(desk, path, tell),
            self._tell_restored,
            texts.STOP_RESTORING,
        )

    def _tell_made(self, made: BackedUp) -> None:
        self._wanted = made.path.name
        details = [] if made.second_fault is None else [failure_words(made.second_fault)]
        self._notice.show_done(made_words(made), details=details, details_title="1 catatan")

    def _tell_restored(self, restored: Restored) -> None:
        step, aside = None, restored.aside
        if aside is not None and not restored.was_damaged:
            step = Step("Urungkan", texts.UNDO_MEANING, lambda: self._restore(aside))
        self._notice.show_done(restored_words(restored), step)

    @Slot(bool)
    def _allow(self, busy: bool) -> None:
        for button in (self.main_button, self.restore_button, self.other_button):
            button.setEnabled(not busy)

    def _lay_out(self) -> None:
        listed = Card("Cadangan")
        listed.body.setSpacing(8)
        for part in (self.last, self.late, self.empty, self.list):
            listed.body.addWidget(part)
        listed.body.addLayout(row_of(self.restore_button, self.other_button))
        listed.body.addWidget(make_label("note", texts.NOTE, wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardColumns((listed,), (self.second,)))
        column.addStretch(1)


class RestoreDialog(FormDialog):
    """Asks once more before a backup takes the place of the data: Enter alone replaces nothing."""

    def __init__(self, parent: QWidget, question: str) -> None:
        super().__init__(parent, "Pulihkan cadangan", "Pulihkan", "Ganti data dengan cadangan ini")
        self.set_width(_WIDTH)
        self.body.addWidget(make_label("section", "Pulihkan cadangan"))
        self.question = make_label("body", question, wrap=True)
        self.body.addWidget(self.question)


def row_of(*buttons: QPushButton) -> QHBoxLayout:
    """Return buttons side by side, at the left; Enter presses the one with the focus."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
