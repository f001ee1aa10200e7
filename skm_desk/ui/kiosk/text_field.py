"""TextField: where a visitor writes; nothing comes in but what is typed, nothing is left after."""

import math
import unicodedata

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollBar, QWidget

from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_PAD_MM = 3.0
_PAD_DOWN_MM = 0.8
_CORNER_MM = 3.0
_CURSOR_MM = 0.8
_DRAG_MM = 4.0  # a finger that moves less far means a place in the text
_OBJECT = "\ufffc"  # stands for a picture, of which there are none
_JOINERS = "\u200c\u200d"  # invisible, but letters and emoji are made with them
_MOVES = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
}
_CLIPBOARD = (
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
)


class PlaceMark(SafeOverrides, QScrollBar):
    """A thin mark of which part of a long text is seen; fingers drag the text itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.look = Look(4.0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark; nothing while all of the text is seen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.look.colours.paper))
        if self.maximum() > 0:
            whole = self.maximum() + self.pageStep()
            height = max(self.height() * self.pageStep() // whole, self.width() * 2)
            top = (self.height() - height) * self.value() // self.maximum()
            width = self.look.mm(1.0)
            mark = QRect(self.width() - width, top, width, height)
            painter.fillRect(mark, QColor(self.look.colours.mute))
        painter.end()


class TextField(SafeOverrides, QPlainTextEdit):
    """Holds a text of at most so many characters, in lines or as one.

    `changed` gives the whole text after each change by the visitor; `full` comes when something
    did not fit. There is no clipboard, no undo, no menu, no drag and no input method.
    """

    changed = Signal(str)
    full = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(4.0)
        self._limit = 0
        self._has_lines = True
        self._sheet = ""
        self._press: QPoint | None = None
        self._press_line = 0
        self._dragged = False
        self._mark = PlaceMark(self)
        self.setVerticalScrollBar(self._mark)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        # Windows would lay its own keyboard over ours, and offer words of earlier visitors.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._tell)

    def show_text(self, text: str, limit: int, has_lines: bool) -> None:
        """Hold this text, the cursor at its end; nothing is signalled."""
        self._limit, self._has_lines = limit, has_lines
        self.blockSignals(True)
        self.setPlainText(self._admit(text)[:limit])
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._press = None

    def text(self) -> str:
        """Return the whole text."""
        return self.toPlainText()

    def text_before(self) -> str:
        """Return the text before the cursor."""
        # Qt counts in units of 16 bits, of which an emoji has two.
        units = self.toPlainText().encode("utf-16-le")
        return units[: 2 * self.textCursor().selectionStart()].decode("utf-16-le", "ignore")

    def write(self, text: str) -> None:
        """Type a text at the cursor, as much of it as there is room for."""
        cursor = self.textCursor()
        room = self._limit - len(self.text()) + len(cursor.selectedText())
        admitted = self._admit(text)
        if len(admitted) > room:
            self.full.emit()
        if admitted[:room]:
            cursor.insertText(admitted[:room])
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def take_back(self) -> None:
        """Take back the character before the cursor, or what is selected."""
        self.textCursor().deletePreviousChar()
        self.ensureCursorVisible()

    def take_key(self, event: QKeyEvent) -> bool:
        """Take what a real key writes or takes back; return whether it did either."""
        if event.key() == Qt.Key.Key_Backspace:
            self.take_back()
            return True
        if self._has_lines and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write("\n")
            return True
        # With Ctrl alone a key commands; with Ctrl and Alt (AltGr) it may write.
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain == Qt.KeyboardModifier.ControlModifier or not self._admit(event.text()):
            return False
        self.write(event.text())
        return True

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self.look = self._mark.look = look
        colours, corner = look.colours, look.mm(_CORNER_MM)
        down, beside, more = look.mm(_PAD_DOWN_MM), look.mm(_PAD_MM), _thicker(look)
        sheet = (
            f"QPlainTextEdit {{ background: {colours.paper}; color: {colours.ink};"
            f" border: {look.line}px solid {colours.edge}; border-radius: {corner}px;"
            f" padding: {down + more}px {beside + more}px;"
            f" selection-background-color: {colours.lead}; selection-color: {colours.on_lead}; }}"
            # Thicker inwards, so that the text stays where it is.
            f"QPlainTextEdit:focus {{ border: {look.line + more}px solid {colours.lead};"
            f" padding: {down}px {beside}px; }}"
        )
        if sheet != self._sheet:
            self._sheet = sheet
            self.setStyleSheet(sheet)
        self.setFont(look.font())
        self.setCursorWidth(max(look.mm(_CURSOR_MM), 3))
        self._mark.setFixedWidth(look.mm(_PAD_MM))
        self.ensureCursorVisible()

    def height_of_lines(self, look: Look, lines: int) -> int:
        """Return the height in pixels at which so many lines are seen whole."""
        # Qt draws the first line a pixel below the top.
        return (
            lines * self._line(look) + 2 + 2 * (look.mm(_PAD_DOWN_MM) + look.line + _thicker(look))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed and the moves of the cursor; all else is for whoever is around."""
        if any(event.matches(sequence) for sequence in _CLIPBOARD):
            event.accept()
        elif event.key() in _MOVES or event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)
        elif not self.take_key(event):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what was composed, never a proposal."""
        self.write(event.commitString())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the text, or to choose a place in it."""
        self._press, self._dragged = event.position().toPoint(), False
        self._press_line = self._mark.value()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll along with the finger; nothing is ever selected by it."""
        if self._press is None:
            return
        way = self._press.y() - event.position().toPoint().y()
        self._dragged = self._dragged or abs(way) > self.look.mm(_DRAG_MM)
        if self._dragged:
            self._mark.setValue(self._press_line + round(way / self._line(self.look)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the cursor where the finger was, unless it dragged."""
        if self._press is not None and not self._dragged:
            self.setTextCursor(self.cursorForPosition(self._press))
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second quick press as a press like any other."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show no menu."""
        event.accept()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Return False: nothing comes in that was not typed here."""
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Let nothing in."""

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Give nothing out: a clipboard would keep it for the next visitor."""
        return QMimeData()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight."""
        super().resizeEvent(event)
        self.ensureCursorVisible()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the cursor in sight: a text that is not seen is not laid out."""
        super().showEvent(event)
        self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the cursor also while the keyboard stands elsewhere."""
        super().paintEvent(event)
        if not self.hasFocus():
            painter = QPainter(self.viewport())
            where = self.cursorRect()
            where.setWidth(self.cursorWidth())
            painter.fillRect(where, QColor(self.look.colours.ink))
            painter.end()

    def _line(self, look: Look) -> int:
        # As Qt lays out text: each part of a line in whole pixels.
        metrics = QFontMetricsF(look.font())
        return math.ceil(metrics.ascent()) + math.ceil(metrics.descent())

    def _admit(self, text: str) -> str:
        return "".join(
            letter for letter in text if (letter == "\n" and self._has_lines) or _is_written(letter)
        )

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.text())


def _thicker(look: Look) -> int:
    """Return how many pixels are added to the border while the keyboard stands here."""
    return max(look.mm(0.5), 2)


def _is_written(letter: str) -> bool:
    """Return whether a character is one to read: no control, no half of one, no hidden order."""
    category = unicodedata.category(letter)
    hidden = category[0] == "C" or category in ("Zl", "Zp") or letter == _OBJECT
    return letter in _JOINERS or not hidden
