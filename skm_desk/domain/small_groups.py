"""Small groups hidden, so that nobody can be told from a table of scores.

The rule (as the GP Patient Survey of the NHS prints its tables): a group of fewer than 10 forms
shows no score, and where its score could be worked back from the whole, the next smallest group
is hidden with it. The whole, and every group that is shown, can be taken from each other: what
is left over must neither be of fewer than 10 nor say of each hidden group that all gave the
lowest, or all the highest, nilai.

It holds within one table. Results that are asked for one after the other by filters
(`use_cases.explore_results.is_too_small`) can still be taken from each other: up to a day less
up to the day before is what one day said. Within the office that is a bound of the window and
no secret, for its staff may open every form; nothing filtered is ever printed as a document.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from skm_desk.domain.result import SkmResult, UnsurResult

SMALLEST_GROUP = 10  # forms (DESIGN.md, arithmetic)
_FEWEST_HIDDEN = 2


def tells_of_few(part: int, whole: int) -> bool:
    """Return whether the nilai of `part` of `whole` forms, which is shown too, tell of too few.

    They do when the part, or the rest that is left when it is taken from the whole, is of fewer
    than SMALLEST_GROUP forms. No form at all, and all of them, are no part.
    """
    return 0 < part < whole and min(part, whole - part) < SMALLEST_GROUP


@dataclass(frozen=True)
class Group:
    """One group of the forms of a result: its kode ("" for not filled), its words, its result."""

    kode: str
    label: str
    result: SkmResult


@dataclass(frozen=True)
class ShownGroup:
    """A group as it may be shown; what is None is hidden or has no data.

    `forms` is None for a hidden group. `cells` holds, by kode, the unsur that may be shown.
    """

    kode: str
    label: str
    forms: int | None
    ikm: Decimal | None
    cells: dict[str, UnsurResult]

    @property
    def is_hidden(self) -> bool:
        """True when nothing of the group is shown."""
        return self.forms is None


def hide_small(groups: Sequence[Group]) -> tuple[ShownGroup, ...]:
    """Return the groups with what may be shown of each; the whole they add up to is known.

    Of every unsur, either no cell is hidden, or at least two are and together they hold the
    jawaban of at least SMALLEST_GROUP forms, so that neither a cell nor the rest of the whole
    tells of fewer. Where all hidden ones gave nilai 1, or all nilai 4, and the whole did not,
    one more is hidden until that is no longer so. An IKM is shown only where all its unsur are.
    A group without forms hides nothing.
    """
    forms = [group.result.responden for group in groups]
    hidden = _hidden(forms, frozenset(), lambda places: _tells_no_form(forms, places))
    kodes = sorted({unsur.unsur.kode for group in groups for unsur in group.result.per_unsur})
    cells: list[dict[str, UnsurResult]] = [{} for _ in groups]
    for kode in kodes:
        column = [_unsur(group.result, kode) for group in groups]
        hidden_here = _hidden_cells(column, forms, hidden)
        for place, unsur in enumerate(column):
            if unsur is not None and place not in hidden_here:
                cells[place][kode] = unsur
    return tuple(
        ShownGroup(group.kode, group.label, None, None, {})
        if place in hidden
        else ShownGroup(
            group.kode,
            group.label,
            group.result.responden,
            group.result.ikm if len(cells[place]) == len(group.result.per_unsur) else None,
            cells[place],
        )
        for place, group in enumerate(groups)
    )


def _hidden_cells(
    column: Sequence[UnsurResult | None], forms: Sequence[int], already: frozenset[int]
) -> frozenset[int]:
    """Return the groups whose cell of one unsur is hidden, `already` among them."""
    jawaban = [0 if unsur is None else unsur.jawaban for unsur in column]
    totals = [0 if unsur is None else unsur.total for unsur in column]
    # An unsur of several questions has several jawaban of one form.
    asked = max(
        (
            -(-(unsur.jawaban + unsur.blank) // of_group)
            for unsur, of_group in zip(column, forms, strict=True)
            if unsur is not None and of_group
        ),
        default=1,
    )
    answered = [count // asked if count >= asked else min(count, 1) for count in jawaban]

    def is_extreme(places: Collection[int]) -> bool:
        count, total = sum(jawaban[p] for p in places), sum(totals[p] for p in places)
        return total in (count, 4 * count)

    whole_is_extreme = is_extreme(range(len(column)))
    return _hidden(answered, already, lambda places: whole_is_extreme or not is_extreme(places))


def _hidden(
    counts: Sequence[int],
    already: frozenset[int],
    is_covered: Callable[[Collection[int]], bool],
) -> frozenset[int]:
    """Return the places that are hidden: those already, the small ones, and what covers them."""
    small = {place for place, count in enumerate(counts) if 0 < count < SMALLEST_GROUP}
    hidden = {place for place in small | already if counts[place]}
    rest = sorted(
        (place for place, count in enumerate(counts) if count and place not in hidden),
        key=lambda place: counts[place],
    )
    while hidden and rest and not (_is_many(counts, hidden) and is_covered(hidden)):
        hidden.add(rest.pop(0))
    return frozenset(hidden) | already


def _is_many(counts: Sequence[int], hidden: Collection[int]) -> bool:
    return (
        len(hidden) >= _FEWEST_HIDDEN and sum(counts[place] for place in hidden) >= SMALLEST_GROUP
    )


def _tells_no_form(forms: Sequence[int], hidden: Collection[int]) -> bool:
    """Return whether the sum of hidden numbers of forms leaves each of them open.

    As many forms as groups would say that each has one.
    """
    return sum(forms[place] for place in hidden) > len(hidden)


def _unsur(result: SkmResult, kode: str) -> UnsurResult | None:
    return next((unsur for unsur in result.per_unsur if unsur.unsur.kode == kode), None)
