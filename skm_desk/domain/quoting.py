"""Quoting: parts of a saran may be left out of the laporan; its words are never changed."""

import re
from collections.abc import Iterable

from skm_desk.domain.personal import find_personal

LEFT_OUT = "…"
_SEVERAL = re.compile(rf"{LEFT_OUT}(\s*{LEFT_OUT})+")


def leave_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with each span (start, end) replaced by "…"; spans may overlap.

    Those with nothing but blanks between them become one "…". Empty spans leave nothing out.
    """
    kept = []
    place = 0
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if end > place:
            kept += [text[place : max(start, place)], LEFT_OUT]
            place = end
    if not kept:
        return text
    return _SEVERAL.sub(LEFT_OUT, "".join([*kept, text[place:]]))


def leave_out_personal(text: str) -> str:
    """Return `text` without what may point at a person, as far as it is found."""
    return leave_out(text, ((found.start, found.end) for found in find_personal(text)))


def left_out(quote: str, text: str) -> tuple[tuple[int, int], ...] | None:
    """Return the spans (start, end) of `text` that `quote` leaves out by "…", in order.

    None if `quote` is anything but `text` with parts left out.
    """
    first, *others = quote.split(LEFT_OUT)
    if not others:
        return () if quote == text else None
    *between, last = others
    if not text.startswith(first):
        return None
    spans = []
    place = len(first)
    for part in between:
        found = text.find(part, place)
        if found < 0:
            return None
        spans.append((place, found))
        place = found + len(part)
    end = len(text) - len(last)
    if end < place or not text.endswith(last):
        return None
    spans.append((place, end))
    return tuple(span for span in spans if text[slice(*span)] not in ("", LEFT_OUT))


def wording(text: str, quote: str) -> str:
    """Return what is printed of a saran: its `quote`, or all of it when that is empty.

    A quote that is no longer one of `text`, because the form was corrected since, is made anew
    without what is personal: what was left out once must not come back unseen.
    """
    if not quote:
        return text
    return quote if left_out(quote, text) is not None else leave_out_personal(text)
