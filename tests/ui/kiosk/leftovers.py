"""What a visitor could have left at a kiosk: looked for in every widget there is."""

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from skm_desk.ui.kiosk.choices import ChoiceTile
from skm_desk.ui.kiosk.kiosk_window import KioskWindow
from skm_desk.ui.kiosk.pin_parts import EMPTY as NO_PIN
from skm_desk.ui.kiosk.question import NilaiTile
from skm_desk.ui.kiosk.usia import EMPTY as NO_USIA


def _texts_of(widget: QWidget) -> Iterator[str]:
    """Yield everything that a widget shows, holds or says to a screen reader."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
        yield widget.textCursor().selectedText()


def assert_nothing_left(window: KioskWindow, *words: str) -> None:
    """Assert that no part of a kiosk holds one of `words`, a mark, a digit or a letter."""
    parts = [window, *window.findChildren(QWidget)]
    assert len(parts) > 100
    for part in parts:
        for text in _texts_of(part):
            assert not [word for word in words if word.casefold() in text.casefold()], (part, text)
        if isinstance(part, ChoiceTile | NilaiTile):
            assert not part.isChecked(), part.text()
        if isinstance(part, QAbstractButton):
            assert not part.isDown(), part.text()
        if isinstance(part, QPlainTextEdit):
            assert part.toPlainText() == ""
            assert not part.document().isUndoAvailable()
    assert window.steps.usia.display.text() == NO_USIA
    assert window.door.pin.field.text() == NO_PIN
    assert not window.visit.is_open
    clipboard = QGuiApplication.clipboard().text()
    assert not [word for word in words if word in clipboard]
