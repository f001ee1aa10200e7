"""Dialogs of our own: with Indonesian buttons, opened without stopping the window.

What Enter does is decided here alone: every dialog of the window is a `Dialog` or comes from one
of the functions below, and a test finds what is built in another way.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLayout,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from skm_desk import palette
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.focus_ring import FocusRing
from skm_desk.ui.shared.form_area import AROUND, FormArea, room_for
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import CANCEL, CLOSE
from skm_desk.ui.shared.program import PROGRAM
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_SIGN = 40
_SLACK = 2  # px; at 150 % a height may be rounded down
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dialog(SafeOverrides, QDialog):
    """A dialog over its window; it deletes itself when it is closed.

    Enter presses the button that has the focus. A dialog that comes without the focus in a field
    is a question: it comes with the focus on `harmless`, whatever else it was given. Enter in a
    field presses `main`, unless the deed is `grave`: then it leads to `harmless`, so that only
    whoever goes to the button itself does the deed.
    """

    def __init__(self, parent: QWidget, title: str, grave: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_grave = grave
        self._harmless: QPushButton | None = None
        self._main: QPushButton | None = None
        FocusRing(self)

    def take_buttons(self, harmless: QPushButton, main: QPushButton | None = None) -> None:
        """Know the button that does nothing to the data, and the one meant by Enter in a field."""
        self._harmless, self._main = harmless, main

    def showEvent(self, event: QShowEvent) -> None:
        """Let the focused button be the default one, and the first of them a harmless one."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(True)
        at, harmless = self.focusWidget(), self._harmless
        is_question = at is None or at is self or isinstance(at, QPushButton)
        if harmless is not None:
            main = harmless if self._is_grave or is_question else self._main
            (main or harmless).setDefault(True)
            if is_question:
                harmless.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter in a field; one that is still held down from before means nothing here."""
        if event.key() in _ENTER and event.isAutoRepeat():
            return
        if event.key() in _ENTER and self._is_grave and self._harmless is not None:
            self._harmless.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


class FormDialog(Dialog):
    """A small dialog with a column for its fields and two buttons: `verb`, and cancel.

    Override `try_accept`: it does the deed, and calls `accept` only when it is done, or
    `refuse` when it cannot be done. Give the focus to the field one came to fill; without a field
    the dialog is a question. It is as high as what it holds, and scrolls where the screen is lower.
    """

    def __init__(
        self, parent: QWidget, title: str, verb: str, meaning: str, grave: bool = False
    ) -> None:
        super().__init__(parent, title, grave)
        self.area = FormArea()
        self.body = self.area.body
        self.failure = make_label("warn", wrap=True)
        self.failure.hide()
        self.accept_button = make_button(verb, meaning, main=True)
        self.accept_button.clicked.connect(self.try_accept)
        self.cancel_button = make_button(CANCEL, "Tutup tanpa menyimpan")
        self.cancel_button.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        edge = self.area.edge
        foot = QVBoxLayout()
        foot.setContentsMargins(edge, 0, edge, 0)
        foot.setSpacing(16)
        foot.addWidget(self.failure)
        foot.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(AROUND - edge, AROUND - edge, AROUND - edge, AROUND)
        outer.setSpacing(8)
        outer.addWidget(self.area, 1)
        outer.addLayout(foot)
        # Otherwise a least width that is given to the dialog ends that it keeps its least height.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self.take_buttons(self.cancel_button, self.accept_button)

    def try_accept(self) -> None:
        """Do the deed of the dialog."""
        self.accept()

    def refuse(self, sentence: str, field: QWidget | None) -> None:
        """Say, and have said, why the deed is not done; lead to the field that is at fault."""
        self.failure.setText(sentence)
        self.failure.setAccessibleName(sentence)
        self.failure.show()
        self.fit_height()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(field)
        if isinstance(field, QLineEdit):
            field.selectAll()
        announce(self.failure)

    def set_width(self, width: int) -> None:
        """Be at least so wide, in px, as far as the screen is."""
        self.area.want_width(width - 2 * (AROUND - self.area.edge))

    def fit_height(self, may_shrink: bool = False) -> None:
        """Take the height that the dialog needs now, at the width that it has, on its screen."""
        layout, room = self.layout(), room_for(self)
        if layout is None or not self.isVisible():
            return
        layout.activate()
        needed = min(layout.totalHeightForWidth(self.width()) + _SLACK, room.height())
        if needed > self.height() or may_shrink:
            self.resize(self.width(), needed)
            if (below := self.geometry().bottom() - room.bottom()) > 0:
                self.move(self.x(), max(self.y() - below, room.top()))

    def event(self, event: QEvent) -> bool:
        """Get higher whenever anything that is said needs more room."""
        is_taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit_height()
        return is_taken

    def showEvent(self, event: QShowEvent) -> None:
        """Come as high as is needed; Qt itself would take no more than two thirds of a screen."""
        is_given = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        super().showEvent(event)
        # At the least width first: text that wraps in a narrower one would take more height.
        self.resize(self.size().expandedTo(self.minimumSize()).boundedTo(room_for(self).size()))
        self.fit_height(may_shrink=not is_given)
        if (at := self.focusWidget()) is not None:
            self.area.ensureWidgetVisible(at)


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

    `accepted` is emitted, and `exec` returns Accepted's role, only when the deed is chosen; the
    focus is on `not_now`, so that Enter alone does nothing.
    """
    box = _make_box(parent, sentence, "warn", palette.WARN)
    box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    harmless = box.addButton(not_now, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(harmless)
    box.setEscapeButton(harmless)
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
