"""Forms that answered alike, counted together: what tallies and sums of any size are made from.

A pattern is all jawaban of a form in one number (or more, for very many questions), three bits a
question. SQLite makes the pattern of each form where its jawaban lie, and then has one number of
each form to sort instead of each jawaban.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from typing import Any

from skm_desk.domain.kuesioner import NILAI
from skm_desk.domain.moments import Moments, PairSums
from skm_desk.domain.tally import QuestionTally, Tally
from skm_desk.storage.sqlite_library import Database

_BITS = 3
_BLANK = 5  # 0 is a question that was not asked
_DIGITS = (*NILAI, _BLANK)
_PLACES = 20  # an integer of SQLite has 63 bits beside its sign; the last three hold a mark
_MARK = _BITS * _PLACES
# The lowest bit of each place.
_ONES = sum(1 << _BITS * place for place in range(_PLACES))
Key = tuple[str, int]


class PatternCounts:
    """The patterns of the forms of some periods (by kode) of one open file.

    Each method is one SQL pass. `where` and `values` are a condition on `responden`, as
    `count_table.where_of` gives it, and its values. Forms are counted apart by `group`, SQL of
    any text, and by `mark`, SQL of a number from 0 to 7, which costs nearly nothing.
    """

    def __init__(self, db: Database, periods: Sequence[str]) -> None:
        self._db = db
        marks = ", ".join("?" for _ in periods)
        # A question that several question sets ask is one.
        rows = db.execute(
            "SELECT kode, unsur, group_concat(id) FROM question"
            f" WHERE kuesioner_id IN (SELECT kuesioner_id FROM period WHERE kode IN ({marks}))"
            " GROUP BY kode, unsur ORDER BY min(id)",
            list(periods),
        ).fetchall()
        self._kodes = tuple(kode for kode, _, _ in rows)
        self._unsur = tuple(unsur for _, unsur, _ in rows)
        self._ids = [ids.split(",") for _, _, ids in rows]

    def tallies(
        self, where: str, values: Sequence[Any], group: str = "", mark: str = ""
    ) -> Iterator[tuple[Key, Tally]]:
        """Yield the counts of each group of forms, all of the same questions in the same order."""
        sums = [
            f"sum(forms * ({_digit(place)} = {digit}))"
            for place in range(len(self._kodes))
            for digit in _DIGITS
        ]
        inner = self._alike(f"coalesce(nilai, {_BLANK})", where, group, mark)
        keys = f"part, part0 >> {_MARK}"
        rows = self._db.execute(
            f"SELECT {keys}, sum(forms), {', '.join(sums)} FROM ({inner}) GROUP BY {keys}",
            list(values),
        )
        for part, marked, forms, *counts in rows:
            yield (part, marked), Tally(forms, tuple(self._counted(counts)))

    def moments(
        self, where: str, values: Sequence[Any], group: str = ""
    ) -> Iterator[tuple[str, Moments]]:
        """Yield the sums of each group of forms."""
        digits = [_digit(place) for place in range(len(self._kodes))]
        pairs = list(combinations_with_replacement(range(len(digits)), 2))
        sums = [f"sum(forms * {digit})" for digit in digits]
        sums += [f"sum(forms * {digits[i]} * {digits[j]})" for i, j in pairs]
        # Forms that answered the same questions are summed apart: among them the sum of a
        # question is the same beside every other question.
        masks = [_answered(f"part{number}") for number in range(self._width)]
        keys = ", ".join(["part", *masks])
        rows = self._db.execute(
            f"SELECT {keys}, sum(forms), {', '.join(sums)}"
            f" FROM ({self._alike('nilai', where, group)}) GROUP BY {keys}",
            list(values),
        )
        found: dict[str, tuple[int, dict[tuple[int, int], list[int]]]] = {}
        for part, *row in rows:
            answered, forms, figures = row[: len(masks)], row[len(masks)], row[len(masks) + 1 :]
            before, cells = found.get(part) or (0, {pair: [0, 0, 0, 0] for pair in pairs})
            found[part] = before + forms, cells
            given = [_holds(answered, place) for place in range(len(digits))]
            for (i, j), product in zip(pairs, figures[len(digits) :], strict=True):
                if given[i] and given[j]:
                    cell = cells[i, j]
                    cell[0] += forms
                    cell[1] += figures[i]
                    cell[2] += figures[j]
                    cell[3] += product
        for part, (forms, cells) in found.items():
            sums_of = {pair: PairSums(*cell) for pair, cell in cells.items()}
            yield part, Moments(self._kodes, self._unsur, forms, sums_of)

    def no_moments(self) -> Moments:
        """Return the sums of no form at all."""
        pairs = combinations_with_replacement(range(len(self._kodes)), 2)
        return Moments(self._kodes, self._unsur, 0, dict.fromkeys(pairs, PairSums(0, 0, 0, 0)))

    @property
    def _width(self) -> int:
        """How many numbers a pattern takes."""
        return max(1, -(-len(self._kodes) // _PLACES))

    def _alike(self, nilai: str, where: str, group: str, mark: str = "") -> str:
        """Return the SQL of the groups of forms that are alike in pattern, group and mark: `part`,
        `part0` and on, and `forms`, their number."""
        numbers = [self._number(nilai, number) for number in range(self._width)]
        if mark:
            numbers[0] = f"(({mark}) << {_MARK}) | {numbers[0]}"
        columns = [f"{sql} AS part{number}" for number, sql in enumerate(numbers)]
        by = [f"part{number}" for number in range(self._width)]
        # One number alone is sorted several times as fast as one beside a text.
        columns.append(f"{group or repr('')} AS part")
        if group:
            by.append("part")
        return (
            f"SELECT {', '.join(columns)}, count(*) AS forms FROM responden WHERE {where}"
            f" GROUP BY {', '.join(by)}"
        )

    def _number(self, nilai: str, number: int) -> str:
        """Return the SQL of one number of the pattern of a form."""
        first = number * _PLACES
        bits = "".join(
            f" WHEN {question_id} THEN {_BITS * place}"
            for place, ids in enumerate(self._ids[first : first + _PLACES])
            for question_id in ids
        )
        # What lies in another number has no place here, and SQL leaves it out.
        shift = f"CASE question_id{bits} END" if bits else "NULL"
        return (
            f"(SELECT coalesce(sum({nilai} << {shift}), 0) FROM jawaban"
            " WHERE jawaban.responden_id = responden.id)"
        )

    def _counted(self, counts: Sequence[int]) -> Iterator[QuestionTally]:
        for place, (kode, unsur) in enumerate(zip(self._kodes, self._unsur, strict=True)):
            first = place * len(_DIGITS)
            one, two, three, four, blank = counts[first : first + len(_DIGITS)]
            yield QuestionTally(unsur, kode, (one, two, three, four), blank)


def _digit(place: int) -> str:
    """Return the SQL of what a pattern holds at a place."""
    number, place = divmod(place, _PLACES)
    return f"((part{number} >> {_BITS * place}) & {(1 << _BITS) - 1})"


def _answered(number: str) -> str:
    """Return the SQL of the lowest bit of each place of a pattern that is not 0."""
    return f"({number} | ({number} >> 1) | ({number} >> 2)) & {_ONES}"


def _holds(masks: Sequence[int], place: int) -> bool:
    number, place = divmod(place, _PLACES)
    return bool(masks[number] >> _BITS * place & 1)
