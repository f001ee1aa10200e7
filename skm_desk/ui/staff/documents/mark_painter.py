"""MarkPainter: shows the placeholders of a text as chips, and underlines what is none."""

from collections.abc import Collection

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from skm_desk import palette
from skm_desk.domain.placeholders import find_marks


class MarkPainter(QSyntaxHighlighter):
    """Paints one document for as long as that lives."""

    def __init__(self, document: QTextDocument, known: Collection[str]) -> None:
        super().__init__(document)
        self._known = frozenset(known)
        self._chip = QTextCharFormat()
        self._chip.setBackground(QColor(palette.LEAD_SOFT))
        self._chip.setForeground(QColor(palette.LEAD))
        self._chip.setFontWeight(QFont.Weight.Bold)
        self._wrong = QTextCharFormat()
        self._wrong.setForeground(QColor(palette.WARN))
        self._wrong.setUnderlineColor(QColor(palette.WARN))
        self._wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)

    def show_known(self, known: Collection[str]) -> None:
        """Take other names as known from now on."""
        if self._known != frozenset(known):
            self._known = frozenset(known)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Paint one line; Qt calls this. Its lengths are those of Qt: a rare sign counts twice."""
        for mark in find_marks(text):
            start = qt_length(text[: mark.start])
            wanted = self._chip if mark.name in self._known else self._wrong
            self.setFormat(start, qt_length(mark.written), wanted)


def qt_length(text: str) -> int:
    """Return how many places a text takes in a QTextDocument, which counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
