"""How much room words need, measured before they are placed.

A screen tries many places for the same words: what was measured once is remembered.
"""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_WRAP = int(Qt.TextFlag.TextWordWrap)
_FAR = 100_000
_LINE_END = "\u2028"  # what a QTextLayout takes for one


def height_of(words: str, font: QFont, width: int) -> int:
    """Return the height in pixels that `words` need, broken into lines of `width` pixels."""
    if not words or width <= 0:
        return 0
    key = font.key()
    return _height(words, key, max(width - _lean(words, key), 1))


def widest_word(words: str, font: QFont) -> int:
    """Return the width in pixels of the word that is widest: no line can be narrower."""
    key = font.key()
    return _widest(words, key) + _lean(words, key) if words else 0


def width_of(words: str, font: QFont) -> int:
    """Return the width in pixels of `words` on one line."""
    return _width(words, font.key()) if words else 0


def fits(words: str, font: QFont, width: int, height: int) -> bool:
    """Return whether `words` stand whole within a box of pixels."""
    return widest_word(words, font) <= width and height_of(words, font, width) <= height


def indent_of(words: str, font: QFont, width: int) -> int:
    """Return how far in pixels from the left words are to be drawn in a box of `width` pixels.

    Above 0 only where a letter that begins a line would reach out of the box, as the hook of a
    "j" does; the room for it is part of what `height_of` and `widest_word` return.
    """
    return _indent(words, font.key(), width) if words else 0


@lru_cache(maxsize=1024)
def _indent(words: str, font_key: str, width: int) -> int:
    lean = _lean(words, font_key)
    if not lean:
        return 0
    metrics = _metrics(font_key)
    layout = QTextLayout(words.replace("\n", _LINE_END), _font(font_key))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = set()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.add(words[line.textStart()])
    layout.endLayout()
    return lean if any(metrics.leftBearing(letter) < 0 for letter in starts) else 0


@lru_cache(maxsize=2048)
def _lean(words: str, font_key: str) -> int:
    """Return how far the first letter of a word reaches out to the left at most."""
    metrics = _metrics(font_key)
    return max([0, *(-metrics.leftBearing(word[0]) for word in words.split())])


@lru_cache(maxsize=4096)
def _height(words: str, font_key: str, width: int) -> int:
    return _metrics(font_key).boundingRect(QRect(0, 0, width, _FAR), _WRAP, words).height()


@lru_cache(maxsize=2048)
def _widest(words: str, font_key: str) -> int:
    metrics = _metrics(font_key)
    # The tail of a "q" reaches out to the right, as the hook of a "j" to the left.
    ends = (
        metrics.horizontalAdvance(word) - min(metrics.rightBearing(word[-1]), 0)
        for word in words.split()
    )
    return max(ends, default=0)


@lru_cache(maxsize=2048)
def _width(words: str, font_key: str) -> int:
    return _metrics(font_key).horizontalAdvance(words)


@lru_cache(maxsize=128)
def _metrics(font_key: str) -> QFontMetrics:
    return QFontMetrics(_font(font_key))


def _font(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font
