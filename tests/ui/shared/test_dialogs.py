"""Dialogs: the focus is seen in each of them, and none stays behind when it is closed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk import palette
from skm_desk.ui.shared.dialogs import FormDialog, ask_target, make_message
from skm_desk.ui.shared.focus_ring import GAP, RING, FocusRing

AROUND = RING + GAP


def message(parent: QWidget) -> QDialog:
    box = make_message(parent, "Berkas tidak ada.")
    box.open()
    return box


def file_dialog(parent: QWidget) -> QDialog:
    return ask_target(parent, "Simpan", "laporan.pdf", "Dokumen PDF (*.pdf)", lambda path: None)


def form(parent: QWidget) -> QDialog:
    dialog = FormDialog(parent, "Isian", "Simpan", "Simpan isian ini")
    dialog.open()
    return dialog


DIALOGS = [message, file_dialog, form]
MakeDialog = Callable[[QWidget], QDialog]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    FocusRing(parent)
    parent.resize(600, 400)
    parent.show()
    parent.activateWindow()
    qtbot.waitUntil(parent.isActiveWindow)
    return parent


def plain_button(dialog: QDialog) -> QPushButton:
    """Return a button that is no main action: a main one is lead to its edge, and has the ring."""
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    plain = [button for button in box.buttons() if button.property("role") != "main"]
    button = plain[-1]
    assert isinstance(button, QPushButton)
    return button


def picture_around(button: QWidget, window: QWidget) -> QImage:
    """Return what is seen of a button and of the room for its ring."""
    corner = button.mapTo(window, QPoint(0, 0))
    room = QRect(corner, button.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    return window.grab(room).toImage()


def differing(first: QImage, second: QImage) -> int:
    """Return in how many pixels two pictures of the same size differ."""
    assert first.size() == second.size()
    return sum(
        first.pixel(x, y) != second.pixel(x, y)
        for x in range(first.width())
        for y in range(first.height())
    )


def has_focus(button: QWidget) -> Callable[[], bool]:
    return lambda: QApplication.focusWidget() is button


@pytest.mark.parametrize("make", DIALOGS)
def test_a_focused_button_looks_different_before_any_key(
    qtbot: QtBot, parent: QWidget, make: MakeDialog
) -> None:
    dialog = make(parent)
    qtbot.waitUntil(dialog.isActiveWindow)
    button = plain_button(dialog)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(has_focus(button))
    focused = button.grab().toImage()
    button.clearFocus()
    unfocused = button.grab().toImage()
    assert differing(focused, unfocused) > button.width()
    middle = focused.height() // 2
    assert focused.pixelColor(1, middle) == QColor(palette.LEAD)
    assert unfocused.pixelColor(1, middle) != QColor(palette.LEAD)
    dialog.close()


@pytest.mark.parametrize("make", DIALOGS)
def test_the_ring_comes_with_the_keyboard(qtbot: QtBot, parent: QWidget, make: MakeDialog) -> None:
    dialog = make(parent)
    qtbot.waitUntil(dialog.isActiveWindow)
    button = plain_button(dialog)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(has_focus(button))
    before = picture_around(button, dialog)
    for _ in range(30):  # all the way round, or nowhere in a box of one button
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is button:
            break
    assert QApplication.focusWidget() is button
    after = picture_around(button, dialog)
    middle = after.height() // 2
    assert after.pixelColor(RING // 2, middle) == QColor(palette.LEAD)
    assert before.pixelColor(RING // 2, middle) != QColor(palette.LEAD)
    dialog.close()


def test_whoever_came_by_keyboard_sees_the_ring_at_once(qtbot: QtBot, parent: QWidget) -> None:
    button = QPushButton("Buka", parent)
    button.show()
    qtbot.keyClick(parent, Qt.Key.Key_Tab)
    qtbot.waitUntil(has_focus(button))
    box = message(parent)
    ring = box.findChild(FocusRing)
    assert ring is not None
    qtbot.waitUntil(ring.isVisible)
    box.close()


def test_the_boxes_of_qt_itself_show_their_focus(qtbot: QtBot, parent: QWidget) -> None:
    box = QMessageBox(parent)  # such as the question whether to replace a file
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.open()
    qtbot.waitUntil(box.isActiveWindow)
    yes, no = box.buttons()
    yes.setFocus()
    qtbot.waitUntil(has_focus(yes))
    assert yes.grab().toImage().pixelColor(1, yes.height() // 2) == QColor(palette.LEAD)
    assert no.grab().toImage().pixelColor(1, no.height() // 2) != QColor(palette.LEAD)
    box.close()


@pytest.mark.parametrize("leave", [QDialog.accept, QDialog.reject, QDialog.close])
def test_a_closed_form_is_gone(
    qtbot: QtBot, parent: QWidget, leave: Callable[[QDialog], object]
) -> None:
    dialog = form(parent)
    leave(dialog)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert parent.findChildren(QDialog) == []


def test_a_file_dialog_is_gone_after_its_answer(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    dialog = ask_target(parent, "Simpan", "laporan.pdf", "Dokumen PDF (*.pdf)", chosen.append)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("laporan.pdf")
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert chosen == [tmp_path / "laporan.pdf"]
    assert parent.findChildren(QDialog) == []
