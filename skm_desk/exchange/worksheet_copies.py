"""Worksheets of one workbook that hold the same forms: whoever filled them in counts once.

Beside the answers offices keep a worksheet that computes with them, one that gathers those of
all months, and copies; so does the workbook that this program writes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.domain.period import Period
from skm_desk.domain.stretches import sure_stretches
from skm_desk.domain.worksheet import Worksheet, spans_of
from skm_desk.exchange.reading import Inspection, Record

# The two worksheets of our own export, the second of which computes with the first.
DATA, OLAH_DATA = "Data", "Olah Data"
_MOST_COMPARED = 10_000_000  # rows, each as often as its worksheet is held against another
_FEWEST_ALIKE = 2  # rows of two small worksheets that are the same throughout
_PROFILE = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan", "layanan", "tanggal", "saran")

_Jawaban = tuple[int | None, ...]


@dataclass(frozen=True)
class _Forms:
    """The forms of one worksheet, as they are compared."""

    place: int
    worksheet: Worksheet
    records: Sequence[Record]
    jawaban: Sequence[_Jawaban]
    columns: int

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """What of two worksheets that hold the same forms decides which is read: the lower one."""
        sheet = self.worksheet
        return sheet.is_hidden, sheet.is_outside, -self.columns, self.place


def mark_copies(
    path: Path, worksheets: Sequence[Worksheet], seen: Mapping[str, Inspection], period: Period
) -> list[Worksheet]:
    """Return the worksheets, each with those that hold its forms too; `seen` is by name.

    Raise FileUnreadable with `too_large` where that would take minutes.
    """
    if len(seen) < 2:
        return list(worksheets)
    forms = sum(len(inspection.reading.records) for inspection in seen.values())
    if forms * len(seen) > _MOST_COMPARED:
        raise FileUnreadable(path, "too_large")
    compared = [
        _Forms(
            place,
            worksheet,
            inspection.reading.records,
            [tuple(record.jawaban.values()) for record in inspection.reading.records],
            len(inspection.reading.columns),
        )
        for place, worksheet in enumerate(worksheets)
        if (inspection := seen.get(worksheet.name)) is not None
    ]
    marked = list(worksheets)
    for number, first in enumerate(compared):
        for second in compared[number + 1 :]:
            known, rows = _same_forms(first, second, period)
            if not known:
                continue
            for one, other, count in ((first, second, known), (second, first, rows)):
                held = marked[one.place]
                shared = (*held.shared, (other.worksheet.name, count))
                marked[one.place] = replace(held, shared=shared)
            _mark_copy(marked, first, second, known, rows)
    return marked


def _mark_copy(
    marked: list[Worksheet], first: _Forms, second: _Forms, known: int, rows: int
) -> None:
    """Mark the one of two worksheets that adds nothing to the other, if there is one."""
    whole = [
        (one, other)
        for one, other, count in ((first, second, known), (second, first, rows))
        if count == len(one.records)
    ]
    for one, other in sorted(whole, key=lambda pair: pair[0].rank, reverse=True)[:1]:
        # What would not be read itself must keep nothing else from being read.
        is_kept_out = other.worksheet.is_hidden or other.worksheet.is_outside
        if not marked[one.place].copy_of and (not is_kept_out or one.worksheet.is_hidden):
            marked[one.place] = replace(marked[one.place], copy_of=other.worksheet.name)


def _same_forms(first: _Forms, second: _Forms, period: Period) -> tuple[int, int]:
    """Return how many forms of each worksheet stand in the other one too."""
    pairs = [
        (i, j)
        for stretch in sure_stretches(first.jawaban, second.jawaban)
        for i, j in stretch.pairs()
        if _other_cells(first.records[i], second.records[j]) <= 1
    ]
    if pairs:
        return len(pairs), len(pairs)
    if _is_own_export(first, second) or _is_alike(first, second, period):
        return len(first.records), len(second.records)
    return 0, 0


def _other_cells(first: Record, second: Record) -> int:
    """Return in how many cells two forms differ, of those that both have filled."""
    other = sum(nilai != second.jawaban.get(kode) for kode, nilai in first.jawaban.items())
    for name in _PROFILE:
        here, there = getattr(first, name), getattr(second, name)
        other += bool(here) and bool(there) and here != there
    return other


def _is_own_export(first: _Forms, second: _Forms) -> bool:
    by_name = {forms.worksheet.name: forms for forms in (first, second)}
    if by_name.keys() != {DATA, OLAH_DATA}:
        return False
    return not Counter(by_name[OLAH_DATA].jawaban) - Counter(by_name[DATA].jawaban)


def _is_alike(first: _Forms, second: _Forms, period: Period) -> bool:
    """Return whether two worksheets say the same throughout, too few rows though they have to be
    sure, and are not those of different days."""
    if len(first.records) != len(second.records) or len(first.records) < _FEWEST_ALIKE:
        return False
    if any(_other_cells(*pair) for pair in zip(first.records, second.records, strict=True)):
        return False
    days = [spans_of(forms.worksheet.name, period) for forms in (first, second)]
    return not all(days) or days[0] == days[1]
