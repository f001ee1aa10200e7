"""Dialogs of our own: with Indonesian buttons, opened without stopping the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from skm_desk import palette
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.focus_ring import FocusRing
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import CANCEL, CLOSE
from skm_desk.ui.shared.program import PROGRAM

_SIGN = 40


class FormDialog(QDialog):
    """A small dialog with a column for its fields and two buttons: `verb`, and cancel.

    Override `try_accept`: it does the deed, and calls `accept` only when it is done, or
    `refuse` when it cannot be done. The dialog deletes itself when it is closed.
    """

    def __init__(self, parent: QWidget, title: str, verb: str, meaning: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.failure = make_label("warn", wrap=True)
        self.failure.hide()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self.body)
        column.addWidget(self.failure)
        outer.addLayout(column)
        self.accept_button = make_button(verb, meaning, main=True)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.try_accept)
        self.cancel_button = make_button(CANCEL, "Tutup tanpa menyimpan")
        self.cancel_button.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        outer.addWidget(buttons)
        FocusRing(self)

    def try_accept(self) -> None:
        """Do the deed of the dialog."""
        self.accept()

    def refuse(self, sentence: str, field: QLineEdit | None) -> None:
        """Say, and have said, why the deed is not done; lead to the field that is at fault."""
        self.failure.setText(sentence)
        self.failure.setAccessibleName(sentence)
        self.failure.show()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
        announce(self.failure)


def ask_target(
    parent: QWidget, title: str, suggested: str, kind: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask where to put a file and call `chosen` with the path; nothing is called on cancel.

    `suggested` is a file name, offered in the person's Documents. `kind` is a filter such as
    `Dokumen PDF (*.pdf)`; its ending is added when the person leaves it out.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Simpan")
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, CANCEL)
    dialog.selectFile(suggested)
    FocusRing(dialog)  # unseen where the system lends its own dialog
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def ask_file(
    parent: QWidget, title: str, folder: Path, kind: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a file that is there and call `chosen` with it; nothing is called on cancel.

    It begins in `folder`; `kind` is a filter such as `Dokumen PDF (*.pdf)`.
    """
    return _ask_existing(parent, title, folder, kind, QFileDialog.FileMode.ExistingFile, chosen)


def ask_files(
    parent: QWidget, title: str, folder: Path, kind: str, chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    """Ask for files that are there and call `chosen` with them; else as `ask_file`."""
    dialog = _make_existing(parent, title, folder, kind, QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_folder(
    parent: QWidget, title: str, folder: Path, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a folder that is there and call `chosen` with it; nothing is called on cancel."""
    return _ask_existing(parent, title, folder, "", QFileDialog.FileMode.Directory, chosen)


def _ask_existing(
    parent: QWidget,
    title: str,
    folder: Path,
    kind: str,
    mode: QFileDialog.FileMode,
    chosen: Callable[[Path], None],
) -> QFileDialog:
    dialog = _make_existing(parent, title, folder, kind, mode)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _make_existing(
    parent: QWidget, title: str, folder: Path, kind: str, mode: QFileDialog.FileMode
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kind)
    dialog.setFileMode(mode)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode is QFileDialog.FileMode.Directory)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Pilih")
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, CANCEL)
    FocusRing(dialog)  # unseen where the system lends its own dialog
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def make_message(parent: QWidget | None, sentence: str) -> QMessageBox:
    """Return a box that tells one sentence; `open` it, or `exec` it where no window stands yet."""
    box = _make_box(parent, sentence, "warn", palette.WARN)
    box.addButton(CLOSE, QMessageBox.ButtonRole.AcceptRole)
    FocusRing(box)
    return box


def make_news(parent: QWidget | None, sentence: str) -> QMessageBox:
    """Return a box that tells one sentence about what is done; open it as `make_message`."""
    box = _make_box(parent, sentence, "done", palette.LEAD)
    box.addButton(CLOSE, QMessageBox.ButtonRole.AcceptRole)
    FocusRing(box)
    return box


def make_question(parent: QWidget | None, sentence: str, verb: str, not_now: str) -> QMessageBox:
    """Return a box that warns in one sentence and offers a deed; open it as `make_message`.

    `accepted` is emitted, and `exec` returns Accepted's role, only when the deed is chosen.
    """
    box = _make_box(parent, sentence, "warn", palette.WARN)
    deed = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(not_now, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(deed)
    FocusRing(box)
    return box


def _make_box(parent: QWidget | None, sentence: str, sign: str, colour: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(PROGRAM)
    box.setIcon(QMessageBox.Icon.Warning)  # heard as a warning, seen in our own sign
    box.setIconPixmap(draw_sign(sign, colour, _SIGN, box.devicePixelRatioF()))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box
