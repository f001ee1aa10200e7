"""Overlap: which rows of a new file came in before, with an earlier import of the same period.

The same online sheet is downloaded again a week later: the rows of before, and new ones. Counting
them again counts people twice; leaving out a row that only looks alike loses a person. Two people
may well answer alike, so that alike is no proof. A row is the same as one of an earlier import

- where something names it, and all its cells agree: a moment with its time of day, a sheet
  number, or a number that no count gave it;
- where it stands in a block: rows of an earlier import that stand below each other again, as far
  beyond chance as `domain.stretches` asks; or all rows of an earlier import at the head or at the
  foot of the file. The latter is weaker and needs rows without names: that two tables begin with
  the same few forms may be chance, which a person is told.

A running number (1, 2, 3 …, from wherever it counts) names nobody: it begins anew in each file,
and form 5 of January and form 5 of February with nine times "4" are two people. It is no part of
what a row says either, for it changes when a row is put in above.

A row whose name or whose place in a block is that of an earlier one, and which differs from it in
one cell, is likely the same person corrected. Whoever reads the file decides; nothing here does.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from skm_desk.domain.free_text import text_digest
from skm_desk.domain.stretches import Stretch, sure_stretches

_EVERY = 500  # rows between two checks
_FEWEST_ALIKE = 2  # rows of a whole import at the head or foot of a file
_FEWEST_NEARLY = 3  # of which one in ten, but one at least, may be another
_KEPT = 32  # signs of a digest, 4 bits each: no two rows of an office share so many
_NUMBER = re.compile(r"(\D*)(\d{1,15})")


class Taking(Enum):
    """Which rows of a file come in when some came in before."""

    NEW = "hanya-baru"
    ALL = "semua"


class RowDigests(NamedTuple):
    """What is kept of the signs of a row: salted digests, of which nothing can be read."""

    name: str | None
    said: str


class RowSigns(NamedTuple):
    """What a row is known by: what names it, empty where nothing does, and all that it says."""

    name: str
    said: str

    def digests(self, salt: str) -> "RowDigests":
        """Return what is kept of them under the salt of an import."""
        name = text_digest(salt, self.name)[:_KEPT] if self.name else None
        return RowDigests(name, text_digest(salt, self.said)[:_KEPT])


@dataclass(frozen=True)
class KnownImport:
    """An earlier import of the period: its number, and of each of its forms the id and the signs,
    in the order of its file."""

    number: int
    salt: str
    forms: Sequence[str]
    rows: Sequence[RowDigests]


@dataclass(frozen=True)
class Found:
    """Where a row of the new file stands in an earlier import: its number, and the form."""

    number: int
    form: str


@dataclass
class Overlap:
    """What of a new file came in before, by the place of the row in it.

    `same` are the rows that are the same. `doubtful` have the name or the place of an earlier
    row and say something else: whether they are a correction shows when the cells are compared.
    `is_weak` tells that some are the same only because a whole import stands at an end of the
    file, without names.
    """

    same: dict[int, Found] = field(default_factory=dict)
    doubtful: dict[int, Found] = field(default_factory=dict)
    is_weak: bool = False


def _never() -> None:
    """Cancel nothing."""


def find_overlap(
    rows: Sequence[RowSigns],
    known: Sequence[KnownImport],
    check_cancelled: Callable[[], None] = _never,
) -> Overlap:
    """Return which rows of a new file came in with earlier imports, earliest first.

    No row of an earlier import stands for two of the new file. `check_cancelled` is called every
    so many rows; whatever it raises ends the work.
    """
    overlap = Overlap()
    for earlier in known:
        digests = list(_digests(rows, earlier.salt, check_cancelled))
        _Comparison(digests, earlier, overlap).run()
        check_cancelled()
    for place in overlap.same:
        overlap.doubtful.pop(place, None)
    return overlap


def are_names(numbers: Sequence[str]) -> bool:
    """Return whether the numbers of a column name its rows: each is filled and stands once, and
    they are no running count, with or without letters before it."""
    if not all(numbers) or len(set(numbers)) < len(numbers) or len(numbers) < 2:
        return False
    matches = [_NUMBER.fullmatch(number) for number in numbers]
    counts = [int(match[2]) for match in matches if match is not None]
    if len(counts) < len(numbers):
        return True
    # A count with gaps is still one: rows were sorted out, or only some were handed over.
    return max(counts) - min(counts) >= 2 * len(counts)


class _Comparison:
    """The rows of a new file beside those of one earlier import."""

    def __init__(self, rows: Sequence[RowDigests], earlier: KnownImport, overlap: Overlap) -> None:
        self._earlier = earlier
        self._known = earlier.rows
        self._rows = rows
        self._overlap = overlap
        self._taken: set[int] = set()  # places of the earlier import

    def run(self) -> None:
        """Note down what is the same, and what is doubtful."""
        self._by_name()
        stretches = sure_stretches(
            [row.said for row in self._known], [row.said for row in self._rows]
        )
        if not stretches and (whole := self._whole_at_an_end()) is not None:
            stretches = (whole,)
            self._overlap.is_weak = True
        for stretch in stretches:
            self._by_place(stretch)

    def _by_name(self) -> None:
        known, rows = _places(self._known), _places(self._rows)
        alike: dict[RowDigests, list[int]] = defaultdict(list)
        for name in known.keys() & rows.keys():
            for place in reversed(known[name]):
                alike[self._known[place]].append(place)
        for place, row in enumerate(self._rows):
            if alike.get(row) and place not in self._overlap.same:
                self._note_same(alike[row].pop(), place)
        for name in known.keys() & rows.keys():
            # A name that stands twice in a file tells nobody from anybody.
            if len(known[name]) == len(rows[name]) == 1:
                self._note_doubtful(known[name][0], rows[name][0])

    def _by_place(self, stretch: Stretch) -> None:
        pairs = [(known, row) for known, row in stretch.pairs() if known not in self._taken]
        names = [(self._known[known].name, self._rows[row].name) for known, row in stretch.pairs()]
        # Where no name at all is as it was, another program wrote the moments in another way.
        are_names_kept = any(here is not None and here == there for here, there in names)
        for known, row in pairs:
            here, there = self._known[known], self._rows[row]
            are_apart = None not in (here.name, there.name) and here.name != there.name
            if are_apart and (are_names_kept or here.said != there.said):
                continue  # somebody else at this place
            if here.said == there.said:
                self._note_same(known, row)
            else:
                self._note_doubtful(known, row)

    def _whole_at_an_end(self) -> Stretch | None:
        """Return the earlier import if all of it stands at the head or at the foot of the file,
        and neither has names."""
        count = len(self._known)
        if not _FEWEST_ALIKE <= count <= len(self._rows):
            return None
        if any(row.name for row in (*self._known, *self._rows)):
            return None
        for start in (0, len(self._rows) - count):
            agreeing = [
                known.said
                for known, row in zip(self._known, self._rows[start:], strict=False)
                if known.said == row.said
            ]
            spared = max(1, count // 10) if count >= _FEWEST_NEARLY else 0
            is_nearly = len(agreeing) >= count - spared and len(set(agreeing)) >= 2
            if len(agreeing) == count or is_nearly:
                return Stretch(0, start, count)
        return None

    def _note_same(self, known: int, row: int) -> None:
        self._taken.add(known)
        self._overlap.same.setdefault(row, self._found(known))

    def _note_doubtful(self, known: int, row: int) -> None:
        if known not in self._taken:
            self._taken.add(known)
            self._overlap.doubtful.setdefault(row, self._found(known))

    def _found(self, known: int) -> Found:
        return Found(self._earlier.number, self._earlier.forms[known])


def _digests(
    rows: Sequence[RowSigns], salt: str, check_cancelled: Callable[[], None]
) -> Iterator[RowDigests]:
    for place, row in enumerate(rows):
        if place % _EVERY == 0:
            check_cancelled()
        yield row.digests(salt)


def _places(rows: Sequence[RowDigests]) -> Mapping[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.name is not None:
            places[row.name].append(place)
    return places
