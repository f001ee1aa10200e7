"""The fields for free text: saran in lines, the name of a pekerjaan in one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT
from skm_desk.domain.responden import LONGEST_TEXT
from skm_desk.ui.entry.typed_keys import ENTER_KEYS
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_LINES = 2
_PADS = 12
_NAMED_WIDTH = 88  # it takes what room there is


class SaranBox(SafeOverrides, QPlainTextEdit):
    """Holds a saran: Enter ends it, Shift+Enter begins a new line, Up above the first goes back.

    `left` carries the key, as `domain.keying` knows it, that leads out; `changed` the whole text
    after each change by the officer.
    """

    left = Signal(str)
    changed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setObjectName("saran")
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.textChanged.connect(lambda: self.changed.emit(self.toPlainText()))

    def show_text(self, text: str) -> None:
        """Hold this text, the cursor at its end; the same text leaves the cursor alone."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        return QSize(400, _LINES * self.fontMetrics().lineSpacing() + _PADS + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _leaving_key(event, self.toPlainText() == "", self.textCursor().atStart())
        if key is not None:
            event.accept()
            if key and not (event.isAutoRepeat() and key == ENTER):
                self.left.emit(key)
        elif event.key() == Qt.Key.Key_Up and not self._has_line_above():
            event.accept()
            self.left.emit(LEFT)
        else:
            super().keyPressEvent(event)

    def _has_line_above(self) -> bool:
        cursor = self.textCursor()
        return cursor.movePosition(QTextCursor.MoveOperation.Up)


class NamedBox(SafeOverrides, QLineEdit):
    """Holds what a pekerjaan is called; signals as SaranBox."""

    left = Signal(str)
    changed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setMaxLength(LONGEST_TEXT)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.textEdited.connect(self.changed)

    def show_text(self, text: str) -> None:
        """Hold this text; the same text leaves the cursor alone."""
        if text != self.text():
            self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(_NAMED_WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _leaving_key(event, self.text() == "", self.cursorPosition() == 0)
        if key is None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            key = LEFT if event.key() == Qt.Key.Key_Up else NEXT
        if key is None:
            super().keyPressEvent(event)
            return
        event.accept()
        if key and not (event.isAutoRepeat() and key == ENTER):
            self.left.emit(key)


def text_box(name: str, has_lines: bool) -> SaranBox | NamedBox:
    """Return the box for a text field."""
    return SaranBox(name) if has_lines else NamedBox(name)


def _leaving_key(event: QKeyEvent, is_empty: bool, is_at_start: bool) -> str | None:
    """Return the key that leads out of a text, or None for one that the text takes."""
    with_shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if event.key() in ENTER_KEYS and not with_shift:
        return ENTER
    if event.key() == Qt.Key.Key_Backspace and is_empty:
        # Held down to erase the text, it must not run on through the form.
        return "" if event.isAutoRepeat() else BACK
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return LEFT if event.key() == Qt.Key.Key_Left and is_at_start and is_plain else None


def owner_of(widget: QWidget | None) -> SaranBox | NamedBox | None:
    """Return the text box that a widget is or lies in, or None."""
    while widget is not None:
        if isinstance(widget, SaranBox | NamedBox):
            return widget
        widget = widget.parentWidget()
    return None
