"""Stretches: where rows of one table stand side by side with rows of another.

An online sheet that is downloaded again, or a worksheet that copies another one, holds the same
rows in the same order. That two people answered alike proves nothing: nine times "4" is the
commonest form of all. What proves it is a stretch of rows, one below the other in both tables,
that would not come about by chance.

How far a row of its own is from chance is counted in bits: a content that fills half of both
tables together gives 1 bit when two rows agree in it, one that stands once in each of two tables
of 512 rows gives 9, one that all rows share gives none. A stretch is sure when its rows together
give 20 bits more than there are ways of laying one table beside the other, which chance reaches
once in a million comparisons. A row in it that does not agree costs 10 bits, so that a corrected
row parts no stretch, and no few rows of chance join one. What lies before, between and after sure
stretches belongs to tables that are known to be one: there 8 bits are enough.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

_SURE_BITS = 20.0
_RELATED_BITS = 8.0
_COST_OF_OTHER = 10.0
_DROP = 40.0  # a stretch ends where so many bits were lost since its best row
# A content that stands in more pairs of places than this says little about where the tables
# belong together, and much work.
_MOST_PAIRS = 64
_MOST_SHIFTS = 12

Table = Sequence[Hashable]


@dataclass(frozen=True)
class Stretch:
    """So many rows below each other, from the place `known` of one table and `row` of another."""

    known: int
    row: int
    length: int

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the places that lie side by side."""
        return zip(
            range(self.known, self.known + self.length),
            range(self.row, self.row + self.length),
            strict=True,
        )


def sure_stretches(known: Table, rows: Table) -> tuple[Stretch, ...]:
    """Return the stretches in which two tables agree beyond chance, by their place in `rows`.

    A row is what it says, as anything that is equal when two rows say the same. No place of
    either table is in two stretches.
    """
    counts = Counter(known) + Counter(rows)
    total = len(known) + len(rows)
    bits = {content: log2(total / count) for content, count in counts.items()}
    found = _search(known, rows, bits, _SURE_BITS)
    return tuple(sorted([*found, *_between(found, known, rows, bits)], key=lambda one: one.row))


def _between(
    found: Sequence[Stretch], known: Table, rows: Table, bits: Mapping[Hashable, float]
) -> Iterator[Stretch]:
    """Yield what else agrees in the gaps between stretches that follow each other in both."""
    if not found:
        return
    here = there = 0
    for one in (*found, Stretch(len(known), len(rows), 0)):
        if one.known >= here:
            gap = _search(known[here : one.known], rows[there : one.row], bits, _RELATED_BITS)
            for inner in gap:
                yield Stretch(here + inner.known, there + inner.row, inner.length)
        here, there = one.known + one.length, one.row + one.length


def _search(
    known: Table, rows: Table, bits: Mapping[Hashable, float], enough: float
) -> list[Stretch]:
    """Return the stretches of at least so many bits beyond chance, by their place in `rows`."""
    if not known or not rows:
        return []
    needed = enough + log2(len(known) * len(rows))
    taken_known, taken_rows = bytearray(len(known)), bytearray(len(rows))
    found = []
    for shift in _likely_shifts(known, rows):
        for stretch in _along(known, rows, shift, bits, needed):
            pairs = list(stretch.pairs())
            if any(taken_known[i] or taken_rows[j] for i, j in pairs):
                continue
            for i, j in pairs:
                taken_known[i] = taken_rows[j] = 1
            found.append(stretch)
    return sorted(found, key=lambda one: one.row)


def _likely_shifts(known: Table, rows: Table) -> Iterable[int]:
    """Return by how much rows most often lie behind the known ones that say the same, the
    likeliest first."""
    here: dict[Hashable, list[int]] = defaultdict(list)
    for place, content in enumerate(known):
        here[content].append(place)
    there: dict[Hashable, list[int]] = defaultdict(list)
    for place, content in enumerate(rows):
        if content in here:
            there[content].append(place)
    votes: Counter[int] = Counter()
    for content, places in there.items():
        if len(here[content]) * len(places) <= _MOST_PAIRS:
            votes.update(j - i for j in places for i in here[content])
    likely = [shift for shift, _ in votes.most_common(_MOST_SHIFTS)]
    # Both tables may begin, or end, with the same rows though no content of them is rare.
    return dict.fromkeys([*likely, 0, len(rows) - len(known)])


def _along(
    known: Table, rows: Table, shift: int, bits: Mapping[Hashable, float], needed: float
) -> Iterator[Stretch]:
    """Yield the stretches of so many bits among rows that lie `shift` places behind."""
    place, last = max(0, -shift), min(len(known), len(rows) - shift)
    while place < last:
        if known[place] != rows[place + shift]:
            place += 1
            continue
        start, end, sum_bits, best = place, place, 0.0, 0.0
        while place < last and sum_bits > best - _DROP:
            agrees = known[place] == rows[place + shift]
            sum_bits += bits[known[place]] if agrees else -_COST_OF_OTHER
            place += 1
            if agrees and sum_bits >= best:
                best, end = sum_bits, place
            elif sum_bits <= 0.0:
                break
        if best >= needed:
            yield Stretch(start, start + shift, end - start)
            place = end
