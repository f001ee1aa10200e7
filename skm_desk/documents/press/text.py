"""Text into markup: what is printed of a text, each sign in a font that has it, and how wide."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth

from skm_desk.documents.press.sheet import BOLD, FALLBACK, REGULAR, signs_of

MISSING = "□"  # stands where no font has the sign, so that nothing vanishes unseen
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n\xa0]")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[-/])(?=[^\W\d_]{2})")


def clean(text: str) -> str:
    """Return the text without control signs; every kind of line end becomes a newline."""
    if text.isascii() and text.isprintable():
        return text
    unified = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    composed = _VARIATION.sub("", unicodedata.normalize("NFC", unified))
    return "".join(
        sign
        for sign in composed
        if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    )


def flat(text: str) -> str:
    """Return the text without control signs on one line, its words one space apart."""
    return " ".join(clean(text).split())


def markup(text: str, bold: bool = False) -> str:
    """Return a typed text as platypus markup that prints it sign by sign.

    A sign that our face lacks is set in the fallback font, one that no font has as `□`. `bold`
    says in which face it will stand; the style or a `<b>` around it must set that face.
    """
    parts = []
    for font, run in runs(clean(text).strip("\n "), bold):
        plain = escape(run).replace("\n", "<br/>")
        parts.append(f'<font name="{font}">{plain}</font>' if font == FALLBACK else plain)
    return "".join(parts)


def strong(text: str) -> str:
    """Return a typed text as markup in bold."""
    return f"<b>{markup(text, bold=True)}</b>" if text else ""


def runs(text: str, bold: bool) -> list[tuple[str, str]]:
    """Return a cleaned text in stretches that one font prints, each with its font."""
    face = BOLD if bold else REGULAR
    if text.isascii():
        return [(face, text)]
    own = signs_of(face)
    signs = []
    for sign in text:
        rare = ord(sign) not in own or unicodedata.category(sign) in ("Cn", "Co")
        if rare and sign != "\n":
            signs.append((FALLBACK, sign if ord(sign) in signs_of(FALLBACK) else MISSING))
        else:
            signs.append((face, sign))
    return [
        (font, "".join(sign for _, sign in group))
        for font, group in groupby(signs, key=lambda one: one[0])
    ]


@lru_cache(maxsize=8192)
def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return the width in points of a text set on one line."""
    return float(sum(stringWidth(run, font, size) for font, run in runs(flat(text), bold)))


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Return the width in points of the widest part that a narrow cell cannot break well."""
    parts = (part for word in clean(text).split() for part in _INSIDE.split(word))
    return max((width_of(part, size, bold) for part in parts), default=0.0)


def breakable(text: str, size: float, bold: bool, width: float) -> str:
    """Return the text with a space behind an inner hyphen or slash of each word too wide to fit.

    The parts are as long as `width` points allow, so that a line ends at the space.
    """

    def broken(word: re.Match[str]) -> str:
        lines = [""]
        for part in _INSIDE.split(word[0]):
            if width_of(lines[-1] + part, size, bold) <= width:
                lines[-1] += part
            else:
                lines.append(part)
        return " ".join(lines).lstrip()

    return re.sub(r"\S+", broken, text)
