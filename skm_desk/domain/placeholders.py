"""Placeholders: what stands in curly brackets in a text of an office, such as `{instansi}`."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

# A name between brackets on one line, or a bracket that has no other one.
_MARK = re.compile(r"\{([^{}\n]*)\}|\{[^{}\s]*|\}")


@dataclass(frozen=True)
class Mark:
    """Brackets in a text, from `start` to before `end`, as `written`.

    `name` is what stands between them, None where a bracket has no other one.
    """

    start: int
    end: int
    written: str
    name: str | None


def find_marks(text: str) -> Iterator[Mark]:
    """Yield everything in curly brackets, in order; curly brackets serve nothing else."""
    for found in _MARK.finditer(text):
        yield Mark(found.start(), found.end(), found[0], found[1])


def find_unknown(text: str, known: Collection[str]) -> Mark | None:
    """Return the first mark that names none of `known`, or None."""
    return next((mark for mark in find_marks(text) if mark.name not in known), None)


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with the values of its placeholders; what is unknown stays as written."""
    parts: list[str] = []
    place = 0
    for mark in find_marks(text):
        if mark.name is not None and mark.name in values:
            parts += (text[place : mark.start], values[mark.name])
            place = mark.end
    return "".join((*parts, text[place:]))
