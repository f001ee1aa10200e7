"""Text into markup: what is printed of a text, each sign in a font that has it, and how wide."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth

from skm_desk.documents.press.style import BOLD, FALLBACK, REGULAR, signs_of

MISSING = "□"  # stands where no font has the sign, so that nothing vanishes unseen
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n\xa0]")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LEFT_OUT = {"Cc", "Cf", "Cs"}
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[-/])(?=[^\W\d_]{2})")


def clean(text: str) -> str:
    """Return the text without control signs; every kind of line end becomes a newline."""
    if text.isascii() and text.isprintable():
        return text
    unified = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    composed = _VARIATION.sub("", unicodedata.normalize("NFC", unified))
    return "".join(
        sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in _LEFT_OUT
    )


def flat(text: str) -> str:
    """Return the text without control signs on one line, its words one space apart."""
    return " ".join(clean(text).split())


def markup(text: str, bold: bool = False) -> str:
    """Return a typed text as platypus markup that prints it sign by sign.

    A sign that our face lacks is set in the fallback font, one that no font has as `□`. `bold`
    says in which face it will stand; the style or a `<b>` around it must set that face.
    """
    return _markup(clean(text).strip("\n "), BOLD if bold else REGULAR)


def strong(text: str) -> str:
    """Return a typed text as markup in bold."""
    return f"<b>{markup(text, bold=True)}</b>" if text else ""


@lru_cache(maxsize=4096)
def _markup(text: str, face: str) -> str:
    parts = []
    for font, run in _runs(text, face):
        plain = escape(run).replace("\n", "<br/>")
        parts.append(plain if font == face else f'<font name="{font}">{plain}</font>')
    return "".join(parts)


def _runs(text: str, face: str) -> list[tuple[str, str]]:
    """Return the text in stretches that one font prints, each with its font."""
    if is_plain(text.replace("\n", ""), face):
        return [(face, text)]
    own = signs_of(face)
    fallback = signs_of(FALLBACK)
    signs = []
    for sign in text:
        known = ord(sign) in own and unicodedata.category(sign) not in ("Cn", "Co")
        if known or sign == "\n":
            signs.append((face, sign))
        else:
            signs.append((FALLBACK, sign if ord(sign) in fallback else MISSING))
    return [
        (font, "".join(sign for _, sign in group))
        for font, group in groupby(signs, key=lambda one: one[0])
    ]


def is_plain(text: str, face: str) -> bool:
    """Tell whether a cleaned text is one line that `face` can print by itself."""
    if text.isascii():
        return text.isprintable()
    own = signs_of(face)
    return all(
        ord(sign) in own and unicodedata.category(sign) not in ("Cn", "Co", "Cc") for sign in text
    )


@lru_cache(maxsize=8192)
def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return the width in points of a text set on one line."""
    runs = _runs(flat(text), BOLD if bold else REGULAR)
    return float(sum(stringWidth(run, font, size) for font, run in runs))


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Return the width in points of the widest part that a narrow cell cannot break well."""
    parts = (part for word in clean(text).split() for part in _INSIDE.split(word))
    return max((width_of(part, size, bold) for part in parts), default=0.0)


def breakable(text: str, size: float, bold: bool, width: float) -> str:
    """Return the text with a space behind an inner hyphen or slash of each word too wide to fit.

    The parts are as long as `width` points allow, so that a line ends at the space.
    """
    if width_of(text, size, bold) <= width:
        return text
    return re.sub(r"\S+", lambda word: _broken(word[0], size, bold, width), text)


def _broken(word: str, size: float, bold: bool, width: float) -> str:
    first, *others = _INSIDE.split(word)
    lines = [first]
    for part in others:
        if width_of(lines[-1] + part, size, bold) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return " ".join(lines)
