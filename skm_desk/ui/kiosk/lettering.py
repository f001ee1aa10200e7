"""How much room words need, measured before they are placed.

A screen tries many places for the same words: what was measured once is remembered.
"""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

_WRAP = int(Qt.TextFlag.TextWordWrap)
_FAR = 100_000


def height_of(words: str, font: QFont, width: int) -> int:
    """Return the height in pixels that `words` need, broken into lines of `width` pixels."""
    if not words or width <= 0:
        return 0
    return _height(words, font.key(), width)


def widest_word(words: str, font: QFont) -> int:
    """Return the width in pixels of the word that is widest: no line can be narrower."""
    return _widest(words, font.key()) if words else 0


def width_of(words: str, font: QFont) -> int:
    """Return the width in pixels of `words` on one line."""
    return _width(words, font.key()) if words else 0


def fits(words: str, font: QFont, width: int, height: int) -> bool:
    """Return whether `words` stand whole within a box of pixels."""
    return widest_word(words, font) <= width and height_of(words, font, width) <= height


@lru_cache(maxsize=4096)
def _height(words: str, font_key: str, width: int) -> int:
    return _metrics(font_key).boundingRect(QRect(0, 0, width, _FAR), _WRAP, words).height()


@lru_cache(maxsize=2048)
def _widest(words: str, font_key: str) -> int:
    metrics = _metrics(font_key)
    return max((metrics.horizontalAdvance(word) for word in words.split()), default=0)


@lru_cache(maxsize=2048)
def _width(words: str, font_key: str) -> int:
    return _metrics(font_key).horizontalAdvance(words)


@lru_cache(maxsize=128)
def _metrics(font_key: str) -> QFontMetrics:
    font = QFont()
    font.fromString(font_key)
    return QFontMetrics(font)
