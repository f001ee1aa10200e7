"""Writing the office's own texts: typed, filled in beside, kept, refused, taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from skm_desk.documents.texts import standard_texts
from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.documents.leaving import LeaveDialog
from skm_desk.ui.staff.documents.page import LaporanPage
from skm_desk.ui.staff.documents.text_pane import TextPane
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.edit_texts import LONGEST_TEXT, view_texts, write_text
from skm_desk.use_cases.preview_document import Subject

OpenPage = Callable[[Desk], LaporanPage]
TITLES = ("Latar belakang", "Pelaksana", "Kesimpulan tambahan")


@pytest.fixture
def page(qtbot: QtBot, open_page: OpenPage, sample_desk: Desk) -> LaporanPage:
    page = open_page(sample_desk)
    page.views.buttons[1].click()
    qtbot.waitUntil(lambda: page.texts.list.count() > 0 and not page.is_waiting)
    return page


def choose(pane: TextPane, title: str) -> int:
    """Choose a section by its title; return its row."""
    rows = [pane.list.item(row).text() for row in range(pane.list.count())]
    pane.list.setCurrentRow(rows.index(title))
    return rows.index(title)


def kept(desk: Desk, name: str) -> str:
    view = desk.look(view_texts, Subject("2024"))
    return next(section.own for section in view.sections if section.name == name)


def type_at_start(qtbot: QtBot, page: LaporanPage, keys: str) -> None:
    page.texts.card.field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(page.texts.card.field, keys)


def save(qtbot: QtBot, page: LaporanPage) -> None:
    page.save_button.click()
    qtbot.waitUntil(lambda: not page.is_waiting)


def test_what_is_shown(page: LaporanPage) -> None:
    pane = page.texts
    assert pane.list.count() == len(standard_texts())
    row = choose(pane, "Latar belakang")
    assert pane.list.note(row) == "teks baku"
    assert pane.card.field.toPlainText() == standard_texts()["latar_belakang"].strip()
    assert "{" not in pane.printed.toPlainText()
    assert "Dinas Sosial Kependudukan" in pane.printed.toPlainText()
    assert pane.list.note(choose(pane, "Catatan analisis")) == "teks sendiri"
    assert not page.save_button.isEnabled()
    assert not page.show_button.isVisible()
    assert page._line.text() == "Teks laporan periode 2024"


def test_typed_filled_in_and_kept(qtbot: QtBot, page: LaporanPage, sample_desk: Desk) -> None:
    pane = page.texts
    row = choose(pane, "Pelaksana")
    type_at_start(qtbot, page, "Tim <b>&\"' ")
    assert pane.list.note(row) == "belum disimpan"
    assert page.save_button.isEnabled()
    qtbot.waitUntil(lambda: pane.printed.toPlainText().startswith("Tim <b>&\"' SKM dilaksanakan"))
    names = [action.text() for action in pane.card.menu.actions()]
    assert any(name.startswith("Tahun  –  2024") for name in names)
    next(a for a in pane.card.menu.actions() if a.text().startswith("Tahun")).trigger()
    assert pane.card.field.toPlainText().startswith("Tim <b>&\"' {tahun}SKM")
    save(qtbot, page)
    assert kept(sample_desk, "pelaksana").startswith("Tim <b>&\"' {tahun}SKM")
    assert pane.list.note(row) == "teks sendiri"
    assert page.notice.words == "Teks sudah disimpan: Pelaksana."
    assert not page.save_button.isEnabled()
    pane.card.field.undo()  # also after it was saved
    assert pane.list.note(row) == "belum disimpan"


def test_what_is_no_placeholder_is_refused(
    qtbot: QtBot, page: LaporanPage, sample_desk: Desk
) -> None:
    pane = page.texts
    choose(pane, "Kesimpulan tambahan")
    type_at_start(qtbot, page, "Baik {sekali}.")
    choose(pane, "Pelaksana")
    type_at_start(qtbot, page, "Tim. ")
    save(qtbot, page)
    assert pane.card.failure.isVisible()
    assert "“Kesimpulan tambahan” memuat “{sekali}”" in pane.card.failure.text()
    assert pane.list.currentItem().text() == "Kesimpulan tambahan"
    assert pane.card.field.toPlainText() == "Baik {sekali}."
    assert kept(sample_desk, "kesimpulan") == ""
    assert kept(sample_desk, "pelaksana").startswith("Tim. ")  # the others are kept
    pane.card.field.replace_all("Baik sekali.")
    save(qtbot, page)
    assert not pane.card.failure.isVisible()
    assert kept(sample_desk, "kesimpulan") == "Baik sekali."


def test_back_to_the_standard_text(qtbot: QtBot, page: LaporanPage, sample_desk: Desk) -> None:
    pane = page.texts
    row = choose(pane, "Pembahasan (FGD)")
    own = pane.card.field.toPlainText()
    pane.card.standard_button.click()
    assert pane.card.field.toPlainText() == standard_texts()["fgd"].strip()
    assert not pane.card.standard_button.isEnabled()
    pane.card.undo_button.click()
    assert pane.card.field.toPlainText() == own
    pane.card.standard_button.click()
    save(qtbot, page)
    assert kept(sample_desk, "fgd") == ""
    assert pane.list.note(row) == "teks baku"


def test_an_emptied_text_becomes_the_standard_one(
    qtbot: QtBot, page: LaporanPage, sample_desk: Desk
) -> None:
    pane = page.texts
    choose(pane, "Pembahasan (FGD)")
    pane.card.field.replace_all("")
    qtbot.waitUntil(lambda: "Rencana tindak lanjut" in pane.printed.toPlainText())
    save(qtbot, page)
    assert kept(sample_desk, "fgd") == ""
    assert pane.card.field.toPlainText() == standard_texts()["fgd"].strip()


def test_each_text_has_its_own_undo_and_waits_for_the_other_period(
    qtbot: QtBot, page: LaporanPage, sample_desk: Desk
) -> None:
    pane = page.texts
    choose(pane, "Pelaksana")
    type_at_start(qtbot, page, "Satu. ")
    choose(pane, "Tren")
    type_at_start(qtbot, page, "Dua. ")
    page.chooser.setCurrentIndex(page.chooser.findText("contoh-2025", Qt.MatchFlag.MatchStartsWith))
    page.chooser.activated.emit(page.chooser.currentIndex())
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert pane.card.field.toPlainText() == standard_texts()["tren"].strip()
    assert len(pane.unsaved) == 2
    save(qtbot, page)
    assert kept(sample_desk, "pelaksana").startswith("Satu. ")
    assert kept(sample_desk, "tren").startswith("Dua. ")
    assert pane.unsaved == ()


def test_what_others_write_comes_unless_it_is_being_changed(
    qtbot: QtBot, make_context: Callable[[Desk], Context], page: LaporanPage, sample_desk: Desk
) -> None:
    pane = page.texts
    choose(pane, "Tren")
    type_at_start(qtbot, page, "Punya saya. ")
    desk = make_context(sample_desk).desk
    desk.do(write_text, "2024", "tren", "Punya mereka.")
    desk.do(write_text, "2024", "waktu", "Waktu mereka.")
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert pane.card.field.toPlainText().startswith("Punya saya. ")
    choose(pane, "Waktu")
    qtbot.waitUntil(lambda: pane.card.field.toPlainText() == "Waktu mereka.")


def test_a_text_too_long_is_refused(qtbot: QtBot, page: LaporanPage, sample_desk: Desk) -> None:
    pane = page.texts
    choose(pane, "Kesimpulan tambahan")
    pane.card.field.setPlainText("kata " * 2_500)
    assert pane.card._note.text() == " "
    save(qtbot, page)
    assert len(kept(sample_desk, "kesimpulan")) == 12_499
    pane.card.field.setPlainText("x" * (LONGEST_TEXT + 1))
    assert pane.card._note.text() == "50.001 dari paling banyak 50.000 huruf."
    save(qtbot, page)
    assert "terlalu panjang" in pane.card.failure.text()
    assert len(kept(sample_desk, "kesimpulan")) == 12_499


def test_the_value_stands_below_the_field(page: LaporanPage) -> None:
    pane = page.texts
    choose(pane, "Pelaksana")
    place = pane.card.field.toPlainText().index("{instansi}")
    cursor = pane.card.field.textCursor()
    cursor.setPosition(place)
    pane.card.field.setTextCursor(cursor)
    assert pane.card._note.text().startswith("Nama instansi: Dinas Sosial")


def test_the_list_and_the_field_are_reached_by_keyboard(qtbot: QtBot, page: LaporanPage) -> None:
    pane = page.texts
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert pane.list.currentRow() == 1
    assert pane.card.field.accessibleName() == "Dasar hukum"
    pane.card.field.setFocus()
    qtbot.keyClick(pane.card.field, Qt.Key.Key_Tab)
    assert not pane.card.field.hasFocus()
    assert "\t" not in pane.card.field.toPlainText()


def held(qtbot: QtBot, page: LaporanPage) -> QMainWindow:
    """Put the page into a window of its own, as it is in the program."""
    window = QMainWindow()
    window.setCentralWidget(page)
    qtbot.addWidget(window)
    window.resize(1134, 728)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_a_window_does_not_close_over_typed_texts(
    qtbot: QtBot, page: LaporanPage, sample_desk: Desk
) -> None:
    window = held(qtbot, page)
    choose(page.texts, "Pelaksana")
    type_at_start(qtbot, page, "Tim. ")
    window.close()
    assert window.isVisible()
    (dialog,) = window.findChildren(LeaveDialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Teks Pelaksana belum disimpan." in said
    dialog.reject()
    assert window.isVisible()
    window.close()
    dialog = window.findChildren(LeaveDialog)[-1]
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert kept(sample_desk, "pelaksana").startswith("Tim. ")


def test_what_cannot_be_kept_keeps_the_window_open(
    qtbot: QtBot, page: LaporanPage, sample_desk: Desk
) -> None:
    window = held(qtbot, page)
    choose(page.texts, "Pelaksana")
    type_at_start(qtbot, page, "Tim {x}. ")
    window.close()
    (dialog,) = window.findChildren(LeaveDialog)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: dialog.failure.isVisible())
    assert "“{x}”" in dialog.failure.text()
    assert window.isVisible()
    dialog.drop_button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert kept(sample_desk, "pelaksana") == ""


def test_a_window_without_typed_texts_closes(qtbot: QtBot, page: LaporanPage) -> None:
    window = held(qtbot, page)
    window.close()
    assert not window.isVisible()
