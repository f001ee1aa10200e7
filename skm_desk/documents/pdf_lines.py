"""Words into lines: where a line ends, and how it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from skm_desk.documents.pdf_text import (
    TOLERANCE,
    Span,
    Word,
    broken,
    flat,
    space_width,
    words_of,
)

# How far a space may give way, in parts of itself, before a line counts as badly filled.
_SHRINK = 0.2
_STRETCH = 0.55
_MOST_BALANCED = 6  # more lines than this are no title, and stay as they come


@dataclass(frozen=True)
class Line:
    """One set line; `width` in points without stretching, `ends` when a paragraph ends here."""

    words: tuple[Word, ...]
    width: float
    ends: bool

    @property
    def gaps(self) -> int:
        """How many spaces may be stretched."""
        return sum(1 for word in self.words[1:] if not word.glued)


def set_lines(
    spans: Sequence[Span], size: float, width: float, first_indent: float = 0
) -> tuple[Line, ...]:
    """Return the lines of a text in a column of `width` points; the first stands in by an indent.

    Each line takes as many words as it holds. A word wider than the column is broken between
    signs. A text without signs has one empty line.
    """
    lines: list[Line] = []
    for words in _paragraphs(spans, size, width, first_indent if not lines else 0):
        ends = _greedy(words, size, width, 0 if lines else first_indent)
        lines += _lines(words, ends, size)
    return tuple(lines)


def set_even(
    spans: Sequence[Span], size: float, width: float, first_indent: float = 0
) -> tuple[Line, ...]:
    """Return the lines of a justified text: ended where the spaces of all lines are most even."""
    lines: list[Line] = []
    for words in _paragraphs(spans, size, width, first_indent if not lines else 0):
        ends = _fairest(words, size, width, 0 if lines else first_indent)
        lines += _lines(words, ends, size)
    return tuple(lines)


def set_balanced(spans: Sequence[Span], size: float, width: float) -> tuple[Line, ...]:
    """Return the lines of a centred title, about equally wide rather than filled one by one."""
    lines = set_lines(spans, size, width)
    if not 1 < len(lines) <= _MOST_BALANCED:
        return lines
    for part in range(50, 100, 4):
        narrow = set_lines(spans, size, width * part / 100)
        if len(narrow) == len(lines):
            return narrow
    return lines


def _paragraphs(
    spans: Sequence[Span], size: float, width: float, first_indent: float
) -> list[list[Word]]:
    """Return the words of each stretch that the text itself ends, none wider than the column."""
    paragraphs: list[list[Word]] = [[]]
    for word in words_of(spans, width):
        if word is None:
            paragraphs.append([])
            continue
        opens = not paragraphs[-1] and len(paragraphs) == 1
        room = width - first_indent if opens else width
        paragraphs[-1] += broken(word, size, room, width)
    return paragraphs


def _lines(words: Sequence[Word], ends: Sequence[int], size: float) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for end in ends:
        own = tuple(words[start:end])
        used = sum(word.width for word in own) + sum(_gap(word) for word in own[1:])
        lines.append(Line(own, used * size, ends=end == len(words)))
        start = end
    return lines


def _gap(word: Word) -> float:
    return 0.0 if word.glued else space_width(word.bold)


def _greedy(words: Sequence[Word], size: float, width: float, first_indent: float) -> list[int]:
    """Return behind which word each line ends, as many words in each as it holds."""
    ends: list[int] = []
    used, room, start = 0.0, width - first_indent, 0
    for place, word in enumerate(words):
        gap = _gap(word) * size if place > start else 0.0
        if place > start and used + gap + word.width * size > room + TOLERANCE:
            ends.append(place)
            used, room, start, gap = 0.0, width, place, 0.0
        used += gap + word.width * size
    return [*ends, len(words)]


def _fairest(words: Sequence[Word], size: float, width: float, first_indent: float) -> list[int]:
    """Return behind which word each line ends, so that the sum of all badness is least.

    The method of Knuth and Plass without hyphens: for each word, the best way to end a line there.
    """
    least_gap = space_width(bold=False) * size
    best = [0.0]
    came_from = [0]
    for end in range(1, len(words) + 1):
        least, origin = float("inf"), end - 1
        natural = gaps = 0.0
        for start in range(end - 1, -1, -1):
            if start < end - 1:
                gaps += _gap(words[start + 1]) * size
            natural += words[start].width * size
            room = width - first_indent if start == 0 else width
            if start < end - 1 and natural + gaps * (1 - _SHRINK) > room + TOLERANCE:
                # The first line is the narrowest: a line that fits no longer here may not either.
                break
            bad = _badness(room - natural - gaps, gaps, least_gap, last=end == len(words))
            if best[start] + bad < least:
                least, origin = best[start] + bad, start
        best.append(least)
        came_from.append(origin)
    ends = [len(words)]
    while came_from[ends[0]] > 0:
        ends.insert(0, came_from[ends[0]])
    return ends


def _badness(spare: float, gaps: float, least: float, last: bool) -> float:
    """Return how bad a line is that has `spare` points to share out among its `gaps` points.

    A line of one word has nothing to share it with, and is taken as if it had one `least` gap.
    """
    if last and spare >= 0:
        return 0.0
    ratio = abs(spare) / (max(gaps, least) * (_STRETCH if spare > 0 else _SHRINK))
    return float((1 + 100 * ratio**3) ** 2)


def clipped(text: str, size: float, bold: bool, width: float) -> Line:
    """Return the text on a single line, ended by `…` when it is wider than `width` points."""
    words = flat(text)
    line = set_lines([Span(words, bold)], size, width)
    while len(line) > 1:
        words = words[: len(words) * 9 // 10].rstrip(" ….")
        line = set_lines([Span(words + "…", bold)], size, width)
    return line[0]


def draw_line(
    out: Any, line: Line, x: float, baseline: float, size: float, stretch: float = 0
) -> None:
    """Write a line into ReportLab's text object, each gap wider by `stretch` points.

    Every word but the first carries the space before it, so that copied text keeps words apart.
    """
    run, run_font = "", ""
    start = at = x
    for place, word in enumerate(line.words):
        if place and not word.glued:
            if word.face != run_font or stretch:
                _write(out, run, run_font, size, start, baseline)
                run, run_font = "", word.face
                start = at = at + stretch
            run += " "
            at += space_width(word.bold) * size
        for segment in word.segments:
            if segment.font != run_font:
                _write(out, run, run_font, size, start, baseline)
                run, run_font, start = "", segment.font, at
            run += segment.text
            at += segment.width * size
    _write(out, run, run_font, size, start, baseline)


def _write(out: Any, run: str, font: str, size: float, x: float, baseline: float) -> None:
    if run:
        out.setFont(font, size)
        out.setTextOrigin(x, baseline)
        out.textOut(run)
