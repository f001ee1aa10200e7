"""The help of a page: read by keyboard, closed by Escape, and never a way out to a network."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.focus_ring import FocusRing
from skm_desk.ui.shared.help_dialog import HelpDialog
from skm_desk.ui.shared.theme import SIZES

SMALL_SCREEN = QSize(1366, 768 - 48)  # less the bar of a desktop
LONG = (
    "Halaman ini untuk dibaca.\n\n## Langkahnya\n\n"
    + "\n".join(
        f"{n}. Pilih **Simpan** nomor {n}, lalu lanjutkan ke langkah berikutnya."
        for n in range(1, 60)
    )
    + "\n\n## Papan ketik"
)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[HelpDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    FocusRing(window)
    window.show()
    dialog = HelpDialog(window)
    dialog.show_help("Hasil", LONG)
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.close()


def blocks(dialog: HelpDialog) -> list[QTextBlock]:
    found = []
    block = dialog.text.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_the_words_stand_there_without_their_signs(dialog: HelpDialog) -> None:
    assert dialog.windowTitle() == "Bantuan: Hasil"
    assert dialog.text.accessibleName() == "Bantuan: Hasil"
    text = dialog.text.toPlainText()
    assert "Halaman ini untuk dibaca." in text
    assert "Pilih Simpan nomor 7" in text
    assert not set("*#") & set(text)


def test_headings_are_larger_and_lists_are_lists(dialog: HelpDialog) -> None:
    headings = [block for block in blocks(dialog) if block.blockFormat().headingLevel()]
    assert [block.text() for block in headings] == ["Langkahnya", "Papan ketik"]
    font = headings[0].begin().fragment().charFormat().font()
    assert (font.pixelSize(), font.bold()) == (SIZES["section"], True)
    items = [block for block in blocks(dialog) if block.textList() is not None]
    assert len(items) == 59
    assert (
        len({(item.blockFormat().topMargin(), item.charFormat().fontWeight()) for item in items})
        == 1
    )


def test_it_fits_on_a_small_screen_without_scrolling_sideways(dialog: HelpDialog) -> None:
    assert dialog.frameSize().boundedTo(SMALL_SCREEN) == dialog.frameSize()
    assert dialog.text.horizontalScrollBar().maximum() == 0


def test_the_keyboard_scrolls(dialog: HelpDialog, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is dialog.text
    bar = dialog.text.verticalScrollBar()
    assert bar.value() == 0
    qtbot.keyClick(dialog.text, Qt.Key.Key_Down)
    one = bar.value()
    assert one > 0
    qtbot.keyClick(dialog.text, Qt.Key.Key_PageDown)
    assert bar.value() > 2 * one
    qtbot.keyClick(dialog.text, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.text, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_escape_and_the_button_close_it(dialog: HelpDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.show_help("Hasil", LONG)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.close_button
    assert dialog.findChild(FocusRing).isVisible()
    qtbot.keyClick(dialog.close_button, Qt.Key.Key_Space)
    assert not dialog.isVisible()
    assert [button.text() for button in dialog.findChildren(QPushButton)] == ["Tutup"]


def test_another_page_begins_at_its_head(dialog: HelpDialog) -> None:
    dialog.text.verticalScrollBar().setValue(200)
    dialog.show_help("Saran", LONG)
    assert dialog.text.verticalScrollBar().value() == 0
    assert dialog.windowTitle() == "Bantuan: Saran"


def test_nothing_is_opened_or_fetched(dialog: HelpDialog, qtbot: QtBot) -> None:
    dialog.show_help("Hasil", "[tautan](https://example.org) ![gambar](https://example.org/a.png)")
    assert not dialog.text.openLinks()
    assert not dialog.text.openExternalLinks()
    before = dialog.text.toPlainText()
    qtbot.mouseClick(dialog.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    assert dialog.text.toPlainText() == before
    assert isinstance(dialog.text, QTextBrowser)
    assert dialog.text.source().isEmpty()
