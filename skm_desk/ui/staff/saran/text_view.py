"""TextView: the whole text of a saran; what may be personal and what is left out can be seen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from skm_desk import palette
from skm_desk.ui.staff.saran.positions import from_qt, to_qt

Spans = Sequence[tuple[int, int]]  # start and end of each part of a text
_FEWEST_LINES = 3
_PADS = 18


class TextView(QPlainTextEdit):
    """Read only; parts are chosen by mouse or by Shift and arrows."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setObjectName("saran_text")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        ways = Qt.TextInteractionFlag
        self.setTextInteractionFlags(ways.TextSelectableByMouse | ways.TextSelectableByKeyboard)
        self.setAccessibleName("Isi saran")

    def show_text(self, text: str) -> None:
        """Show this text; the same text leaves what is chosen alone."""
        if text != self._text:
            self._text = text
            self.setPlainText(text)

    def mark(self, personal: Spans, left_out: Spans) -> None:
        """Underline what may be personal, strike out what is left out."""
        doubt = QTextCharFormat()
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        doubt.setUnderlineColor(QColor(palette.WARN))
        doubt.setForeground(QColor(palette.WARN))
        struck = QTextCharFormat()
        struck.setFontStrikeOut(True)
        struck.setForeground(QColor(palette.MUTE))
        struck.setBackground(QColor(palette.GROUND))
        self.setExtraSelections([*self._parts(personal, doubt), *self._parts(left_out, struck)])

    @property
    def chosen(self) -> tuple[int, int] | None:
        """Start and end of what is chosen in the text, or None."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start == end:
            return None
        return from_qt(self._text, start), from_qt(self._text, end)

    def sizeHint(self) -> QSize:
        return QSize(320, _FEWEST_LINES * self.fontMetrics().lineSpacing() + _PADS)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _parts(self, spans: Spans, look: QTextCharFormat) -> Iterable[QTextEdit.ExtraSelection]:
        for start, end in spans:
            part = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(to_qt(self._text, start))
            cursor.setPosition(to_qt(self._text, end), QTextCursor.MoveMode.KeepAnchor)
            part.cursor, part.format = cursor, look
            yield part
