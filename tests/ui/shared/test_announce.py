"""What appears is spoken: what a notice, a refused form and the line of a page hand to Qt."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import FormDialog
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.use_cases.desk import Desk


class Ear:
    """Stands where Qt hands its events to a screen reader."""

    def __init__(self) -> None:
        self.alerts: list[object] = []
        self.words: list[str] = []

    def hear(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.words.append(event.message())
        elif event.type() == QAccessible.Event.Alert:
            self.alerts.append(event.object())


@pytest.fixture
def ear(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Ear:
    ear = Ear()
    monkeypatch.setattr(QAccessible, "updateAccessibility", ear.hear)
    return ear


def test_the_name_of_a_widget_is_spoken_else_the_text_of_a_label(qtbot: QtBot, ear: Ear) -> None:
    named, label, nameless = QWidget(), QLabel("teks"), QWidget()
    for widget in (named, label, nameless):
        qtbot.addWidget(widget)
    named.setAccessibleName("nama")
    for widget in (named, label, nameless, QLabel("")):
        announce(widget)
    assert ear.words == ["nama", "teks"]
    assert ear.alerts == [named, label]


def test_a_notice_speaks_once_while_a_job_goes_on(qtbot: QtBot, ear: Ear) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    notice = Notice(parent)
    for done in range(5):
        notice.show_progress("Membuat laporan …", done, 5)
    notice.show_failure("Tidak jadi.")
    assert ear.words == ["Membuat laporan …", "Tidak jadi."]
    assert ear.alerts == [notice, notice]


def test_a_refused_form_speaks_and_leads_to_the_field(qtbot: QtBot, ear: Ear) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = FormDialog(parent, "Isian", "Simpan", "Simpan isian ini")
    field = QLineEdit("salah")
    dialog.body.addWidget(field)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.cancel_button.setFocus()
    assert not dialog.failure.isVisible()
    dialog.refuse("Isian ini salah.", field)
    assert dialog.failure.isVisible()
    assert field.hasFocus()
    assert field.selectedText() == field.text() == "salah"
    assert ear.words == ["Isian ini salah."]
    dialog.cancel_button.setFocus()
    dialog.refuse("Berkas sedang dipakai.", None)
    assert dialog.cancel_button.hasFocus()
    assert ear.words[1:] == ["Berkas sedang dipakai."]
    dialog.close()


def test_a_page_speaks_its_line_when_it_is_new_and_looked_at(
    qtbot: QtBot, ear: Ear, desk: Desk, make_context: Callable[[Desk], Context]
) -> None:
    page = PageFrame(make_context(desk), "Hasil")
    qtbot.addWidget(page)
    page.set_line("Membaca data …")
    assert ear.words == []  # nobody sees the page yet
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for line in ("80 responden", "80 responden", "", "81 responden"):
        page.set_line(line)
    assert ear.words == ["80 responden", "81 responden"]
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not page.isActiveWindow())
    page.set_line("82 responden")
    assert ear.words == ["80 responden", "81 responden"]
