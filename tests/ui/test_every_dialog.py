"""Enter in every dialog: what has the focus is what it presses, and it is harmless at first."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk import bootstrap
from skm_desk.domain.audit import AuditEntry
from skm_desk.ui.entry.correct_dialog import CorrectDialog
from skm_desk.ui.entry.correct_frame import Stage
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import (
    Dialog,
    FormDialog,
    make_message,
    make_news,
    make_question,
)
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.staff.saran.dialogs import VoidDialog
from skm_desk.use_cases.back_up import back_up
from skm_desk.use_cases.desk import Desk
from tests.ui.entry.verify_office import form_of
from tests.ui.every_dialog import (
    CASES,
    FORMS,
    QUESTIONS,
    Ground,
    all_kinds,
    first_field,
    open_dialog,
    open_ground,
)
from tests.ui.kiosk.visitor import wait_until
from tests.use_cases.backup_samples import add_forms


def name_of(kind: type[Dialog]) -> str:
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1366, 768)
    parent.show()
    parent.activateWindow()
    qtbot.waitUntil(parent.isActiveWindow)
    return parent


@pytest.fixture
def ground(desk: Desk, parent: QWidget, make_context: Callable[[Desk], Context]) -> Ground:
    return Ground(parent, make_context(open_ground(desk)))


def state_of(ground: Ground) -> tuple[AuditEntry | None, list[str]]:
    """Return what changes with every deed: the last entry of the chain, and what was handed on."""
    return ground.desk.look(lambda store: store.journal.last()), list(ground.did)


def press_enter(dialog: QDialog) -> None:
    """Press Enter at what has the focus."""
    at = dialog.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Return)


def settle(ground: Ground) -> None:
    QApplication.processEvents()
    wait_until(lambda: not ground.deeds.is_busy)
    QApplication.processEvents()


def defaults(dialog: QDialog) -> list[QPushButton]:
    return [button for button in dialog.findChildren(QPushButton) if button.isDefault()]


def test_each_dialog_of_the_window_is_tried_here() -> None:
    assert {name_of(kind) for kind in all_kinds()} == {name_of(kind) for kind in CASES}


@pytest.mark.parametrize("kind", CASES, ids=name_of)
def test_a_dialog_comes_with_the_focus_in_its_field_or_on_a_harmless_button(
    ground: Ground, kind: type[Dialog]
) -> None:
    dialog = open_dialog(kind, ground)
    field, at = first_field(dialog), dialog.focusWidget()
    if field is not None:
        assert at is field
    else:
        assert isinstance(at, QPushButton)
        assert defaults(dialog) == [at]
        assert at.property("role") != "main" or not isinstance(dialog, FormDialog)


@pytest.mark.parametrize("kind", QUESTIONS, ids=name_of)
def test_enter_answers_a_question_with_no(ground: Ground, kind: type[Dialog]) -> None:
    before = state_of(ground)
    dialog = open_dialog(kind, ground)
    press_enter(dialog)
    settle(ground)
    assert not isValid(dialog) or not dialog.isVisible()
    assert state_of(ground) == before


@pytest.mark.parametrize("kind", CASES, ids=name_of)
def test_the_button_that_has_the_focus_is_the_one_that_enter_presses(
    ground: Ground, kind: type[Dialog]
) -> None:
    dialog = open_dialog(kind, ground)
    buttons = [
        button
        for button in dialog.findChildren(QPushButton)
        if button.isVisible() and button.isEnabled() and button.window() is dialog
    ]
    assert buttons
    pressed: list[QPushButton] = []
    for button in buttons:
        with suppress(SystemError):  # PySide says so where nothing is connected
            button.clicked.disconnect()  # only the keyboard is tried here
        button.clicked.connect(lambda _checked=False, button=button: pressed.append(button))
    for button in buttons:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert defaults(dialog) == [button]
        press_enter(dialog)
        assert pressed.pop() is button
        assert pressed == []


@pytest.mark.parametrize("kind", FORMS, ids=name_of)
def test_enter_on_the_button_that_cancels_a_form_does_nothing(
    ground: Ground, kind: type[Dialog]
) -> None:
    before = state_of(ground)
    dialog = open_dialog(kind, ground)
    assert isinstance(dialog, FormDialog)
    dialog.cancel_button.setFocus(Qt.FocusReason.TabFocusReason)
    press_enter(dialog)
    settle(ground)
    assert not isValid(dialog) or not dialog.isVisible()
    assert state_of(ground) == before


@pytest.mark.parametrize("kind", FORMS, ids=name_of)
def test_an_enter_that_is_still_held_down_does_nothing(ground: Ground, kind: type[Dialog]) -> None:
    """The one that opened the dialog."""
    before = state_of(ground)
    dialog = open_dialog(kind, ground)
    at = dialog.focusWidget()
    assert at is not None
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(at, held)
    settle(ground)
    assert dialog.isVisible()
    assert state_of(ground) == before


def test_enter_in_the_reason_of_a_grave_deed_leads_to_the_button_that_cancels(
    ground: Ground,
) -> None:
    before = state_of(ground)
    dialog = open_dialog(VoidDialog, ground)
    assert isinstance(dialog, VoidDialog)
    QTest.keyClicks(dialog.reason, "salah catat")
    press_enter(dialog)
    settle(ground)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.cancel_button
    assert defaults(dialog) == [dialog.cancel_button]
    assert state_of(ground) == before


def test_enter_never_declares_a_form_void(ground: Ground) -> None:
    """From the button that begins it, over the reason, to the last question and back."""
    dialog = open_dialog(CorrectDialog, ground)
    assert isinstance(dialog, CorrectDialog)
    QTest.keyClicks(dialog.number, "1001")
    press_enter(dialog)
    wait_until(lambda: dialog.stage is Stage.SHOWN)
    dialog.void_button.click()
    QTest.keyClicks(dialog.review.reason, "rangkap")
    for stage in (Stage.SURE, Stage.VOIDING, Stage.SURE, Stage.VOIDING):
        press_enter(dialog)
        wait_until(lambda: not dialog.is_waiting)
        assert dialog.stage is stage
        at = dialog.focusWidget()
        if isinstance(at, QPushButton):
            assert at is dialog.back_button
            assert defaults(dialog) == [at]
        assert form_of(ground.desk, "1001").void_reason is None


@pytest.mark.parametrize("with_field", [False, True])
def test_a_dialog_cannot_be_built_wrong(parent: QWidget, with_field: bool) -> None:
    """Whatever has the focus or is the default one when it opens, as long as it is no field."""
    dialog = FormDialog(parent, "Hapus semua?", "Hapus", "Hapus semuanya")
    other = make_button("Hapus sebagian", "Hapus sebagian saja")
    dialog.body.addWidget(other)
    for button in (dialog.accept_button, other):
        button.setAutoDefault(False)
        button.setDefault(True)
        button.setFocus()
    done: list[str] = []
    dialog.accepted.connect(lambda: done.append("hapus"))
    dialog.open()
    dialog.activateWindow()
    wait_until(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.cancel_button
    assert defaults(dialog) == [dialog.cancel_button]
    press_enter(dialog)
    assert done == []


@pytest.mark.parametrize("keys", [(), (Qt.Key.Key_Tab, Qt.Key.Key_Tab)])
def test_enter_answers_an_offer_with_not_now(parent: QWidget, keys: tuple[Qt.Key, ...]) -> None:
    box = make_question(parent, "Data rusak; pakai cadangan?", "Pakai cadangan", "Jangan sekarang")
    done: list[str] = []
    box.accepted.connect(lambda: done.append("pulihkan"))
    box.open()
    box.activateWindow()
    wait_until(box.isActiveWindow)
    for key in keys:
        QTest.keyClick(box.focusWidget(), key)
    at = box.focusWidget()
    assert isinstance(at, QPushButton)
    assert at.text() == "Jangan sekarang"
    assert defaults(box) == [at]
    press_enter(box)
    assert not box.isVisible()
    assert done == []


@pytest.mark.parametrize("make", [make_message, make_news])
def test_enter_closes_what_only_tells(
    parent: QWidget, make: Callable[[QWidget, str], QMessageBox]
) -> None:
    box = make(parent, "Data dipulihkan.")
    box.open()
    box.activateWindow()
    wait_until(box.isActiveWindow)
    assert defaults(box) == [box.focusWidget()]
    press_enter(box)
    assert not box.isVisible()


def test_enter_at_the_start_restores_nothing(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before there is a window: the offer of a backup for a damaged file."""
    back_up(sample_desk)
    sample_desk.do(add_forms, 3)
    path = sample_desk.folder / "skm-desk.db"
    path.write_bytes(b"X" + path.read_bytes()[1:])
    before = path.read_bytes()

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        press_enter(box)

    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: (box.open(), box.activateWindow(), answer())
    )
    assert bootstrap._open_or_mend(sample_desk.folder, ChangeBus()) is None
    assert path.read_bytes() == before
