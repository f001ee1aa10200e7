"""SecondFolderCard: the second folder of this PC, such as a stick, that backups are copied to."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from skm_desk.machine.removable import is_same_disk, removable_folders
from skm_desk.sentences.backup_words import copied_words
from skm_desk.ui.shared.dialogs import ask_folder
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import backup_words as texts
from skm_desk.use_cases.back_up import BackedUp, choose_second, copy_last_to_second
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_backups import BackupState


class SecondFolderCard(Card):
    """The choice is kept at once; the last backup is copied there at once, too."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__("Folder kedua")
        self._deeds = deeds
        self._notice = notice
        self._folder: Path | None = None
        self.path = make_label("strong", wrap=True)
        # A long path without a blank must not push the window wider.
        self.path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note = make_label("body", wrap=True)
        self.pick_button = make_button("Pilih folder …", texts.PICK_MEANING, "open")
        self.stop_button = make_button("Berhenti menyalin", texts.STOP_MEANING, "remove")
        self.pick_button.clicked.connect(self._ask)
        self.stop_button.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.pick_button, self.stop_button):
            row.addWidget(button)
        row.addStretch(1)
        self.body.setSpacing(8)
        self.body.addWidget(self.path)
        self.body.addWidget(self.note)
        self.body.addLayout(row)

    def show_state(self, state: BackupState) -> None:
        """Show which folder it is and how it stands."""
        self._folder = state.second
        folder = self._deeds.desk.folder
        is_same = state.second is not None and is_same_disk(state.second, folder)
        self.path.setText(texts.second_path(state))
        self.path.setToolTip(texts.second_path(state))
        self.note.setText(texts.second_note(state, is_same))
        self.stop_button.setVisible(state.second is not None)

    def usual_folder(self) -> Path:
        """Return where a person most likely looks for backups or a place for them."""
        if self._folder is not None and self._folder.is_dir():
            return self._folder
        sticks = removable_folders()
        return sticks[0] if sticks else Path.home()

    def take(self, folder: Path) -> None:
        """Copy backups to this folder from now on."""
        desk = self._deeds.desk
        self._deeds.run(lambda: _choose(desk, folder), self._tell_copied, self._fail)

    @Slot()
    def _ask(self) -> None:
        ask_folder(self, "Pilih folder kedua", self.usual_folder(), self.take)

    @Slot()
    def _stop(self) -> None:
        desk = self._deeds.desk
        self.pick_button.setFocus()  # the other button goes
        self._deeds.run(
            lambda: choose_second(desk, None),
            lambda _: self._notice.show_done(texts.SECOND_STOPPED),
            self._fail,
        )

    def _tell_copied(self, made: BackedUp | None) -> None:
        if made is not None and made.second_fault is not None:
            self._fail(made.second_fault)
        elif made is not None and made.second is not None:
            self._notice.show_done(copied_words(made.second))

    def _fail(self, fault: Exception) -> None:
        self._notice.show_failure(failure_words(fault))


def _choose(desk: Desk, folder: Path) -> BackedUp | None:
    choose_second(desk, folder)
    return copy_last_to_second(desk)
