"""How much room words need, measured before they are placed."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

_WRAP = int(Qt.TextFlag.TextWordWrap)
_FAR = 100_000


def height_of(words: str, font: QFont, width: int) -> int:
    """Return the height in pixels that `words` need, broken into lines of `width` pixels."""
    if not words or width <= 0:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _FAR), _WRAP, words).height()


def widest_word(words: str, font: QFont) -> int:
    """Return the width in pixels of the word that is widest: no line can be narrower."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in words.split()), default=0)


def fits(words: str, font: QFont, width: int, height: int) -> bool:
    """Return whether `words` stand whole within a box of pixels."""
    return widest_word(words, font) <= width and height_of(words, font, width) <= height
