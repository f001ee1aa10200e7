"""TextField: an editor in which a placeholder is one sign: stepped over, marked, deleted whole."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from skm_desk.domain.placeholders import Mark, find_marks
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff.documents.mark_painter import qt_length

_KEEP = QTextCursor.MoveMode.KeepAnchor
_KEYS = QKeySequence.StandardKey
_MOVES = QTextCursor.MoveOperation
# What each key deletes when nothing is marked.
_DELETIONS = (
    (_KEYS.Delete, _MOVES.NextCharacter),
    (_KEYS.Backspace, _MOVES.PreviousCharacter),
    (_KEYS.DeleteStartOfWord, _MOVES.PreviousWord),
    (_KEYS.DeleteEndOfWord, _MOVES.NextWord),
    (_KEYS.DeleteEndOfLine, _MOVES.EndOfBlock),
)


class TextField(SafeOverrides, QPlainTextEdit):
    """`standing` carries the name of the placeholder that the cursor touches, or "".

    Only placeholders that are known are one sign: what is wrong can be mended letter by letter.
    """

    standing = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, str] = {}
        self._place = 0
        self._settling = False
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a drop could land inside a placeholder
        self.viewport().setAcceptDrops(False)
        self.cursorPositionChanged.connect(self._settle)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Take these placeholders as known, with what is printed for each."""
        self._values = dict(values)

    def insert(self, name: str) -> None:
        """Put a placeholder where the cursor is, in place of what is marked."""
        self.insertPlainText(f"{{{name}}}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_all(self, text: str) -> None:
        """Put a whole other text in place of this one; it can be undone."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.movePosition(_MOVES.Start)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete a placeholder whole."""
        for keys, move in _DELETIONS:
            if event.matches(keys):
                self._delete(move)
                return
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers() & ~_SHIFT:
            self._delete(_MOVES.PreviousCharacter)
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is printed for the placeholder below the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            value = self._values.get(self.name_at(event.pos()) or "")
            QToolTip.showText(event.globalPos(), value or "", self)
            return True
        return super().viewportEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark a placeholder whole, as a word is."""
        super().mouseDoubleClickEvent(event)
        self._settle()

    def name_at(self, point: QPoint) -> str | None:
        """Return the known placeholder at a point of the viewport, or None."""
        cursor = self.cursorForPosition(point)
        # The cursor goes to the nearest gap, which may be far from the mouse.
        if abs(self.cursorRect(cursor).center().x() - point.x()) > self.fontMetrics().height():
            return None
        found = _mark_about(cursor.block(), cursor.position(), self._values, edges=True)
        return None if found is None else found[2]

    def _delete(self, move: QTextCursor.MoveOperation) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(move, _KEEP)
        self._widen(cursor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @Slot()
    def _settle(self) -> None:
        """Move a cursor that came to stand inside a placeholder on to its edge."""
        if self._settling:
            return
        self._settling = True
        try:
            cursor = self.textCursor()
            if self._widen(cursor, self._place):
                self.setTextCursor(cursor)
            self._place = cursor.position()
        finally:
            self._settling = False
        found = _mark_about(cursor.block(), self._place, self._values, edges=True)
        self.standing.emit("" if found is None else found[2])

    def _widen(self, cursor: QTextCursor, before: int | None = None) -> bool:
        """Take both ends of a cursor out of placeholders, and return whether they moved.

        Its end goes on in the direction of a step from `before`, else to the nearer edge; what
        is marked grows.
        """
        anchor, place = cursor.anchor(), cursor.position()
        marked = anchor != place
        new_place = place
        if found := self._inside(place):
            start, end = found
            if before is not None and abs(place - before) == 1:
                new_place = end if place > before else start
            elif marked and before is None:
                new_place = end if place > anchor else start
            else:
                new_place = start if place - start < end - place else end
        new_anchor = new_place
        if marked:
            new_anchor = anchor
            if found := self._inside(anchor):
                new_anchor = found[0] if new_place >= anchor else found[1]
        if (new_anchor, new_place) == (anchor, place):
            return False
        cursor.setPosition(new_anchor)
        cursor.setPosition(new_place, _KEEP)
        return True

    def _inside(self, place: int) -> tuple[int, int] | None:
        found = _mark_about(self.document().findBlock(place), place, self._values)
        return None if found is None else found[:2]


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _mark_about(
    block: QTextBlock, place: int, known: Mapping[str, str], edges: bool = False
) -> tuple[int, int, str] | None:
    """Return start, end and name of the known placeholder that a place lies inside, or None.

    With `edges`, also of one that it touches. Places are those of the document, in UTF-16.
    """
    text = block.text()
    slack = 1 if edges else 0
    for mark in find_marks(text):
        if mark.name is None or mark.name not in known:
            continue
        start = block.position() + qt_length(text[: mark.start])
        end = start + _length(mark)
        if start - slack < place < end + slack:
            return start, end, mark.name
    return None


def _length(mark: Mark) -> int:
    return qt_length(mark.written)
