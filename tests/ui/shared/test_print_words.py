"""Qt's dialog for printing speaks Indonesian, whatever part of it is opened."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.print_words import PRINT_WORDS
from skm_desk.ui.shared.qt_words import WORDS

_SAME = {"Pica (P̸)", "Didot (DD)", "Cicero (CC)"}
_PAPER = "pageSizeCombo"  # names of paper are names


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[QPrintDialog]:
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.reject()


def words_of(widget: QWidget) -> set[str]:
    return {text for text in _texts(widget) if re.search(r"[A-Za-z]{2}", text)}


def _texts(widget: QWidget) -> Iterator[str]:
    for part in widget.findChildren(QWidget):
        match part:
            case QLabel() | QAbstractButton():
                yield part.text()
            case QGroupBox():
                yield part.title()
            case QComboBox() if part.objectName() != _PAPER:
                yield from (part.itemText(row) for row in range(part.count()))
            case QTabWidget():
                yield from (part.tabText(place) for place in range(part.count()))


def test_every_word_of_the_dialog(dialog: QPrintDialog) -> None:
    known = set(WORDS.values()) | _SAME
    said = words_of(dialog)
    assert "&Cetak" in said
    assert said - known == set()


# Qt makes its notes smaller than our text, whose size it does not know in points.
@pytest.mark.qt_log_ignore("Point size <= 0", "^This plugin does not support ", extend=True)
def test_every_word_of_the_settings(qtbot: QtBot, dialog: QPrintDialog) -> None:
    known = set(WORDS.values()) | _SAME
    button = dialog.findChild(QAbstractButton, "properties")
    assert button is not None
    seen: list[set[str]] = []

    def look() -> None:
        opened = [each for each in dialog.findChildren(QDialog) if each.isVisible()]
        for each in opened:
            seen.append(words_of(each))
            each.reject()

    QTimer.singleShot(50, look)
    button.click()
    qtbot.waitUntil(lambda: bool(seen))
    assert "Arah kertas" in seen[0]
    assert seen[0] - known == set()


def test_none_is_left_in_english() -> None:
    assert all(ours != theirs for theirs, ours in PRINT_WORDS.items())
    assert set(PRINT_WORDS) <= set(WORDS)
