"""Text into words: what is printed of a text, in which font each sign, and how wide it is.

A text comes as `Span`s (plain or bold) and is cut into `Word`s of `Segment`s (one font each).
Widths are kept for size 1, so that a word is measured once for all sizes.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from skm_desk.documents.pdf_style import BOLD, FALLBACK, REGULAR, char_widths

MISSING = "□"  # stands where no font has the sign, so that nothing vanishes unseen
_NARROW = 200.0  # below this width a line may end behind a hyphen or slash inside a word
TOLERANCE = 0.01
_INSIDE = re.compile(r"(?<=[^\W\d_]{2}[-/])(?=[^\W\d_]{2})")
_LEFT_OUT = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True)
class Span:
    """A stretch of text in one face; two spans are parted by a space."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Segment:
    """Signs in a row that one font prints; `width` for size 1."""

    font: str
    text: str
    width: float


@dataclass(frozen=True)
class Word:
    """What stands between two spaces; `glued` when it goes on without a space before it."""

    segments: tuple[Segment, ...]
    width: float
    bold: bool = False
    glued: bool = False

    @property
    def face(self) -> str:
        """The font of the space before it."""
        return BOLD if self.bold else REGULAR


def clean(text: str) -> str:
    """Return the text without control signs; every kind of line end becomes a newline."""
    unified = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    composed = _VARIATION.sub("", unicodedata.normalize("NFC", unified))
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(
        sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in _LEFT_OUT
    )


def flat(text: str) -> str:
    """Return the text without control signs on one line, its words one space apart."""
    return " ".join(clean(text).split())


@lru_cache(maxsize=8192)
def set_word(text: str, bold: bool) -> Word:
    """Return a text without spaces as one word, each sign in a font that has it."""
    face = BOLD if bold else REGULAR
    own = char_widths(face)
    segments: list[Segment] = []
    for font, run in _runs(text, face, own):
        widths = char_widths(font)
        segments.append(Segment(font, run, sum(widths[ord(sign)] for sign in run) / 1000))
    return Word(tuple(segments), sum(segment.width for segment in segments), bold)


def _runs(text: str, face: str, own: dict[int, float]) -> Iterator[tuple[str, str]]:
    run, font = "", face
    for sign in text:
        wanted = face
        if ord(sign) not in own or unicodedata.category(sign) in ("Cn", "Co"):
            wanted = FALLBACK
            if ord(sign) not in char_widths(FALLBACK):
                sign = MISSING
        if wanted != font and run:
            yield font, run
            run = ""
        font = wanted
        run += sign
    if run:
        yield font, run


def space_width(bold: bool) -> float:
    """Return the width of a space at size 1, in points."""
    return char_widths(BOLD if bold else REGULAR)[ord(" ")] / 1000


def natural_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width in points of a text set on one line."""
    words = [set_word(part, bold) for part in clean(text).split()]
    spaces = max(len(words) - 1, 0) * space_width(bold)
    return (sum(word.width for word in words) + spaces) * size


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Return the width in points of the widest part that a narrow line cannot break."""
    parts = (part for word in clean(text).split() for part in _INSIDE.split(word))
    return max((set_word(part, bold).width * size for part in parts), default=0.0)


def words_of(spans: Sequence[Span], width: float) -> Iterator[Word | None]:
    """Yield each word for a column of `width` points, and None where the text ends a line."""
    for span in spans:
        for number, row in enumerate(clean(span.text).strip("\n ").split("\n")):
            if number:
                yield None
            for text in row.split(" "):
                if text:
                    yield from _parts(text, span.bold, width)


def _parts(text: str, bold: bool, width: float) -> Iterator[Word]:
    parts = _INSIDE.split(text) if width < _NARROW else [text]
    yield set_word(parts[0], bold)
    for part in parts[1:]:
        yield replace(set_word(part, bold), glued=True)


def broken(word: Word, size: float, room: float, width: float) -> list[Word]:
    """Return the word whole, or in pieces that fit: the first in `room`, the others in `width`."""
    if word.width * size <= room + TOLERANCE:
        return [word]
    pieces: list[Word] = []
    segments: list[Segment] = []
    used = 0.0
    for segment in word.segments:
        widths = char_widths(segment.font)
        run, run_width = "", 0.0
        for sign in segment.text:
            wide = widths[ord(sign)] / 1000
            if (run or segments) and (used + run_width + wide) * size > room + TOLERANCE:
                if run:
                    segments.append(Segment(segment.font, run, run_width))
                pieces.append(_piece(word, segments, used + run_width, bool(pieces)))
                segments, used, run, run_width, room = [], 0.0, "", 0.0, width
            run += sign
            run_width += wide
        segments.append(Segment(segment.font, run, run_width))
        used += run_width
    pieces.append(_piece(word, segments, used, glued=True))
    return pieces


def _piece(word: Word, segments: list[Segment], width: float, glued: bool) -> Word:
    return Word(tuple(segments), width, word.bold, glued or word.glued)
